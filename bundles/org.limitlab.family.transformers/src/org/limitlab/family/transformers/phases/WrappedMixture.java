package org.limitlab.family.transformers.phases;

import org.limitlab.math.special.NormalCdf;

import java.util.Arrays;

/**
 * A mixture of wrapped normals of one standard deviation on the circle. Under heat it stays one,
 * with variance sd² - 2 gamma s; attracting, it collapses at s = sd²/2, the time content of each
 * component.
 *
 * @param means angles of the components, radians
 * @param weights of the components; empty for equal ones, scaled to sum 1
 * @param deviation standard deviation on the line, radians, above 0
 */
public record WrappedMixture(double[] means, double[] weights, double deviation) {

    public WrappedMixture {
        means = means.clone();
        weights = weights.length == 0 ? new double[means.length] : weights.clone();
        if (Arrays.stream(weights).sum() == 0) {
            Arrays.fill(weights, 1);
        }
        double total = Arrays.stream(weights).sum();
        for (int c = 0; c < weights.length; c++) {
            weights[c] /= total;
        }
    }

    /** The mixture after heat for s; s may reach the collapse, not pass it. */
    public WrappedMixture after(double gamma, double s) {
        double variance = deviation * deviation - 2 * gamma * s;
        if (variance < 0) {
            throw new ArithmeticException("the components collapse at s = " + collapse());
        }
        return new WrappedMixture(means, weights, Math.sqrt(variance));
    }

    /** The s at which attracting components collapse. */
    public double collapse() {
        return deviation * deviation / 2;
    }

    /** Real part of the mean of exp(i k theta). */
    public double real(int k) {
        double sum = 0;
        for (int c = 0; c < means.length; c++) {
            sum += weights[c] * Math.cos(k * means[c]);
        }
        return sum * damping(k);
    }

    /** Imaginary part of the mean of exp(i k theta). */
    public double imaginary(int k) {
        double sum = 0;
        for (int c = 0; c < means.length; c++) {
            sum += weights[c] * Math.sin(k * means[c]);
        }
        return sum * damping(k);
    }

    private double damping(int k) {
        return Math.exp(-0.5 * k * k * deviation * deviation);
    }

    /** |mean of exp(i k theta)|. */
    public double amplitude(int k) {
        return Math.hypot(real(k), imaginary(k));
    }

    /** Probability of an arc from one angle up to another, at most a turn. */
    public double probability(double from, double to) {
        int turns = 2 + (int) Math.ceil(9 * deviation / (2 * Math.PI));
        double sum = 0;
        for (int c = 0; c < means.length; c++) {
            double start = from - means[c];
            start -= 2 * Math.PI * Math.floor(start / (2 * Math.PI));
            for (int turn = -turns - 1; turn <= turns; turn++) {
                double low = start + 2 * Math.PI * turn;
                sum += weights[c] * normal(low, low + to - from);
            }
        }
        return sum;
    }

    private double normal(double low, double high) {
        if (deviation == 0) {
            return low <= 0 && high > 0 ? 1 : 0;
        }
        return NormalCdf.of(high / deviation) - NormalCdf.of(low / deviation);
    }
}
