package org.limitlab.math.quadrature;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.SobolSequenceGenerator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points and weights for averages of even functions, f(-z) = f(z), of several standard normals: of
 * each pair z, -z only one is kept. Weights have the sum 1. Immutable.
 */
public final class GaussianPoints {

    private static final double GOLDEN = 0.6180339887498949;

    private final int dimension;
    private final double[] coordinates;
    private final double[] weights;

    private GaussianPoints(int dimension, double[] coordinates, double[] weights) {
        this.dimension = dimension;
        this.coordinates = coordinates;
        this.weights = weights;
    }

    /**
     * The checkerboard lattice D_n within a ball, weighted by the normal density: the trapezoidal
     * rule of many dimensions, which converges exponentially for analytic functions. Against a
     * cubic lattice of the same accuracy it needs half the points for n = 4, a third for n = 5.
     * With spacing 0.6 a function whose sharpest direction is that of g(1.5 z) is averaged to about
     * 1e-6; the ball leaves out the mass beyond it. Source: Sloane, Conway, Sphere packings,
     * lattices and groups, chapter 4.
     *
     * @param dimension n, 2 or more
     * @param spacing step of the cubic lattice that contains it, positive; the volume per point is
     *     2 spacing^n
     * @param radius of the ball
     * @return about n-ball volume / (4 spacing^n) points
     */
    public static GaussianPoints lattice(int dimension, double spacing, double radius) {
        if (dimension < 2 || !(spacing > 0) || !(radius > spacing)) {
            throw new IllegalArgumentException(
                    "dimension = " + dimension + ", spacing = " + spacing + ", radius = " + radius);
        }
        List<int[]> found = new ArrayList<>();
        fill(new int[dimension], 0, radius * radius / (spacing * spacing), true, found);
        double[] coordinates = new double[found.size() * dimension];
        double[] weights = new double[found.size()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double square = 0;
            for (int a = 0; a < dimension; a++) {
                double x = spacing * found.get(i)[a];
                coordinates[i * dimension + a] = x;
                square += x * x;
            }
            weights[i] = (square == 0 ? 0.5 : 1) * Math.exp(-0.5 * square);
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return new GaussianPoints(dimension, coordinates, weights);
    }

    /** Integer points with an even sum, the first entry that is not 0 positive. */
    private static void fill(int[] point, int axis, double left, boolean zero, List<int[]> found) {
        int most = (int) Math.floor(Math.sqrt(left));
        for (int i = zero ? 0 : -most; i <= most; i++) {
            point[axis] = i;
            if (axis < point.length - 1) {
                fill(point, axis + 1, left - (double) i * i, zero && i == 0, found);
            } else if (Arrays.stream(point).sum() % 2 == 0) {
                found.add(point.clone());
            }
        }
    }

    /**
     * Sobol's points, each axis shifted by a multiple of the golden ratio, through the normal
     * quantile; then turned and stretched so that their second moments are exactly those of the
     * normals (linear models become exact).
     *
     * @param dimension 1 to 1000
     * @param count number of points, more than {@code dimension}; powers of two serve best
     * @return equal weights
     */
    public static GaussianPoints sobol(int dimension, int count) {
        if (count <= dimension) {
            throw new IllegalArgumentException(
                    "count = " + count + " must exceed dimension = " + dimension);
        }
        SobolSequenceGenerator sobol = new SobolSequenceGenerator(dimension);
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double half = 0.5 / count;
        double[] coordinates = new double[count * dimension];
        for (int i = 0; i < count; i++) {
            double[] u = sobol.nextVector();
            for (int a = 0; a < dimension; a++) {
                double turned = u[a] + half + (a + 1) * GOLDEN;
                double inside = Math.clamp(turned - Math.floor(turned), half, 1 - half);
                coordinates[i * dimension + a] = normal.inverseCumulativeProbability(inside);
            }
        }
        whiten(coordinates, dimension, count);
        double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        return new GaussianPoints(dimension, coordinates, weights);
    }

    /** Gram-Schmidt of the columns in the inner product of the sample. */
    private static void whiten(double[] x, int n, int count) {
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                double along = moment(x, n, count, a, b);
                for (int i = 0; i < count; i++) {
                    x[i * n + a] -= along * x[i * n + b];
                }
            }
            double length = Math.sqrt(moment(x, n, count, a, a));
            for (int i = 0; i < count; i++) {
                x[i * n + a] /= length;
            }
        }
    }

    private static double moment(double[] x, int n, int count, int a, int b) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += x[i * n + a] * x[i * n + b];
        }
        return sum / count;
    }

    /** Number of variables. */
    public int dimension() {
        return dimension;
    }

    /** Number of points. */
    public int size() {
        return weights.length;
    }

    /** The points one after the other, shape (size, dimension); a copy. */
    public double[] coordinates() {
        return coordinates.clone();
    }

    /** The weights, shape (size); a copy. */
    public double[] weights() {
        return weights.clone();
    }
}
