package org.limitlab.family.transformers.field;

import org.limitlab.math.special.BesselI;

/**
 * Coefficients of the expansion of exp(beta (x·y - 1)) in spherical harmonics of the sphere of
 * three dimensions up to degree L,
 *
 * <pre>
 * exp(beta (x·y - 1)) = sum_l c_l sum_m Y_lm(x) conj Y_lm(y),  c_l = 4 pi exp(-beta) sqrt(pi/(2 beta)) I_{l+1/2}(beta)
 * </pre>
 *
 * with Y_lm(x) = n_lm q_lm(x_3) (x_1 + i x_2)^m, m &gt;= 0, where q_lm has leading coefficient 1:
 * q_mm = 1, q_lm = x_3 q_{l-1,m} - b_lm q_{l-2,m}. No angle appears, so the poles are no special
 * points. Pairs (l, m) are numbered m by m: {@link #at}.
 *
 * <p>Multiplying the tokens' law by x_3 or x_1 + i x_2 shifts degrees by one; so the sums of
 * exp(beta (x·x_j - 1)) x_j follow from the same moments of degree up to L + 1.
 */
final class HarmonicTable {

    final int degrees;
    final double[] norm;
    final double[] recurrence;
    private final double[] c;

    /** A table for degrees 0 .. L, with moments to L + 1. */
    HarmonicTable(double beta) {
        this.degrees = degreesFor(beta);
        int top = degrees + 1;
        this.norm = new double[at(top, top) + 1];
        this.recurrence = new double[norm.length];
        this.c = coefficients(beta, degrees);
        double first = 1 / (4 * Math.PI);
        for (int m = 0; m <= top; m++) {
            first *= m == 0 ? 1 : (2 * m + 1) / (2.0 * m);
            norm[at(m, m)] = Math.sqrt(first);
            for (int l = m + 1; l <= top; l++) {
                recurrence[at(l, m)] = l == m + 1 ? 0 : alpha(l - 1, m) * alpha(l - 1, m);
                norm[at(l, m)] = norm[at(l - 1, m)] / alpha(l, m);
            }
        }
    }

    /** x_3 Y_{l-1,m} = alpha(l) Y_lm + alpha(l-1) Y_{l-2,m}. */
    private static double alpha(int l, int m) {
        return Math.sqrt(((double) l * l - (double) m * m) / (4.0 * l * l - 1));
    }

    /** The index of degree l and order m, m from 0 to l, l from 0 to L + 1. */
    int at(int l, int m) {
        return m * (degrees + 2) - m * (m - 1) / 2 + l - m;
    }

    /** Number of indices. */
    int size() {
        return norm.length;
    }

    /** Degrees from which (2 l + 1) c_l is below 1e-16 of its largest value. */
    static int degreesFor(double beta) {
        double[] c = coefficients(beta, (int) (20 + 10 * Math.sqrt(beta)));
        double largest = 0;
        for (int l = 0; l < c.length; l++) {
            double term = (2 * l + 1) * c[l];
            largest = Math.max(largest, term);
            if (term <= 1e-16 * largest) {
                return l;
            }
        }
        return c.length - 1;
    }

    private static double[] coefficients(double beta, int last) {
        double[] values = new double[last + 1];
        double[] ratios = new double[last + 1];
        ratios[last] = BesselI.ratio(last + 0.5, beta);
        for (int l = last - 1; l >= 0; l--) {
            ratios[l] = beta == 0 ? 0 : 1 / (2 * (l + 1.5) / beta + ratios[l + 1]);
        }
        values[0] = 4 * Math.PI * (beta == 0 ? 1 : -Math.expm1(-2 * beta) / (2 * beta));
        for (int l = 1; l <= last; l++) {
            values[l] = values[l - 1] * ratios[l - 1];
        }
        return values;
    }

    /**
     * Coefficients of the four fields from the moments.
     *
     * @param re real parts of mean_j Y_lm(x_j), for l up to L + 1
     * @param im imaginary parts
     * @param out receives at 8 * at(l, m) the real and imaginary parts of the factors of q_lm (x_1
     *     + i x_2)^m for the weight and the three components; orders above 0 count twice
     */
    void fields(double[] re, double[] im, double[] out) {
        java.util.Arrays.fill(out, 0);
        for (int m = 0; m <= degrees; m++) {
            for (int l = m; l <= degrees; l++) {
                int at = at(l, m);
                double f = c[l] * norm[at] * (m == 0 ? 1 : 2);
                put(out, 8 * at, f, re[at], im[at]);
                axial(l, m, f, re, im, out);
                planar(l, m, f, re, im, out);
            }
        }
    }

    private static void put(double[] out, int at, double factor, double re, double im) {
        out[at] = factor * re;
        out[at + 1] = factor * im;
    }

    /** The moment of x_3 Y_lm. */
    private void axial(int l, int m, double f, double[] re, double[] im, double[] out) {
        double up = alpha(l + 1, m);
        double x = up * re[at(l + 1, m)];
        double y = up * im[at(l + 1, m)];
        if (l > m) {
            double down = alpha(l, m);
            x += down * re[at(l - 1, m)];
            y += down * im[at(l - 1, m)];
        }
        put(out, 8 * at(l, m) + 6, f, x, y);
    }

    /** The moments of x_1 Y_lm and x_2 Y_lm, from those of (x_1 + i x_2) Y_lm and its partner. */
    private void planar(int l, int m, double f, double[] re, double[] im, double[] out) {
        double scale = 2 * l + 1;
        double raise = Math.sqrt((l + m + 1.0) * (l + m + 2.0) / (scale * (scale + 2)));
        double px = raise * re[at(l + 1, m + 1)];
        double py = raise * im[at(l + 1, m + 1)];
        if (l - m >= 2) {
            double lower = Math.sqrt((l - m) * (l - m - 1.0) / ((scale - 2) * scale));
            px -= lower * re[at(l - 1, m + 1)];
            py -= lower * im[at(l - 1, m + 1)];
        }
        double mx = px;
        double my = -py;
        if (m > 0) {
            double up = Math.sqrt((l - m + 1.0) * (l - m + 2.0) / (scale * (scale + 2)));
            mx = -up * re[at(l + 1, m - 1)];
            my = -up * im[at(l + 1, m - 1)];
            if (l >= 1) {
                double down = Math.sqrt((l + m) * (l + m - 1.0) / ((scale - 2) * scale));
                mx += down * re[at(l - 1, m - 1)];
                my += down * im[at(l - 1, m - 1)];
            }
        }
        int at = 8 * at(l, m);
        put(out, at + 2, f, (px + mx) / 2, (py + my) / 2);
        put(out, at + 4, f, (py - my) / 2, (mx - px) / 2);
    }
}
