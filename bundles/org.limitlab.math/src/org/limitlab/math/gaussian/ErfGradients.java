package org.limitlab.math.gaussian;

import static org.limitlab.math.gaussian.ErfIntegrals.TWO_OVER_PI;
import static org.limitlab.math.gaussian.ErfIntegrals.asin;
import static org.limitlab.math.gaussian.ErfIntegrals.positive;

/**
 * Gradients of {@link ErfIntegrals} in the covariance, for reverse sweeps: each method adds {@code
 * weight} times the derivative to {@code into} and returns the integral itself.
 *
 * <p>Convention: {@code into} has the shape of C, and the derivative in the symmetric variable C_ij
 * = C_ji is added once, at {@code into[min(i,j) * n + max(i,j)]}; entries below the diagonal are
 * not touched. So dI = Σ_{i<=j} into_ij dC_ij. Fields may be repeated. Nothing is allocated.
 */
public final class ErfGradients {

    private ErfGradients() {}

    /** Adds weight times the gradient of I2(a,b); returns I2. */
    public static double i2(double[] c, int n, int a, int b, double weight, double[] into) {
        double aa = 1 + c[a * n + a];
        double bb = 1 + c[b * n + b];
        double ab = c[a * n + b];
        double slope = weight * TWO_OVER_PI / Math.sqrt(positive(aa * bb - ab * ab));
        add(into, n, a, b, slope);
        add(into, n, a, a, -0.5 * slope * ab / aa);
        add(into, n, b, b, -0.5 * slope * ab / bb);
        return TWO_OVER_PI * asin(ab / Math.sqrt(positive(aa * bb)));
    }

    /** Adds weight times the gradient of J2(a,b); returns J2. */
    public static double j2(double[] c, int n, int a, int b, double weight, double[] into) {
        double aa = 1 + c[a * n + a];
        double bb = 1 + c[b * n + b];
        double ab = c[a * n + b];
        double determinant = positive(aa * bb - ab * ab);
        double value = TWO_OVER_PI / Math.sqrt(determinant);
        double slope = -0.5 * weight * value / determinant;
        add(into, n, a, a, slope * bb);
        add(into, n, b, b, slope * aa);
        add(into, n, a, b, -2 * slope * ab);
        return value;
    }

    /** Adds weight times the gradient of I3(a,b,c); returns I3. */
    public static double i3(
            double[] cov, int n, int a, int b, int c, double weight, double[] into) {
        double aa = positive(1 + cov[a * n + a]);
        double cc = 1 + cov[c * n + c];
        double ab = cov[a * n + b];
        double ac = cov[a * n + c];
        double bc = cov[b * n + c];
        double l3 = positive(aa * cc - ac * ac);
        double factor = TWO_OVER_PI / (aa * Math.sqrt(l3));
        double value = factor * (bc * aa - ab * ac);
        double w = weight * factor;
        double half = 0.5 * weight * value / l3;
        add(into, n, a, a, w * bc - weight * value / aa - half * cc);
        add(into, n, a, b, -w * ac);
        add(into, n, a, c, -w * ab + 2 * half * ac);
        add(into, n, b, c, w * aa);
        add(into, n, c, c, -half * aa);
        return value;
    }

    /** Adds weight times the gradient of I4(a,b,c,d); returns I4. */
    public static double i4(
            double[] cov, int n, int a, int b, int c, int d, double weight, double[] into) {
        double aa = 1 + cov[a * n + a];
        double bb = 1 + cov[b * n + b];
        double cc = 1 + cov[c * n + c];
        double dd = 1 + cov[d * n + d];
        double ab = cov[a * n + b];
        double ac = cov[a * n + c];
        double ad = cov[a * n + d];
        double bc = cov[b * n + c];
        double bd = cov[b * n + d];
        double cd = cov[c * n + d];
        double l4 = positive(aa * bb - ab * ab);
        double l0 = l4 * cd - bc * bd * aa - ac * ad * bb + ab * (ac * bd + ad * bc);
        double l1 = positive(l4 * cc - bc * bc * aa - ac * ac * bb + 2 * ab * ac * bc);
        double l2 = positive(l4 * dd - bd * bd * aa - ad * ad * bb + 2 * ab * ad * bd);
        double root = Math.sqrt(l1 * l2);
        double angle = asin(l0 / root);
        double front = TWO_OVER_PI * TWO_OVER_PI / Math.sqrt(l4);
        // derivatives of the value in l0, l1, l2 and l4; l0² < l1 l2 for every covariance
        double d0 = weight * front / Math.sqrt(positive(l1 * l2 - l0 * l0));
        double d1 = -0.5 * d0 * l0 / l1;
        double d2 = -0.5 * d0 * l0 / l2;
        double d4 = -0.5 * weight * front * angle / l4 + d0 * cd + d1 * cc + d2 * dd;
        add(into, n, a, a, d4 * bb - d0 * bc * bd - d1 * bc * bc - d2 * bd * bd);
        add(into, n, b, b, d4 * aa - d0 * ac * ad - d1 * ac * ac - d2 * ad * ad);
        add(
                into,
                n,
                a,
                b,
                -2 * d4 * ab + d0 * (ac * bd + ad * bc) + 2 * d1 * ac * bc + 2 * d2 * ad * bd);
        add(into, n, a, c, d0 * (ab * bd - ad * bb) + 2 * d1 * (ab * bc - ac * bb));
        add(into, n, a, d, d0 * (ab * bc - ac * bb) + 2 * d2 * (ab * bd - ad * bb));
        add(into, n, b, c, d0 * (ab * ad - bd * aa) + 2 * d1 * (ab * ac - bc * aa));
        add(into, n, b, d, d0 * (ab * ac - bc * aa) + 2 * d2 * (ab * ad - bd * aa));
        add(into, n, c, d, d0 * l4);
        add(into, n, c, c, d1 * l4);
        add(into, n, d, d, d2 * l4);
        return front * angle;
    }

    private static void add(double[] into, int n, int i, int j, double amount) {
        into[i <= j ? i * n + j : j * n + i] += amount;
    }
}
