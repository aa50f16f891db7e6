package org.limitlab.math.linear;

import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

/** Matrices for the tests of this package. */
final class LinearFixtures {

    private LinearFixtures() {}

    static double[] normals(String name, int count) {
        RandomStream stream = Streams.of(20264, name).source(Purpose.DATA).open(0);
        double[] a = new double[count];
        stream.fillGaussian(a, 0, count);
        return a;
    }

    /** op(A) op(B) by its definition, in plain sums. */
    static double[] product(boolean ta, boolean tb, int m, int n, int k, double[] a, double[] b) {
        double[] c = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += a[ta ? l * m + i : i * k + l] * b[tb ? j * k + l : l * n + j];
                }
                c[i * n + j] = sum;
            }
        }
        return c;
    }

    static double[] hilbert(int n) {
        double[] h = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i * n + j] = 1.0 / (i + j + 1);
            }
        }
        return h;
    }
}
