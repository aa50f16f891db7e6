package org.limitlab.math.adjoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.math.gaussian.ErfIntegrals;

import java.util.function.ToDoubleFunction;

class TapeTest {

    @Test
    void derivativesOfEveryOperationAreThoseOfCalculus() {
        Tape tape = new Tape();
        double[] x = {0.3, 0.7};
        int[] v = tape.leaves(x);
        int a = tape.times(v[0], v[1], tape.sqrt(v[1]));
        int b = tape.over(tape.asin(v[0]), tape.square(v[1]));
        int c = tape.acos(tape.axpy(v[0], -0.5, v[1]));
        int sum = tape.minus(tape.sum(a, b), tape.affine(2, tape.plus(c, v[0]), 1));
        tape.sweep(sum);
        double s = Math.sqrt(1 - 0.09);
        double w = Math.sqrt(1 - 0.05 * 0.05);
        assertEquals(
                0.21 * Math.sqrt(0.7) + Math.asin(0.3) / 0.49 - 2 * (Math.acos(-0.05) + 0.3) - 1,
                tape.value(sum),
                1e-15);
        assertEquals(Math.pow(0.7, 1.5) + 1 / (s * 0.49) + 2 / w - 2, tape.adjoint(v[0]), 1e-14);
        assertEquals(
                0.3 * 1.5 * Math.sqrt(0.7) - 2 * Math.asin(0.3) / Math.pow(0.7, 3) - 1 / w,
                tape.adjoint(v[1]),
                1e-14);
    }

    /** A product of many factors, by the tape's memory as it grows and is used again. */
    @Test
    void longRecordsGrowAndClearedOnesStartAgain() {
        Tape tape = new Tape();
        for (int round = 0; round < 2; round++) {
            tape.clear();
            int x = tape.leaf(1.0001);
            int power = x;
            for (int k = 1; k < 20000; k++) {
                power = tape.times(power, x);
            }
            tape.sweep(power);
            double expected = 20000 * Math.pow(1.0001, 19999);
            assertEquals(expected, tape.adjoint(x), 1e-9 * expected);
        }
    }

    private static final double[] C = {
        1.2, 0.3, -0.2, 0.4, 0.3, 0.9, 0.1, -0.1, -0.2, 0.1, 0.7, 0.2, 0.4, -0.1, 0.2, 1.1
    };

    private interface OnTape {
        int node(ErfNodes erf, int[] c);
    }

    /** Values against ErfIntegrals, derivatives against differences of them. */
    private static void check(OnTape made, ToDoubleFunction<double[]> plain) {
        Tape tape = new Tape();
        int[] leaves = new int[16];
        for (int i = 0; i < 4; i++) {
            for (int k = i; k < 4; k++) {
                leaves[4 * i + k] = tape.leaf(C[4 * i + k]);
                leaves[4 * k + i] = leaves[4 * i + k];
            }
        }
        int node = made.node(new ErfNodes(tape), leaves);
        assertEquals(plain.applyAsDouble(C), tape.value(node), 1e-15);
        tape.sweep(node);
        for (int i = 0; i < 4; i++) {
            for (int k = i; k < 4; k++) {
                assertEquals(
                        difference(plain, i, k),
                        tape.adjoint(leaves[4 * i + k]),
                        2e-10,
                        i + "," + k);
            }
        }
    }

    private static double difference(ToDoubleFunction<double[]> f, int i, int k) {
        double h = 1e-5;
        return (f.applyAsDouble(moved(i, k, h)) - f.applyAsDouble(moved(i, k, -h))) / (2 * h);
    }

    private static double[] moved(int i, int k, double h) {
        double[] c = C.clone();
        c[4 * i + k] += h;
        c[4 * k + i] = c[4 * i + k];
        return c;
    }

    private static int i4(ErfNodes erf, int[] c, int i, int j, int k, int l) {
        return erf.i4(
                c[5 * i],
                c[5 * j],
                c[5 * k],
                c[5 * l],
                c[4 * i + j],
                c[4 * i + k],
                c[4 * i + l],
                c[4 * j + k],
                c[4 * j + l],
                c[4 * k + l]);
    }

    @Test
    void gaussianAveragesWithDistinctFields() {
        check((erf, c) -> erf.i2(c[0], c[5], c[1]), c -> ErfIntegrals.i2(c, 4, 0, 1));
        check((erf, c) -> erf.j2(c[0], c[5], c[1]), c -> ErfIntegrals.j2(c, 4, 0, 1));
        check(
                (erf, c) -> erf.i3(c[0], c[10], c[1], c[2], c[6]),
                c -> ErfIntegrals.i3(c, 4, 0, 1, 2));
        check((erf, c) -> i4(erf, c, 0, 1, 2, 3), c -> ErfIntegrals.i4(c, 4, 0, 1, 2, 3));
    }

    @Test
    void gaussianAveragesWithRepeatedFields() {
        check((erf, c) -> erf.i2(c[5], c[5], c[5]), c -> ErfIntegrals.i2(c, 4, 1, 1));
        check((erf, c) -> erf.j2(c[5], c[5], c[5]), c -> ErfIntegrals.j2(c, 4, 1, 1));
        check(
                (erf, c) -> erf.i3(c[0], c[0], c[0], c[0], c[0]),
                c -> ErfIntegrals.i3(c, 4, 0, 0, 0));
        check(
                (erf, c) -> erf.i3(c[0], c[10], c[0], c[2], c[2]),
                c -> ErfIntegrals.i3(c, 4, 0, 0, 2));
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    for (int l = k; l < 4; l++) {
                        int[] f = {i, j, k, l};
                        check(
                                (erf, c) -> i4(erf, c, f[0], f[1], f[2], f[3]),
                                c -> ErfIntegrals.i4(c, 4, f[0], f[1], f[2], f[3]));
                    }
                }
            }
        }
    }

    @Test
    void impossibleCovariancesGiveNoNumber() {
        Tape tape = new Tape();
        int[] v = tape.leaves(new double[] {1, 1, 2.5});
        assertTrue(Double.isNaN(tape.value(new ErfNodes(tape).i2(v[0], v[1], v[2]))));
    }
}
