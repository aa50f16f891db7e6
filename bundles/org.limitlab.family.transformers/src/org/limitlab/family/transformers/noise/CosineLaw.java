package org.limitlab.family.transformers.noise;

import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.special.LogGamma;

/**
 * The law of the cosine u of two independent uniform points of the sphere, in z = log((1 - u)/(1 +
 * u)): density proportional to (1 - u²)^((d-1)/2), 1 - u² = 1/cosh²(z/2).
 */
final class CosineLaw {

    private static final GaussRule RULE = GaussRule.legendre(60);

    private CosineLaw() {}

    /**
     * P(Z &lt;= z), to 1e-12.
     *
     * @param d at least 2
     */
    static double below(double z, int d) {
        if (z > 0) {
            return 1 - below(-z, d);
        }
        // beyond this distance the density has fallen by exp(-45)
        double reach = Math.min(90.0 / (d - 1) + 3, 92);
        double from = z - reach;
        double sum = 0;
        int pieces = 8;
        for (int i = 0; i < pieces; i++) {
            sum +=
                    RULE.apply(
                            x -> density(x, d),
                            from + reach * i / pieces,
                            from + reach * (i + 1) / pieces);
        }
        return sum;
    }

    private static double density(double z, int d) {
        double logCosh = Math.abs(z / 2) + Math.log1p(Math.exp(-Math.abs(z))) - Math.log(2);
        // 1/2 of du = (1 - u²)/2 dz, and the constant of (1 - u²)^((d-3)/2)
        double log =
                LogGamma.of(d / 2.0)
                        - LogGamma.of((d - 1) / 2.0)
                        - 0.5 * Math.log(Math.PI)
                        - Math.log(2);
        return Math.exp(log - (d - 1) * logCosh);
    }
}
