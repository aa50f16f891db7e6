package org.limitlab.math.stats;

/**
 * A bounded correction to a decay law: {@code gap(n) = c factor(n) n^-p (1 + b n^-q)} with {@code
 * |b| <= n1^q}, n1 the smallest size, so that the correction is never more than the leading term
 * itself.
 */
public final class Correction {

    private final double exponent;
    private final double[] share;

    private Correction(double exponent, double[] share) {
        this.exponent = exponent;
        this.share = share;
    }

    /**
     * {@code n^-q}.
     *
     * @param sizes above 0, shape (points)
     * @param exponent q above 0
     */
    public static Correction power(double[] sizes, double exponent) {
        if (!(exponent > 0)) {
            throw new IllegalArgumentException("a correction n^-q needs q > 0: " + exponent);
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (double n : sizes) {
            smallest = Math.min(smallest, n);
        }
        double[] share = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            share[i] = Math.pow(sizes[i] / smallest, -exponent);
        }
        return new Correction(exponent, share);
    }

    /** q. */
    public double exponent() {
        return exponent;
    }

    /** {@code (n/n1)^-q} at a point: 1 at the smallest size. */
    double share(int point) {
        return share[point];
    }

    /** {@code factor(i) (1 + b share(i))}, shape (points). */
    double[] times(double[] factor, double b) {
        double[] corrected = factor.clone();
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] *= 1 + b * share[i];
        }
        return corrected;
    }
}
