package org.limitlab.core.claim;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.model.Reduction;

import java.util.List;
import java.util.Optional;

/**
 * What is measured on one side of a claim.
 *
 * @param side name of the side it is measured on; "simulation" is the experiment's model itself
 * @param observable id of the observable
 * @param components indices of its entries (row-major), empty for all
 * @param reduction over replicas; empty for the observable's own
 * @param gap which gap to the other side
 * @param sup supremum over the chosen times
 * @param slope true for the least-squares slope in time over the chosen times
 * @param equals for probabilities: the event is "the value equals this"
 * @param at times
 */
public record Statistic(
        String side,
        String observable,
        List<Integer> components,
        Optional<Reduction> reduction,
        Gap gap,
        Sup sup,
        boolean slope,
        Optional<Expression> equals,
        TimeWindow at) {

    /** The side that every experiment with a model has. */
    public static final String SIMULATION = "simulation";

    /** Which gap between X (this side, a random value a replica) and x (the other side). */
    public enum Gap {
        /** No gap: the reduced value itself. */
        NONE,
        /** E X - x. */
        BIAS,
        /** (E |X - x|²)^½, Euclidean over components. */
        RMS,
        /** (E |X - Y|²)^½ with Y the other simulation, replica by replica on the same noise. */
        COUPLED
    }

    /** Supremum over times. */
    public enum Sup {
        /** None: each time is a component of its own. */
        NONE,
        /** Expectation of the supremum. */
        INSIDE,
        /** Supremum of the expectation. */
        OUTSIDE
    }

    public Statistic {
        components = List.copyOf(components);
    }
}
