package org.limitlab.family.transformers.field;

/** Sums of spherical harmonics over tokens, and of their coefficients at tokens, chunk by chunk. */
abstract class HarmonicSums {

    final int count;
    final int chunk;
    final HarmonicTable table;
    final double[][] axes;
    final double[] weight;
    final double[][] field;

    /** Sums of q_lm (x_1 + i x_2)^m over each chunk, real and imaginary parts at 2 at(l, m). */
    final double[][] partial;

    /**
     * Room.
     *
     * @param chunk tokens in a chunk, a multiple of 16
     */
    HarmonicSums(int count, int chunk, HarmonicTable table) {
        this.count = count;
        this.chunk = chunk;
        this.table = table;
        int padded = (count + 15) / 16 * 16;
        this.axes = new double[3][padded];
        this.weight = new double[padded];
        this.field = new double[3][padded];
        this.partial = new double[(count + chunk - 1) / chunk][2 * table.size()];
    }

    final int chunks() {
        return partial.length;
    }

    final void load(double[] positions) {
        for (int i = 0; i < count; i++) {
            for (int a = 0; a < 3; a++) {
                axes[a][i] = positions[3 * i + a];
            }
        }
    }

    /** Fills {@link #partial} of a chunk. */
    abstract void accumulate(int chunk);

    /** Fills {@link #weight} and {@link #field} of a chunk. */
    abstract void evaluate(int chunk, double[] factors);
}
