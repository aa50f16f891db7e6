package org.limitlab.math.ode;

import java.util.Objects;

/**
 * Something that happens where a function of time and state changes its sign.
 *
 * @param name what happens, unique among the events of an integration
 * @param function its sign is watched at intervals of at most {@code check}
 * @param check longest time between two looks, positive: two changes within it may go unseen
 * @param stops whether the integration ends there
 */
public record OdeEvent(String name, Function function, double check, boolean stops) {

    /** A function of time and state, continuous. */
    @FunctionalInterface
    public interface Function {
        /**
         * Its value.
         *
         * @param t time
         * @param y state, not to be modified
         */
        double value(double t, double[] y);
    }

    /**
     * A change of sign that was found.
     *
     * @param name the event's name
     * @param time when, to 1e-12 of the whole interval
     * @param rising whether the function rises there, in the direction of integration
     */
    public record Occurrence(String name, double time, boolean rising) {}

    public OdeEvent {
        Objects.requireNonNull(name);
        Objects.requireNonNull(function);
        if (!(check > 0)) {
            throw new IllegalArgumentException("check = " + check + " must be positive");
        }
    }
}
