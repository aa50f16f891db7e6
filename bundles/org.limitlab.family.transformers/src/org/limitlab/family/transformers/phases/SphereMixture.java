package org.limitlab.family.transformers.phases;

import org.limitlab.math.quadrature.GaussRule;

/**
 * A law on the sphere of three dimensions whose azimuth is a mixture of wrapped normals and whose
 * elevation is independent and uniform on [-h, h]: the power of its degrees, S_l = mean of P_l over
 * independent pairs, by quadrature over the elevation (200 Gauss nodes, error 1e-12 for l up to
 * 64).
 */
public final class SphereMixture {

    private static final GaussRule RULE = GaussRule.legendre(200);

    private final WrappedMixture azimuth;
    private final double height;

    /** A law; h in [0, pi/2]. */
    public SphereMixture(WrappedMixture azimuth, double height) {
        this.azimuth = azimuth;
        this.height = height;
    }

    /** S_l. */
    public double power(int degree) {
        double sum = 0;
        for (int m = 0; m <= degree; m++) {
            double moment = elevation(degree, m) * azimuth.amplitude(m);
            sum += (m == 0 ? 1 : 2) * moment * moment;
        }
        return sum * 4 * Math.PI / (2 * degree + 1);
    }

    /** The mean over elevations of the normalised Legendre function of sin(elevation). */
    private double elevation(int l, int m) {
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            sum += RULE.weight(i) / 2 * legendre(l, m, Math.sin(height * RULE.node(i)));
        }
        return sum;
    }

    /** Normalised so that the squares of spherical harmonics integrate to 1. */
    static double legendre(int l, int m, double u) {
        double now = Math.sqrt(1 / (4 * Math.PI));
        double s = Math.sqrt((1 - u) * (1 + u));
        for (int k = 1; k <= m; k++) {
            now *= s * Math.sqrt((2 * k + 1) / (2.0 * k));
        }
        double before = 0;
        for (int k = m + 1; k <= l; k++) {
            double up = scale(k, m);
            double next = (u * now - (k == m + 1 ? 0 : scale(k - 1, m)) * before) / up;
            before = now;
            now = next;
        }
        return now;
    }

    private static double scale(int l, int m) {
        return Math.sqrt(((double) l * l - (double) m * m) / (4.0 * l * l - 1));
    }
}
