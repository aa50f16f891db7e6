package org.limitlab.math.sphere;

import org.limitlab.math.special.Gegenbauer;

/**
 * Power of N points in each degree of spherical harmonics: S_k = (1/N²) sum_ij P_k(&lt;x_i,
 * x_j&gt;), all pairs, i = j included, P_k the Gegenbauer polynomial of dimension d with P_k(1) =
 * 1. By the addition theorem S_k is a squared norm: 0 for k &gt;= 1 at the uniform law, 1 at a
 * point; 1/N in expectation for independent uniform points. In d = 2 S_k = |mean exp(i k theta)|².
 *
 * <p>d = 2 and 3 by harmonic sums, O(N K) and O(N K²); other dimensions over pairs, O(N² K). In d =
 * 1, where the sphere is {-1, 1}, S_1 is the squared mean and S_k = 0 for k &gt; 1. Holds buffers:
 * one object for one thread; no call allocates.
 */
public final class HarmonicPower {

    private final int dimension;
    private final int degrees;
    private final double[] sums;
    private final double[] zonal;
    private final double[] power;
    private final double[][] up;
    private final double[][] back;

    /**
     * For degrees 1 .. K.
     *
     * @param dimension d, at least 1
     * @param degrees K, at least 1
     */
    public HarmonicPower(int dimension, int degrees) {
        if (dimension < 1 || degrees < 1) {
            throw new IllegalArgumentException("d = " + dimension + ", degrees = " + degrees);
        }
        this.dimension = dimension;
        this.degrees = degrees;
        this.zonal = new double[degrees + 1];
        this.power = new double[degrees];
        boolean sphere = dimension == 3;
        this.sums = new double[2 * (sphere ? (degrees + 1) * (degrees + 1) : degrees + 1)];
        this.up = new double[sphere ? degrees + 1 : 0][degrees + 1];
        this.back = new double[sphere ? degrees + 1 : 0][degrees + 1];
        for (int m = 0; sphere && m <= degrees; m++) {
            for (int k = m + 1; k <= degrees; k++) {
                double width = (double) (k - m) * (k + m);
                up[m][k] = Math.sqrt((2.0 * k - 1) * (2.0 * k + 1) / width);
                back[m][k] =
                        k == m + 1
                                ? 0
                                : Math.sqrt(
                                        (2.0 * k + 1)
                                                * (k + m - 1.0)
                                                * (k - m - 1.0)
                                                / (width * (2.0 * k - 3)));
            }
        }
    }

    /**
     * S_1 .. S_K.
     *
     * @param x points, x[i * d + a]
     * @param count N, at least 1
     * @param into receives K values from {@code at} on
     */
    public void of(double[] x, int count, double[] into, int at) {
        java.util.Arrays.fill(sums, 0);
        java.util.Arrays.fill(power, 0);
        switch (dimension) {
            case 1 -> line(x, count);
            case 2 -> circle(x, count);
            case 3 -> sphere(x, count);
            default -> pairs(x, count);
        }
        System.arraycopy(power, 0, into, at, degrees);
    }

    private void line(double[] x, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += x[i];
        }
        power[0] = sum / count * (sum / count);
    }

    private void circle(double[] x, int count) {
        for (int i = 0; i < count; i++) {
            double c = x[2 * i];
            double s = x[2 * i + 1];
            double re = 1;
            double im = 0;
            for (int k = 1; k <= degrees; k++) {
                double next = re * c - im * s;
                im = re * s + im * c;
                re = next;
                sums[2 * k] += re;
                sums[2 * k + 1] += im;
            }
        }
        for (int k = 1; k <= degrees; k++) {
            double re = sums[2 * k] / count;
            double im = sums[2 * k + 1] / count;
            power[k - 1] = re * re + im * im;
        }
    }

    /** Sums of fully normalised associated Legendre functions times exp(i m phi). */
    private void sphere(double[] x, int count) {
        for (int i = 0; i < count; i++) {
            double cx = x[3 * i];
            double cy = x[3 * i + 1];
            double z = x[3 * i + 2];
            double re = Math.sqrt(0.25 / Math.PI);
            double im = 0;
            for (int m = 0; m <= degrees; m++) {
                column(m, z, re, im);
                double factor = Math.sqrt((2.0 * m + 3) / (2.0 * m + 2));
                double next = factor * (re * cx - im * cy);
                im = factor * (re * cy + im * cx);
                re = next;
            }
        }
        for (int k = 1; k <= degrees; k++) {
            double total = 0;
            for (int m = 0; m <= k; m++) {
                int at = 2 * (m * (degrees + 1) + k);
                double square = sums[at] * sums[at] + sums[at + 1] * sums[at + 1];
                total += (m == 0 ? 1 : 2) * square;
            }
            power[k - 1] = 4 * Math.PI / (2 * k + 1) * total / count / count;
        }
    }

    /** All degrees of one order m; (re, im) is the function of degree m. */
    private void column(int m, double z, double re, double im) {
        double now = 1;
        double before = 0;
        for (int k = m; k <= degrees; k++) {
            if (k > m) {
                double next = up[m][k] * z * now - back[m][k] * before;
                before = now;
                now = next;
            }
            int at = 2 * (m * (degrees + 1) + k);
            sums[at] += now * re;
            sums[at + 1] += now * im;
        }
    }

    private void pairs(double[] x, int count) {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                double u = Sphere.dot(x, i * dimension, x, j * dimension, dimension);
                Gegenbauer.values(dimension, u, zonal);
                for (int k = 1; k <= degrees; k++) {
                    power[k - 1] += (i == j ? 1 : 2) * zonal[k];
                }
            }
        }
        for (int k = 0; k < degrees; k++) {
            power[k] = Math.max(0, power[k] / count / count);
        }
    }
}
