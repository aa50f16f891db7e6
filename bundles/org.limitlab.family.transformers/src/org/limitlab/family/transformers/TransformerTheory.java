package org.limitlab.family.transformers;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;

import java.util.Arrays;
import java.util.List;

/**
 * What the family's theories have in common: their texts in one place, and no number that is not
 * finite. A subclass computes; parameters that do not belong together ({@link
 * IllegalArgumentException}) and numerics that did not settle ({@link ArithmeticException}) become
 * {@link NoPrediction} with the reason.
 *
 * @param <Q> parameters
 */
public abstract class TransformerTheory<Q extends Record> implements Theory<Q> {

    /**
     * What a theory says of itself.
     *
     * @param id key in files
     * @param title name for people
     * @param model id of the model, may be empty
     * @param standing how sure it is
     * @param assumptions in a sentence
     * @param domain in a sentence
     * @param equations LaTeX
     * @param sources ids or references
     */
    public record Card(
            String id,
            String title,
            String model,
            Standing standing,
            String assumptions,
            String domain,
            List<String> equations,
            List<String> sources) {}

    private final Card card;
    private final Class<Q> parameters;

    /** A theory with its texts and its parameter record. */
    protected TransformerTheory(Card card, Class<Q> parameters) {
        this.card = card;
        this.parameters = parameters;
    }

    @Override
    public final String id() {
        return card.id;
    }

    @Override
    public final String title() {
        return card.title;
    }

    @Override
    public final String model() {
        return card.model;
    }

    @Override
    public final Standing standing() {
        return card.standing;
    }

    @Override
    public final String assumptions() {
        return card.assumptions;
    }

    @Override
    public final String domain() {
        return card.domain;
    }

    @Override
    public final List<String> equations() {
        return card.equations;
    }

    @Override
    public final List<String> sources() {
        return card.sources;
    }

    @Override
    public final Class<Q> parameters() {
        return parameters;
    }

    @Override
    public int numericsRevision() {
        return 1;
    }

    /** The prediction, which may hold numbers that are not finite. */
    protected abstract Prediction compute(Q p, Request request);

    /** The prediction; what is not finite, or could not be computed, becomes a reason. */
    @Override
    public final Prediction predict(Q p, Request request) {
        Prediction computed;
        try {
            computed = compute(p, request);
        } catch (IllegalArgumentException e) {
            throw new NoPrediction(e.getMessage());
        } catch (ArithmeticException e) {
            throw new NoPrediction("the numerics did not settle: " + e.getMessage());
        }
        Prediction checked = new Prediction();
        for (Observable observable : observables(p)) {
            String key = observable.id();
            computed.reason(key).ifPresent(reason -> checked.none(key, reason));
            computed.find(key).ifPresent(found -> putFinite(checked, key, found));
        }
        return checked;
    }

    private static void putFinite(Prediction checked, String key, Prediction.Values found) {
        boolean finite =
                Arrays.stream(found.values()).allMatch(Double::isFinite)
                        && Arrays.stream(found.error()).allMatch(Double::isFinite);
        if (finite) {
            checked.put(key, found.values(), found.error());
        } else {
            checked.none(key, "the value, or its error, is larger than a double can hold");
        }
    }
}
