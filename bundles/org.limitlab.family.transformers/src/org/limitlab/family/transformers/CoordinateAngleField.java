package org.limitlab.family.transformers;

import org.limitlab.core.model.Workers;
import org.limitlab.family.transformers.field.AttentionField;
import org.limitlab.math.sphere.HarmonicPower;

/** The drift of angles from the field in coordinates: any Q, K and V. */
final class CoordinateAngleField implements AngleField {

    private final int count;
    private final AttentionField field;
    private final double[] x;
    private final double[] f;
    private final HarmonicPower harmonics;

    CoordinateAngleField(SelfAttention.Parameters p, AttentionField field) {
        this.count = p.tokens();
        this.field = field;
        this.x = new double[2 * count];
        this.f = new double[2 * count];
        this.harmonics = new HarmonicPower(2, p.degrees());
    }

    @Override
    public int paddedLength() {
        return count;
    }

    @Override
    public void drift(double[] angles, double[] drift, Workers workers) {
        modes(angles, workers);
        field.evaluate(x, f, workers);
        for (int i = 0; i < count; i++) {
            drift[i] = x[2 * i] * f[2 * i + 1] - x[2 * i + 1] * f[2 * i];
        }
    }

    @Override
    public void modes(double[] angles, Workers workers) {
        for (int i = 0; i < count; i++) {
            x[2 * i] = Math.cos(angles[i]);
            x[2 * i + 1] = Math.sin(angles[i]);
        }
    }

    @Override
    public void power(double[] into) {
        harmonics.of(x, count, into, 0);
    }
}
