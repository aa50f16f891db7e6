package org.limitlab.family.transformers;

import org.limitlab.core.model.Workers;

/** The attention field at every token, F_i = sum_j w_ij V x_j, in coordinates. */
interface TokenField {

    /** The field that {@link FieldRule} chooses. */
    static TokenField of(SelfAttention.Parameters p) {
        return new DirectField(p, p.strength());
    }

    /**
     * The field, its factor gamma included.
     *
     * @param x positions, x[i * d + a]; not modified
     * @param field same shape; receives F, which may or may not be tangent
     */
    void evaluate(double[] x, double[] field, Workers workers);
}
