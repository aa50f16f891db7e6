package org.limitlab.family.teachers.batch.classes;

import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.quadrature.GaussianPoints;

import java.util.ArrayList;
import java.util.List;

/**
 * Nodes for averages over a centred standard normal field, P z with P = I - 11'/k, of functions
 * that do not change when the classes are permuted.
 *
 * <p>Two classes: Gauss-Legendre on the half line. Three: polar coordinates on the sector omega_0
 * &gt;= omega_1 &gt;= omega_2, angles 30 to 90 degrees in the basis (1, -1, 0)/sqrt 2, (1, 1,
 * -2)/sqrt 6. Panels shrink towards the border omega_0 = omega_1 and the origin where the integrand
 * varies on a scale below 1. More classes: Sobol points.
 */
final class FieldNodes {

    private static final double REACH = 9;
    private static final int SOBOL = 1024;
    private static final double SMOOTH = 0.2;

    /** k. */
    final int classes;

    /**
     * Coordinates, shape (size, k), each row with the sum 0; the first is the largest for k <= 3.
     */
    final double[] points;

    /** Weights with the sum 1. */
    final double[] weights;

    private FieldNodes(int classes, double[] points, double[] weights) {
        this.classes = classes;
        this.points = points;
        this.weights = weights;
    }

    int size() {
        return weights.length;
    }

    /**
     * Nodes for integrands with a given least scale.
     *
     * @param classes k, 2 or more
     * @param scale length on which the integrand varies near the border between two classes
     */
    static FieldNodes of(int classes, double scale) {
        return switch (classes) {
            case 2 -> line(scale);
            case 3 -> sector(scale);
            default -> sobol(classes, SOBOL);
        };
    }

    private static FieldNodes line(double scale) {
        Panels radius = Panels.of(REACH, scale);
        double[] points = new double[2 * radius.size()];
        double[] weights = new double[radius.size()];
        for (int i = 0; i < weights.length; i++) {
            double x = radius.node(i);
            points[2 * i] = x * Math.sqrt(0.5);
            points[2 * i + 1] = -points[2 * i];
            weights[i] = radius.weight(i) * Math.exp(-0.5 * x * x);
        }
        return normalised(2, points, weights);
    }

    private static FieldNodes sector(double scale) {
        Panels radius = Panels.of(REACH, scale);
        Panels angle = Panels.of(Math.PI / 3, scale);
        int n = radius.size() * angle.size();
        double[] points = new double[3 * n];
        double[] weights = new double[n];
        int at = 0;
        for (int a = 0; a < angle.size(); a++) {
            double theta = Math.PI / 2 - angle.node(a);
            for (int i = 0; i < radius.size(); i++) {
                double r = radius.node(i);
                place(r * Math.cos(theta), r * Math.sin(theta), points, 3 * at);
                weights[at++] = angle.weight(a) * radius.weight(i) * r * Math.exp(-0.5 * r * r);
            }
        }
        return normalised(3, points, weights);
    }

    /** x (1, -1, 0)/sqrt 2 + y (1, 1, -2)/sqrt 6. */
    static void place(double x, double y, double[] into, int at) {
        double u = x * Math.sqrt(0.5);
        double v = y / Math.sqrt(6);
        into[at] = u + v;
        into[at + 1] = v - u;
        into[at + 2] = -2 * v;
    }

    static FieldNodes sobol(int k, int count) {
        GaussianPoints half = GaussianPoints.sobol(k - 1, count);
        double[] z = half.coordinates();
        double[] w = half.weights();
        double[] points = new double[2 * w.length * k];
        double[] weights = new double[2 * w.length];
        for (int i = 0; i < w.length; i++) {
            for (int c = 1; c < k; c++) {
                // Helmert's basis: (1, ..., 1, -c, 0, ...)/sqrt(c (c + 1))
                double unit = z[i * (k - 1) + c - 1] / Math.sqrt(c * (c + 1.0));
                for (int j = 0; j < c; j++) {
                    points[2 * i * k + j] += unit;
                }
                points[2 * i * k + c] -= c * unit;
            }
            for (int j = 0; j < k; j++) {
                points[(2 * i + 1) * k + j] = -points[2 * i * k + j];
            }
            weights[2 * i] = w[i];
            weights[2 * i + 1] = w[i];
        }
        return normalised(k, points, weights);
    }

    private static FieldNodes normalised(int k, double[] points, double[] weights) {
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new FieldNodes(k, points, weights);
    }

    /** Composite Gauss-Legendre on [0, length], with panels that shrink towards 0. */
    static final class Panels {

        private static final GaussRule WIDE = GaussRule.legendre(60);
        private static final GaussRule NARROW = GaussRule.legendre(24);

        private final double[] nodes;
        private final double[] weights;

        private Panels(double[] nodes, double[] weights) {
            this.nodes = nodes;
            this.weights = weights;
        }

        static Panels of(double length, double scale) {
            GaussRule rule = length > 2 ? WIDE : NARROW;
            if (scale >= SMOOTH) {
                return composite(rule, List.of(0.0, length));
            }
            List<Double> ends = new ArrayList<>();
            double end = length;
            while (end > 4 * scale && ends.size() < 24) {
                ends.addFirst(end);
                end /= 3;
            }
            ends.addFirst(end);
            ends.addFirst(0.0);
            return composite(NARROW, ends);
        }

        private static Panels composite(GaussRule rule, List<Double> ends) {
            int n = rule.size();
            double[] nodes = new double[n * (ends.size() - 1)];
            double[] weights = new double[nodes.length];
            for (int p = 0; p + 1 < ends.size(); p++) {
                double half = 0.5 * (ends.get(p + 1) - ends.get(p));
                double middle = 0.5 * (ends.get(p + 1) + ends.get(p));
                for (int i = 0; i < n; i++) {
                    nodes[p * n + i] = middle + half * rule.node(i);
                    weights[p * n + i] = half * rule.weight(i);
                }
            }
            return new Panels(nodes, weights);
        }

        int size() {
            return nodes.length;
        }

        double node(int i) {
            return nodes[i];
        }

        double weight(int i) {
            return weights[i];
        }
    }
}
