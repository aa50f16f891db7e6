package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.family.teachers.online.LearningRule;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.family.teachers.online.TwoLayerLearner;
import org.limitlab.math.control.Scheme;
import org.limitlab.math.control.Stepper;
import org.limitlab.math.control.TerminalCost;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

/** Replicas of {@link ContinualLearning}. */
final class ContinualSimulation extends StepSimulation {

    private static final double[][] TARGETS = {{1, 0}, {0, 1}};

    private final ContinualLearning.Parameters p;
    private final TaskDynamics dynamics;
    private final Stepper losses;
    private final TwoLayerLearner[] learners;
    private final RandomStream[] choices;
    private final double[] state;
    private final LearningRule[] rules = new LearningRule[TARGETS.length];
    private double ruledRate = Double.NaN;

    ContinualSimulation(ContinualLearning.Parameters p, Batch batch) {
        super(batch, p.inputDimension());
        this.p = p;
        this.dynamics = p.setup().dynamics();
        this.losses = new Stepper(dynamics, Scheme.EULER);
        this.learners = new TwoLayerLearner[batch.size()];
        this.choices = new RandomStream[batch.size()];
        this.state = new double[dynamics.states()];
        double[] start = p.setup().start();
        OverlapShape shape = new OverlapShape(p.hidden(), 2, 0, 2);
        double[][] teachers = {{1, p.taskSimilarity()}, {p.taskSimilarity(), 1}};
        for (int i = 0; i < learners.length; i++) {
            learners[i] = planted(shape, start, teachers, p.inputDimension(), i);
            choices[i] = batch.stream(i, Purpose.CHOICE);
        }
    }

    @Override
    void step(int replica, double time) {
        rule(p.learningRate().at(time));
        boolean isNew = choices[replica].nextDouble() < share(p.task(), time, "task");
        finite(learners[replica].step(rules[isNew ? 1 : 0]), "the error");
    }

    private void rule(double rate) {
        if (rate == ruledRate) {
            return;
        }
        boolean tied = p.readoutRule() == ContinualLearning.ReadoutRule.TIED;
        for (int t = 0; t < rules.length; t++) {
            rules[t] =
                    LearningRule.backpropagation(
                                    rate, tied ? rate : p.readoutRate(), p.labelNoise(), TARGETS[t])
                            .withTask(TARGETS[t], t);
        }
        ruledRate = rate;
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        learners[replica].state(state);
        int triangle = p.hidden() * (p.hidden() + 1) / 2;
        int pairs = 2 * p.hidden();
        switch (observable.id()) {
            // the network starts as the old task's teacher: its loss there is 0
            case "oldLoss", "forgetting" -> into[at] = loss((tape, x) -> dynamics.loss(tape, x, 0));
            case "newLoss" -> into[at] = loss((tape, x) -> dynamics.loss(tape, x, 1));
            case "meanLoss" -> into[at] = loss(dynamics::meanLoss);
            case "task" -> into[at] = p.task().at(now(replica));
            case "learningRate" -> into[at] = p.learningRate().at(now(replica));
            case "studentOverlaps" -> System.arraycopy(state, 0, into, at, triangle);
            case "teacherOverlaps" -> System.arraycopy(state, triangle, into, at, pairs);
            case "readouts" -> System.arraycopy(state, triangle + pairs, into, at, pairs);
            default -> throw new IllegalArgumentException(observable.id());
        }
    }

    private double loss(TerminalCost cost) {
        return losses.cost(cost, state);
    }
}
