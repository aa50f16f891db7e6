package org.limitlab.engine.judge;

import org.apache.commons.rng.UniformRandomProvider;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Margin;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.model.Reduction;
import org.limitlab.math.stats.Band;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.Region;

import java.util.List;

/**
 * Identities, values, bounds, orders and phenomena: lists of numbers each of which has a region of
 * its own. The simultaneous level of each spot is raised so that it holds over all spots together.
 */
final class ListJudge {

    private final Claim claim;
    private final Evidence evidence;
    private final List<Evidence.Spot> spots;
    private final double level;
    private final UniformRandomProvider random;
    private final Findings findings;

    /**
     * A list to be judged.
     *
     * @param level of own intervals
     */
    ListJudge(
            Claim claim,
            Evidence evidence,
            List<Evidence.Spot> spots,
            double level,
            UniformRandomProvider random,
            String effectName) {
        this.claim = claim;
        this.evidence = evidence;
        this.spots = spots;
        this.level = level;
        this.random = random;
        this.findings = Findings.of(effectName);
    }

    /** A region for one column. */
    private interface RegionOf {
        Region region(double reference, double scale);
    }

    Findings findings() {
        switch (claim.question()) {
            case Question.Identity q -> identity(q);
            case Question.Value q ->
                    each(
                            q.of(),
                            0,
                            (x, s) -> Region.around(x, q.precision().around(s)),
                            q.precision());
            case Question.UpperBound q -> bound(q);
            case Question.Order q -> order(q);
            case Question.Phenomenon q ->
                    each(q.of(), q.against().isPresent() ? 0 : -1, (x, s) -> everything(), null);
            default -> throw new IllegalArgumentException(claim.question().kind());
        }
        return findings;
    }

    private static Region everything() {
        return new Region(
                Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false, Double.NaN);
    }

    private void bound(Question.UpperBound q) {
        each(q.of(), 0, (x, s) -> Region.atMost(x, q.slack().around(x)), q.slack());
    }

    private void each(Statistic statistic, int other, RegionOf regions, Margin margin) {
        for (Evidence.Spot spot : spots) {
            try {
                double family = Intervals.bonferroniLevel(Intervals.LEVEL, spots.size());
                Comparisons c = Comparisons.of(statistic, evidence, spot, other, level, random);
                Comparisons wide =
                        spots.size() == 1
                                ? c
                                : Comparisons.of(
                                        statistic,
                                        evidence,
                                        spot,
                                        other,
                                        Math.max(level, family),
                                        random);
                for (int j = 0; j < c.columns(); j++) {
                    Region region = regions.region(c.reference()[j], c.scale()[j]);
                    double size =
                            margin == null ? Double.POSITIVE_INFINITY : margin.around(c.scale()[j]);
                    add(spot, c, wide, j, region, c.reference()[j], size);
                }
            } catch (Selection.Empty e) {
                findings.obstacle(e.getMessage());
            }
        }
    }

    private void add(
            Evidence.Spot spot,
            Comparisons c,
            Comparisons wide,
            int j,
            Region region,
            double claimed,
            double margin) {
        double step = Math.max(c.step()[j], largestStep(c, j));
        double theory = c.theory()[j];
        Interval own = c.own().get(j).widen(step + theory);
        Interval family = wide.simultaneous().get(j).widen(step + theory).hull(own);
        findings.components()
                .add(
                        new Verdict.Component(
                                label(spot, c, j),
                                spot.point(),
                                c.measured().time(j),
                                c.values()[j],
                                own,
                                family,
                                region,
                                claimed,
                                margin,
                                new Verdict.Budget(c.own().get(j).halfWidth(), step, theory),
                                c.replicas()));
    }

    /** Spots without a check of their own take the largest error of the spots that have one. */
    private double largestStep(Comparisons c, int column) {
        double largest = 0;
        boolean checked = false;
        for (Evidence.Spot spot : spots) {
            checked |= spot.stepCheck().isPresent();
        }
        if (checked && c.step()[column] == 0) {
            largest = stepErrors(column);
        }
        return largest;
    }

