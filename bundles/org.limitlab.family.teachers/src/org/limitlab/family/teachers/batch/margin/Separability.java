package org.limitlab.family.teachers.batch.margin;

import org.limitlab.math.special.NormalLaw;

/**
 * Samples per dimension up to which two Gaussian clusters can be separated by a plane:
 *
 * <p>1/alpha* = min over |m| &lt; 1 and b of E (xi - (m + y b)/sqrt(Delta))_+² / (1 - m²). Source:
 * docs/models/teachers.md; Cover (1965) for Delta to infinity.
 */
public final class Separability {

    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private Separability() {}

    /**
     * The threshold.
     *
     * @param delta variance of the noise, above 0
     * @param rho share of one cluster, in (0, 1)
     * @param bias true if the plane may miss the origin
     * @return alpha*, to about 1e-12 of its value; 2 or more
     */
    public static double threshold(double delta, double rho, boolean bias) {
        double low = 0;
        double high = 1;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = ratio(left, delta, rho, bias);
        double atRight = ratio(right, delta, rho, bias);
        while (high - low > 1e-8) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = ratio(left, delta, rho, bias);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = ratio(right, delta, rho, bias);
            }
        }
        return 1 / Math.min(atLeft, atRight);
    }

    private static double ratio(double m, double delta, double rho, boolean bias) {
        double root = Math.sqrt(delta);
        double b = bias && rho != 0.5 ? bestBias(m / root, rho) : 0;
        double square = rho * square(-m / root - b) + (1 - rho) * square(-m / root + b);
        return square / ((1 - m) * (1 + m));
    }

    /** Minimiser over b of the convex rho E (xi - u - b)_+² + (1 - rho) E (xi - u + b)_+². */
    private static double bestBias(double u, double rho) {
        double low = -40;
        double high = 40;
        while (high - low > 1e-13 * (1 + Math.abs(low))) {
            double b = 0.5 * (low + high);
            if (b == low || b == high) {
                break;
            }
            if (rho * first(-u - b) > (1 - rho) * first(-u + b)) {
                low = b;
            } else {
                high = b;
            }
        }
        return 0.5 * (low + high);
    }

    /** E (xi + t)_+. */
    private static double first(double t) {
        return t * NormalLaw.cdf(t) + NormalLaw.density(t);
    }

    /** E (xi + t)_+². */
    private static double square(double t) {
        return (1 + t * t) * NormalLaw.cdf(t) + t * NormalLaw.density(t);
    }
}
