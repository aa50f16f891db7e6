package org.limitlab.engine.judge;

import org.apache.commons.rng.UniformRandomProvider;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.Region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points of change: the statistic just before and just after the claimed point, each on its side of
 * the level. No curve is fitted.
 */
final class ThresholdJudge {

    private final Question.Threshold question;
    private final Evidence evidence;
    private final List<Evidence.Spot> spots;
    private final double level;
    private final UniformRandomProvider random;
    private final Findings findings = Findings.of("statistic at the edge");

    ThresholdJudge(
            Claim claim,
            Evidence evidence,
            List<Evidence.Spot> spots,
            double level,
            UniformRandomProvider random) {
        this.question = (Question.Threshold) claim.question();
        this.evidence = evidence;
        this.spots = spots;
        this.level = level;
        this.random = random;
    }

    Findings findings() {
        Map<String, List<Evidence.Spot>> lines = new LinkedHashMap<>();
        for (Evidence.Spot spot : spots) {
            Map<String, String> others = new LinkedHashMap<>(spot.point());
            others.remove(question.along());
            lines.computeIfAbsent(others.toString(), k -> new ArrayList<>()).add(spot);
        }
        for (List<Evidence.Spot> line : lines.values()) {
            line.sort(Comparator.comparingDouble(s -> s.number(question.along())));
            judge(line, lines.size());
        }
        return findings;
    }

    private void judge(List<Evidence.Spot> line, int lines) {
        double theta = question.at().evaluate(line.get(0)::number);
        double margin = question.margin().around(theta);
        double slack = 1e-9 * Math.max(1, Math.abs(theta));
        Evidence.Spot before = null;
        Evidence.Spot after = null;
        for (Evidence.Spot spot : line) {
            double x = spot.number(question.along());
            if (x >= theta - margin - slack && x < theta && before == null) {
                before = spot;
            }
            if (x <= theta + margin + slack && x > theta) {
                after = spot;
            }
        }
        if (before == null || after == null) {
            findings.obstacle(
                    question.along()
                            + " needs a value in ["
                            + (theta - margin)
                            + ", "
                            + theta
                            + ") and one in ("
                            + theta
                            + ", "
                            + (theta + margin)
                            + "] to judge the change at "
                            + theta);
            return;
        }
        double[] response = response(before, after);
        boolean rising = question.direction() != Question.Direction.FALLING;
        edge(
                before,
                theta - margin,
                rising
                        ? Region.below(question.level(), Double.NaN)
                        : Region.above(question.level(), Double.NaN),
                response,
                lines);
        edge(
                after,
                theta + margin,
                rising
                        ? Region.above(question.level(), Double.NaN)
                        : Region.below(question.level(), Double.NaN),
                response,
                lines);
    }

    private void edge(
            Evidence.Spot spot, double edge, Region region, double[] response, int lines) {
        try {
            Comparisons c = comparisons(spot, level);
            double family = Intervals.bonferroniLevel(Intervals.LEVEL, 2 * lines);
            Comparisons wide = comparisons(spot, Math.max(level, family));
            boolean onTheEdge =
                    Math.abs(spot.number(question.along()) - edge)
                            <= 1e-6 * Math.max(1, Math.abs(edge));
            for (int j = 0; j < c.columns(); j++) {
                double error = c.step()[j] + c.theory()[j];
                Interval own = c.own().get(j).widen(error);
                // inside the margin a wrong side does not yet refute: the change may lie between
                Interval simultaneous =
                        onTheEdge
                                ? wide.simultaneous().get(j).widen(error).hull(own)
                                : Interval.UNKNOWN;
                findings.components()
                        .add(
                                new Verdict.Component(
                                        ListJudge.label(spot, c, j),
                                        spot.point(),
                                        c.measured().time(j),
                                        c.values()[j],
                                        own,
                                        simultaneous,
                                        region,
                                        question.level(),
                                        j < response.length ? response[j] : Double.NaN,
                                        new Verdict.Budget(
                                                c.own().get(j).halfWidth(),
                                                c.step()[j],
                                                c.theory()[j]),
                                        c.replicas()));
            }
        } catch (Selection.Empty e) {
            findings.obstacle(e.getMessage());
        }
    }

    /**
     * Half the difference of the statistic between the two edges, less its error: what counts as a
     * margin in the statistic's own unit, for stopping and for what the data could have shown. It
     * does not say where between the edges the change lies.
     */
    private double[] response(Evidence.Spot before, Evidence.Spot after) {
        try {
            Comparisons a = comparisons(before, level);
            Comparisons b = comparisons(after, level);
            double[] half = new double[a.columns()];
            for (int j = 0; j < half.length; j++) {
                double difference = Math.abs(b.values()[j] - a.values()[j]);
                double error = Math.hypot(a.own().get(j).halfWidth(), b.own().get(j).halfWidth());
                // a run with no difference yet goes on
                half[j] = Math.max(Double.MIN_NORMAL, (difference - error) / 2);
            }
            return half;
        } catch (Selection.Empty _) {
            return new double[0];
        }
    }

    private Comparisons comparisons(Evidence.Spot spot, double at) {
        return Comparisons.of(
                question.of(), evidence, spot, spot.others().isEmpty() ? -1 : 0, at, random);
    }
}