    private double stepErrors(int column) {
        double largest = 0;
        for (Evidence.Spot spot : spots) {
            if (spot.stepCheck().isPresent()) {
                Comparisons other =
                        Comparisons.of(
                                claim.question().of(),
                                evidence,
                                spot,
                                spot.others().isEmpty() ? -1 : 0,
                                level,
                                random);
                if (column < other.columns()) {
                    largest = Math.max(largest, other.step()[column]);
                }
            }
        }
        return largest;
    }

    static String label(Evidence.Spot spot, Comparisons c, int column) {
        String inner = c.measured().label(column);
        String outer = spot.label();
        return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + ", " + inner;
    }

    /** Where no reduction is asked for, an identity holds for every replica on its own. */
    private void identity(Question.Identity q) {
        if (q.of().reduction().isPresent()) {
            each(q.of(), 0, (x, s) -> Region.around(x, q.tolerance().around(s)), q.tolerance());
            return;
        }
        for (Evidence.Spot spot : spots) {
            try {
                worstReplica(q, spot);
            } catch (Selection.Empty e) {
                findings.obstacle(e.getMessage());
            }
        }
    }

    private void worstReplica(Question.Identity q, Evidence.Spot spot) {
        if (spot.missing().isPresent()) {
            throw new Selection.Empty(spot.missing().get());
        }
        Selection selection = Selection.of(q.of(), spot);
        double[][] measured = selection.rows(spot.of());
        double[][] against = selection.rows(spot.others().get(0));
        double[] error = selection.errors(spot.others().get(0));
        double worst = -1;
        int row = 0;
        int column = 0;
        double tolerance = 0;
        for (int r = 0; r < measured.length; r++) {
            double[] x = against[against.length == 1 ? 0 : Math.min(r, against.length - 1)];
            for (int j = 0; j < x.length; j++) {
                double difference = Math.abs(Samples.gap(measured[r][j], x[j], isAngle(q)));
                double allowed =
                        q.tolerance().around(Math.max(Math.abs(x[j]), Math.abs(measured[r][j])))
                                + error[j];
                double excess =
                        Double.isNaN(difference)
                                ? Double.POSITIVE_INFINITY
                                : difference / Math.max(allowed, 1e-300);
                if (excess > worst) {
                    worst = excess;
                    row = r;
                    column = j;
                    tolerance = allowed;
                }
            }
        }
        double[] x = against[against.length == 1 ? 0 : Math.min(row, against.length - 1)];
        double difference = Samples.gap(measured[row][column], x[column], isAngle(q));
        Interval point =
                Double.isNaN(difference)
                        ? Interval.point(Double.MAX_VALUE)
                        : Interval.point(difference);
        String where = spot.label() + (spot.label().isEmpty() ? "" : ", ") + "replica " + row;
        String inner = selection.label(column, spot.of());
        findings.components()
                .add(
                        new Verdict.Component(
                                inner.isEmpty() ? where : where + ", " + inner,
                                spot.point(),
                                spot.of().times().length > 1
                                        ? selection.time(column, spot.of())
                                        : Double.NaN,
                                difference,
                                point,
                                point,
                                Region.around(0, tolerance),
                                0,
                                tolerance,
                                new Verdict.Budget(0, 0, error[column]),
                                measured.length));
    }

    private boolean isAngle(Question question) {
        return question.of().reduction().orElse(evidence.reduction()) == Reduction.CIRCULAR_MEAN;
    }

    private void order(Question.Order q) {
        if (q.below().isEmpty()) {
            monotone(q);
            return;
        }
        for (int other = 0; other < q.below().size(); other++) {
            for (Evidence.Spot spot : spots) {
                try {
                    below(q, spot, other);
                } catch (Selection.Empty e) {
                    findings.obstacle(e.getMessage());
                }
            }
        }
    }

