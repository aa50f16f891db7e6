package org.limitlab.engine.run;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.SideDefinition;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an experiment changes against the one that made a directory. Added replicas, axis values,
 * sides and claims extend it, as do budgets and words for people; anything else is a difference.
 */
final class Changes {

    private final Experiment before;
    private final Experiment now;
    private final Catalog catalog;
    private final List<String> found = new ArrayList<>();

    private Changes(Experiment before, Experiment now, Catalog catalog) {
        this.before = before;
        this.now = now;
        this.catalog = catalog;
    }

    /** Every difference that no extension explains, a clause each; empty for none. */
    static List<String> between(Experiment before, Experiment now, Catalog catalog) {
        Changes changes = new Changes(before, now, catalog);
        changes.compare();
        return changes.found;
    }

    private void compare() {
        if (!before.model().equals(now.model())) {
            differ("model", before.model().orElse("none"), now.model().orElse("none"));
        }
        compareParameters();
        compareAxes();
        compareNode("times");
        if (!Set.copyOf(before.couple()).equals(Set.copyOf(now.couple()))) {
            differ("couple", before.couple(), now.couple());
        }
        if (!Set.copyOf(before.observables()).equals(Set.copyOf(now.observables()))) {
            differ("observables", before.observables(), now.observables());
        }
        if (now.seed().isPresent() && !before.seed().equals(now.seed())) {
            differ("seed", before.seed().getAsLong(), now.seed().getAsLong());
        }
        if (now.replicas().most() < before.replicas().most()) {
            differ("replicas", before.replicas().most(), now.replicas().most());
        }
        compareSides();
        compareClaims();
    }

    private void differ(String what, Object there, Object here) {
        found.add(what + " is " + there + " there, " + here + " here");
    }

    private void compareNode(String key) {
        Node there = before.source().entries().get(key);
        Node here = now.source().entries().get(key);
        if (!same(there, here)) {
            differ(key, text(there), text(here));
        }
    }

    private static String text(Node node) {
        return node == null ? "not given" : node.text();
    }

    private void compareParameters() {
        Map<String, ParameterInfo> known =
                now.model().map(catalog::parametersOfModel).orElse(Map.of());
        Set<String> names = new LinkedHashSet<>(before.parameters().entries().keySet());
        names.addAll(now.parameters().entries().keySet());
        for (String name : names) {
            Node standard = known.containsKey(name) ? known.get(name).defaultValue() : null;
            Node there = before.parameters().entries().getOrDefault(name, standard);
            Node here = now.parameters().entries().getOrDefault(name, standard);
            boolean swept = before.axes().containsKey(name) && now.axes().containsKey(name);
            if (!swept && !same(there, here)) {
                differ("parameter " + name, text(there), text(here));
            }
        }
    }

    private void compareAxes() {
        Set<String> names = new LinkedHashSet<>(before.axes().keySet());
        names.addAll(now.axes().keySet());
        for (String name : names) {
            if (!before.axes().containsKey(name)) {
                found.add("axis " + name + " is new");
            } else if (!now.axes().containsKey(name)) {
                found.add("axis " + name + " is missing");
            } else {
                compareAxis(name);
            }
        }
    }

    private void compareAxis(String name) {
        List<Node> here = now.axes().get(name);
        List<String> missing =
                before.axes().get(name).stream()
                        .filter(value -> here.stream().noneMatch(h -> same(value, h)))
                        .map(Node::text)
                        .toList();
        if (!missing.isEmpty()) {
            found.add("axis " + name + " lacks " + String.join(", ", missing));
        }
    }

    private void compareSides() {
        before.sides()
                .forEach(
                        (name, side) -> {
                            SideDefinition other = now.sides().get(name);
                            if (other == null) {
                                found.add("side " + name + " is missing");
                            } else if (!side.theory().equals(other.theory())
                                    || !side.model().equals(other.model())
                                    || !same(side.set(), other.set())) {
                                differ("side " + name, text(side), text(other));
                            }
                        });
    }

    private static String text(SideDefinition side) {
        return side.theory().or(side::model).map(id -> id + " ").orElse("") + side.set().text();
    }

    private void compareClaims() {
        for (Claim claim : before.claims()) {
            List<Claim> others =
                    now.claims().stream().filter(c -> c.id().equals(claim.id())).toList();
            if (others.isEmpty()) {
                found.add("claim " + claim.id() + " is missing");
            } else if (!same(claim.source(), others.get(0).source())) {
                differ("claim " + claim.id(), claim.source().text(), others.get(0).source().text());
            }
        }
    }

    private static boolean same(Node a, Node b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Node.Mapping x && b instanceof Node.Mapping y) {
            return x.entries().keySet().equals(y.entries().keySet())
                    && x.entries().keySet().stream()
                            .allMatch(k -> same(x.entries().get(k), y.entries().get(k)));
        }
        if (a instanceof Node.Sequence x && b instanceof Node.Sequence y) {
            boolean same = x.items().size() == y.items().size();
            for (int i = 0; same && i < x.items().size(); i++) {
                same = same(x.items().get(i), y.items().get(i));
            }
            return same;
        }
        return a instanceof Node.Scalar x
                && b instanceof Node.Scalar y
                && (x.value().equals(y.value()) || Scalars.same(x, y));
    }
}
