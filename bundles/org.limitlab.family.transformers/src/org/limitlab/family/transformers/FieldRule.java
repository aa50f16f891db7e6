package org.limitlab.family.transformers;

import org.limitlab.core.problem.InvalidValue;
import org.limitlab.family.transformers.field.AttentionLaw;
import org.limitlab.family.transformers.field.Choice;

import java.util.Locale;

/**
 * The one rule by which a method is chosen for the attention field: the least estimated time, see
 * {@link Choice}. It looks at the parameters alone, so that all replicas of a cell use the same;
 * the observable {@code fieldMethod} records it.
 */
final class FieldRule {

    private static final double[] IDENTITY = {};

    private FieldRule() {}

    /** The method for these parameters. */
    static FieldMethod choose(SelfAttention.Parameters p) {
        return p.field() == FieldMethod.AUTO
                ? FieldMethod.valueOf(Choice.of(law(p, 1)).name())
                : p.field();
    }

    /** The kernel behind the method. */
    static Choice kernel(SelfAttention.Parameters p) {
        return Choice.valueOf(choose(p).name());
    }

    /** What the field depends on, with a factor on the values. */
    static AttentionLaw law(SelfAttention.Parameters p, double factor) {
        boolean plain = p.value().length == 0 && factor == 1;
        return new AttentionLaw(
                p.tokens(),
                p.dimension(),
                p.inverseTemperature(),
                p.attention() == Attention.SOFTMAX,
                queryKey(p.query(), p.key(), p.dimension()),
                plain ? IDENTITY : Scores.scaled(p.value(), factor, p.dimension()),
                0);
    }

    private static double[] queryKey(double[][] query, double[][] key, int d) {
        return query.length == 0 && key.length == 0 ? IDENTITY : Scores.product(query, key, d);
    }

    /** Refuses a method that was asked for and does not fit. */
    static void check(
            FieldMethod method,
            int tokens,
            int dimension,
            double beta,
            double[][] query,
            double[][] key) {
        if (method == FieldMethod.AUTO) {
            return;
        }
        Choice choice = Choice.valueOf(method.name());
        double[] product = queryKey(query, key, dimension);
        if (!choice.fits(new AttentionLaw(tokens, dimension, beta, true, product, IDENTITY, 0))) {
            throw new InvalidValue(
                    "field",
                    choice.toString().toLowerCase(Locale.ROOT) + " needs " + choice.needs(),
                    "choose auto or direct");
        }
    }
}
