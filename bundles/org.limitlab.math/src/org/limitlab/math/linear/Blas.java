package org.limitlab.math.linear;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Products of flat row-major matrices, by netlib.
 *
 * <p>The provider is Java's own, in vector instructions where the module {@code
 * jdk.incubator.vector} is present, so results do not depend on what is installed. The system
 * property {@code limitlab.blas=native} takes the machine's BLAS instead; let it run on one thread
 * ({@code OPENBLAS_NUM_THREADS=1}), or its last bits vary. Nothing here allocates.
 */
public final class Blas {

    /**
     * Multiplications up to which plain loops serve: the provider makes vector objects until it is
     * compiled.
     */
    private static final int SMALL = 2048;

    private static final String ALLOW_NATIVE = "dev.ludovic.netlib.blas.allowNative";
    private static final BLAS PROVIDER = open();

    private Blas() {}

    private static BLAS open() {
        boolean machines = "native".equals(System.getProperty("limitlab.blas"));
        // netlib looks for a native library even where Java's is wanted, and announces at level
        // INFO, on standard error, what it found
        Logger logger = Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");
        Level before = logger.getLevel();
        String allowed = System.getProperty(ALLOW_NATIVE);
        logger.setLevel(Level.WARNING);
        if (!machines && allowed == null) {
            System.setProperty(ALLOW_NATIVE, "false");
        }
        try {
            return machines ? NativeBLAS.getInstance() : JavaBLAS.getInstance();
        } finally {
            logger.setLevel(before);
            if (!machines && allowed == null) {
                System.clearProperty(ALLOW_NATIVE);
            }
        }
    }

    /**
     * What computes the products, for the provenance of results: equal names give equal bits on one
     * machine type.
     *
     * @return the name, such as {@code VectorBLAS (netlib)}
     */
    public static String provider() {
        return PROVIDER.getClass().getSimpleName() + " (netlib)";
    }

    /**
     * C = A B.
     *
     * @param m rows of A and C
     * @param n columns of B and C
     * @param k columns of A, rows of B
     * @param a shape (m, k); not modified
     * @param b shape (k, n); not modified
     * @param c shape (m, n), another array; overwritten
     * @throws IndexOutOfBoundsException if an array is too short
     */
    public static void multiply(int m, int n, int k, double[] a, double[] b, double[] c) {
        gemm(false, false, m, n, k, 1, a, 0, k, b, 0, n, 0, c, 0, n);
    }

