package org.limitlab.engine.plan;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Side;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.model.Model;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Where claims need to know what the numerical step does: at the smallest and largest size of the
 * claim's axis, for every combination of the other axes where these are few, else at the ends of
 * each. No check where the step is no approximation: identities and phenomena, sides that know the
 * step themselves (exact for the Euler scheme), laws in the step.
 */
final class StepChecks {

    private static final int FEW = 8;

    /** A simulated side at a point. */
    record Spot(String side, int point) {}

    private final Experiment experiment;
    private final Catalog catalog;
    private final Sides sides;
    private final List<Map<String, Node>> points;

    StepChecks(
            Experiment experiment, Catalog catalog, Sides sides, List<Map<String, Node>> points) {
        this.experiment = experiment;
        this.catalog = catalog;
        this.sides = sides;
        this.points = points;
    }

    /** All spots, in the order of claims. */
    Set<Spot> spots() {
        Set<Spot> spots = new LinkedHashSet<>();
        for (Claim claim : experiment.claims()) {
            for (Sides.Simulated side : sides.simulated()) {
                Optional<String> step = side.model().numericalStep();
                if (step.isPresent() && names(claim, side) && isNeeded(claim, step.get())) {
                    for (int point : ends(claim, side.model())) {
                        spots.add(new Spot(side.name(), point));
                    }
                }
            }
        }
        return spots;
    }

    private static boolean names(Claim claim, Sides.Simulated side) {
        return Sides.sidesOf(claim).stream()
                .anyMatch(
                        s -> s instanceof Side.Simulated named && named.name().equals(side.name()));
    }

    /** True for a step whose error belongs into the budget of a claim. */
    Predicate<String> needs(Claim claim) {
        return step -> isNeeded(claim, step);
    }

    private boolean isNeeded(Claim claim, String step) {
        boolean approximates =
                switch (claim.question()) {
                    case Question.Identity _ -> false;
                    case Question.Phenomenon _ -> false;
                    case Question.Rate rate ->
                            !rate.along().equals(step) && !rate.law().variables().contains(step);
                    case Question.Order order -> !order.below().isEmpty();
                    default -> true;
                };
        List<Side> others = Sides.others(claim);
        return approximates && (others.isEmpty() || others.stream().anyMatch(s -> !knows(s, step)));
    }

    private boolean knows(Side side, String step) {
        if (side instanceof Side.Formula formula) {
            return formula.formula().variables().contains(step);
        }
        return sides.predicted(side)
                .map(p -> catalog.schemaOfTheory(p.theory().id()).find(step).isPresent())
                .orElse(false);
    }

    private List<Integer> ends(Claim claim, Model<?> model) {
        List<Integer> chosen = new ArrayList<>();
        Optional<String> along = axis(claim, model);
        Map<List<String>, List<Integer>> lines = new LinkedHashMap<>();
        for (int point : RunPlan.pointsOf(claim, points)) {
            List<String> others =
                    points.get(point).entrySet().stream()
                            .filter(e -> !Optional.of(e.getKey()).equals(along))
                            .map(e -> e.getValue().text())
                            .toList();
            lines.computeIfAbsent(others, o -> new ArrayList<>()).add(point);
        }
        for (List<Integer> line :
                lines.size() <= FEW ? List.copyOf(lines.values()) : corners(lines)) {
            chosen.addAll(along.map(a -> ends(line, a)).orElse(line));
        }
        return chosen;
    }

    /** The axis of the claim, or the first scale of the model that is swept. */
    private Optional<String> axis(Claim claim, Model<?> model) {
        Optional<String> named =
                switch (claim.question()) {
                    case Question.Rate rate -> Optional.of(rate.along());
                    case Question.Threshold threshold -> Optional.of(threshold.along());
                    default -> Optional.empty();
                };
        return named.filter(experiment.axes()::containsKey)
                .or(
                        () ->
                                experiment.axes().keySet().stream()
                                        .filter(model.scales()::contains)
                                        .findFirst());
    }

    private List<Integer> ends(List<Integer> line, String axis) {
        Comparator<Integer> bySize =
                Comparator.comparingDouble(point -> number(points.get(point).get(axis), point));
        int least = line.stream().min(bySize).orElseThrow();
        int most = line.stream().max(bySize).orElseThrow();
        return least == most ? List.of(least) : List.of(least, most);
    }

    /** The number of an axis value; words count in the order of the file. */
    private static double number(Node value, int otherwise) {
        return value instanceof Node.Scalar s
                ? Scalars.parse(s.value()).orElse(otherwise)
                : otherwise;
    }

    /** The lines at the ends of every other axis. */
    private static List<List<Integer>> corners(Map<List<String>, List<Integer>> lines) {
        List<Set<String>> ends = new ArrayList<>();
        int others = lines.keySet().iterator().next().size();
        for (int axis = 0; axis < others; axis++) {
            int at = axis;
            List<String> values = lines.keySet().stream().map(k -> k.get(at)).distinct().toList();
            ends.add(new LinkedHashSet<>(List.of(values.get(0))));
            ends.get(axis).add(values.get(values.size() - 1));
        }
        return lines.entrySet().stream()
                .filter(
                        e ->
                                IntStream.range(0, others)
                                        .allMatch(i -> ends.get(i).contains(e.getKey().get(i))))
                .map(Map.Entry::getValue)
                .toList();
    }
}
