package org.limitlab.family.transformers.field;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The finite Fourier sum, vectorised over tokens; bound: arithmetic. Benchmark: AttentionStep. */
final class VectorFourier extends FourierKernel {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final double ROUND = 0x1.8p52;

    /** -1/15!, 1/13!, ..., -1/3!: of sin(r)/r - 1 in powers of r². */
    private static final double[] SINE = taylor(15);

    /** 1/16!, -1/14!, ..., 1: of cos(r) in powers of r². */
    private static final double[] COSINE = taylor(16);

    private final double[] cos;
    private final double[] sin;
    private final double[] mask;
    private final double[] partial;

    VectorFourier(int count, CircleModes coefficients) {
        super(count, (count + 2 * LANES - 1) / (2 * LANES) * (2 * LANES), coefficients);
        this.cos = new double[paddedLength()];
        this.sin = new double[paddedLength()];
        this.mask = new double[paddedLength()];
        java.util.Arrays.fill(mask, 0, count, 1);
        this.partial = new double[chunks() * 2 * (coefficients.count + 1) * LANES];
    }

    /** Coefficients in powers of r², highest first, down to 1/3! or 1/0!. */
    private static double[] taylor(int degree) {
        double[] c = new double[degree % 2 == 0 ? degree / 2 + 1 : degree / 2];
        for (int k = degree, at = 0; at < c.length; k -= 2, at++) {
            double factorial = 1;
            for (int j = 2; j <= k; j++) {
                factorial *= j;
            }
            c[at] = (k / 2 % 2 == 0 ? 1 : -1) / factorial;
        }
        return c;
    }

    @Override
    double partial(int chunk, int q) {
        int at = (chunk * 2 * (coefficients.count + 1) + q) * LANES;
        return Lanes.sum(partial, at, LANES);
    }

    @Override
    void accumulate(int chunk, double[] angles) {
        int from = chunk * CHUNK;
        int to = Math.min(cos.length, from + CHUNK);
        int modes = coefficients.count;
        int base = chunk * 2 * (modes + 1) * LANES;
        java.util.Arrays.fill(partial, base, base + 2 * (modes + 1) * LANES, 0);
        for (int i = from; i < to; i += 2 * LANES) {
            int j = i + LANES;
            turn(angles, i);
            turn(angles, j);
            DoubleVector ca = part(cos, i);
            DoubleVector sa = part(sin, i);
            DoubleVector cb = part(cos, j);
            DoubleVector sb = part(sin, j);
            DoubleVector xa = part(mask, i);
            DoubleVector ya = DoubleVector.zero(SPECIES);
            DoubleVector xb = part(mask, j);
            DoubleVector yb = DoubleVector.zero(SPECIES);
            for (int k = 1; k <= modes; k++) {
                DoubleVector nextA = xa.mul(ca).sub(ya.mul(sa));
                ya = xa.mul(sa).add(ya.mul(ca));
                xa = nextA;
                DoubleVector nextB = xb.mul(cb).sub(yb.mul(sb));
                yb = xb.mul(sb).add(yb.mul(cb));
                xb = nextB;
                int at = base + 2 * k * LANES;
                part(partial, at).add(xa.add(xb)).intoArray(partial, at);
                at += LANES;
                part(partial, at).add(ya.add(yb)).intoArray(partial, at);
            }
        }
    }

    /**
     * Cosines and sines: the angle less n pi/2 in three parts, Taylor polynomials on [-pi/4, pi/4],
     * and the quadrant n. Absolute error 2e-16 for angles up to 1e6.
     */
    private void turn(double[] angles, int i) {
        DoubleVector x = part(angles, i);
        DoubleVector shifted = x.mul(2 / Math.PI).add(ROUND);
        DoubleVector n = shifted.sub(ROUND).neg();
        DoubleVector r = n.fma(constant(0x1.921fb54442d18p0), x);
        r = n.fma(constant(0x1.1a62633145c07p-54), r);
        r = n.fma(constant(-0x1.f1976b7ed8fbcp-110), r);
        DoubleVector square = r.mul(r);
        DoubleVector s = square.mul(SINE[0]).add(SINE[1]);
        for (int k = 2; k < SINE.length; k++) {
            s = s.fma(square, constant(SINE[k]));
        }
        s = s.mul(square).fma(r, r);
        DoubleVector c = square.mul(COSINE[0]).add(COSINE[1]);
        for (int k = 2; k < COSINE.length; k++) {
            c = c.fma(square, constant(COSINE[k]));
        }
        LongVector quadrant = shifted.reinterpretAsLongs();
        VectorMask<Double> odd = quadrant.and(1).compare(VectorOperators.NE, 0).cast(SPECIES);
        LongVector negative = quadrant.and(2).lanewise(VectorOperators.LSHL, 62);
        LongVector other = quadrant.add(1).and(2).lanewise(VectorOperators.LSHL, 62);
        flip(s.blend(c, odd), negative).intoArray(sin, i);
        flip(c.blend(s, odd), other).intoArray(cos, i);
    }

    private static DoubleVector flip(DoubleVector x, LongVector sign) {
        return x.reinterpretAsLongs().lanewise(VectorOperators.XOR, sign).reinterpretAsDoubles();
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    @Override
    void evaluate(int chunk, double[] tangent, double[] radial, double[] weight) {
        int from = chunk * CHUNK;
        int to = Math.min(cos.length, from + CHUNK);
        for (int i = from; i < to; i += LANES) {
            tangent(i).intoArray(tangent, i);
            if (radial != null) {
                level(i, coefficients.radial).intoArray(radial, i);
            }
            if (weight != null) {
                level(i, coefficients.weight).intoArray(weight, i);
            }
        }
    }

    private DoubleVector tangent(int i) {
        DoubleVector c = part(cos, i);
        DoubleVector s = part(sin, i);
        DoubleVector x = DoubleVector.zero(SPECIES);
        DoubleVector y = DoubleVector.zero(SPECIES);
        for (int k = coefficients.count; k >= 1; k--) {
            x = x.add(coefficients.slope[k] * real(k));
            y = y.sub(coefficients.slope[k] * imaginary(k));
            DoubleVector next = x.mul(c).sub(y.mul(s));
            y = x.mul(s).add(y.mul(c));
            x = next;
        }
        return y.neg();
    }

    private DoubleVector level(int i, double[] of) {
        DoubleVector c = part(cos, i);
        DoubleVector s = part(sin, i);
        DoubleVector x = DoubleVector.zero(SPECIES);
        DoubleVector y = DoubleVector.zero(SPECIES);
        for (int k = coefficients.count; k >= 1; k--) {
            x = x.add(of[k] * real(k));
            y = y.sub(of[k] * imaginary(k));
            DoubleVector next = x.mul(c).sub(y.mul(s));
            y = x.mul(s).add(y.mul(c));
            x = next;
        }
        return x.add(of[0]);
    }

    private static DoubleVector part(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }
}