    /**
     * C = alpha op(A) op(B) + beta C on parts of arrays, where op transposes or does nothing.
     *
     * <p>With beta = 0 what C held does not matter, not even if it is not finite.
     *
     * @param transposeA true: A is stored with shape (k, m)
     * @param transposeB true: B is stored with shape (n, k)
     * @param m rows of op(A) and C
     * @param n columns of op(B) and C
     * @param k columns of op(A), rows of op(B)
     * @param alpha factor of the product
     * @param a left matrix; not modified
     * @param aAt index of A's first entry
     * @param aRow distance between A's stored rows
     * @param b right matrix; not modified
     * @param bAt index of B's first entry
     * @param bRow distance between B's stored rows
     * @param beta factor of what C held
     * @param c result, in no part of A or B; changed
     * @param cAt index of C's first entry
     * @param cRow distance between C's rows
     * @throws IndexOutOfBoundsException if a part does not lie in its array
     * @throws IllegalArgumentException if a size is negative or rows overlap
     */
    public static void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int aAt,
            int aRow,
            double[] b,
            int bAt,
            int bRow,
            double beta,
            double[] c,
            int cAt,
            int cRow) {
        require(a, aAt, aRow, transposeA ? k : m, transposeA ? m : k);
        require(b, bAt, bRow, transposeB ? n : k, transposeB ? k : n);
        require(c, cAt, cRow, m, n);
        if (m == 0 || n == 0) {
            return;
        }
        if (beta == 0) {
            clear(c, cAt, cRow, m, n);
        }
        if (k == 0) {
            scale(beta, c, cAt, cRow, m, n);
            return;
        }
        if ((long) m * n * k <= SMALL) {
            if (beta != 0) {
                scale(beta, c, cAt, cRow, m, n);
            }
            if (transposeB) {
                dots(transposeA, m, n, k, alpha, a, aAt, aRow, b, bAt, bRow, c, cAt, cRow);
            } else {
                rows(transposeA, m, n, k, alpha, a, aAt, aRow, b, bAt, bRow, c, cAt, cRow);
            }
            return;
        }
        // row-major C = A B is column-major C' = B' A'
        PROVIDER.dgemm(
                transposeB ? "T" : "N",
                transposeA ? "T" : "N",
                n,
                m,
                k,
                alpha,
                b,
                bAt,
                bRow,
                a,
                aAt,
                aRow,
                beta,
                c,
                cAt,
                cRow);
    }

    /**
     * y = alpha op(A) x + beta y, where op transposes or does nothing.
     *
     * @param transpose true: y = alpha A' x + beta y
     * @param rows stored rows of A
     * @param columns stored columns of A
     * @param alpha factor of the product
     * @param a shape (rows, columns); not modified
     * @param x as many entries as op(A) has columns; not modified
     * @param beta factor of what y held; with 0 it does not matter
     * @param y as many entries as op(A) has rows, another array; changed
     * @throws IndexOutOfBoundsException if an array is too short
     */
    public static void gemv(
            boolean transpose,
            int rows,
            int columns,
            double alpha,
            double[] a,
            double[] x,
            double beta,
            double[] y) {
        int in = transpose ? rows : columns;
        int out = transpose ? columns : rows;
        require(a, 0, columns, rows, columns);
        require(x, 0, in, 1, in);
        require(y, 0, out, 1, out);
        if (out == 0) {
            return;
        }
        if (beta == 0) {
            clear(y, 0, out, 1, out);
        }
        if (in == 0) {
            scale(beta, y, 0, out, 1, out);
            return;
        }
        PROVIDER.dgemv(
                transpose ? "N" : "T", columns, rows, alpha, a, 0, columns, x, 0, 1, beta, y, 0, 1);
    }

    /** Small products, row by row. */
    private static void rows(
            boolean transposeA,
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int aAt,
            int aRow,
            double[] b,
            int bAt,
            int bRow,
            double[] c,
            int cAt,
            int cRow) {
        for (int i = 0; i < m; i++) {
            int to = cAt + i * cRow;
            for (int l = 0; l < k; l++) {
                double factor = alpha * a[transposeA ? aAt + l * aRow + i : aAt + i * aRow + l];
                int from = bAt + l * bRow;
                for (int j = 0; j < n; j++) {
                    c[to + j] += factor * b[from + j];
                }
            }
        }
    }

    private static void dots(
            boolean transposeA,
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int aAt,
            int aRow,
            double[] b,
            int bAt,
            int bRow,
            double[] c,
            int cAt,
            int cRow) {
        int row = transposeA ? 1 : aRow;
        int step = transposeA ? aRow : 1;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += a[aAt + i * row + l * step] * b[bAt + j * bRow + l];
                }
                c[cAt + i * cRow + j] += alpha * sum;
            }
        }
    }

    private static void clear(double[] c, int at, int row, int m, int n) {
        for (int i = 0; i < m; i++) {
            Arrays.fill(c, at + i * row, at + i * row + n, 0);
        }
    }

    private static void scale(double by, double[] c, int at, int row, int m, int n) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                c[at + i * row + j] *= by;
            }
        }
    }

    private static void require(double[] array, int at, int row, int rows, int columns) {
        if (rows < 0 || columns < 0 || (rows > 1 && row < columns)) {
            throw new IllegalArgumentException(
                    "shape (" + rows + ", " + columns + ") with rows " + row + " apart");
        }
        if (rows == 0 || columns == 0) {
            return;
        }
        long end = at + (rows - 1L) * row + columns;
        if (at < 0 || end > array.length) {
            throw new IndexOutOfBoundsException(
                    "entries " + at + " to " + (end - 1) + " of an array of " + array.length);
        }
    }
}
