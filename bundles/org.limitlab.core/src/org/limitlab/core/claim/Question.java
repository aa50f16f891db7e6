package org.limitlab.core.claim;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.expression.Law;

import java.util.List;
import java.util.Optional;

/** What a claim says, by kind. */
public sealed interface Question {

    /** What is measured. */
    Statistic of();

    /** The other side, where there is one. */
    Optional<Side> against();

    /** The word in files. */
    String kind();

    /**
     * Equal at every size up to rounding.
     *
     * @param tolerance largest allowed difference; relative: of the larger magnitude
     */
    record Identity(Statistic of, Side other, Margin tolerance) implements Question {
        @Override
        public Optional<Side> against() {
            return Optional.of(other);
        }

        @Override
        public String kind() {
            return "identity";
        }
    }

    /**
     * A number, curve or probability within a precision of the other side.
     *
     * @param precision half-width of the acceptance region around the other side's value
     */
    record Value(Statistic of, Side other, Margin precision) implements Question {
        @Override
        public Optional<Side> against() {
            return Optional.of(other);
        }

        @Override
        public String kind() {
            return "value";
        }
    }

    /**
     * A decay law along an axis, or in time.
     *
     * @param along axis, or "time"
     * @param margin half-width of the acceptance region around the exponent
     * @param correction q of a bounded correction n^-q; empty for none
     * @param atLeastAsFast true if a faster decay supports the claim too
     */
    record Rate(
            Statistic of,
            Optional<Side> against,
            String along,
            Law law,
            Margin margin,
            Optional<Expression> correction,
            boolean atLeastAsFast)
            implements Question {
        /** The axis word for rates in time. */
        public static final String TIME = "time";

        @Override
        public String kind() {
            return "rate";
        }
    }

    /**
     * Never above the bound times (1 + slack).
     *
     * @param slack allowed excess
     */
    record UpperBound(Statistic of, Side bound, Margin slack) implements Question {
        @Override
        public Optional<Side> against() {
            return Optional.of(bound);
        }

        @Override
        public String kind() {
            return "upper-bound";
        }
    }

    /**
     * Below the other sides, or monotone along the chosen times.
     *
     * @param below the sides above which the statistic must not be; empty for a monotone claim
     * @param direction of a monotone claim
     * @param by least difference that matters
     * @param strict true for "smaller by more than nothing", false for "not larger by more than by"
     */
    record Order(Statistic of, List<Side> below, Direction direction, Margin by, boolean strict)
            implements Question {
        public Order {
            below = List.copyOf(below);
        }

        @Override
        public Optional<Side> against() {
            return below.stream().findFirst();
        }

        @Override
        public String kind() {
            return "order";
        }
    }

    /**
     * A point of change along an axis.
     *
     * @param along the axis
     * @param at where the change is claimed: a formula of the parameters
     * @param margin half-width of the acceptance region around it
     * @param level the statistic's value that separates the two sides: 0, or 1/2
     * @param direction rising: below the level before the threshold, above it after
     */
    record Threshold(
            Statistic of,
            Optional<Side> against,
            String along,
            Expression at,
            Margin margin,
            double level,
            Direction direction)
            implements Question {
        @Override
        public String kind() {
            return "threshold";
        }
    }

    /** No theorem: reported. */
    record Phenomenon(Statistic of, Optional<Side> against) implements Question {
        @Override
        public String kind() {
            return "phenomenon";
        }
    }

    /** Which way something goes. */
    enum Direction {
        /** Not monotone: the claim compares sides. */
        NONE,
        /** Grows. */
        RISING,
        /** Falls. */
        FALLING
    }
}
