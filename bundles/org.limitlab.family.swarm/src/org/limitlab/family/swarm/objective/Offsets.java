package org.limitlab.family.swarm.objective;

import org.limitlab.core.problem.InvalidValue;

import java.util.Arrays;

/** How the {@code offset} of an objective is spelled: one number for all axes, or one per axis. */
final class Offsets {

    static final String TEXT =
            "Where the function is moved to: one number for all axes, or one per axis.";

    static final double[] NONE = {0};

    private Offsets() {}

    static double[] checked(double[] offset) {
        if (offset.length == 0) {
            throw new InvalidValue("offset", "offset has no numbers", "write [0]");
        }
        return offset.clone();
    }

    static double at(double[] offset, int axis) {
        return offset.length == 1 ? offset[0] : offset[axis];
    }

    /** The point with the same coordinate on each axis, moved. */
    static double[] moved(double place, double[] offset, int d) {
        if (offset.length != 1 && offset.length != d) {
            throw new IllegalArgumentException(
                    "offset has " + offset.length + " numbers, but there are " + d + " axes");
        }
        double[] point = new double[d];
        Arrays.setAll(point, j -> place + at(offset, j));
        return point;
    }
}
