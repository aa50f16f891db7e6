package org.limitlab.family.transformers.field;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums with vector instructions; the bound is the exponentials. Up to three dimensions scores,
 * exponentials and sums stay in registers; above, weights of a block pass through a buffer.
 *
 * <p>2^s for s in [-1022, 0]: s is rounded to n by adding 1.5 2^52, and 2^(s-n) is a polynomial of
 * degree 10, the minimax approximation on [-1/2, 1/2] with relative error 2.2e-16; n goes into the
 * exponent's bits. Benchmark: AttentionStep.
 */
final class VectorPairSum extends PairSum {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final double ROUND = 0x1.8p52;

    VectorPairSum(int count, int dimension) {
        super(count, dimension);
    }

    @Override
    double row(double[] query, int queryAt, double shift, double[] buffer, double[] sum, int at) {
        return dimension <= 3
                ? fused(query, queryAt, shift, buffer, sum, at)
                : blocked(query, queryAt, shift, buffer, sum, at);
    }

    private double fused(
            double[] query, int queryAt, double shift, double[] buffer, double[] sum, int at) {
        double[] x = tokens;
        int second = padded;
        int third = 2 * padded;
        DoubleVector qx = DoubleVector.broadcast(SPECIES, query[queryAt]);
        DoubleVector qy = axis(query, queryAt, 1);
        DoubleVector qz = axis(query, queryAt, 2);
        DoubleVector offset = DoubleVector.broadcast(SPECIES, -shift);
        DoubleVector total = DoubleVector.zero(SPECIES);
        DoubleVector sx = DoubleVector.zero(SPECIES);
        DoubleVector sy = DoubleVector.zero(SPECIES);
        DoubleVector sz = DoubleVector.zero(SPECIES);
        int whole = count / LANES * LANES;
        for (int j = 0; j < whole; j += LANES) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, x, j);
            DoubleVector b = DoubleVector.fromArray(SPECIES, x, second + j);
            DoubleVector c = DoubleVector.fromArray(SPECIES, x, third + j);
            DoubleVector w = power(c.fma(qz, b.fma(qy, a.fma(qx, offset))));
            total = total.add(w);
            sx = w.fma(a, sx);
            sy = w.fma(b, sy);
            sz = w.fma(c, sz);
        }
        if (whole < count) {
            VectorMask<Double> inside = SPECIES.indexInRange(whole, count);
            DoubleVector a = DoubleVector.fromArray(SPECIES, x, whole);
            DoubleVector b = DoubleVector.fromArray(SPECIES, x, second + whole);
            DoubleVector c = DoubleVector.fromArray(SPECIES, x, third + whole);
            DoubleVector all = power(c.fma(qz, b.fma(qy, a.fma(qx, offset))));
            DoubleVector w = DoubleVector.zero(SPECIES).blend(all, inside);
            total = total.add(w);
            sx = w.fma(a, sx);
            sy = w.fma(b, sy);
            sz = w.fma(c, sz);
        }
        sx.intoArray(buffer, 0);
        sy.intoArray(buffer, LANES);
        sz.intoArray(buffer, 2 * LANES);
        total.intoArray(buffer, 3 * LANES);
        for (int axis = 0; axis < dimension; axis++) {
            sum[at + axis] = Lanes.sum(buffer, axis * LANES, LANES);
        }
        return Lanes.sum(buffer, 3 * LANES, LANES);
    }

    private DoubleVector axis(double[] query, int queryAt, int axis) {
        return DoubleVector.broadcast(SPECIES, axis < dimension ? query[queryAt + axis] : 0);
    }

    private double blocked(
            double[] query, int queryAt, double shift, double[] buffer, double[] sum, int at) {
        java.util.Arrays.fill(sum, at, at + dimension, 0);
        double total = 0;
        for (int from = 0; from < padded; from += BLOCK) {
            total += weights(query, queryAt, shift, from, buffer);
            for (int a = 0; a < dimension; a++) {
                dot(buffer, index(a, from)).intoArray(buffer, BLOCK);
                sum[at + a] += Lanes.sum(buffer, BLOCK, LANES);
            }
        }
        return total;
    }

    private double weights(double[] query, int queryAt, double shift, int from, double[] buffer) {
        scores(query, queryAt, -shift, from, buffer);
        DoubleVector total = DoubleVector.zero(SPECIES);
        for (int j = 0; j < BLOCK; j += LANES) {
            DoubleVector w = power(DoubleVector.fromArray(SPECIES, buffer, j));
            if (from + j + LANES > count) {
                VectorMask<Double> inside = SPECIES.indexInRange(from + j, count);
                w = DoubleVector.zero(SPECIES).blend(w, inside);
            }
            w.intoArray(buffer, j);
            total = total.add(w);
        }
        total.intoArray(buffer, BLOCK);
        return Lanes.sum(buffer, BLOCK, LANES);
    }

    /** Four vectors of tokens at a time, so that an entry of the query is read once for them. */
    private void scores(double[] query, int queryAt, double offset, int from, double[] into) {
        for (int j = 0; j < BLOCK; j += 4 * LANES) {
            DoubleVector s0 = constant(offset);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            int x = index(0, from) + j;
            for (int a = 0; a < dimension; a++, x += BLOCK) {
                DoubleVector q = constant(query[queryAt + a]);
                s0 = DoubleVector.fromArray(SPECIES, tokens, x).fma(q, s0);
                s1 = DoubleVector.fromArray(SPECIES, tokens, x + LANES).fma(q, s1);
                s2 = DoubleVector.fromArray(SPECIES, tokens, x + 2 * LANES).fma(q, s2);
                s3 = DoubleVector.fromArray(SPECIES, tokens, x + 3 * LANES).fma(q, s3);
            }
            s0.intoArray(into, j);
            s1.intoArray(into, j + LANES);
            s2.intoArray(into, j + 2 * LANES);
            s3.intoArray(into, j + 3 * LANES);
        }
    }

    private DoubleVector dot(double[] weights, int at) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int j = 0; j < BLOCK; j += 4 * LANES) {
            s0 = part(tokens, at + j).fma(part(weights, j), s0);
            s1 = part(tokens, at + j + LANES).fma(part(weights, j + LANES), s1);
            s2 = part(tokens, at + j + 2 * LANES).fma(part(weights, j + 2 * LANES), s2);
            s3 = part(tokens, at + j + 3 * LANES).fma(part(weights, j + 3 * LANES), s3);
        }
        return s0.add(s1).add(s2.add(s3));
    }

    private static DoubleVector part(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }

    /** 2^s; what lies below -1022 counts as -1022. */
    static DoubleVector power(DoubleVector exponent) {
        DoubleVector s = exponent.blend(LOWEST, exponent.compare(VectorOperators.LT, LOWEST));
        DoubleVector shifted = s.add(ROUND);
        DoubleVector r = s.sub(shifted.sub(ROUND));
        DoubleVector square = r.mul(r);
        DoubleVector even = square.mul(0x1.e39916f0f9a88p-28).add(0x1.62c157f3de367p-20);
        DoubleVector odd = square.mul(0x1.b6740fb14542bp-24).add(0x1.ffcb55e85e6e1p-17);
        even = even.fma(square, constant(0x1.4309126053939p-13));
        odd = odd.fma(square, constant(0x1.5d87fe9cc5b81p-10));
        even = even.fma(square, constant(0x1.3b2ab6fbde10bp-7));
        odd = odd.fma(square, constant(0x1.c6b08d703d48cp-5));
        even = even.fma(square, constant(0x1.ebfbdff82c3b9p-3));
        odd = odd.fma(square, constant(0x1.62e42fefa3a17p-1));
        even = even.fma(square, constant(1));
        DoubleVector p = odd.fma(r, even);
        LongVector bits = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
        return p.reinterpretAsLongs().add(bits).reinterpretAsDoubles();
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
