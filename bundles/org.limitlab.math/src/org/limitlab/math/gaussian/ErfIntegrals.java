package org.limitlab.math.gaussian;

/**
 * Gaussian averages of products of g(x) = erf(x/√2) and g'(x) = √(2/π) exp(-x²/2) over zero-mean
 * fields with covariance C:
 *
 * <pre>
 * I2(a,b)     = &lt;g(a) g(b)&gt;          I3(a,b,c)   = &lt;g'(a) b g(c)&gt;
 * J2(a,b)     = &lt;g'(a) g'(b)&gt;        I4(a,b,c,d) = &lt;g'(a) g'(b) g(c) g(d)&gt;
 * </pre>
 *
 * <p>Fields are indices into C, flat and row by row, {@code c[i * n + j]}, and may be repeated.
 * Only the entries of the named fields are read. Exact up to a few units of rounding; nothing is
 * allocated. The normalisation is I2 with 2/π, so that I2 of a field of infinite variance with
 * itself is 1. Source: Saad and Solla, Phys. Rev. E 52, 4225 (1995); docs/models/teachers.md.
 *
 * <p>All throw {@link ArithmeticException} where C is visibly not positive semidefinite: the
 * argument of an arc sine beyond [-1, 1] by more than 1e-12, or a negative determinant. They do not
 * see every such C: {@link Covariance#problem} does.
 */
public final class ErfIntegrals {

    static final double TWO_OVER_PI = 2 / Math.PI;
    private static final double ROUNDING = 1e-12;

    private ErfIntegrals() {}

    /** The average of g(a) g(b). */
    public static double i2(double[] c, int n, int a, int b) {
        return i2(c[a * n + a], c[a * n + b], c[b * n + b]);
    }

    /** The average of g(a) g(b) from the covariances of a and b. */
    public static double i2(double caa, double cab, double cbb) {
        return TWO_OVER_PI * asin(cab / Math.sqrt(positive((1 + caa) * (1 + cbb))));
    }

    /** The average of g'(a) g'(b). */
    public static double j2(double[] c, int n, int a, int b) {
        return j2(c[a * n + a], c[a * n + b], c[b * n + b]);
    }

    /** The average of g'(a) g'(b) from the covariances of a and b. */
    public static double j2(double caa, double cab, double cbb) {
        return TWO_OVER_PI / Math.sqrt(positive((1 + caa) * (1 + cbb) - cab * cab));
    }

    /** The average of g'(a) b g(c): b is the field that multiplies linearly. */
    public static double i3(double[] cov, int n, int a, int b, int c) {
        double caa = 1 + cov[a * n + a];
        double cac = cov[a * n + c];
        double l3 = positive(caa * (1 + cov[c * n + c]) - cac * cac);
        return TWO_OVER_PI
                * (cov[b * n + c] * caa - cov[a * n + b] * cac)
                / (positive(caa) * Math.sqrt(l3));
    }

    /** The average of g'(a) g'(b) g(c) g(d). */
    public static double i4(double[] cov, int n, int a, int b, int c, int d) {
        double aa = 1 + cov[a * n + a];
        double bb = 1 + cov[b * n + b];
        double ab = cov[a * n + b];
        double ac = cov[a * n + c];
        double ad = cov[a * n + d];
        double bc = cov[b * n + c];
        double bd = cov[b * n + d];
        double l4 = positive(aa * bb - ab * ab);
        double l0 = l4 * cov[c * n + d] - bc * bd * aa - ac * ad * bb + ab * ac * bd + ab * ad * bc;
        double l1 =
                positive(
                        l4 * (1 + cov[c * n + c]) - bc * bc * aa - ac * ac * bb + 2 * ab * ac * bc);
        double l2 =
                positive(
                        l4 * (1 + cov[d * n + d]) - bd * bd * aa - ad * ad * bb + 2 * ab * ad * bd);
        return TWO_OVER_PI * TWO_OVER_PI * asin(l0 / Math.sqrt(l1 * l2)) / Math.sqrt(l4);
    }

    /** The arc sine, its argument set to the bound where rounding carried it beyond. */
    static double asin(double argument) {
        double size = Math.abs(argument);
        if (size <= 1) {
            return Math.asin(argument);
        }
        if (size <= 1 + ROUNDING) {
            return Math.copySign(Math.PI / 2, argument);
        }
        throw new ArithmeticException(
                "the covariance is not positive semidefinite: arc sine of " + argument);
    }

    static double positive(double determinant) {
        if (determinant > 0) {
            return determinant;
        }
        throw new ArithmeticException(
                "the covariance is not positive semidefinite: determinant " + determinant);
    }
}
