package org.limitlab.family.swarm;

import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;

import java.util.List;

/** What the family's theories have in common: their texts in one place. */
abstract class SwarmTheory<Q extends Record> implements Theory<Q> {

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
    record Card(
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

    SwarmTheory(Card card, Class<Q> parameters) {
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
}
