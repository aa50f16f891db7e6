package org.limitlab.engine.plan;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.SideDefinition;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Puts a theory's result where a file says {@code {from: side, observable: id}}: a schedule gets
 * the table of its values in time, a list its values, a number the value at the last time. So a
 * cell's key digests the numbers themselves.
 */
final class Links {

    private static final int MOST_NESTED = 8;

    /** The task of a theory side at the point that is being planned. */
    interface Tasks extends BiFunction<SideDefinition, Integer, Optional<TheoryTask>> {}

    private final Experiment experiment;
    private final PlanOptions.Predictions predictions;
    private final long seed;
    private final Problems problems;
    private final Map<String, Prediction> answers = new LinkedHashMap<>();

    Links(
            Experiment experiment,
            PlanOptions.Predictions predictions,
            long seed,
            Problems problems) {
        this.experiment = experiment;
        this.predictions = predictions;
        this.seed = seed;
        this.problems = problems;
    }

    static boolean isLink(Node node) {
        return node instanceof Node.Mapping m && m.entries().containsKey("from");
    }

    /** The values without links, for what does not depend on theories' results. */
    static Node.Mapping without(Node.Mapping values) {
        Node.Mapping rest = values;
        for (Map.Entry<String, Node> entry : values.entries().entrySet()) {
            if (isLink(entry.getValue())) {
                rest = rest.without(entry.getKey());
            }
        }
        return rest;
    }

    /**
     * The values with results put in; parameters that are not known are left out.
     *
     * @param known parameters of the model or theory that reads the values
     * @param depth how many links were followed to come here
     */
    Node.Mapping resolve(
            Node.Mapping values, Map<String, ParameterInfo> known, int depth, Tasks tasks) {
        Node.Mapping resolved = values;
        for (Map.Entry<String, Node> entry : values.entries().entrySet()) {
            if (!isLink(entry.getValue())) {
                continue;
            }
            String name = entry.getKey();
            resolved = resolved.without(name);
            ParameterInfo info = known.get(name);
            if (info != null) {
                Optional<Node> value = value(info, (Node.Mapping) entry.getValue(), depth, tasks);
                if (value.isPresent()) {
                    resolved = resolved.with(name, value.get());
                }
            }
        }
        return resolved;
    }

    private Optional<Node> value(ParameterInfo info, Node.Mapping link, int depth, Tasks tasks) {
        Fields fields = new Fields(link, problems);
        String from = fields.string("from", "");
        String observable = fields.string("observable", info.name());
        fields.end(info.name());
        SideDefinition side = experiment.sides().get(from);
        if (side == null || side.theory().isEmpty()) {
            problems.add(
                    link.placeOf("from"),
                    info.name() + ": \"" + from + "\" is no theory under sides",
                    Suggestion.remedy(from, experiment.sides().keySet()));
            return Optional.empty();
        }
        if (depth >= MOST_NESTED) {
            problems.add(
                    link.place(),
                    info.name() + " = " + link.text() + " depends on itself",
                    "break the circle");
            return Optional.empty();
        }
        return tasks.apply(side, depth + 1).flatMap(task -> value(info, link, task, observable));
    }

    private Optional<Node> value(
            ParameterInfo info, Node.Mapping link, TheoryTask task, String id) {
        Optional<Observable> observable = task.observable(id);
        if (observable.isEmpty()) {
            problems.add(
                    link.placeOf("observable"),
                    "theory \"" + task.theoryId() + "\" does not predict \"" + id + "\"",
                    Suggestion.remedy(
                            id, task.observables().stream().map(Observable::id).toList()));
            return Optional.empty();
        }
        try {
            Prediction answer = answers.get(task.key());
            if (answer == null) {
                answer = predictions.predict(task, seed);
                answers.put(task.key(), answer);
            }
            Optional<Prediction.Values> values = answer.find(id);
            if (values.isEmpty()) {
                throw new NoPrediction(answer.reason(id).orElse("it says nothing about " + id));
            }
            return node(info, link, task, observable.get(), values.get().values());
        } catch (NoPrediction e) {
            problems.add(
                    link.place(),
                    info.name()
                            + ": theory \""
                            + task.theoryId()
                            + "\" has no prediction: "
                            + e.getMessage(),
                    "choose parameters inside its domain");
            return Optional.empty();
        }
    }

    private Optional<Node> node(
            ParameterInfo info,
            Node.Mapping link,
            TheoryTask task,
            Observable observable,
            double[] values) {
        boolean scalarInTime = observable.size() == 1 && observable.inTime();
        return switch (info.type()) {
            case SCHEDULE -> schedule(info, link, task, observable, values);
            case INTEGER, REAL ->
                    observable.size() == 1
                            ? Optional.of(Node.scalar(link.place(), values[values.length - 1]))
                            : unfit(info, link, observable);
            case VECTOR ->
                    scalarInTime || (observable.axes().size() == 1 && !observable.inTime())
                            ? Optional.of(Node.numbers(link.place(), values))
                            : unfit(info, link, observable);
            case MATRIX ->
                    observable.axes().size() == 2 && !observable.inTime()
                            ? Optional.of(matrix(link, values, observable))
                            : unfit(info, link, observable);
            default -> unfit(info, link, observable);
        };
    }

    private Optional<Node> schedule(
            ParameterInfo info,
            Node.Mapping link,
            TheoryTask task,
            Observable observable,
            double[] values) {
        double[] times;
        if (observable.size() == 1 && observable.inTime()) {
            times = task.times();
        } else if (observable.axes().size() == 1 && !observable.inTime()) {
            times = observable.axes().get(0).values();
        } else {
            return unfit(info, link, observable);
        }
        Map<String, Node> table = new LinkedHashMap<>();
        table.put("times", Node.numbers(link.place(), times));
        table.put("values", Node.numbers(link.place(), values));
        return Optional.of(Node.Mapping.of(link.place(), table));
    }

    private static Node matrix(Node.Mapping link, double[] values, Observable observable) {
        int columns = observable.axes().get(1).length();
        List<Node> rows = new ArrayList<>();
        for (int at = 0; at < values.length; at += columns) {
            double[] row = java.util.Arrays.copyOfRange(values, at, at + columns);
            rows.add(Node.numbers(link.place(), row));
        }
        return new Node.Sequence(link.place(), rows);
    }

    private Optional<Node> unfit(ParameterInfo info, Node.Mapping link, Observable observable) {
        problems.add(
                link.place(),
                info.name()
                        + ": \""
                        + observable.id()
                        + "\" has the wrong shape for a "
                        + Fields.spelling(info.type()),
                "name an observable that fits");
        return Optional.empty();
    }
}
