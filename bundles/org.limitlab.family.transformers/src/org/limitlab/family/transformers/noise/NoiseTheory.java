package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;

import java.util.Arrays;
import java.util.List;

/** What the theories of random layers have in common: their texts in one place. */
abstract class NoiseTheory<Q extends Record> implements Theory<Q> {

    /**
     * What a theory says of itself.
     *
     * @param id key in files
     * @param title name for people
     * @param model id of the model
     * @param standing how sure it is
     * @param assumptions in a sentence
     * @param domain in a sentence
     * @param equations LaTeX
     */
    record Card(
            String id,
            String title,
            String model,
            Standing standing,
            String assumptions,
            String domain,
            List<String> equations) {}

    private final Card card;
    private final Class<Q> parameters;

    NoiseTheory(Card card, Class<Q> parameters) {
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
        return List.of("A03");
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
    abstract Prediction compute(Q p, Request request);

    /** The prediction; what is not finite becomes a reason. */
    @Override
    public final Prediction predict(Q p, Request request) {
        Prediction computed = compute(p, request);
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

    /** Refuses any attention matrices. */
    static void requireIsotropic(
            double strength, double[][] query, double[][] key, double[][] value) {
        if (strength != 0 && (query.length > 0 || key.length > 0 || value.length > 0)) {
            throw new NoPrediction("known for Q^T K = beta I, V = c I only: leave them empty");
        }
    }
}
