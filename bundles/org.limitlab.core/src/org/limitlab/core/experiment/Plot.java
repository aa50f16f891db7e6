package org.limitlab.core.experiment;

import org.limitlab.core.claim.Side;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.yaml.Node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A picture that the file asks for beside those of its claims. Where it names no kind, the declared
 * shape of the observable decides, see {@link #kindFor}.
 *
 * @param id its name
 * @param title may be empty
 * @param kind empty for the one that the observable's shape gives
 * @param observables at least one; several stand one above the other
 * @param sides {@code simulation}, names under sides, and ids of theories; empty for all that know
 *     the observable
 * @param where values that fix some axes
 * @param at times of what is not drawn over time; empty for the last one
 * @param reduction over replicas; empty for the observable's own
 * @param replica draw this replica instead of what all are reduced to
 * @param along of a sweep: an axis of the experiment; else empty
 * @param steps observables whose values hold until the next one
 * @param levels where horizontal lines stand
 * @param period of angles: curves break where they jump by more than half of it
 * @param log which of {@code x}, {@code y} are logarithmic
 * @param source its spelling
 */
public record Plot(
        String id,
        String title,
        Optional<Kind> kind,
        List<String> observables,
        List<String> sides,
        Map<String, List<Node>> where,
        List<Expression> at,
        Optional<Reduction> reduction,
        OptionalInt replica,
        String along,
        List<String> steps,
        List<Side> levels,
        Optional<Expression> period,
        List<String> log,
        Node.Mapping source) {

    /** Vectors up to this length are drawn as curves over time, longer ones as a heat map. */
    static final int MOST_CURVES = 8;

    /** What is drawn. */
    public enum Kind {
        /** Values over time; a curve for each entry of a vector. */
        CURVES,
        /** Each entry of one replica over time. */
        TRAJECTORIES,
        /** Values over the observable's axis, at some times. */
        PROFILE,
        /** Values over an axis of the experiment. */
        SWEEP,
        /** Fractions in bins as a density, at some times. */
        HISTOGRAM,
        /** A vector over time and its axis, or a matrix, as colours. */
        HEAT
    }

    public Plot {
        observables = List.copyOf(observables);
        sides = List.copyOf(sides);
        where = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(where));
        at = List.copyOf(at);
        steps = List.copyOf(steps);
        levels = List.copyOf(levels);
        log = List.copyOf(log);
    }

    /** The kind that is named, or else the one of the observable's shape. */
    public Kind kindFor(Observable observable) {
        return kind.orElseGet(() -> usual(observable));
    }

    private Kind usual(Observable observable) {
        if (!along.isEmpty()) {
            return Kind.SWEEP;
        }
        return switch (observable.axes().size()) {
            case 0 -> observable.inTime() ? Kind.CURVES : Kind.SWEEP;
            case 1 -> usualOfVector(observable);
            default -> Kind.HEAT;
        };
    }

    private Kind usualOfVector(Observable observable) {
        if (observable.reduction() == Reduction.HISTOGRAM) {
            return Kind.HISTOGRAM;
        }
        if (!observable.inTime() || !at.isEmpty()) {
            return Kind.PROFILE;
        }
        if (observable.reduction() == Reduction.MEMBERS) {
            return Kind.TRAJECTORIES;
        }
        return observable.size() <= MOST_CURVES ? Kind.CURVES : Kind.HEAT;
    }

    /** Why an observable cannot be drawn in this way; empty where it can. */
    public Optional<String> misfit(Observable observable) {
        int axes = observable.axes().size();
        boolean fits =
                switch (kindFor(observable)) {
                    case CURVES -> observable.inTime() && axes <= 1;
                    case TRAJECTORIES -> observable.inTime() && axes == 1;
                    case PROFILE, HISTOGRAM -> axes == 1;
                    case SWEEP -> axes == 0;
                    case HEAT -> axes == 2 || axes == 1 && observable.inTime();
                };
        return fits
                ? Optional.empty()
                : Optional.of(
                        (observable.inTime() ? "in time" : "once a replica")
                                + (axes == 0 ? " without axes" : " with " + axes + " axes"));
    }

    /** A side by its word in the file. */
    public static Side side(String word, Experiment experiment) {
        return word.equals(Statistic.SIMULATION) || experiment.sides().containsKey(word)
                ? new Side.Simulated(word)
                : new Side.Predicted(
                        word, Optional.empty(), Node.Mapping.of(experiment.place(), Map.of()));
    }
}
