package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.family.teachers.online.LearningRule;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.family.teachers.online.TwoLayerLearner;
import org.limitlab.math.adjoint.Tape;

import java.util.Arrays;

/** Replicas of {@link DropoutSchedule}. */
final class DropoutSimulation extends StepSimulation {

    private final DropoutSchedule.Parameters p;
    private final DropoutDynamics dynamics;
    private final TwoLayerLearner[] learners;
    private final double[] state;
    private final Tape tape = new Tape();
    private LearningRule rule;

    DropoutSimulation(DropoutSchedule.Parameters p, Batch batch) {
        super(batch, p.inputDimension());
        this.p = p;
        this.dynamics = p.dynamics();
        OverlapShape shape = OverlapShape.of(p.hidden(), p.teachers());
        double[] ones = new double[p.teachers()];
        Arrays.fill(ones, 1);
        this.rule =
                LearningRule.backpropagation(p.learningRate(), 0, p.labelNoise(), ones)
                        .withActivation(1);
        double[] start = new double[shape.size()];
        Arrays.fill(start, shape.v(0, 0), start.length, 1);
        double[][] teachers = new double[p.teachers()][p.teachers()];
        for (int n = 0; n < teachers.length; n++) {
            teachers[n][n] = 1;
        }
        this.state = new double[shape.size()];
        this.learners = new TwoLayerLearner[batch.size()];
        for (int i = 0; i < learners.length; i++) {
            learners[i] = planted(shape, start, teachers, p.inputDimension(), i);
        }
    }

    @Override
    void step(int replica, double time) {
        double active = share(p.activation(), time, "activation");
        if (active != rule.activation()) {
            rule = rule.withActivation(active);
        }
        finite(learners[replica].step(rule), "the error");
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        learners[replica].state(state);
        double active = p.activation().at(now(replica));
        int triangle = p.hidden() * (p.hidden() + 1) / 2;
        tape.clear();
        int[] x = tape.leaves(Arrays.copyOf(state, dynamics.states()));
        switch (observable.id()) {
            case "generalisationError" ->
                    into[at] = tape.value(dynamics.error(tape, x, tape.leaf(active)));
            case "rescaledError" -> into[at] = tape.value(dynamics.leastError(tape, x));
            case "bestFactor" -> into[at] = dynamics.bestFactor(tape, x);
            case "activation" -> into[at] = active;
            case "studentOverlaps" -> System.arraycopy(state, 0, into, at, triangle);
            case "teacherOverlaps" ->
                    System.arraycopy(state, triangle, into, at, p.hidden() * p.teachers());
            default -> throw new IllegalArgumentException(observable.id());
        }
    }
}
