package org.limitlab.engine.store;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.yaml.Fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How an observable is described in a file: attributes of its dataset {@code observables/<id>}, and
 * its axes' values in {@code axes/<id>/<number of the axis>}.
 */
final class ObservableFormat {

    /** Root attribute with the observables' ids in their order, separated by commas. */
    static final String ORDER = "observables";

    private static final String REPLICA = "replica";
    private static final String TIME = "time";

    private ObservableFormat() {}

    static String path(String id) {
        return "observables/" + Keys.check(id);
    }

    /** Writes the description of an observable's axes. */
    static void putAxes(Tree tree, Observable observable) {
        for (int i = 0; i < observable.axes().size(); i++) {
            Axis axis = observable.axes().get(i);
            tree.put(
                    axisPath(observable.id(), i),
                    Tree.Numbers.of(axis.values()),
                    Map.of("id", axis.id(), "unit", axis.unit()));
        }
    }

    /**
     * Attributes of the dataset.
     *
     * @param byReplica true if its first dimension is the replica
     */
    static Map<String, Object> attributes(Observable observable, boolean byReplica) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("symbol", observable.symbol());
        attributes.put("label", observable.label());
        attributes.put("unit", observable.unit());
        attributes.put("reduction", Fields.spelling(observable.reduction()));
        attributes.put("in_time", observable.inTime() ? 1L : 0L);
        List<String> dimensions = new ArrayList<>();
        if (byReplica) {
            dimensions.add(REPLICA);
        }
        if (observable.inTime()) {
            dimensions.add(TIME);
        }
        observable.axes().forEach(axis -> dimensions.add(axis.id()));
        attributes.put("axes", String.join(",", dimensions));
        return attributes;
    }

    /** Shape of the dataset; {@code replicas} is 0 for a theory, which has no such dimension. */
    static int[] shape(Observable observable, int replicas, int timeCount) {
        List<Integer> shape = new ArrayList<>();
        if (replicas > 0) {
            shape.add(replicas);
        }
        if (observable.inTime()) {
            shape.add(timeCount);
        }
        observable.axes().forEach(axis -> shape.add(axis.length()));
        if (shape.isEmpty()) {
            shape.add(1);
        }
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The observable that a dataset describes. */
    static Observable read(Tree tree, String id) {
        Map<String, Object> attributes = tree.item(path(id)).attributes();
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; tree.has(axisPath(id, i)); i++) {
            Tree.Item axis = tree.item(axisPath(id, i));
            axes.add(
                    new Axis(
                            Tree.text(axis.attributes(), "id"),
                            Tree.text(axis.attributes(), "unit"),
                            tree.get(axisPath(id, i), Tree.Numbers.class).values()));
        }
        return new Observable(
                id,
                Tree.text(attributes, "symbol"),
                Tree.text(attributes, "label"),
                Tree.text(attributes, "unit"),
                Tree.integer(attributes, "in_time") != 0,
                axes,
                reduction(Tree.text(attributes, "reduction")));
    }

    /** Ids in the order of the file. */
    static List<String> order(Tree tree) {
        String order = Tree.text(tree.attributes(), ORDER);
        return order.isEmpty() ? List.of() : List.of(order.split(","));
    }

    private static Reduction reduction(String spelling) {
        try {
            return Reduction.valueOf(spelling.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new DamagedFile("reduction " + spelling + " is unknown", e);
        }
    }

    private static String axisPath(String id, int number) {
        return "axes/" + id + "/" + number;
    }
}
