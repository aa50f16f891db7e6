package org.limitlab.math.random;

/**
 * Standard normals from rectangles inside the density, so that the common case compares nothing but
 * an index.
 *
 * <p>The right half of exp(-x²/2) is cut into 256 parts of equal area A/256. As many as possible
 * (253) are rectangles that lie wholly under the curve, stacked from the axis upwards with their
 * upper right corners on it. A word whose low 8 bits name a rectangle becomes uniform in it by one
 * multiplication (the sign of the word is the sign of the number). The other 3 parts stand for what
 * the rectangles leave free: the tail, the corners between rectangles and curve, and the cap; one
 * of these is chosen by an alias table with exact areas and sampled by rejection. Idea: McFarland
 * (2016), A modified ziggurat algorithm. Tables are built with {@link StrictMath} and agree on all
 * machines.
 */
final class GaussianZiggurat {

    static final int INDEX_MASK = 255;

    /** Number of rectangles. */
    static final int LAYERS = 253;

    /** Width of each rectangle over 2^63: a signed word times this is uniform over the layer. */
    static final double[] WIDTH = new double[LAYERS];

    private static final double HALF_AREA = StrictMath.sqrt(StrictMath.PI / 2);
    private static final double PART = HALF_AREA / (INDEX_MASK + 1);

    /** EDGE[j], j = 1..LAYERS: right edge of rectangle j; EDGE[LAYERS + 1] = 0 ends the cap. */
    private static final double[] EDGE = new double[LAYERS + 2];

    /**
     * HEIGHT[j] = density(EDGE[j]): upper side of rectangle j; HEIGHT[0] = 0, HEIGHT[LAYERS + 1] =
     * 1.
     */
    private static final double[] HEIGHT = new double[LAYERS + 2];

    /** BULGE[j]: bound on the distance of curve and chord in corner j, in units of its height. */
    private static final double[] BULGE = new double[LAYERS + 1];

    /**
     * Alias table over regions 0 (tail), 1..LAYERS-1 (corner above rectangle j), LAYERS (cap); 256
     * columns.
     */
    private static final long[] KEEP_BELOW = new long[INDEX_MASK + 1];

    private static final int[] ALIAS = new int[INDEX_MASK + 1];

    static {
        stackRectangles();
        fillAliasTable(regionAreas());
    }

    private GaussianZiggurat() {}

    /** The number for a word whose index names no rectangle. */
    static double rest(RandomStream stream, long word) {
        double x = regionSample(stream, chooseRegion(stream.nextLong()));
        return word < 0 ? -x : x;
    }

    private static int chooseRegion(long word) {
        int column = (int) word & INDEX_MASK;
        return (word >>> 8) < KEEP_BELOW[column] ? column : ALIAS[column];
    }

    private static double regionSample(RandomStream stream, int region) {
        return region == 0 ? tail(stream) : corner(stream, region);
    }

    /** Beyond the widest rectangle; Marsaglia (1964). */
    private static double tail(RandomStream stream) {
        double r = EDGE[1];
        while (true) {
            double x = stream.nextExponential() / r;
            if (2 * stream.nextExponential() > x * x) {
                return r + x;
            }
        }
    }

    /**
     * Between EDGE[j + 1] and EDGE[j], above HEIGHT[j] and below the curve. In units of this box
     * the curve runs from (0, 1) to (1, 0) and stays within BULGE[j] of the chord across + up = 1,
     * so the exponential is rarely needed. Where the density is convex nothing above the chord is
     * wanted, and such points are reflected instead of refused.
     */
    private static double corner(RandomStream stream, int j) {
        double left = EDGE[j + 1];
        double width = EDGE[j] - left;
        double bulge = BULGE[j];
        while (true) {
            double across = stream.nextDouble();
            double up = stream.nextDouble();
            if (left >= 1 && across + up > 1) {
                across = 1 - across;
                up = 1 - up;
            }
            double x = left + width * across;
            double excess = across + up - 1;
            if (excess < -bulge || excess <= bulge && underCurve(j, x, up)) {
                return x;
            }
        }
    }

