package org.limitlab.math.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A decay law with one unknown exponent, at the points where a gap was measured:
 *
 * <pre>gap(i) = c * factor(i) * exp(-p * abscissa(i))</pre>
 *
 * with {@code abscissa = log n} for n^-p, {@code factor = log n} besides for n^-p log n, and {@code
 * abscissa = t} for exp(-p t).
 */
public final class DecayLaw {

    private final double[] axis;
    private final double[] abscissa;
    private final double[] factor;

    private DecayLaw(double[] axis, double[] abscissa, double[] factor) {
        this.axis = axis;
        this.abscissa = abscissa;
        this.factor = factor;
        for (int i = 0; i < axis.length; i++) {
            if (!Double.isFinite(abscissa[i]) || !(factor[i] > 0 && Double.isFinite(factor[i]))) {
                throw new IllegalArgumentException(
                        "the decay law is not defined, or not positive, at " + axis[i]);
            }
        }
        if (axis.length < 2 || !(span() > 0)) {
            throw new IllegalArgumentException("a rate needs two different points at least");
        }
    }

    /**
     * Any law of the form above.
     *
     * @param axis sizes or times, shape (points)
     * @param abscissa what the exponent multiplies, a function of the axis
     * @param factor known, positive
     * @throws IllegalArgumentException if either is not finite or the factor not positive at a
     *     point
     */
    public static DecayLaw of(
            double[] axis, DoubleUnaryOperator abscissa, DoubleUnaryOperator factor) {
        return new DecayLaw(
                axis.clone(),
                Arrays.stream(axis).map(abscissa).toArray(),
                Arrays.stream(axis).map(factor).toArray());
    }

    /**
     * {@code n^-p}, in a size or in time.
     *
     * @param sizes above 0, shape (points)
     */
    public static DecayLaw power(double[] sizes) {
        return power(sizes, n -> 1);
    }

    /**
     * {@code factor(n) n^-p}, for example {@code Math::log} for log n / n.
     *
     * @param sizes above 0, shape (points)
     * @param factor known, positive at every size
     */
    public static DecayLaw power(double[] sizes, DoubleUnaryOperator factor) {
        return of(sizes, Math::log, factor);
    }

    /**
     * {@code exp(-p t)}.
     *
     * @param times any finite numbers, shape (points)
     */
    public static DecayLaw exponential(double[] times) {
        return of(times, t -> t, t -> 1);
    }

    /** Number of points. */
    public int count() {
        return axis.length;
    }

    /** The size or time of a point. */
    public double axis(int point) {
        return axis[point];
    }

    /** What the exponent multiplies: log n, or t. */
    public double abscissa(int point) {
        return abscissa[point];
    }

    /** The known factor. */
    public double factor(int point) {
        return factor[point];
    }

    /** The known factors, shape (points). */
    public double[] factors() {
        return factor.clone();
    }

    /** {@code c * factor * exp(-p * abscissa)} at a point. */
    public double value(int point, double constant, double exponent) {
        return constant * factor[point] * Math.exp(-exponent * abscissa[point]);
    }

    /** Largest minus smallest abscissa, above 0. */
    public double span() {
        return Arrays.stream(abscissa).max().orElseThrow()
                - Arrays.stream(abscissa).min().orElseThrow();
    }

    /** The law at points {@code from .. to - 1} alone. */
    DecayLaw range(int from, int to) {
        return new DecayLaw(
                Arrays.copyOfRange(axis, from, to),
                Arrays.copyOfRange(abscissa, from, to),
                Arrays.copyOfRange(factor, from, to));
    }

    /** Coefficients a with {@code sum a_i y_i} the least-squares slope of y on the abscissa. */
    double[] slopeCoefficients() {
        double centre = Sums.mean(abscissa);
        double sxx = Sums.sum(0, count(), i -> (abscissa[i] - centre) * (abscissa[i] - centre));
        return Arrays.stream(abscissa).map(x -> (x - centre) / sxx).toArray();
    }
}
