package org.limitlab.family.transformers;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

import org.limitlab.core.model.Workers;
import org.limitlab.math.special.BesselI;

import java.util.function.IntConsumer;

/**
 * Attention drift on the circle for Q = K = V = I by a finite Fourier sum, O(N K) with K modes:
 * with mu_k the mean of exp(i k theta_j),
 *
 * <pre>
 * (1/N) sum_j exp(beta cos(theta - theta_j)) sin(theta - theta_j) = sum_k (2 k I_k(beta)/beta) Im(exp(i k theta) conj mu_k)
 * (1/N) sum_j exp(beta cos(theta - theta_j)) = I_0(beta) + 2 sum_k I_k(beta) Re(exp(i k theta) conj mu_k)
 * </pre>
 *
 * exact to rounding once the coefficients fall below 1e-17 of the largest; all are scaled by
 * exp(-beta). The drift of theta is minus the first sum; softmax divides by the second.
 *
 * <p>Hot loop: K complex products a token and pass, vectorised over tokens; bound: arithmetic. The
 * sums run in fixed chunks, reduced in order, so threads do not change the bits.
 */
final class CircleField implements AngleField {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int CHUNK = 4096;

    private final int count;
    private final int chunks;
    private final int modes;
    private final boolean softmax;
    private final double[] slope;
    private final double[] weight;
    private final double factor;
    private final double[] cos;
    private final double[] sin;
    private final double[] mask;
    private final double[] partial;
    private final double[] mean;
    private final IntConsumer accumulate;
    private final IntConsumer evaluate;
    private double[] from;
    private double[] into;

    /**
     * A field for N tokens.
     *
     * @param count N, at least 1
     * @param beta inverse temperature, at least 0; unnormalised attention overflows above 700
     * @param atLeastModes number of modes that the caller wants to read
     */
    CircleField(int count, double beta, Attention attention, int atLeastModes) {
        this.count = count;
        this.softmax = attention == Attention.SOFTMAX;
        this.modes = Math.max(atLeastModes, modesFor(beta));
        this.slope = new double[modes + 1];
        this.weight = new double[modes + 1];
        for (int k = 0; k <= modes; k++) {
            double bessel = BesselI.scaled(k, beta);
            slope[k] = beta == 0 ? (k == 1 ? 1 : 0) : 2 * k * bessel / beta;
            weight[k] = (k == 0 ? 1 : 2) * bessel;
        }
        this.factor = softmax ? 1 : Math.exp(beta);
        int padded = (count + 2 * LANES - 1) / (2 * LANES) * (2 * LANES);
        this.cos = new double[padded];
        this.sin = new double[padded];
        this.mask = new double[padded];
        java.util.Arrays.fill(mask, 0, count, 1);
        this.chunks = (padded + CHUNK - 1) / CHUNK;
        this.partial = new double[chunks * 2 * (modes + 1) * LANES];
        this.mean = new double[2 * (modes + 1)];
        this.accumulate = this::accumulate;
        this.evaluate = this::evaluate;
    }

    /** Modes above which I_k(beta) k is below 1e-17 of its largest value. */
    static int modesFor(double beta) {
        if (beta == 0) {
            return 1;
        }
        double largest = 0;
        int k = 1;
        while (true) {
            double term = k * BesselI.scaled(k, beta);
            largest = Math.max(largest, term);
            if (term < 1e-17 * largest) {
                return k;
            }
            k++;
        }
    }

    /** Length that arrays of angles must have: N rounded up to whole vectors. */
    @Override
    public int paddedLength() {
        return cos.length;
    }

    /**
     * The drift.
     *
     * @param angles radians, padded; not modified
     * @param drift radians/time, padded; overwritten
     */
    @Override
    public void drift(double[] angles, double[] drift, Workers workers) {
        modes(angles, workers);
        into = drift;
        workers.run(chunks, evaluate);
    }

    /** Only the modes: cheaper than a drift. */
    @Override
    public void modes(double[] angles, Workers workers) {
        from = angles;
        workers.run(chunks, accumulate);
        reduce();
    }

    @Override
    public void power(double[] into) {
        for (int k = 1; k <= into.length; k++) {
            double re = mean[2 * k];
            double im = mean[2 * k + 1];
            into[k - 1] = re * re + im * im;
        }
    }

    /** Real part of mu_k at the last call. */
    double real(int k) {
        return mean[2 * k];
    }

    /** Imaginary part of mu_k at the last call. */
    double imaginary(int k) {
        return mean[2 * k + 1];
    }

