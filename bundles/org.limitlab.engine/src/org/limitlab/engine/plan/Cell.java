package org.limitlab.engine.plan;

import org.limitlab.core.experiment.Scope;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.yaml.Node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model at one set of parameters, whose replicas are computed once however many points and sides
 * read them.
 *
 * @param key digests model, numerics revision, complete parameters, times, refinement, root seed
 *     and what it is coupled to; restricted observables where they are
 * @param side the side that asked first
 * @param point the value on each axis, canonical: where an axis is a parameter of the model, the
 *     value that the model really has
 * @param model the model
 * @param parameters its record
 * @param complete the record as it would be spelled in a file: canonical, nothing left to defaults
 * @param scope numbers for formulas of times, laws and bounds
 * @param times observation times, shape (T)
 * @param refinement how often the step is halved against the coarsest cell of its group
 * @param seed root seed
 * @param group names the random streams: the key, or what coupled cells share
 * @param observables what is recorded
 * @param cost of one replica, for planning alone
 * @param layout how replicas are cut into blocks
 * @param stepCheckOf key of the cell whose numerical step this one halves, on the same noise
 * @param replicas how many are asked for: a fixed count, or the largest of an adaptive run
 */
public record Cell(
        String key,
        String side,
        Map<String, Node> point,
        Model<?> model,
        Record parameters,
        Node.Mapping complete,
        Scope scope,
        double[] times,
        int refinement,
        long seed,
        String group,
        List<Observable> observables,
        Cost cost,
        BlockLayout layout,
        Optional<String> stepCheckOf,
        int replicas) {

    public Cell {
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        times = times.clone();
        observables = List.copyOf(observables);
    }

    @Override
    public double[] times() {
        return times.clone();
    }

    /**
     * A cell without an experiment, with everything that the model shows in numbers; the same key
     * and numbers as in an experiment at these parameters.
     *
     * @param times observation times, increasing, shape (T), T at least 1
     */
    public static <P extends Record> Cell of(
            ParameterSchema<P> schema, Model<P> model, P parameters, double[] times, long seed) {
        Node.Mapping complete = schema.toNode(parameters);
        Bound bound = new Bound(model, parameters, complete, Scope.of(schema, complete, complete));
        return Draft.alone(bound, times).cell(0, seed, 1);
    }

    /** Id of the model. */
    public String modelId() {
        return model.id();
    }

    /** Canonical parameters on one line. */
    public String parametersText() {
        return complete.text();
    }

    /** True if it only measures what the numerical step does. */
    public boolean isStepCheck() {
        return stepCheckOf.isPresent();
    }

    /** One of the recorded observables. */
    public Optional<Observable> observable(String id) {
        return observables.stream().filter(o -> o.id().equals(id)).findFirst();
    }

    /** Numbers that one replica leaves behind. */
    public long valuesPerReplica() {
        return valuesPerReplica(observables, times.length);
    }

    static long valuesPerReplica(List<Observable> observables, int times) {
        return observables.stream()
                .mapToLong(o -> (long) o.size() * (o.inTime() ? times : 1))
                .sum();
    }

    /** Opens the replicas of a batch. */
    public Simulation open(Batch batch) {
        return open(model, batch);
    }

    private <P extends Record> Simulation open(Model<P> typed, Batch batch) {
        return typed.open(typed.parameters().cast(parameters), batch);
    }

    /** The blocks that hold some replicas, cut off at the ends of the range. */
    public List<Block> blocks(int from, int to) {
        return layout.blocks(from, to).stream()
                .map(range -> new Block(this, range.first(), range.count()))
                .toList();
    }
}
