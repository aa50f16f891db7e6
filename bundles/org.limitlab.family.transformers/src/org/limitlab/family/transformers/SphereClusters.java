package org.limitlab.family.transformers;

import org.limitlab.math.sphere.Sphere;

import java.util.ArrayList;
import java.util.List;

/** Clusters on the sphere: each token joins the first leader within an angle, or leads. */
final class SphereClusters {

    private SphereClusters() {}

    /** Number of leaders, O(N times it). */
    static int count(double[] x, int n, int d, double angle) {
        double least = Math.cos(angle);
        List<Integer> leaders = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean joined = false;
            for (int l = 0; l < leaders.size() && !joined; l++) {
                joined = Sphere.dot(x, i * d, x, leaders.get(l) * d, d) >= least;
            }
            if (!joined) {
                leaders.add(i);
            }
        }
        return leaders.size();
    }
}
