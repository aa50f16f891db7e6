package org.limitlab.family.transformers;

import org.limitlab.core.model.Workers;
import org.limitlab.family.transformers.field.Choice;
import org.limitlab.family.transformers.field.CircleKernel;

/**
 * The drift of angles on the circle, without the factor gamma; and the Fourier modes of the tokens,
 * which some methods know without further work.
 */
interface AngleField {

    /** The field that the rule chooses. */
    static AngleField of(SelfAttention.Parameters p) {
        boolean softmax = p.attention() == Attention.SOFTMAX;
        double beta = p.inverseTemperature();
        Choice choice = FieldRule.kernel(p);
        if (choice == Choice.DIRECT || !p.isIsotropic()) {
            return new CoordinateAngleField(p, choice.open(FieldRule.law(p, 1)));
        }
        CircleKernel kernel =
                choice == Choice.FOURIER
                        ? CircleKernel.fourier(p.tokens(), beta, p.degrees())
                        : CircleKernel.grid(p.tokens(), beta, p.degrees());
        return new CircleField(kernel, beta, softmax);
    }

    /** Length that arrays of angles must have: at least N. */
    int paddedLength();

    /**
     * The drift, and the modes at the same angles.
     *
     * @param angles radians, padded; not modified
     * @param drift radians/time, padded; overwritten
     */
    void drift(double[] angles, double[] drift, Workers workers);

    /** Only the modes. */
    void modes(double[] angles, Workers workers);

    /** Writes |mu_1|², |mu_2|², ... at the last call; shape (K), K the observed degrees. */
    void power(double[] into);
}
