package org.limitlab.core.experiment;

import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Axis values spelled {@code from:to:count}: evenly spaced, both ends included, of any sign. */
final class AxisGrid {

    private static final int MAX_VALUES = 100_000;

    private AxisGrid() {}

    /** The values; a wrong spelling becomes a problem and gives none. */
    static List<Node> values(String axis, Node.Scalar node, Problems problems) {
        String[] parts = node.value().split(":", -1);
        OptionalDouble from = part(parts, 0);
        OptionalDouble to = part(parts, 1);
        OptionalDouble count = part(parts, 2);
        if (parts.length != 3 || from.isEmpty() || to.isEmpty() || count.isEmpty()) {
            problems.add(
                    node.place(),
                    "axis " + axis + " = " + node.text() + " is no grid",
                    "write from:to:count, such as 0:2:41, or list the values");
            return List.of();
        }
        double n = count.getAsDouble();
        if (n != Math.rint(n) || n < 1 || n > MAX_VALUES) {
            problems.add(
                    node.place(),
                    "axis " + axis + " has " + parts[2].strip() + " values",
                    "choose a whole number from 1 to " + MAX_VALUES);
            return List.of();
        }
        return grid(node, from.getAsDouble(), to.getAsDouble(), (int) n);
    }

    private static OptionalDouble part(String[] parts, int index) {
        OptionalDouble value =
                index < parts.length ? Scalars.parse(parts[index]) : OptionalDouble.empty();
        return value.isPresent() && Double.isInfinite(value.getAsDouble())
                ? OptionalDouble.empty()
                : value;
    }

    private static List<Node> grid(Node.Scalar node, double from, double to, int count) {
        List<Node> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = count == 1 ? to : Times.tidy(from + (to - from) * i / (count - 1));
            boolean whole = x == Math.rint(x) && Math.abs(x) < 1e15;
            values.add(whole ? Node.scalar(node.place(), (long) x) : Node.scalar(node.place(), x));
        }
        return values;
    }
}
