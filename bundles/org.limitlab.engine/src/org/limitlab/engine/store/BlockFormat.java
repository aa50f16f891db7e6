package org.limitlab.engine.store;

import org.limitlab.core.model.Observable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Blocks as trees; docs/reading-results.md lists the names. */
final class BlockFormat {

    static final String FORMAT = "limitlab-block";

    private static final String TIME = "time";
    private static final String PARAMETERS = "parameters";
    private static final String FAILED_REPLICA = "failed/replica";
    private static final String FAILED_TIME = "failed/time";
    private static final String FAILED_CAUSE = "failed/cause";

    private BlockFormat() {}

    static Tree toTree(BlockData block, Machine machine) {
        Tree tree =
                FileFormat.head(FORMAT, block.cellKey(), machine)
                        .attribute("model", block.modelId())
                        .attribute("revision", (long) block.revision())
                        .attribute("first", block.first())
                        .attribute("count", (long) block.count())
                        .attribute(
                                ObservableFormat.ORDER,
                                block.observables().stream()
                                        .map(d -> d.observable().id())
                                        .collect(Collectors.joining(",")));
        tree.put(TIME, Tree.Numbers.of(block.times()));
        tree.put(PARAMETERS, new Tree.Text(Texts.check(block.parametersText())));
        for (ObservableData data : block.observables()) {
            Observable observable = data.observable();
            ObservableFormat.putAxes(tree, observable);
            tree.put(
                    ObservableFormat.path(observable.id()),
                    new Tree.Numbers(
                            ObservableFormat.shape(observable, block.count(), block.times().length),
                            data.values()),
                    ObservableFormat.attributes(observable, true));
        }
        putFailures(tree, block.failures());
        return tree;
    }

    private static void putFailures(Tree tree, List<FailedReplica> failures) {
        if (failures.isEmpty()) {
            return;
        }
        int count = failures.size();
        long[] replicas = new long[count];
        double[] times = new double[count];
        String[] causes = new String[count];
        for (int i = 0; i < count; i++) {
            replicas[i] = failures.get(i).replica();
            times[i] = failures.get(i).time();
            causes[i] = Texts.oneLine(failures.get(i).cause());
        }
        tree.put(FAILED_REPLICA, new Tree.Integers(replicas));
        tree.put(FAILED_TIME, Tree.Numbers.of(times));
        tree.put(FAILED_CAUSE, new Tree.Texts(causes));
    }

    static BlockData fromTree(Tree tree) {
        Map<String, Object> attributes = tree.attributes();
        List<ObservableData> observables = new ArrayList<>();
        for (String id : ObservableFormat.order(tree)) {
            observables.add(
                    new ObservableData(
                            ObservableFormat.read(tree, id),
                            tree.get(ObservableFormat.path(id), Tree.Numbers.class).values()));
        }
        return new BlockData(
                Tree.text(attributes, FileFormat.KEY),
                Tree.text(attributes, "model"),
                Math.toIntExact(Tree.integer(attributes, "revision")),
                tree.get(PARAMETERS, Tree.Text.class).value(),
                times(tree),
                Tree.integer(attributes, "first"),
                Math.toIntExact(Tree.integer(attributes, "count")),
                observables,
                failures(tree));
    }

    static double[] times(Tree tree) {
        return tree.get(TIME, Tree.Numbers.class).values();
    }

    static ReplicaRange range(Tree tree) {
        long first = Tree.integer(tree.attributes(), "first");
        return new ReplicaRange(first, first + Tree.integer(tree.attributes(), "count"));
    }

    static List<FailedReplica> failures(Tree tree) {
        List<FailedReplica> failures = new ArrayList<>();
        if (tree.has(FAILED_REPLICA)) {
            long[] replicas = tree.get(FAILED_REPLICA, Tree.Integers.class).values();
            double[] times = tree.get(FAILED_TIME, Tree.Numbers.class).values();
            String[] causes = tree.get(FAILED_CAUSE, Tree.Texts.class).values();
            for (int i = 0; i < replicas.length; i++) {
                failures.add(new FailedReplica(replicas[i], times[i], causes[i]));
            }
        }
        return failures;
    }
}
