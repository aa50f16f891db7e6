package org.limitlab.family.transformers.noise;

import org.limitlab.core.problem.InvalidValue;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.sphere.Sphere;

/**
 * Where tokens start.
 *
 * @param kind how they are placed
 * @param separation angle between the two points of ANGLE
 * @param spread standard deviation of CAP
 * @param initial positions of POINTS
 */
public record TokensAtStart(Kind kind, double separation, double spread, double[][] initial) {

    /** How tokens are placed. */
    public enum Kind {
        /** Independent, uniform on the sphere. */
        UNIFORM,
        /** In turn at the two ends of an arc that is uniform on the sphere. */
        ANGLE,
        /** Around one uniform point, by normal tangent vectors along great circles. */
        CAP,
        /** At the points of {@code initial}. */
        POINTS
    }

    /** Checks what belongs together. */
    void check(int tokens, int d) {
        if (d == 1 && (kind == Kind.ANGLE || kind == Kind.CAP)) {
            throw new InvalidValue(
                    "start", "the sphere of dimension 1 has no arcs", "choose uniform or points");
        }
        if (kind == Kind.POINTS && initial.length != tokens) {
            throw new InvalidValue(
                    "initial",
                    "it has " + initial.length + " rows, but there are " + tokens + " tokens",
                    "give one row a token");
        }
        for (double[] row : initial) {
            double largest = 0;
            for (double x : row) {
                largest = Math.max(largest, Math.abs(x));
            }
            if (row.length != d || !(largest > 0)) {
                throw new InvalidValue(
                        "initial", "a row is no point: it takes " + d + " numbers, not all 0", "");
            }
        }
    }

    /** Positions x[i * d + a]. */
    double[] draw(int tokens, int d, RandomStream stream) {
        double[] x = new double[Math.multiplyExact(tokens, d)];
        double[] first = new double[d];
        double[] second = new double[d];
        if (kind == Kind.ANGLE || kind == Kind.CAP) {
            Sphere.uniform(stream, first, 0, d);
            tangent(stream, first, second, d);
            Sphere.normalise(second, 0, d);
        }
        for (int i = 0; i < tokens; i++) {
            int at = i * d;
            switch (kind) {
                case UNIFORM -> Sphere.uniform(stream, x, at, d);
                case POINTS -> {
                    System.arraycopy(initial[i], 0, x, at, d);
                    Sphere.normalise(x, at, d);
                }
                case ANGLE -> onArc(first, second, i % 2 == 0 ? 0 : separation, x, at, d);
                case CAP -> {
                    System.arraycopy(first, 0, x, at, d);
                    double[] v = new double[d];
                    tangent(stream, first, v, d);
                    for (int a = 0; a < d; a++) {
                        v[a] *= spread;
                    }
                    Sphere.geodesicStep(x, at, v, 0, d);
                }
            }
        }
        return x;
    }

    private static void tangent(RandomStream stream, double[] at, double[] v, int d) {
        stream.fillGaussian(v, 0, d);
        Sphere.project(at, 0, v, 0, d);
    }

    /** Exactly antipodal at pi, so that odd fields keep it so. */
    private static void onArc(
            double[] first, double[] second, double angle, double[] x, int at, int d) {
        double cos = Math.cos(angle);
        double sin = angle == Math.PI ? 0 : Math.sin(angle);
        for (int a = 0; a < d; a++) {
            x[at + a] = cos * first[a] + sin * second[a];
        }
    }
}
