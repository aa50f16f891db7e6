package org.limitlab.family.transformers.field;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectorised over tokens, two vectors at a time, whose length (at most 8 doubles) divides half the
 * padding; bound: arithmetic, about fourteen operations a token and pair (l, m).
 */
final class VectorHarmonicSums extends HarmonicSums {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private final double[] real;
    private final double[] imaginary;
    private final double[][] lanes;

    VectorHarmonicSums(int count, int chunk, HarmonicTable table) {
        super(count, chunk, table);
        this.real = new double[weight.length];
        this.imaginary = new double[weight.length];
        this.lanes = new double[chunks()][2 * (table.degrees + 2) * LANES];
    }

    private int end(int index) {
        return Math.min(weight.length, (index + 1) * chunk);
    }

    @Override
    void accumulate(int index) {
        int from = index * chunk;
        for (int i = from; i < end(index); i++) {
            real[i] = i < count ? 1 : 0;
            imaginary[i] = 0;
        }
        int top = table.degrees + 1;
        for (int m = 0; m <= top; m++) {
            double[] sums = lanes[index];
            java.util.Arrays.fill(sums, 0);
            for (int i = from; i < end(index); i += 2 * LANES) {
                add(m, i, i + LANES, sums);
            }
            turn(from, end(index));
            int at = 2 * table.at(m, m);
            for (int k = 0; k < 2 * (top + 1 - m); k++) {
                partial[index][at + k] = Lanes.sum(sums, k * LANES, LANES);
            }
        }
    }

    private void add(int m, int i, int j, double[] sums) {
        DoubleVector za = part(axes[2], i);
        DoubleVector xa = part(real, i);
        DoubleVector ya = part(imaginary, i);
        DoubleVector zb = part(axes[2], j);
        DoubleVector xb = part(real, j);
        DoubleVector yb = part(imaginary, j);
        DoubleVector beforeA = DoubleVector.zero(SPECIES);
        DoubleVector beforeB = beforeA;
        DoubleVector nowA = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector nowB = nowA;
        int top = table.degrees + 1;
        int next = table.at(m, m) + 1;
        for (int l = m, at = 0; l <= top; l++, at += 2 * LANES, next++) {
            DoubleVector x = nowA.fma(xa, nowB.fma(xb, part(sums, at)));
            DoubleVector y = nowA.fma(ya, nowB.fma(yb, part(sums, at + LANES)));
            x.intoArray(sums, at);
            y.intoArray(sums, at + LANES);
            double b = l < top ? table.recurrence[next] : 0;
            DoubleVector nextA = za.mul(nowA).sub(beforeA.mul(b));
            DoubleVector nextB = zb.mul(nowB).sub(beforeB.mul(b));
            beforeA = nowA;
            beforeB = nowB;
            nowA = nextA;
            nowB = nextB;
        }
    }

    /** Multiplies the powers by x_1 + i x_2. */
    private void turn(int from, int to) {
        for (int i = from; i < to; i += LANES) {
            DoubleVector a = part(axes[0], i);
            DoubleVector b = part(axes[1], i);
            DoubleVector x = part(real, i);
            DoubleVector y = part(imaginary, i);
            x.mul(a).sub(y.mul(b)).intoArray(real, i);
            x.mul(b).add(y.mul(a)).intoArray(imaginary, i);
        }
    }

    @Override
    void evaluate(int index, double[] factors) {
        for (int i = index * chunk; i < end(index); i += LANES) {
            evaluateAt(i, factors);
        }
    }

    private void evaluateAt(int i, double[] factors) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector z = part(axes[2], i);
        DoubleVector x = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector y = zero;
        DoubleVector w = zero;
        DoubleVector fx = zero;
        DoubleVector fy = zero;
        DoubleVector fz = zero;
        int degrees = table.degrees;
        double[] recurrence = table.recurrence;
        for (int m = 0; m <= degrees; m++) {
            DoubleVector before = zero;
            DoubleVector now = DoubleVector.broadcast(SPECIES, 1);
            DoubleVector wr = zero;
            DoubleVector wi = zero;
            DoubleVector xr = zero;
            DoubleVector xi = zero;
            DoubleVector yr = zero;
            DoubleVector yi = zero;
            DoubleVector zr = zero;
            DoubleVector zi = zero;
            int at = table.at(m, m);
            for (int l = m; l <= degrees; l++, at++) {
                wr = now.fma(constant(factors[8 * at]), wr);
                wi = now.fma(constant(factors[8 * at + 1]), wi);
                xr = now.fma(constant(factors[8 * at + 2]), xr);
                xi = now.fma(constant(factors[8 * at + 3]), xi);
                yr = now.fma(constant(factors[8 * at + 4]), yr);
                yi = now.fma(constant(factors[8 * at + 5]), yi);
                zr = now.fma(constant(factors[8 * at + 6]), zr);
                zi = now.fma(constant(factors[8 * at + 7]), zi);
                DoubleVector next = z.mul(now).sub(before.mul(recurrence[at + 1]));
                before = now;
                now = next;
            }
            w = x.fma(wr, y.fma(wi, w));
            fx = x.fma(xr, y.fma(xi, fx));
            fy = x.fma(yr, y.fma(yi, fy));
            fz = x.fma(zr, y.fma(zi, fz));
            DoubleVector a = part(axes[0], i);
            DoubleVector b = part(axes[1], i);
            DoubleVector turned = x.mul(a).sub(y.mul(b));
            y = x.mul(b).add(y.mul(a));
            x = turned;
        }
        w.intoArray(weight, i);
        fx.intoArray(field[0], i);
        fy.intoArray(field[1], i);
        fz.intoArray(field[2], i);
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static DoubleVector part(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }
}
