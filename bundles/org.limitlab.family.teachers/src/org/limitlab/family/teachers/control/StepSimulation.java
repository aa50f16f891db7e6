package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.special.NormalLaw;

/** Networks that learn from one fresh example a step, N steps a unit of time. */
abstract class StepSimulation extends ReplicaSimulation {

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

    /** g(x) = erf(x / sqrt 2). */
    static double g(double x) {
        return 2 * NormalLaw.cdf(x) - 1;
    }

    /** Its derivative. */
    static double slope(double x) {
        return Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * x * x);
    }

    /** Scalar product of a row of a matrix with a vector of its width. */
    static double dot(double[] rows, int row, double[] x) {
        int at = row * x.length;
        double a = 0;
        double b = 0;
        int j = 0;
        for (; j + 1 < x.length; j += 2) {
            a += rows[at + j] * x[j];
            b += rows[at + j + 1] * x[j + 1];
        }
        return j < x.length ? a + b + rows[at + j] * x[j] : a + b;
    }

    /** Scalar product of rows of two matrices of one width. */
    static double dot(double[] a, int i, double[] b, int k, int width) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += a[i * width + j] * b[k * width + j];
        }
        return sum;
    }

    static void finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new NumericalFailure(what + " is not finite");
        }
    }
}
