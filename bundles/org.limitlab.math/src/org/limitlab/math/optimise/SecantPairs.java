package org.limitlab.math.optimise;

/** The last m differences of points and gradients, and the two inverse forms that L-BFGS needs. */
final class SecantPairs {

    private static final double LEAST_CURVATURE = 1e-10;

    private final double[][] steps;
    private final double[][] changes;
    private final double[] curvature;
    private final double[] weight;
    private int first;
    private int count;

    SecantPairs(int memory, int dimension) {
        steps = new double[memory][dimension];
        changes = new double[memory][dimension];
        curvature = new double[memory];
        weight = new double[memory];
    }

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    /** Step of pair j, oldest first. */
    double[] step(int j) {
        return steps[(first + j) % steps.length];
    }

    /** Change of the gradient of pair j, oldest first. */
    double[] change(int j) {
        return changes[(first + j) % changes.length];
    }

    double curvature(int j) {
        return curvature[(first + j) % curvature.length];
    }

    /** Keeps a pair unless its curvature is not clearly positive. */
    boolean add(double[] from, double[] to, double[] gradientFrom, double[] gradientTo) {
        int slot = (first + count) % steps.length;
        double[] s = steps[slot];
        double[] y = changes[slot];
        for (int i = 0; i < s.length; i++) {
            s[i] = to[i] - from[i];
            y[i] = gradientTo[i] - gradientFrom[i];
        }
        double product = dot(s, y);
        if (!(product > LEAST_CURVATURE * Math.sqrt(dot(s, s) * dot(y, y)))) {
            if (count == steps.length) {
                // the slot held the oldest pair
                first = (first + 1) % steps.length;
                count--;
            }
            return false;
        }
        curvature[slot] = product;
        if (count == steps.length) {
            first = (first + 1) % steps.length;
        } else {
            count++;
        }
        return true;
    }

    /** Curvature of the newest pair along its step: y·y / s·y, the scale of the Hessian. */
    double scale() {
        if (count == 0) {
            return 1;
        }
        double[] y = change(count - 1);
        return dot(y, y) / curvature(count - 1);
    }

    /** Replaces v by the inverse Hessian times v: the two-loop recursion. */
    void applyInverse(double[] v) {
        for (int j = count - 1; j >= 0; j--) {
            weight[j] = dot(step(j), v) / curvature(j);
            axpy(-weight[j], change(j), v);
        }
        double scale = scale();
        for (int i = 0; i < v.length; i++) {
            v[i] /= scale;
        }
        for (int j = 0; j < count; j++) {
            double back = dot(change(j), v) / curvature(j);
            axpy(weight[j] - back, step(j), v);
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static void axpy(double factor, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += factor * x[i];
        }
    }
}
