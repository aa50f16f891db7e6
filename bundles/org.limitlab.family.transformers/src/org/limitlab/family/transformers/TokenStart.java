package org.limitlab.family.transformers;

import org.limitlab.core.problem.InvalidValue;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.special.NormalCdf;
import org.limitlab.math.sphere.Sphere;

import java.util.Arrays;
import java.util.Locale;

/** Initial positions of tokens. */
final class TokenStart {

    private TokenStart() {}

    /** Refuses what does not belong together; arguments are parameters of the model. */
    static void check(
            SelfAttention.Start start,
            int tokens,
            int d,
            double[][] initial,
            int clusters,
            double[] means,
            double[] weights,
            double spread) {
        switch (start) {
            case QUIET, DISPLACED, QUANTILES -> requireDimension(start, d, d == 2, "2");
            case MIXTURE -> requireDimension(start, d, d == 2 || d == 3, "2 or 3");
            case CLUSTERS -> requireDimension(start, d, d >= 2 || initial.length > 0, "2 or more");
            default -> {}
        }
        if (start == SelfAttention.Start.POINTS && initial.length != tokens) {
            throw new InvalidValue(
                    "initial",
                    "it has " + initial.length + " rows, but there are " + tokens + " tokens",
                    "give one row a token");
        }
        if (start == SelfAttention.Start.QUANTILES && spread == 0) {
            throw new InvalidValue("spread", "0 has no quantiles", "choose it above 0");
        }
        checkRows(initial, d);
        boolean mixture =
                start == SelfAttention.Start.MIXTURE || start == SelfAttention.Start.QUANTILES;
        if (mixture && means.length == 0) {
            throw new InvalidValue("means", "a mixture needs a component", "give an angle");
        }
        int parts = mixture ? means.length : initial.length > 0 ? initial.length : clusters;
        checkWeights(weights, mixture || start == SelfAttention.Start.CLUSTERS, parts);
    }

    private static void checkWeights(double[] weights, boolean used, int parts) {
        double total = Arrays.stream(weights).sum();
        boolean fits = weights.length == parts && total > 0 && total < 1e300;
        if (used && weights.length > 0 && !fits) {
            throw new InvalidValue(
                    "weights",
                    weights.length + " weights of sum " + total + " for " + parts + " parts",
                    "give one weight for each, with a sum above 0");
        }
    }

    private static void requireDimension(
            SelfAttention.Start start, int d, boolean fits, String needed) {
        if (!fits) {
            String word = start.name().toLowerCase(Locale.ROOT);
            throw new InvalidValue(
                    "start",
                    word + " needs dimension " + needed + ", not " + d,
                    "choose uniform or points");
        }
    }

    private static void checkRows(double[][] initial, int d) {
        for (double[] row : initial) {
            double largest = 0;
            for (double x : row) {
                largest = Math.max(largest, Math.abs(x));
            }
            if (!(d == 2 && row.length == 1) && !(row.length == d && largest > 0)) {
                throw new InvalidValue(
                        "initial",
                        Arrays.toString(row)
                                + " is no point: it takes "
                                + d
                                + " numbers, not all 0",
                        "give points, or on the circle one angle a row");
            }
        }
    }

    /** Positions x[i * d + a] of length 1. */
    static double[] positions(SelfAttention.Parameters p, RandomStream stream) {
        int d = p.dimension();
        double[] x = new double[p.tokens() * d];
        if (d == 2) {
            double[] angles = angles(p, stream, p.tokens());
            for (int i = 0; i < p.tokens(); i++) {
                x[2 * i] = Math.cos(angles[i]);
                x[2 * i + 1] = Math.sin(angles[i]);
            }
            return x;
        }
        double[] sums = cumulative(p);
        for (int i = 0; i < p.tokens(); i++) {
            switch (p.start()) {
                case UNIFORM -> Sphere.uniform(stream, x, i * d, d);
                case MIXTURE -> onSphere(p, sums, stream, x, i * d);
                case CLUSTERS -> around(p, sums, i, stream, x, i * d);
                case POINTS -> System.arraycopy(p.initial()[i], 0, x, i * d, d);
                default -> throw new IllegalStateException(p.start().name());
            }
            if (p.rotation() != 0 && d > 1) {
                turn(x, i * d, p.rotation());
            }
            Sphere.normalise(x, i * d, d);
        }
        return x;
    }

    private static void turn(double[] x, int at, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double first = c * x[at] - s * x[at + 1];
        x[at + 1] = s * x[at] + c * x[at + 1];
        x[at] = first;
    }

    private static void onSphere(
            SelfAttention.Parameters p, double[] sums, RandomStream stream, double[] x, int at) {
        double azimuth = mixture(p, sums, stream);
        double elevation = p.elevation() * (2 * stream.nextDouble() - 1);
        x[at] = Math.cos(elevation) * Math.cos(azimuth);
        x[at + 1] = Math.cos(elevation) * Math.sin(azimuth);
        x[at + 2] = Math.sin(elevation);
    }

