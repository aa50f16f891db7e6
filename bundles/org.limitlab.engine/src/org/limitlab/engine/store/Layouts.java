package org.limitlab.engine.store;

import org.limitlab.core.model.Observable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Observables and times as blocks describe them; equal ones are kept once for all blocks. */
final class Layouts {

    /**
     * What the blocks of a cell have in common.
     *
     * @param observables in the order of the file
     * @param times observation times
     */
    record Layout(List<Observable> observables, double[] times) {

        /** Position of an observable; -1 if it is not there. */
        int indexOf(String id) {
            for (int i = 0; i < observables.size(); i++) {
                if (observables.get(i).id().equals(id)) {
                    return i;
                }
            }
            return -1;
        }
    }

    private final Map<String, Layout> known = new ConcurrentHashMap<>();

    private final Map<Machine, Machine> machines = new ConcurrentHashMap<>();

    /** The one machine that equals this one. */
    Machine of(Machine machine) {
        return machines.computeIfAbsent(machine, m -> m);
    }

    /** The layout of a tree. */
    Layout of(Tree tree) {
        return known.computeIfAbsent(describe(tree), key -> read(tree));
    }

    private static Layout read(Tree tree) {
        List<Observable> observables = new ArrayList<>();
        for (String id : ObservableFormat.order(tree)) {
            observables.add(ObservableFormat.read(tree, id));
        }
        return new Layout(List.copyOf(observables), BlockFormat.times(tree));
    }

    private static String describe(Tree tree) {
        Tree described = new Tree();
        described.attribute(
                ObservableFormat.ORDER, Tree.text(tree.attributes(), ObservableFormat.ORDER));
        tree.items()
                .forEach(
                        (path, item) -> {
                            boolean values = path.startsWith("observables/");
                            if (values || path.startsWith("axes/") || path.equals("time")) {
                                Tree.Data data = values ? new Tree.Text("") : item.data();
                                described.put(path, data, item.attributes());
                            }
                        });
        return TreeDigest.ofData(described) + TreeDigest.ofAttributes(described);
    }
}