    private void below(Question.Order q, Evidence.Spot spot, int other) {
        Comparisons c = Comparisons.of(q.of(), evidence, spot, other, level, random);
        for (int j = 0; j < c.columns(); j++) {
            double by = q.by().around(c.scale()[j]);
            double shift = c.reference()[j];
            double error = c.theory()[j] + c.step()[j];
            // how far the measured side lies below the other one
            Interval own = c.own().get(j).negate().plus(shift).widen(error);
            Interval family = c.simultaneous().get(j).negate().plus(shift).widen(error);
            findings.components()
                    .add(
                            new Verdict.Component(
                                    label(spot, c, j),
                                    spot.point(),
                                    c.measured().time(j),
                                    shift - c.values()[j],
                                    own,
                                    family.hull(own),
                                    q.strict() ? Region.above(0, by) : Region.above(-by, 0),
                                    by,
                                    by,
                                    new Verdict.Budget(
                                            c.own().get(j).halfWidth(), c.step()[j], c.theory()[j]),
                                    c.replicas()));
        }
    }

    private void monotone(Question.Order q) {
        for (Evidence.Spot spot : spots) {
            try {
                if (spot.missing().isPresent()) {
                    throw new Selection.Empty(spot.missing().get());
                }
                Selection selection = Selection.of(q.of(), spot);
                if (selection.timeIndices().length < 2) {
                    throw new Selection.Empty("a monotone claim needs two times, see at");
                }
                steps(q, spot, selection);
            } catch (Selection.Empty e) {
                findings.obstacle(e.getMessage());
            }
        }
    }

    /** Steps between neighbouring times, in the claimed direction; at least -by each. */
    private void steps(Question.Order q, Evidence.Spot spot, Selection selection) {
        double sign = q.direction() == Question.Direction.RISING ? 1 : -1;
        double[][] rows = selection.rows(spot.of());
        int entries = selection.entries().length;
        int columns = selection.count() - entries;
        double[][] steps = new double[rows.length][columns];
        double scale = 0;
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < columns; j++) {
                steps[r][j] = sign * Samples.gap(rows[r][j + entries], rows[r][j], isAngle(q));
                scale = Math.max(scale, Math.abs(rows[r][j]));
            }
        }
        double by = q.by().around(scale);
        if (q.of().reduction().isPresent() && !spot.of().isKnown()) {
            Band band = Band.ofMeans(steps, level, random);
            for (int j = 0; j < columns; j++) {
                Band.Component c = band.components().get(j);
                addStep(
                        q,
                        spot,
                        selection,
                        j + entries,
                        c.value(),
                        c.own(),
                        c.simultaneous(),
                        by,
                        rows.length);
            }
            return;
        }
        int row = 0;
        int column = 0;
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < columns; j++) {
                if (!(steps[r][j] >= steps[row][column])) {
                    row = r;
                    column = j;
                }
            }
        }
        double worst = Double.isNaN(steps[row][column]) ? -Double.MAX_VALUE : steps[row][column];
        Interval point = Interval.point(worst);
        addStep(q, spot, selection, column + entries, worst, point, point, by, rows.length);
    }

    private void addStep(
            Question.Order q,
            Evidence.Spot spot,
            Selection selection,
            int column,
            double value,
            Interval own,
            Interval family,
            double by,
            int replicas) {
        String inner = selection.label(column, spot.of());
        String outer = spot.label();
        findings.components()
                .add(
                        new Verdict.Component(
                                outer.isEmpty() ? inner : outer + ", " + inner,
                                spot.point(),
                                selection.time(column, spot.of()),
                                value,
                                own,
                                family,
                                q.strict() ? Region.above(0, by) : Region.atLeast(0, by),
                                0,
                                by,
                                new Verdict.Budget(own.halfWidth(), 0, 0),
                                replicas));
    }
}
