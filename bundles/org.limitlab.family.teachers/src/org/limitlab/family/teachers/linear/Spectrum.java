package org.limitlab.family.teachers.linear;

import org.limitlab.math.quadrature.GaussRule;

import java.util.Arrays;

/**
 * Eigenvalues of the covariance of the inputs, with mean 1: distinct values, each with its share.
 *
 * @param values eigenvalues, positive, decreasing, shape (n)
 * @param shares share of the axes that have each, positive, shape (n); their sum is 1, up to the
 *     error of a quadrature
 */
public record Spectrum(double[] values, double[] shares) {

    /** Shape of a spectrum. */
    public enum Kind {
        /** All eigenvalues are 1. */
        ISOTROPIC,
        /** A share of the axes has an eigenvalue that is a multiple of all others'. */
        TWO_VALUES,
        /** Eigenvalue number i is proportional to i^-a. */
        POWER_LAW
    }

    /**
     * Which spectrum.
     *
     * @param kind its shape
     * @param share p, share of the axes with the larger value; two values only
     * @param ratio rho, larger over smaller value; two values only
     * @param exponent a; power law only
     */
    record Choice(Kind kind, double share, double ratio, double exponent) {}

    private static final double[] ONE = {1};

    /** The spectrum in d dimensions: shares are multiples of 1/d. */
    static Spectrum finite(Choice choice, int d) {
        return switch (choice.kind) {
            case ISOTROPIC -> new Spectrum(ONE, ONE);
            case TWO_VALUES -> twoValues(Math.rint(choice.share * d) / d, choice.ratio);
            case POWER_LAW -> powerLaw(choice.exponent, d);
        };
    }

    /**
     * The limit of many dimensions; a power law by quadrature.
     *
     * @param nodes number of nodes of the quadrature
     */
    static Spectrum limit(Choice choice, int nodes) {
        return switch (choice.kind) {
            case ISOTROPIC -> new Spectrum(ONE, ONE);
            case TWO_VALUES -> twoValues(choice.share, choice.ratio);
            case POWER_LAW -> powerLawLimit(choice.exponent, nodes);
        };
    }

    private static Spectrum twoValues(double share, double ratio) {
        if (share == 0 || share == 1 || ratio == 1) {
            return new Spectrum(ONE, ONE);
        }
        double smaller = 1 / (1 - share + share * ratio);
        return new Spectrum(
                new double[] {ratio * smaller, smaller}, new double[] {share, 1 - share});
    }

    private static Spectrum powerLaw(double exponent, int d) {
        if (exponent == 0) {
            return new Spectrum(ONE, ONE);
        }
        double[] values = new double[d];
        double sum = 0;
        for (int i = 0; i < d; i++) {
            values[i] = Math.pow(i + 1, -exponent);
            sum += values[i];
        }
        for (int i = 0; i < d; i++) {
            values[i] *= d / sum;
        }
        double[] shares = new double[d];
        Arrays.fill(shares, 1.0 / d);
        return new Spectrum(values, shares);
    }

    /**
     * s(u) = (1-a) u^-a for u uniform in (0, 1). With u = v^(1/(1-a)) the measure s(u) du becomes
     * dv, so that averages weighted by s have no singularity.
     */
    private static Spectrum powerLawLimit(double a, int nodes) {
        if (a == 0) {
            return new Spectrum(ONE, ONE);
        }
        GaussRule rule = GaussRule.legendre(nodes);
        double[] values = new double[nodes];
        double[] shares = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            double v = 0.5 * (1 + rule.node(i));
            values[i] = (1 - a) * Math.pow(v, -a / (1 - a));
            shares[i] = 0.5 * rule.weight(i) / values[i];
        }
        return new Spectrum(values, shares);
    }

    /** Eigenvalue of each of d axes, shape (d), for a spectrum of {@link #finite}. */
    double[] axes(int d) {
        double[] all = new double[d];
        int at = 0;
        for (int g = 0; g < values.length; g++) {
            int end = g + 1 == values.length ? d : at + (int) Math.rint(shares[g] * d);
            Arrays.fill(all, at, end, values[g]);
            at = end;
        }
        return all;
    }

    /** True if all eigenvalues are 1. */
    boolean isIsotropic() {
        return values.length == 1;
    }
}
