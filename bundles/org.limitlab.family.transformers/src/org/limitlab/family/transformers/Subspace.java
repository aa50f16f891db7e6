package org.limitlab.family.transformers;

import org.limitlab.math.sphere.Sphere;

import java.util.ArrayList;
import java.util.List;

/** Orthonormal bases. */
final class Subspace {

    private static final double DEPENDENT = 1e-10;

    private Subspace() {}

    /**
     * A basis of the span, by Gram and Schmidt, twice for rounding; rows that depend on earlier
     * ones are left out. No rows: the first axis.
     */
    static double[][] basis(double[][] rows, int d) {
        List<double[]> basis = new ArrayList<>();
        if (rows.length == 0) {
            double[] first = new double[d];
            first[0] = 1;
            basis.add(first);
        }
        for (double[] row : rows) {
            double length = Math.sqrt(Sphere.dot(row, 0, row, 0, d));
            double[] v = row.clone();
            for (int twice = 0; twice < 2; twice++) {
                for (double[] axis : basis) {
                    Sphere.project(axis, 0, v, 0, d);
                }
            }
            if (Math.sqrt(Sphere.dot(v, 0, v, 0, d)) > DEPENDENT * length) {
                Sphere.normalise(v, 0, d);
                basis.add(v);
            }
        }
        return basis.toArray(double[][]::new);
    }
}