    private static boolean underCurve(int j, double x, double up) {
        return HEIGHT[j] + (HEIGHT[j + 1] - HEIGHT[j]) * up < Math.exp(-0.5 * x * x);
    }

    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }

    private static void stackRectangles() {
        for (int j = 1; j <= LAYERS; j++) {
            EDGE[j] = rightmostEdge(HEIGHT[j - 1], j == 1 ? 10 : EDGE[j - 1]);
            HEIGHT[j] = density(EDGE[j]);
            WIDTH[j - 1] = EDGE[j] * 0x1p-63;
        }
        HEIGHT[LAYERS + 1] = 1;
        for (int j = 1; j <= LAYERS; j++) {
            BULGE[j] = bulge(EDGE[j + 1], EDGE[j], HEIGHT[j + 1] - HEIGHT[j]);
        }
    }

    /** (b - a)²/8 times a bound of the second derivative (x² - 1) exp(-x²/2) on [a, b]. */
    private static double bulge(double a, double b, double rise) {
        double curvature = Math.max(Math.abs(a * a - 1), Math.abs(b * b - 1)) * density(a);
        return (b - a) * (b - a) / 8 * curvature / rise;
    }

    /**
     * The largest x with x (density(x) - floor) = PART, by bisection from the right down to the
     * last bit.
     */
    private static double rightmostEdge(double floor, double right) {
        double outside = right;
        double inside = widest(floor, right);
        while (true) {
            double middle = 0.5 * (inside + outside);
            if (middle <= inside || middle >= outside) {
                return inside;
            }
            if (middle * (density(middle) - floor) >= PART) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
    }

    /** The x at which x (density(x) - floor) is greatest, by golden section. */
    private static double widest(double floor, double right) {
        double a = 0;
        double b = right;
        double ratio = 0.5 * (StrictMath.sqrt(5) - 1);
        for (int i = 0; i < 100; i++) {
            double u = b - ratio * (b - a);
            double v = a + ratio * (b - a);
            if (u * (density(u) - floor) < v * (density(v) - floor)) {
                a = u;
            } else {
                b = v;
            }
        }
        double x = 0.5 * (a + b);
        if (x * (density(x) - floor) < PART) {
            throw new IllegalStateException("no rectangle of this area fits above " + floor);
        }
        return x;
    }

    private static double[] regionAreas() {
        double[] area = new double[LAYERS + 1];
        double underCurve = 0;
        for (int j = 1; j <= LAYERS; j++) {
            double strip = integral(EDGE[j + 1], EDGE[j]);
            underCurve += strip;
            area[j] = strip - HEIGHT[j] * (EDGE[j] - EDGE[j + 1]);
        }
        area[0] = HALF_AREA - underCurve;
        return area;
    }

    /**
     * Integral of the density by Boole's rule on 64 panels; error below 1e-16 for the strips here.
     */
    private static double integral(double a, double b) {
        int panels = 64;
        double h = (b - a) / (4 * panels);
        double sum = 0;
        for (int p = 0; p < panels; p++) {
            double x = a + 4 * h * p;
            sum +=
                    7 * (density(x) + density(x + 4 * h))
                            + 32 * (density(x + h) + density(x + 3 * h))
                            + 12 * density(x + 2 * h);
        }
        return sum * 2 * h / 45;
    }

    private static void fillAliasTable(double[] area) {
        int columns = INDEX_MASK + 1;
        double total = 0;
        for (double a : area) {
            total += a;
        }
        double[] share = new double[columns];
        for (int j = 0; j < area.length; j++) {
            share[j] = area[j] / total * columns;
        }
        boolean[] done = new boolean[columns];
        for (int pass = 0; pass < columns; pass++) {
            int small = extreme(share, done, -1);
            int large = extreme(share, done, 1);
            KEEP_BELOW[small] = (long) (Math.min(1, share[small]) * 0x1p56);
            ALIAS[small] = large;
            share[large] -= 1 - share[small];
            done[small] = true;
        }
    }

    private static int extreme(double[] share, boolean[] done, int sign) {
        int best = -1;
        for (int j = 0; j < share.length; j++) {
            if (!done[j] && (best < 0 || sign * share[j] > sign * share[best])) {
                best = j;
            }
        }
        return best;
    }
}