    /** A centre moved along a great circle by a normal tangent vector of deviation s an axis. */
    private static void around(
            SelfAttention.Parameters p,
            double[] sums,
            int token,
            RandomStream stream,
            double[] x,
            int at) {
        int d = p.dimension();
        int cluster = clusterOf(p, sums, token);
        if (p.initial().length > 0) {
            System.arraycopy(p.initial()[cluster], 0, x, at, d);
            Sphere.normalise(x, at, d);
        } else {
            double angle = 2 * Math.PI * cluster / p.clusters();
            x[at] = Math.cos(angle);
            x[at + 1] = Math.sin(angle);
        }
        if (p.spread() > 0) {
            double[] v = new double[d];
            stream.fillGaussian(v, 0, d);
            for (int a = 0; a < d; a++) {
                v[a] *= p.spread();
            }
            Sphere.project(x, at, v, 0, d);
            Sphere.geodesicStep(x, at, v, 0, d);
        }
    }

    /**
     * Angles on the circle.
     *
     * @param length of the array that is wanted, at least N; the rest is 0
     */
    static double[] angles(SelfAttention.Parameters p, RandomStream stream, int length) {
        double[] angles = new double[length];
        double[] sums = cumulative(p);
        int n = p.tokens();
        if (p.start() == SelfAttention.Start.QUANTILES) {
            quantiles(p, sums, angles);
        }
        for (int j = 0; j < n; j++) {
            double uniform = 2 * Math.PI * j / n;
            angles[j] =
                    p.rotation()
                            + switch (p.start()) {
                                case UNIFORM -> 2 * Math.PI * stream.nextDouble();
                                case QUIET -> displaced(p, uniform);
                                case DISPLACED -> displaced(p, 2 * Math.PI * stream.nextDouble());
                                case MIXTURE -> mixture(p, sums, stream);
                                case QUANTILES -> angles[j];
                                case CLUSTERS ->
                                        centre(p, clusterOf(p, sums, j))
                                                + p.spread() * stream.nextGaussian();
                                case POINTS -> angle(p.initial()[j]);
                            };
        }
        return angles;
    }

    private static double displaced(SelfAttention.Parameters p, double phi) {
        return phi - p.quietAmplitude() * Math.sin(p.quietMode() * phi);
    }

    private static double mixture(SelfAttention.Parameters p, double[] sums, RandomStream stream) {
        int component = pick(sums, stream.nextDouble());
        return p.means()[component] + p.spread() * stream.nextGaussian();
    }

    private static int clusterOf(SelfAttention.Parameters p, double[] sums, int token) {
        return p.weights().length == 0
                ? token % sums.length
                : pick(sums, (token + 0.5) / p.tokens());
    }

    private static double centre(SelfAttention.Parameters p, int cluster) {
        return p.initial().length > 0
                ? angle(p.initial()[cluster])
                : 2 * Math.PI * cluster / p.clusters();
    }

    private static double angle(double[] row) {
        return row.length == 1 ? row[0] : Math.atan2(row[1], row[0]);
    }

    /** Cumulative weights of components or clusters; the last is 1. */
    private static double[] cumulative(SelfAttention.Parameters p) {
        int count =
                switch (p.start()) {
                    case CLUSTERS -> p.initial().length > 0 ? p.initial().length : p.clusters();
                    default -> p.means().length;
                };
        double[] sums = new double[count];
        double total = 0;
        for (int c = 0; c < count; c++) {
            total += p.weights().length == count ? p.weights()[c] : 1;
            sums[c] = total;
        }
        for (int c = 0; c < count; c++) {
            sums[c] /= total;
        }
        return sums;
    }

    private static int pick(double[] sums, double u) {
        int c = 0;
        while (c < sums.length - 1 && u >= sums[c]) {
            c++;
        }
        return c;
    }

    /** Quantiles of the mixture on the line, wrapped by whoever reads the angle. */
    private static void quantiles(SelfAttention.Parameters p, double[] sums, double[] angles) {
        double low = Arrays.stream(p.means()).min().orElseThrow() - 40 * p.spread();
        double high = Arrays.stream(p.means()).max().orElseThrow() + 40 * p.spread();
        for (int j = 0; j < p.tokens(); j++) {
            double wanted = (j + 0.5) / p.tokens();
            double a = low;
            double b = high;
            for (int i = 0; i < 60; i++) {
                double middle = (a + b) / 2;
                if (cdf(p, sums, middle) < wanted) {
                    a = middle;
                } else {
                    b = middle;
                }
            }
            angles[j] = (a + b) / 2;
            low = a;
        }
    }

    private static double cdf(SelfAttention.Parameters p, double[] sums, double x) {
        double sum = 0;
        double before = 0;
        for (int c = 0; c < sums.length; c++) {
            sum += (sums[c] - before) * NormalCdf.of((x - p.means()[c]) / p.spread());
            before = sums[c];
        }
        return sum;
    }
}
