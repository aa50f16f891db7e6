package org.limitlab.engine.plan;

import org.limitlab.core.claim.Statistic;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Observable;
import org.limitlab.core.yaml.Node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cell before it is known what it shares its noise with.
 *
 * @param side the side
 * @param point index of the point
 * @param axes the point's value on each axis
 * @param at values as the file spells them at this point, results of theories put in
 * @param bound the model there
 * @param times observation times
 * @param observables what is recorded
 * @param restriction ids where the recorded observables are not the usual ones, else empty
 * @param group what it is coupled to; empty for nothing
 */
record Draft(
        Sides.Simulated side,
        int point,
        Map<String, Node> axes,
        Node.Mapping at,
        Bound bound,
        double[] times,
        List<Observable> observables,
        List<String> restriction,
        String group) {

    /** A model without an experiment. */
    static Draft alone(Bound bound, double[] times) {
        List<Observable> observables = Planner.usual(bound.observables());
        return new Draft(
                new Sides.Simulated(Statistic.SIMULATION, bound.model(), bound.complete()),
                0,
                Map.of(),
                bound.complete(),
                bound,
                times,
                observables,
                List.of(),
                "");
    }

    /** The cell itself. */
    Cell cell(int refinement, long seed, int replicas) {
        return cell(refinement, seed, group, Optional.empty(), replicas);
    }

    /** This draft, with the model bound anew, as the step check of a cell. */
    Cell stepCheck(Cell of, Bound halved, long seed, int replicas) {
        Draft draft =
                new Draft(
                        side, point, axes, at, halved, times, observables, restriction, of.group());
        return draft.cell(of.refinement() + 1, seed, of.group(), Optional.of(of.key()), replicas);
    }

    private Cell cell(
            int refinement, long seed, String shared, Optional<String> checked, int replicas) {
        Cost cost = bound.cost(times[times.length - 1]);
        long bytes = Double.BYTES * Cell.valuesPerReplica(observables, times.length);
        String key =
                new KeyDigest("limitlab-cell-1")
                        .line("model", bound.model().id())
                        .line("revision", bound.model().numericsRevision())
                        .line("parameters", bound.complete().text())
                        .times(times)
                        .line("refinement", refinement)
                        .line("seed", seed)
                        .line("group", shared)
                        .line("observables", String.join(" ", restriction))
                        .key();
        return new Cell(
                key,
                side.name(),
                canonicalPoint(),
                bound.model(),
                bound.parameters(),
                bound.complete(),
                bound.scope(),
                times,
                refinement,
                seed,
                shared.isEmpty() ? key : shared,
                observables,
                cost,
                BlockLayout.of(cost, bytes),
                checked,
                replicas);
    }

    private Map<String, Node> canonicalPoint() {
        Map<String, Node> canonical = new LinkedHashMap<>(axes);
        canonical.replaceAll((axis, value) -> bound.complete().entries().getOrDefault(axis, value));
        return canonical;
    }
}
