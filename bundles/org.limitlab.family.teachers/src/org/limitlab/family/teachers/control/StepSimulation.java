package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.family.teachers.online.PlantedVectors;
import org.limitlab.family.teachers.online.TwoLayerLearner;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

/** Networks that learn from one fresh example a step, N steps a unit of time. */
abstract class StepSimulation extends ReplicaSimulation {

    private static final Purpose MASK = new Purpose("mask");
    private static final int POLL_NUMBERS = 2_000_000;

    private final int dimension;
    private final long[] done;

    StepSimulation(Batch batch, int dimension) {
        super(batch);
        this.dimension = dimension;
        this.done = new long[batch.size()];
    }

    @Override
    protected final void advance(int replica, double time) {
        long until = Math.round(time * dimension);
        int poll = Math.max(1, POLL_NUMBERS / dimension);
        for (; done[replica] < until; done[replica]++) {
            if (done[replica] % poll == 0) {
                batch().checkCancelled();
            }
            step(replica, done[replica] / (double) dimension);
        }
    }

    /** The time a replica has reached. */
    final double now(int replica) {
        return done[replica] / (double) dimension;
    }

    /** One example at a time. */
    abstract void step(int replica, double time);

    /** A probability or share that a schedule names. */
    static double share(Schedule schedule, double time, String name) {
        double u = schedule.at(time);
        if (!(u >= 0 && u <= 1)) {
            throw new NumericalFailure(name + " = " + u + " at time " + time + " leaves [0, 1]");
        }
        return u;
    }

    /**
     * A learner whose order parameters are exactly those of a state.
     *
     * @param state in the layout of the shape
     * @param teachers overlaps of the teachers
     */
    final TwoLayerLearner planted(
            OverlapShape shape, double[] state, double[][] teachers, int n, int replica) {
        int fields = shape.fields();
        double[] overlaps = new double[fields * fields];
        shape.covariance(state, overlaps);
        for (int a = 0; a < teachers.length; a++) {
            for (int b = 0; b < teachers.length; b++) {
                overlaps[(shape.students() + a) * fields + shape.students() + b] = teachers[a][b];
            }
        }
        double[][] readouts = new double[shape.heads()][shape.students()];
        for (int h = 0; h < readouts.length; h++) {
            for (int i = 0; i < shape.students(); i++) {
                readouts[h][i] = state[shape.v(h, i)];
            }
        }
        RandomStream initial = batch().stream(replica, Purpose.INITIAL);
        return new TwoLayerLearner(
                shape,
                PlantedVectors.draw(overlaps, fields, n, initial),
                n,
                readouts,
                new TwoLayerLearner.Randomness(
                        batch().stream(replica, Purpose.DATA),
                        batch().stream(replica, Purpose.NOISE),
                        batch().stream(replica, MASK)));
    }

    static void finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new NumericalFailure(what + " is not finite");
        }
    }
}
