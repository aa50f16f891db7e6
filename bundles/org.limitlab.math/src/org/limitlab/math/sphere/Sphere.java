package org.limitlab.math.sphere;

import org.limitlab.math.random.RandomStream;

/**
 * Points of the unit sphere of R^d, d at least 1, as entries {@code at .. at + d - 1} of arrays.
 */
public final class Sphere {

    private Sphere() {}

    /** Inner product of two vectors. */
    public static double dot(double[] x, int xAt, double[] y, int yAt, int d) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
            sum += x[xAt + a] * y[yAt + a];
        }
        return sum;
    }

    /**
     * Scales a vector to length 1, to rounding; safe for lengths from 1e-300 to 1e300.
     *
     * @throws ArithmeticException if the vector is zero or not finite
     */
    public static void normalise(double[] x, int at, int d) {
        double square = dot(x, at, x, at, d);
        if (!(square > 1e-280 && square < 1e280)) {
            square = rescale(x, at, d);
        }
        double length = Math.sqrt(square);
        for (int a = at; a < at + d; a++) {
            x[a] /= length;
        }
    }

    private static double rescale(double[] x, int at, int d) {
        double largest = 0;
        for (int a = at; a < at + d; a++) {
            largest = Math.max(largest, Math.abs(x[a]));
        }
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException(
                    "a vector of length " + largest + " has no direction on the sphere");
        }
        for (int a = at; a < at + d; a++) {
            x[a] /= largest;
        }
        return dot(x, at, x, at, d);
    }

    /**
     * Makes v tangent at x: v - &lt;x, v&gt; x.
     *
     * @param x of length 1
     */
    public static void project(double[] x, int xAt, double[] v, int vAt, int d) {
        double radial = dot(x, xAt, v, vAt, d);
        for (int a = 0; a < d; a++) {
            v[vAt + a] -= radial * x[xAt + a];
        }
    }

    /** A uniform point; for d = 1 one of -1 and 1. */
    public static void uniform(RandomStream stream, double[] x, int at, int d) {
        stream.fillGaussian(x, at, at + d);
        normalise(x, at, d);
    }

    /**
     * Moves x along the great circle in direction v by the length of v, then normalises.
     *
     * @param v tangent at x, radians
     */
    public static void geodesicStep(double[] x, int at, double[] v, int vAt, int d) {
        double angle = Math.sqrt(dot(v, vAt, v, vAt, d));
        double along = angle == 0 ? 1 : Math.sin(angle) / angle;
        double stay = Math.cos(angle);
        for (int a = 0; a < d; a++) {
            x[at + a] = stay * x[at + a] + along * v[vAt + a];
        }
        normalise(x, at, d);
    }

    /**
     * The angle between two points, in [0, pi], accurate to 1e-15 also where they nearly coincide
     * or are nearly antipodal: 2 atan2(|x - y|, |x + y|).
     */
    public static double angle(double[] x, int xAt, double[] y, int yAt, int d) {
        double difference = 0;
        double sum = 0;
        for (int a = 0; a < d; a++) {
            double u = x[xAt + a] - y[yAt + a];
            double v = x[xAt + a] + y[yAt + a];
            difference += u * u;
            sum += v * v;
        }
        return 2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum));
    }
}
