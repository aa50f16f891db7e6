package org.limitlab.core.theory;

import org.limitlab.core.model.Observable;

import java.util.List;

/**
 * One limit of a model. Stateless, with a public constructor without arguments.
 *
 * <p>Its parameter record names only what the prediction depends on: components with the name and
 * type of a parameter of the model take that parameter's value and description, others are options
 * of the theory itself (a grid, a number of samples) and are annotated. A theory that does not name
 * the number of particles is computed once for all of them.
 *
 * @param <Q> parameters
 */
public interface Theory<Q extends Record> {

    /** Key in files: lower case with hyphens, unique among all theories. */
    String id();

    /** Name for people. */
    String title();

    /** Id of the model whose limit this is; empty if it stands alone. */
    String model();

    /** How sure its statement is. */
    Standing standing();

    /** Assumptions, in a sentence. */
    String assumptions();

    /** Where it holds, in a sentence; outside it answers {@link NoPrediction}. */
    String domain();

    /** Equations in LaTeX, one a line of the report, without dollar signs. */
    List<String> equations();

    /** Ids of papers or full references. */
    List<String> sources();

    /** The parameter record. */
    Class<Q> parameters();

    /** Rises by one whenever the theory's numbers change. */
    int numericsRevision();

    /** What it predicts; an id that equals one of the model's means the expectation of that. */
    List<Observable> observables(Q parameters);

    /**
     * The prediction.
     *
     * @throws NoPrediction outside the domain, or where no solution was found
     */
    Prediction predict(Q parameters, Request request);
}
