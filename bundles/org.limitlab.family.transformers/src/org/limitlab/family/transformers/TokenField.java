package org.limitlab.family.transformers;

import org.limitlab.core.model.Workers;
import org.limitlab.family.transformers.field.AttentionField;

/** The attention field at every token, F_i = sum_j w_ij V x_j, in coordinates. */
interface TokenField {

    /** The field that {@link FieldRule} chooses. */
    static TokenField of(SelfAttention.Parameters p) {
        AttentionField field = FieldRule.kernel(p).open(FieldRule.law(p, p.strength()));
        return field::evaluate;
    }

    /**
     * The field, its factor gamma included.
     *
     * @param x positions, x[i * d + a]; not modified
     * @param field same shape; receives F, which may or may not be tangent
     */
    void evaluate(double[] x, double[] field, Workers workers);
}