    /**
     * Interaction energy (1/2) mean_ij exp(beta (cos(theta_i - theta_j) - 1)) / beta at the last
     * call, scaled by exp(-beta).
     */
    double scaledEnergy(double beta) {
        double sum = weight[0];
        for (int k = 1; k <= modes; k++) {
            sum += weight[k] * (mean[2 * k] * mean[2 * k] + mean[2 * k + 1] * mean[2 * k + 1]);
        }
        return sum / (2 * beta);
    }

    private void accumulate(int chunk) {
        double[] angles = from;
        int first = chunk * CHUNK;
        int to = Math.min(cos.length, first + CHUNK);
        int base = chunk * 2 * (modes + 1) * LANES;
        java.util.Arrays.fill(partial, base, base + 2 * (modes + 1) * LANES, 0);
        for (int i = first; i < to; i += 2 * LANES) {
            int j = i + LANES;
            DoubleVector a = DoubleVector.fromArray(SPECIES, angles, i);
            DoubleVector b = DoubleVector.fromArray(SPECIES, angles, j);
            DoubleVector ca = a.lanewise(VectorOperators.COS);
            DoubleVector sa = a.lanewise(VectorOperators.SIN);
            DoubleVector cb = b.lanewise(VectorOperators.COS);
            DoubleVector sb = b.lanewise(VectorOperators.SIN);
            ca.intoArray(cos, i);
            sa.intoArray(sin, i);
            cb.intoArray(cos, j);
            sb.intoArray(sin, j);
            DoubleVector xa = DoubleVector.fromArray(SPECIES, mask, i);
            DoubleVector ya = DoubleVector.zero(SPECIES);
            DoubleVector xb = DoubleVector.fromArray(SPECIES, mask, j);
            DoubleVector yb = DoubleVector.zero(SPECIES);
            for (int k = 1; k <= modes; k++) {
                DoubleVector nextA = xa.mul(ca).sub(ya.mul(sa));
                ya = xa.mul(sa).add(ya.mul(ca));
                xa = nextA;
                DoubleVector nextB = xb.mul(cb).sub(yb.mul(sb));
                yb = xb.mul(sb).add(yb.mul(cb));
                xb = nextB;
                int at = base + 2 * k * LANES;
                DoubleVector.fromArray(SPECIES, partial, at).add(xa.add(xb)).intoArray(partial, at);
                at += LANES;
                DoubleVector.fromArray(SPECIES, partial, at).add(ya.add(yb)).intoArray(partial, at);
            }
        }
    }

    private void reduce() {
        mean[0] = 1;
        for (int q = 2; q < mean.length; q++) {
            double sum = 0;
            for (int chunk = 0; chunk < chunks; chunk++) {
                int at = (chunk * 2 * (modes + 1) + q) * LANES;
                sum +=
                        DoubleVector.fromArray(SPECIES, partial, at)
                                .reduceLanes(VectorOperators.ADD);
            }
            mean[q] = sum / count;
        }
    }

    /** Horner's rule in z = exp(i theta) for sum_k c_k z^k conj(mu_k). */
    private void evaluate(int chunk) {
        double[] drift = into;
        int first = chunk * CHUNK;
        int to = Math.min(cos.length, first + CHUNK);
        for (int i = first; i < to; i += LANES) {
            DoubleVector c = DoubleVector.fromArray(SPECIES, cos, i);
            DoubleVector s = DoubleVector.fromArray(SPECIES, sin, i);
            DoubleVector x = DoubleVector.zero(SPECIES);
            DoubleVector y = DoubleVector.zero(SPECIES);
            DoubleVector u = DoubleVector.zero(SPECIES);
            DoubleVector v = DoubleVector.zero(SPECIES);
            for (int k = modes; k >= 1; k--) {
                double re = mean[2 * k];
                double im = -mean[2 * k + 1];
                x = x.add(slope[k] * re);
                y = y.add(slope[k] * im);
                DoubleVector next = x.mul(c).sub(y.mul(s));
                y = x.mul(s).add(y.mul(c));
                x = next;
                if (softmax) {
                    u = u.add(weight[k] * re);
                    v = v.add(weight[k] * im);
                    DoubleVector nextU = u.mul(c).sub(v.mul(s));
                    v = u.mul(s).add(v.mul(c));
                    u = nextU;
                }
            }
            DoubleVector f = softmax ? y.div(u.add(weight[0])) : y.mul(factor);
            f.neg().intoArray(drift, i);
        }
    }
}
