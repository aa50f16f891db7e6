package org.limitlab.family.transformers.field;

import org.limitlab.core.model.Workers;

import java.util.function.IntConsumer;

/**
 * Attention on the sphere of three dimensions for Q^T K = c I by spherical harmonics up to degree L
 * (see {@link HarmonicTable}): O(N L²) time, O(N + L²) memory. Error below 1e-13 of the largest
 * possible value; for softmax that is at most 1e-13 N of a token's own weight.
 */
final class LegendreField implements AttentionField {

    /** Above it the leading coefficients of the harmonics leave the range of doubles. */
    static final int MOST_DEGREES = 400;

    private static final int MOST_CHUNKS = 16;

    private final AttentionLaw law;
    private final double beta;
    private final HarmonicTable table;
    private final HarmonicSums sums;
    private final double[] re;
    private final double[] im;
    private final double[] factors;
    private final double[] row = new double[3];
    private final IntConsumer accumulate;
    private final IntConsumer evaluate;

    LegendreField(AttentionLaw law) {
        this(law, Lanes.PRESENT);
    }

    LegendreField(AttentionLaw law, boolean vectors) {
        this.law = law;
        this.beta = law.beta() * law.queryKeyScale();
        this.table = new HarmonicTable(beta);
        int chunk = Math.max(512, (law.tokens() + MOST_CHUNKS - 1) / MOST_CHUNKS);
        chunk = (chunk + 15) / 16 * 16;
        this.sums =
                vectors
                        ? new VectorHarmonicSums(law.tokens(), chunk, table)
                        : new ScalarHarmonicSums(law.tokens(), chunk, table);
        this.re = new double[table.size()];
        this.im = new double[table.size()];
        this.factors = new double[8 * table.size()];
        this.accumulate = sums::accumulate;
        this.evaluate = part -> sums.evaluate(part, factors);
    }

    @Override
    public String method() {
        return Choice.LEGENDRE.toString();
    }

    @Override
    public double logMeanWeight(int token) {
        return Math.log(sums.weight[token]) + beta;
    }

    @Override
    public void evaluate(double[] positions, double[] field, Workers workers) {
        sums.load(positions);
        workers.run(sums.chunks(), accumulate);
        for (int k = 0; k < re.length; k++) {
            double x = 0;
            double y = 0;
            for (double[] partial : sums.partial) {
                x += partial[2 * k];
                y += partial[2 * k + 1];
            }
            re[k] = x * table.norm[k] / law.tokens();
            im[k] = y * table.norm[k] / law.tokens();
        }
        table.fields(re, im, factors);
        workers.run(sums.chunks(), evaluate);
        double unit = Math.exp(beta - law.logUnit());
        for (int i = 0; i < law.tokens(); i++) {
            double scale = law.softmax() ? 1 / sums.weight[i] : unit;
            for (int a = 0; a < 3; a++) {
                field[3 * i + a] = scale * sums.field[a][i];
            }
        }
        law.applyValue(field, row);
    }
}
