package org.limitlab.engine.judge;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Outcome;
import org.limitlab.core.claim.Question;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;
import org.limitlab.math.stats.Decision;
import org.limitlab.math.stats.Design;
import org.limitlab.math.stats.Intervals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges claims by the one rule of docs/judging.md: SUPPORTED when every interval, error budget
 * included, lies inside its acceptance region; REFUTED when one lies wholly outside, by its
 * simultaneous interval; UNDECIDED otherwise.
 */
public final class Judge {

    private final Claim claim;
    private final Evidence evidence;

    private Judge(Claim claim, Evidence evidence) {
        this.claim = claim;
        this.evidence = evidence;
    }

    /** The verdict on a claim. The same evidence gives the same verdict, bit by bit. */
    public static Verdict judge(Claim claim, Evidence evidence) {
        Judge judge = new Judge(claim, evidence);
        return claim.map().isEmpty() ? judge.single() : judge.map();
    }

    private RandomStream random() {
        return Streams.of(0, "judge " + claim.id()).source(Purpose.CHOICE).open(0);
    }

    private Findings findings(List<Evidence.Spot> spots, double level) {
        return switch (claim.question()) {
            case Question.Rate _ -> new RateJudge(claim, evidence, spots, level).findings();
            case Question.Threshold _ ->
                    new ThresholdJudge(claim, evidence, spots, level, random()).findings();
            default ->
                    new ListJudge(claim, evidence, spots, level, random(), effectName()).findings();
        };
    }

    private String effectName() {
        return switch (claim.question()) {
            case Question.Identity _ -> "worst difference";
            case Question.Order q -> q.below().isEmpty() ? "step" : "distance below";
            default -> "value";
        };
    }

    private Verdict single() {
        Findings findings = findings(evidence.spots(), Intervals.LEVEL);
        Outcome outcome = outcome(findings);
        return verdict(findings, outcome, List.of(), reason(findings, outcome));
    }

    private Outcome outcome(Findings findings) {
        if (claim.question() instanceof Question.Phenomenon) {
            return Outcome.REPORTED;
        }
        if (findings.components().isEmpty()) {
            return Outcome.UNDECIDED;
        }
        Decision decision = Decision.ofAll(rule(findings.components()));
        if (decision == Decision.SUPPORTED && !findings.obstacles().isEmpty()) {
            return Outcome.UNDECIDED;
        }
        return Outcome.valueOf(decision.name());
    }

    private static List<Decision.Component> rule(List<Verdict.Component> components) {
        return components.stream()
                .map(c -> new Decision.Component(c.own(), c.simultaneous(), c.region()))
                .toList();
    }

    /**
     * One verdict a point of the map. All intervals, the own ones too, have the level of the
     * family: a false support and a false refutation are each as unlikely over all points as in one
     * claim.
     */
    private Verdict map() {
        Map<Map<String, String>, List<Evidence.Spot>> groups = new LinkedHashMap<>();
        for (Evidence.Spot spot : evidence.spots()) {
            Map<String, String> at = new LinkedHashMap<>();
            claim.map().forEach(axis -> at.put(axis, spot.point().get(axis)));
            groups.computeIfAbsent(at, k -> new ArrayList<>()).add(spot);
        }
        double family = Intervals.bonferroniLevel(Intervals.LEVEL, groups.size());
        Findings all = Findings.of(effectName());
        List<Verdict.MapPoint> points = new ArrayList<>();
        boolean refuted = false;
        boolean undecided = false;
        for (Map.Entry<Map<String, String>, List<Evidence.Spot>> group : groups.entrySet()) {
            Findings own = findings(group.getValue(), family);
            Outcome outcome = outcome(own);
            boolean silent =
                    own.components().isEmpty()
                            && group.getValue().stream().allMatch(s -> s.missing().isPresent());
            refuted |= outcome == Outcome.REFUTED;
            undecided |= outcome == Outcome.UNDECIDED && !silent;
            all.components().addAll(own.components());
            all.lines().addAll(own.lines());
            own.obstacles().forEach(all::obstacle);
            points.add(
                    new Verdict.MapPoint(
                            group.getKey(),
                            silent ? Optional.empty() : Optional.of(outcome),
                            domain(group.getValue().get(0)),
                            own.components().isEmpty()
                                    ? Double.NaN
                                    : own.components().get(0).value()));
        }
        Outcome outcome =
                claim.question() instanceof Question.Phenomenon
                        ? Outcome.REPORTED
                        : refuted
                                ? Outcome.REFUTED
                                : undecided || all.components().isEmpty()
                                        ? Outcome.UNDECIDED
                                        : Outcome.SUPPORTED;
        return verdict(all, outcome, points, mapReason(points, outcome));
    }

    private Optional<Boolean> domain(Evidence.Spot spot) {
        return claim.domain().map(d -> d.evaluate(spot::number) > 0);
    }

    private static String mapReason(List<Verdict.MapPoint> points, Outcome outcome) {
        long supported = count(points, Outcome.SUPPORTED);
        long refuted = count(points, Outcome.REFUTED);
        long undecided = count(points, Outcome.UNDECIDED);
        long silent = points.stream().filter(p -> p.outcome().isEmpty()).count();
        return "over "
                + points.size()
                + " points: "
                + supported
                + " supported, "
                + refuted
                + " refuted, "
                + undecided
                + " undecided"
                + (silent > 0 ? ", " + silent + " without a prediction" : "");
    }

    private static long count(List<Verdict.MapPoint> points, Outcome outcome) {
        return points.stream().filter(p -> p.outcome().equals(Optional.of(outcome))).count();
    }

    private Verdict verdict(
            Findings findings, Outcome outcome, List<Verdict.MapPoint> map, String reason) {
        List<Verdict.Component> components = findings.components();
        int decisive = Explanations.decisive(components);
        double visible =
                decisive < 0 || Double.isInfinite(components.get(decisive).margin())
                        ? Double.NaN
                        : Design.smallestVisibleDeviation(
                                components.get(decisive).margin(),
                                components.get(decisive).own().halfWidth());
        return new Verdict(
                claim,
                outcome,
                findings.effectName(),
                decisive,
                components,
                findings.lines(),
                map,
                reason,
                outcome == Outcome.UNDECIDED
                        ? Explanations.wouldDecide(claim, findings, decisive)
                        : "",
                visible,
                components.stream().mapToInt(Verdict.Component::replicas).min().orElse(0),
                evidence.spots().stream().mapToInt(s -> s.of().failed()).sum(),
                evidence.external());
    }

    private String reason(Findings findings, Outcome outcome) {
        return Explanations.reason(claim, findings, outcome);
    }
}
