package org.limitlab.engine.judge;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Outcome;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.RateFit;
import org.limitlab.math.stats.Region;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verdict on one claim, with everything that a report shows of it.
 *
 * @param claim the claim
 * @param outcome the verdict
 * @param effectName what the effect is: "slope", "value", "difference"
 * @param decisive index of the component that is nearest to breaking the claim, or breaks it; -1
 *     where there is none
 * @param components everything that had to hold
 * @param fits for rates: one fit for each line of points, with its label
 * @param map for validity maps: one verdict a point
 * @param reason one sentence: why this outcome
 * @param wouldDecide what would decide an undecided claim, else empty
 * @param smallestVisible smallest deviation from the claim that the data would have shown with
 *     probability 95 %; NaN where the question makes no sense
 * @param replicas least number of replicas behind a component; 0 where only theories are compared
 * @param failed replicas left out because they failed
 * @param external true if another program made the numbers
 */
public record Verdict(
        Claim claim,
        Outcome outcome,
        String effectName,
        int decisive,
        List<Component> components,
        List<Line> fits,
        List<MapPoint> map,
        String reason,
        String wouldDecide,
        double smallestVisible,
        int replicas,
        int failed,
        boolean external) {

    /**
     * One thing that has to hold: a slope, a difference at one time and point.
     *
     * @param label where it is: "particles = 50, t = 0.5"; may be empty
     * @param point value on each axis, as text
     * @param time NaN where it belongs to no single time
     * @param value the estimate
     * @param own its own 95 % interval, error budget included
     * @param simultaneous interval of the family over all components, error budget included
     * @param region acceptance region
     * @param claimed the value that is claimed
     * @param margin half-width of the region; the least difference that matters for orders
     * @param budget what widened the interval
     * @param replicas behind it
     */
    public record Component(
            String label,
            Map<String, String> point,
            double time,
            double value,
            Interval own,
            Interval simultaneous,
            Region region,
            double claimed,
            double margin,
            Budget budget,
            int replicas) {}

    /**
     * Error budget of a component, as half-widths in the unit of its value.
     *
     * @param monteCarlo half-width of the statistical interval
     * @param step from the numerical step
     * @param theory from the theory's own error
     */
    public record Budget(double monteCarlo, double step, double theory) {

        /** What does not come from chance. */
        public double deterministic() {
            return step + theory;
        }
    }

    /**
     * A fitted line of points.
     *
     * @param label the other axes' values; empty for the only line
     * @param along the axis, or "time"
     * @param fit with exponents p of n^-p or exp(-p t)
     * @param corrected interval of the corrected fit that decided, where the claim has a correction
     * @param designHalfWidth half-width expected from the design if the exponent is as claimed
     */
    public record Line(
            String label,
            String along,
            RateFit fit,
            Optional<Interval> corrected,
            double designHalfWidth) {}

    /**
     * A point of a validity map.
     *
     * @param point value on each map axis
     * @param outcome verdict at this point alone; empty where the theory makes no prediction
     * @param claimedDomain true if the theory's stated domain holds it, where one is stated
     * @param value the measured effect; NaN where there is none
     */
    public record MapPoint(
            Map<String, String> point,
            Optional<Outcome> outcome,
            Optional<Boolean> claimedDomain,
            double value) {}

    public Verdict {
        components = List.copyOf(components);
        fits = List.copyOf(fits);
        map = List.copyOf(map);
    }

    /**
     * The largest chance that noise alone refutes this claim, reached where the truth lies on the
     * edge of the region: half of what an interval leaves out, all of it for a list; 0 where there
     * is no noise. A claim that is exactly true is refuted far less often.
     */
    public double chanceOfFalseRefutation() {
        boolean noisy = components.stream().anyMatch(c -> c.budget().monteCarlo() > 0);
        if (!noisy || outcome == Outcome.REPORTED) {
            return 0;
        }
        double left = 1 - Intervals.LEVEL;
        return components.size() == 1 ? left / 2 : left;
    }

    /** True if the outcome is the one that the claim's author announced. */
    public boolean isAnnounced() {
        return outcome == claim.announced();
    }

    /** The component that decided, where there is one. */
    public Optional<Component> decisiveComponent() {
        return decisive < 0 ? Optional.empty() : Optional.of(components.get(decisive));
    }
}
