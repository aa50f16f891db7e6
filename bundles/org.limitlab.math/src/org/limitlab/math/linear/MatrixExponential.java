package org.limitlab.math.linear;

/**
 * exp(A) by the Pade approximant of degree 13 with scaling and squaring; normwise backward error
 * about 1e-16 times the number of squarings. Source: Higham (2005), The scaling and squaring method
 * for the matrix exponential revisited, SIAM J. Matrix Anal. Appl. 26, algorithm 2.3.
 */
public final class MatrixExponential {

    /** The 1-norm up to which degree 13 needs no scaling. */
    private static final double THETA_13 = 5.371920351148152;

    private static final double[] PADE = {
        64764752532480000.0,
        32382376266240000.0,
        7771770303897600.0,
        1187353796428800.0,
        129060195264000.0,
        10559470521600.0,
        670442572800.0,
        33522128640.0,
        1323241920.0,
        40840800.0,
        960960.0,
        16380.0,
        182.0,
        1.0
    };

    private MatrixExponential() {}

    /**
     * exp(A).
     *
     * @param n rows and columns, 1 or more
     * @param a shape (n, n), finite; not modified
     * @return exp(A), shape (n, n)
     * @throws IllegalArgumentException if the array has another length, or A is not finite
     */
    public static double[] of(int n, double[] a) {
        if (n < 1 || a.length != n * n) {
            throw new IllegalArgumentException(
                    a.length + " entries are no matrix of " + n + " rows and columns");
        }
        double norm = norm(n, a);
        if (!Double.isFinite(norm)) {
            throw new IllegalArgumentException("the matrix is not finite");
        }
        int squarings = norm > THETA_13 ? Math.getExponent(norm / THETA_13) + 1 : 0;
        double[] scaled = a.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.scalb(scaled[i], -squarings);
        }
        double[] result = pade(n, scaled);
        double[] square = new double[n * n];
        for (int i = 0; i < squarings; i++) {
            Blas.multiply(n, n, n, result, result, square);
            double[] swap = result;
            result = square;
            square = swap;
        }
        return result;
    }

    private static double norm(int n, double[] a) {
        double most = 0;
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Math.abs(a[i * n + j]);
            }
            // not Math.max alone, so that NaN is kept
            most = sum > most || Double.isNaN(sum) ? sum : most;
        }
        return most;
    }

    /** Solves (V - U) R = V + U, U odd and V even in A. */
    private static double[] pade(int n, double[] a) {
        double[] a2 = product(n, a, a);
        double[] a4 = product(n, a2, a2);
        double[] a6 = product(n, a2, a4);
        double[] b = PADE;
        double[] odd = product(n, a6, sum(n, 0, b[9], a2, b[11], a4, b[13], a6));
        add(odd, sum(n, b[1], b[3], a2, b[5], a4, b[7], a6), 1);
        double[] u = product(n, a, odd);
        double[] v = product(n, a6, sum(n, 0, b[8], a2, b[10], a4, b[12], a6));
        add(v, sum(n, b[0], b[2], a2, b[4], a4, b[6], a6), 1);
        double[] denominator = v.clone();
        add(denominator, u, -1);
        add(v, u, 1);
        return LinearSystem.solve(n, denominator, n, v);
    }

    private static double[] product(int n, double[] a, double[] b) {
        double[] c = new double[n * n];
        Blas.multiply(n, n, n, a, b, c);
        return c;
    }

    /** c0 I + c2 A² + c4 A⁴ + c6 A⁶. */
    private static double[] sum(
            int n,
            double c0,
            double c2,
            double[] a2,
            double c4,
            double[] a4,
            double c6,
            double[] a6) {
        double[] s = new double[n * n];
        for (int i = 0; i < s.length; i++) {
            s[i] = c2 * a2[i] + c4 * a4[i] + c6 * a6[i];
        }
        for (int i = 0; i < n; i++) {
            s[i * n + i] += c0;
        }
        return s;
    }

    private static void add(double[] into, double[] what, double factor) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * what[i];
        }
    }
}
