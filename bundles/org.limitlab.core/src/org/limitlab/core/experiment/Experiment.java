package org.limitlab.core.experiment;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.problem.Place;
import org.limitlab.core.yaml.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an experiment file says, validated.
 *
 * @param title one line
 * @param summary a paragraph, may be empty
 * @param model id of the model; empty where only theories are compared
 * @param parameters values of the file, not yet completed by defaults
 * @param axes parameters with their lists of values, in the order of the file
 * @param couple axes along which cells share their random numbers; {@link #COUPLED_SIDES} for all
 *     simulated sides at a point
 * @param times observation times
 * @param replicas how many
 * @param seed root seed; empty to draw one
 * @param observables ids to record; empty for all
 * @param sides named sides beside {@code simulation}
 * @param claims what is claimed
 * @param plots pictures beside those of the claims
 * @param budget limits
 * @param place where the file is
 * @param source the tree after extends, quick and command-line overrides: holds everything that
 *     affects numbers
 */
public record Experiment(
        String title,
        String summary,
        Optional<String> model,
        Node.Mapping parameters,
        Map<String, List<Node>> axes,
        List<String> couple,
        Times times,
        Replicas replicas,
        OptionalLong seed,
        List<String> observables,
        Map<String, SideDefinition> sides,
        List<Claim> claims,
        List<Plot> plots,
        Budget budget,
        Place place,
        Node.Mapping source) {

    /** Version of the file format that this LimitLab reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    /** The word in {@code couple} for all simulated sides: protocol against protocol. */
    public static final String COUPLED_SIDES = "sides";

    public Experiment {
        axes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        couple = List.copyOf(couple);
        observables = List.copyOf(observables);
        sides = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sides));
        claims = List.copyOf(claims);
        plots = List.copyOf(plots);
    }

    /** This experiment with a seed that was drawn for it. */
    public Experiment withSeed(long value) {
        return with(OptionalLong.of(value), source.with("seed", Node.scalar(place, value)));
    }

    /**
     * This experiment with every claim spelled out in its source, also those that the file names by
     * id alone: so a file of results says all that its verdicts rest on.
     */
    public Experiment spelledOut() {
        if (claims.isEmpty()) {
            return this;
        }
        List<Node> spelled = claims.stream().<Node>map(Claim::source).toList();
        Node list = new Node.Sequence(source.placeOf("claims"), spelled);
        return with(seed, source.without("claims").with("claims", list));
    }

    private Experiment with(OptionalLong otherSeed, Node.Mapping otherSource) {
        return new Experiment(
                title,
                summary,
                model,
                parameters,
                axes,
                couple,
                times,
                replicas,
                otherSeed,
                observables,
                sides,
                claims,
                plots,
                budget,
                place,
                otherSource);
    }

    /**
     * All points of the axes, the last axis fastest; one empty point where there are no axes.
     *
     * @return for each point the value on each axis, in the order of the axes
     */
    public List<Map<String, Node>> points() {
        List<Map<String, Node>> points = new ArrayList<>();
        points.add(Map.of());
        for (Map.Entry<String, List<Node>> axis : axes.entrySet()) {
            List<Map<String, Node>> longer = new ArrayList<>();
            for (Map<String, Node> point : points) {
                for (Node value : axis.getValue()) {
                    Map<String, Node> next = new LinkedHashMap<>(point);
                    next.put(axis.getKey(), value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points;
    }

    /**
     * Parameters at one point of the axes: the file's values, the point's over them, and what a
     * side sets over both.
     */
    public Node.Mapping parametersAt(Map<String, Node> point, Node.Mapping set) {
        Node.Mapping at = parameters;
        for (Map.Entry<String, Node> value : point.entrySet()) {
            at = at.without(value.getKey()).with(value.getKey(), value.getValue());
        }
        for (Map.Entry<String, Node> value : set.entries().entrySet()) {
            at = at.without(value.getKey()).with(value.getKey(), value.getValue());
        }
        return at;
    }
}
