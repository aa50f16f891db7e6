package org.limitlab.math.sphere;

import java.util.Arrays;

/**
 * Wasserstein distance of order 1 between laws on the circle of circumference 2 pi, by arc length:
 * min over m of int |F(x) - G(x) - m| dx, F and G distribution functions from any common origin.
 * Source: Rabin, Delon, Gousseau (2011), Transportation distances on the circle.
 *
 * <p>F - G is taken as linear on each of its pieces; then the value is exact up to rounding. O((N +
 * G) log (N + G)).
 */
public final class CircleDistance {

    private static final double TURN = 2 * Math.PI;

    private CircleDistance() {}

    /**
     * Between two clouds of equally weighted points.
     *
     * @param a angles, radians, any turn; not modified
     * @param b angles; not modified
     */
    public static double betweenPoints(double[] a, double[] b) {
        double[] x = sorted(a);
        double[] y = sorted(b);
        Pieces pieces = new Pieces(x.length + y.length + 1);
        int i = 0;
        int j = 0;
        double from = 0;
        while (i < x.length || j < y.length) {
            double next = Math.min(i < x.length ? x[i] : TURN, j < y.length ? y[j] : TURN);
            double level = (double) i / x.length - (double) j / y.length;
            pieces.add(next - from, level, level);
            from = next;
            while (i < x.length && x[i] == next) {
                i++;
            }
            while (j < y.length && y[j] == next) {
                j++;
            }
        }
        pieces.add(TURN - from, 0, 0);
        return pieces.distance();
    }

    /**
     * Between equally weighted points and a law with a distribution function.
     *
     * @param points angles, radians, any turn; not modified
     * @param cdf distribution function at 2 pi g/G, g = 0 .. G, rising from 0 to 1; linear between
     */
    public static double toLaw(double[] points, double[] cdf) {
        double[] x = sorted(points);
        int cells = cdf.length - 1;
        Pieces pieces = new Pieces(x.length + cells);
        int i = 0;
        for (int g = 0; g < cells; g++) {
            double left = TURN * g / cells;
            double right = TURN * (g + 1) / cells;
            double slope = (cdf[g + 1] - cdf[g]) / (right - left);
            double from = left;
            while (i < x.length && (x[i] < right || g == cells - 1)) {
                double level = (double) i / x.length - cdf[g];
                pieces.add(
                        x[i] - from, level - slope * (from - left), level - slope * (x[i] - left));
                from = x[i++];
            }
            double level = (double) i / x.length - cdf[g];
            pieces.add(right - from, level - slope * (from - left), level - slope * (right - left));
        }
        return pieces.distance();
    }

    /** Angles in [0, 2 pi), rising. */
    private static double[] sorted(double[] angles) {
        if (angles.length == 0) {
            throw new IllegalArgumentException("a law needs a point");
        }
        double[] inside = new double[angles.length];
        for (int i = 0; i < inside.length; i++) {
            double turns = angles[i] / TURN;
            inside[i] = Math.min(TURN * (turns - Math.floor(turns)), Math.nextDown(TURN));
        }
        Arrays.sort(inside);
        return inside;
    }

    /** F - G as linear pieces. */
    private static final class Pieces {
        private final double[] length;
        private final double[] low;
        private final double[] high;
        private int count;

        Pieces(int room) {
            length = new double[room];
            low = new double[room];
            high = new double[room];
        }

        void add(double width, double start, double end) {
            if (width > 0) {
                length[count] = width;
                low[count] = Math.min(start, end);
                high[count] = Math.max(start, end);
                count++;
            }
        }

        /** The integral of |. - m| at the median m, found by bisection of the level sets. */
        double distance() {
            double a = Double.POSITIVE_INFINITY;
            double b = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                a = Math.min(a, low[i]);
                b = Math.max(b, high[i]);
            }
            for (int step = 0; step < 60; step++) {
                double m = (a + b) / 2;
                if (below(m) < TURN / 2) {
                    a = m;
                } else {
                    b = m;
                }
            }
            double m = (a + b) / 2;
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += length[i] * meanDistance(low[i] - m, high[i] - m);
            }
            return sum;
        }

        private double below(double m) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                double span = high[i] - low[i];
                double share = span > 0 ? (m - low[i]) / span : m >= low[i] ? 1 : 0;
                sum += length[i] * Math.max(0, Math.min(1, share));
            }
            return sum;
        }

        /** Mean of |u| for u uniform from p to q, p at most q. */
        private static double meanDistance(double p, double q) {
            if (p >= 0 || q <= 0) {
                return Math.abs(p + q) / 2;
            }
            return (p * p + q * q) / (2 * (q - p));
        }
    }
}
