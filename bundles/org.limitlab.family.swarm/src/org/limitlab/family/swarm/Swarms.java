package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;

/** Averages over flat positions, {@code x[particle * d + axis]}. */
final class Swarms {

    private Swarms() {}

    static double square(double[] x, int at, int d) {
        double sum = 0;
        for (int j = at; j < at + d; j++) {
            sum += x[j] * x[j];
        }
        return sum;
    }

    static double[] mean(double[] x, int d) {
        double[] mean = new double[d];
        for (int k = 0; k < x.length; k++) {
            mean[k % d] += x[k];
        }
        for (int j = 0; j < d; j++) {
            mean[j] /= x.length / d;
        }
        return mean;
    }

    static double meanValue(Objective f, double[] x, int d) {
        double sum = 0;
        for (int at = 0; at < x.length; at += d) {
            sum += f.value(x, at, d);
        }
        return sum / (x.length / d);
    }

    static double bestValue(Objective f, double[] x, int d) {
        double best = Double.POSITIVE_INFINITY;
        for (int at = 0; at < x.length; at += d) {
            best = Math.min(best, f.value(x, at, d));
        }
        return best;
    }
}
