package org.limitlab.family.transformers;

import org.limitlab.core.problem.InvalidValue;

import java.util.Locale;

/**
 * The one rule by which a method is chosen for the attention field. It looks at the parameters
 * alone, so that all replicas of a cell use the same; the observable {@code fieldMethod} records
 * it.
 */
final class FieldRule {

    private FieldRule() {}

    /** The method for these parameters. */
    static FieldMethod choose(SelfAttention.Parameters p) {
        if (p.field() != FieldMethod.AUTO) {
            return p.field();
        }
        boolean fourier =
                fits(FieldMethod.FOURIER, p.dimension(), p.isIsotropic(), p.runsOnAngles());
        return fourier ? FieldMethod.FOURIER : FieldMethod.DIRECT;
    }

    /**
     * True if a method can sum the field.
     *
     * @param isotropic true if Q, K and V are the identity
     * @param angles true if the state is the angles on the circle
     */
    private static boolean fits(
            FieldMethod method, int dimension, boolean isotropic, boolean angles) {
        return switch (method) {
            case AUTO, DIRECT -> true;
            case FOURIER -> dimension == 2 && isotropic && angles;
        };
    }

    /** Refuses a method that was asked for and does not fit. */
    static void check(FieldMethod method, int dimension, boolean isotropic, boolean angles) {
        if (!fits(method, dimension, isotropic, angles)) {
            throw new InvalidValue(
                    "field",
                    method.name().toLowerCase(Locale.ROOT)
                            + " needs dimension 2, no matrices and steps along the circle",
                    "choose auto or direct");
        }
    }
}
