package org.limitlab.math.stats;

/**
 * The largest bias of a curve over time, {@code sup over t of |E X(t) - x(t)|}, along an axis.
 *
 * <p>The largest of several noisy means has a floor, which would flatten any rate. So one half of
 * the replicas (of all points of the axis) chooses one time and sign, the other half is measured
 * there at every point, and the other way round. Where gaps have a common shape in time, {@code
 * c(t) n^-p}, the exponent is that of the supremum; without a bias the expectation is 0.
 */
public final class SupGap {

    private SupGap() {}

    /**
     * One signed gap a replica, for {@link BiasRate}.
     *
     * @param gaps X(t) - x(t), shape (points, replicas, times), at least two replicas a point
     * @return shape (points, replicas)
     */
    public static double[][] samples(double[][][] gaps) {
        double[][] samples = new double[gaps.length][];
        for (int i = 0; i < gaps.length; i++) {
            if (gaps[i].length < 2) {
                throw new IllegalArgumentException("a supremum needs two replicas at least");
            }
            samples[i] = new double[gaps[i].length];
        }
        for (int half = 0; half < 2; half++) {
            int time = largest(gaps, 1 - half);
            double sign = sign(gaps, 1 - half, time);
            for (int i = 0; i < gaps.length; i++) {
                for (int r = half; r < gaps[i].length; r += 2) {
                    samples[i][r] = gaps[i][r][time] * sign;
                }
            }
        }
        return samples;
    }

    /** The time with the largest squared means, each point weighted by its mean noise. */
    private static int largest(double[][][] gaps, int parity) {
        double[] score = new double[gaps[0][0].length];
        for (double[][] replicas : gaps) {
            double[] mean = mean(replicas, parity);
            double noise = noise(replicas, parity, mean);
            for (int t = 0; t < score.length; t++) {
                score[t] += mean[t] * mean[t] / noise;
            }
        }
        int time = 0;
        for (int t = 1; t < score.length; t++) {
            time = score[t] > score[time] ? t : time;
        }
        return time;
    }

    /** The common sign of the bias at a time, each point weighted by its precision. */
    private static double sign(double[][][] gaps, int parity, int time) {
        double sum = 0;
        for (double[][] replicas : gaps) {
            double[] mean = mean(replicas, parity);
            sum += mean[time] / Math.sqrt(noise(replicas, parity, mean));
        }
        return Math.copySign(1, sum);
    }

    private static double[] mean(double[][] replicas, int parity) {
        double[] mean = new double[replicas[0].length];
        int count = 0;
        for (int r = parity; r < replicas.length; r += 2) {
            count++;
            for (int t = 0; t < mean.length; t++) {
                mean[t] += replicas[r][t];
            }
        }
        for (int t = 0; t < mean.length; t++) {
            mean[t] /= count;
        }
        return mean;
    }

    private static double noise(double[][] replicas, int parity, double[] mean) {
        double sum = Double.MIN_NORMAL;
        int count = 0;
        for (int r = parity; r < replicas.length; r += 2) {
            count++;
            for (int t = 0; t < mean.length; t++) {
                double d = replicas[r][t] - mean[t];
                sum += d * d;
            }
        }
        return sum / count;
    }
}
