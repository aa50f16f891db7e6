package org.limitlab.family.teachers.control;

import org.limitlab.math.adjoint.Tape;
import org.limitlab.math.control.Dynamics;

/**
 * Order parameters of a linear denoising autoencoder with tied weights and a skip connection (P06c
 * of docs/models/teachers.md). State: M (row by row, clusters times hidden), Q (upper triangle), b.
 * Control: the variance Delta of the corruption. All terms with S_cc are kept in the error.
 *
 * @param dimension N
 * @param hidden r
 * @param weights p_c of the clusters, adding up to 1
 * @param centroids S, overlaps of the centroids, shape (clusters, clusters)
 * @param spread sigma, of the data around their centroid
 * @param learningRate eta
 * @param skipRate eta_b
 * @param allTerms false to leave out the terms of db with a factor 1/N, as the public code does
 */
record AutoencoderDynamics(
        int dimension,
        int hidden,
        double[] weights,
        double[][] centroids,
        double spread,
        double learningRate,
        double skipRate,
        boolean allTerms)
        implements Dynamics {

    @Override
    public int states() {
        return weights.length * hidden + hidden * (hidden + 1) / 2 + 1;
    }

    @Override
    public int controls() {
        return 1;
    }

    /** What a state and a corruption make, as nodes. */
    private final class Parts {
        private final Matrices on;
        private final int[][] m;
        private final int[][] q;
        private final int b;
        private final int keep;
        private final int kept;
        private final int tt;
        private final int xt;
        private final double xx = spread * spread;

        Parts(Tape tape, int[] x, int delta) {
            on = new Matrices(tape);
            m = new int[weights.length][hidden];
            q = new int[hidden][hidden];
            int at = 0;
            for (int[] row : m) {
                for (int i = 0; i < hidden; i++) {
                    row[i] = x[at++];
                }
            }
            for (int i = 0; i < hidden; i++) {
                for (int k = i; k < hidden; k++) {
                    q[i][k] = x[at];
                    q[k][i] = x[at++];
                }
            }
            b = x[at];
            keep = tape.affine(-1, delta, 1);
            kept = tape.sqrt(keep);
            tt = tape.plus(tape.affine(xx, keep, 0), delta);
            xt = tape.affine(xx, kept, 0);
        }

        /** (1 - Delta) m m' + tt Q. */
        int[][] corrupted(int[][] outer) {
            return on.plus(on.times(keep, outer), on.times(tt, q));
        }

        /** m m' + s Q. */
        int[][] clean(int[][] outer) {
            return on.plus(outer, on.scaled(xx, q));
        }

        /** m_c S_c' as clusters times hidden: its transpose. */
        int[][] centroidPart(int c) {
            int[][] part = new int[weights.length][];
            for (int d = 0; d < part.length; d++) {
                part[d] = on.scaled(centroids[c][d], m[c]);
            }
            return part;
        }
    }

    @Override
    public void rates(Tape tape, int[] x, int[] u, int[] into) {
        Parts p = new Parts(tape, x, u[0]);
        Matrices on = p.on;
        int[][] mRate = on.zero(weights.length, hidden);
        int[][] qRate = on.zero(hidden, hidden);
        int skip = tape.leaf(0);
        for (int c = 0; c < weights.length; c++) {
            int[][] outer = on.outer(p.m[c]);
            int[][] corrupted = p.corrupted(outer);
            mRate = on.plus(mRate, on.scaled(weights[c], weightRate(p, c, corrupted)));
            qRate = on.plus(qRate, on.scaled(weights[c], normRate(tape, p, outer, corrupted)));
            skip = tape.axpy(skip, weights[c] / dimension, skipRate(tape, p, c, corrupted));
        }
        int local = tape.minus(p.xt, tape.times(p.b, p.tt));
        int at = 0;
        for (int[] row : mRate) {
            for (int node : row) {
                into[at++] = tape.affine(learningRate, node, 0);
            }
        }
        for (int i = 0; i < hidden; i++) {
            for (int k = i; k < hidden; k++) {
                into[at++] = tape.affine(0.5, tape.plus(qRate[i][k], qRate[k][i]), 0);
            }
        }
        into[at] = tape.affine(skipRate, allTerms ? tape.plus(local, skip) : local, 0);
    }

    /** 2 Nx' - 2 b N~' - M LL~ - N~' Q, shape (clusters, hidden). */
    private int[][] weightRate(Parts p, int c, int[][] corrupted) {
        Matrices on = p.on;
        int[][] centre = p.centroidPart(c);
        int[][] noisy = on.plus(on.times(p.keep, centre), on.times(p.tt, p.m));
        int[][] plain = on.times(p.kept, on.plus(centre, on.scaled(spread * spread, p.m)));
        int[][] gain = on.minus(plain, on.times(p.b, noisy));
        int[][] loss = on.plus(on.product(p.m, corrupted), on.product(noisy, p.q));
        return on.minus(on.scaled(2, gain), loss);
    }

    /** The bracket of dQ before it is made symmetric. */
    private int[][] normRate(Tape tape, Parts p, int[][] outer, int[][] corrupted) {
        Matrices on = p.on;
        int[][] clean = p.clean(outer);
        int[][] mixed = on.times(p.kept, clean);
        int[][] reach = on.plus(on.diagonal(p.b, hidden), p.q);
        int[][] y = on.minus(mixed, on.product(corrupted, reach));
        int[][] back = on.product(reach, mixed);
        int[][] z =
                on.plus(
                        on.minus(clean, on.plus(back, on.transposed(back))),
                        on.product(on.product(reach, corrupted), reach));
        double eta = learningRate;
        int local = tape.minus(p.xt, tape.times(p.b, p.tt));
        int[][] drift =
                on.times(tape.affine(eta * eta, local, 2 * eta), on.plus(y, on.transposed(y)));
        int[][] kick = on.times(tape.affine(eta * eta, p.tt, 0), z);
        int[][] spreadKick = on.times(tape.affine(eta * eta, residual(tape, p), 0), corrupted);
        return on.plus(on.plus(drift, kick), spreadKick);
    }

    /** xx - 2 b xt + b² tt: the error of the skip connection alone, per input. */
    private static int residual(Tape tape, Parts p) {
        int cross = tape.times(p.b, p.xt);
        int square = tape.times(p.b, p.b, p.tt);
        return tape.affine(1, tape.axpy(square, -2, cross), p.xx);
    }

    private int skipRate(Tape tape, Parts p, int c, int[][] corrupted) {
        int gap = tape.minus(p.kept, tape.times(p.b, p.keep));
        return tape.minus(tape.affine(centroids[c][c], gap, 0), p.on.trace(corrupted));
    }

    /** The node of the mean square error at a corruption Delta in [0, 1]. */
    int error(Tape tape, int[] x, double delta) {
        Parts p = new Parts(tape, x, tape.leaf(delta));
        Matrices on = p.on;
        int sum = tape.affine(dimension, residual(tape, p), 0);
        int miss = tape.square(tape.affine(-1, tape.times(p.b, p.kept), 1));
        for (int c = 0; c < weights.length; c++) {
            int[][] outer = on.outer(p.m[c]);
            int[][] corrupted = p.corrupted(outer);
            int quadratic = on.trace(on.product(p.q, corrupted));
            int linear = on.trace(on.times(p.kept, p.clean(outer)));
            int skip = tape.times(p.b, on.trace(corrupted));
            int bottleneck = tape.axpy(quadratic, 2, tape.minus(skip, linear));
            sum = tape.axpy(sum, weights[c], bottleneck);
            sum = tape.axpy(sum, weights[c] * centroids[c][c], miss);
        }
        return sum;
    }
}
