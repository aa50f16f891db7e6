package org.limitlab.family.swarm.consensus;

import java.util.Arrays;

/**
 * The mean of points weighted by exp(-alpha f), fed block by block in one pass: the consensus
 * point.
 *
 * <p>Weights are taken relative to the lowest value so far, and the sums are rescaled when a lower
 * one comes, so nothing overflows and at least one weight is 1. For alpha = infinity it is the
 * first point with the lowest value. The result depends on the blocks and their order only.
 */
public final class GibbsMean {

    /** exp of less than this is 0 in double precision. */
    private static final double VANISHES = -745.2;

    /** Below so many axes, sums run over points first. */
    private static final int FEW_AXES = 32;

    private final double alpha;
    private final int dimension;
    private final double[] sums;
    private double[] weights;
    private double weight;
    private double lowest;

    /**
     * An empty mean.
     *
     * @param alpha 0 or more, infinity for the best point alone
     * @param dimension d
     */
    public GibbsMean(double alpha, int dimension) {
        this(alpha, dimension, 0);
    }

    /**
     * An empty mean with room for blocks, so that adding allocates nothing.
     *
     * @param alpha 0 or more, infinity for the best point alone
     * @param dimension d
     * @param block most points that are added at once
     */
    public GibbsMean(double alpha, int dimension, int block) {
        this.alpha = alpha;
        this.dimension = dimension;
        this.sums = new double[dimension];
        this.weights = new double[block];
        reset();
    }

    /** Forgets all points. */
    public void reset() {
        Arrays.fill(sums, 0);
        weight = 0;
        lowest = Double.POSITIVE_INFINITY;
    }

    /**
     * Adds points.
     *
     * @param x holds the points one after the other from index {@code at} on
     * @param at index of the first coordinate
     * @param count number of points
     * @param values f at each point, from index 0 on
     */
    public void add(double[] x, int at, int count, double[] values) {
        if (alpha == Double.POSITIVE_INFINITY) {
            addBest(x, at, count, values);
            return;
        }
        lower(least(values, count));
        if (weights.length < count) {
            weights = new double[count];
        }
        double total = 0;
        for (int i = 0; i < count; i++) {
            double exponent = -alpha * (values[i] - lowest);
            double w = exponent < VANISHES ? 0 : Math.exp(exponent);
            weights[i] = w;
            total += w;
        }
        weight += total;
        if (dimension < FEW_AXES) {
            addByAxis(x, at, count);
        } else {
            addWeighted(x, at, count);
        }
    }

    private static double least(double[] values, int count) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }

    /** Moves the reference down. */
    private void lower(double value) {
        if (value < lowest) {
            rescale(weight == 0 ? 0 : Math.exp(-alpha * (lowest - value)));
            lowest = value;
        } else if (Double.isNaN(value)) {
            weight = Double.NaN;
        }
    }

    private void rescale(double factor) {
        for (int j = 0; j < dimension; j++) {
            sums[j] *= factor;
        }
        weight *= factor;
    }

    /** Axis by axis where points are short: one long loop each instead of many short ones. */
    private void addByAxis(double[] x, int at, int count) {
        final int d = dimension;
        final double[] w = weights;
        for (int j = 0; j < d; j++) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int k = at + j;
            int i = 0;
            for (; i <= count - 4; i += 4) {
                s0 += w[i] * x[k];
                s1 += w[i + 1] * x[k + d];
                s2 += w[i + 2] * x[k + 2 * d];
                s3 += w[i + 3] * x[k + 3 * d];
                k += 4 * d;
            }
            for (; i < count; i++) {
                s0 += w[i] * x[k];
                k += d;
            }
            sums[j] += (s0 + s1) + (s2 + s3);
        }
    }

    /** Four points at a time, so that each sum is loaded and stored once for them. */
    private void addWeighted(double[] x, int at, int count) {
        final int d = dimension;
        final double[] s = sums;
        int i = 0;
        for (; i <= count - 4; i += 4) {
            double w0 = weights[i];
            double w1 = weights[i + 1];
            double w2 = weights[i + 2];
            double w3 = weights[i + 3];
            int p0 = at + i * d;
            int p1 = p0 + d;
            int p2 = p1 + d;
            int p3 = p2 + d;
            for (int j = 0; j < d; j++) {
                s[j] += (w0 * x[p0 + j] + w1 * x[p1 + j]) + (w2 * x[p2 + j] + w3 * x[p3 + j]);
            }
        }
        for (; i < count; i++) {
            double w = weights[i];
            for (int j = 0; j < d; j++) {
                s[j] += w * x[at + i * d + j];
            }
        }
    }

    private void addBest(double[] x, int at, int count, double[] values) {
        for (int i = 0; i < count; i++) {
            if (values[i] < lowest || Double.isNaN(values[i])) {
                lowest = values[i];
                weight = Double.isNaN(values[i]) ? Double.NaN : 1;
                System.arraycopy(x, at + i * dimension, sums, 0, dimension);
            }
        }
    }

    /**
     * Adds all points of another mean with the same alpha and dimension.
     *
     * @param other not changed
     */
    public void add(GibbsMean other) {
        if (alpha == Double.POSITIVE_INFINITY) {
            addBest(other.sums, 0, other.weight == 0 ? 0 : 1, new double[] {other.lowest});
            return;
        }
        lower(other.lowest);
        double factor = other.weight == 0 ? 0 : Math.exp(-alpha * (other.lowest - lowest));
        weight += factor * other.weight;
        for (int j = 0; j < dimension; j++) {
            sums[j] += factor * other.sums[j];
        }
    }

    /**
     * The weighted mean.
     *
     * @param into receives d coordinates
     * @return false, and nothing written, if there is no finite mean: no points, or a value or
     *     coordinate that is not finite
     */
    public boolean mean(double[] into) {
        double finite = weight;
        for (int j = 0; j < dimension; j++) {
            finite += sums[j] * 0;
        }
        if (!(finite > 0) || Double.isInfinite(lowest)) {
            return false;
        }
        for (int j = 0; j < dimension; j++) {
            into[j] = sums[j] / weight;
        }
        return true;
    }

    /**
     * The lowest value.
     *
     * @return infinity for no points
     */
    public double lowest() {
        return lowest;
    }
}
