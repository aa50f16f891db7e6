package org.limitlab.family.teachers.batch.classes;

import org.limitlab.math.special.BivariateNormal;
import org.limitlab.math.special.NormalLaw;

/**
 * Probability P_y that component y of a normal vector with mean mu and covariance V I is the
 * largest, with its gradient in mu. Not thread-safe.
 *
 * <p>Two classes: the normal distribution function. Three: that of two normal variables with
 * correlation 1/2, to 1e-15 absolutely. More: the integral of phi(t) prod_j Phi((mu_y - mu_j)/sqrt
 * V + t) over t by the trapezoid rule with 81 nodes on [-8.5, 8.5].
 */
public final class LabelLaw {

    private static final int NODES = 81;
    private static final double REACH = 8.5;
    private static final double NEGLIGIBLE = -8;
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_THREE_QUARTERS = Math.sqrt(0.75);

    private final int classes;
    private final double[] slopes;
    private final double[] probabilities;
    private final double[] gradients;
    private final double[] lastMean;
    private double lastVariance;

    /**
     * For a number of classes.
     *
     * @param classes k, 2 or more
     */
    public LabelLaw(int classes) {
        this.classes = classes;
        slopes = new double[classes];
        probabilities = new double[classes];
        gradients = new double[classes * classes];
        lastMean = new double[classes];
    }

    /**
     * The probability of one label.
     *
     * @param mean mu
     * @param at index of its first component
     * @param variance V, above 0
     * @param label y
     * @param gradient receives dP_y/dmu, shape (k), sum 0
     * @return P_y
     */
    public double probability(
            double[] mean, int at, double variance, int label, double[] gradient) {
        return switch (classes) {
            case 2 -> two(mean, at, variance, label, gradient);
            case 3 -> three(mean, at, variance, label, gradient);
            default -> remembered(mean, at, variance, label, gradient);
        };
    }

    private double two(double[] mean, int at, double variance, int label, double[] gradient) {
        int other = 1 - label;
        double scale = ROOT_HALF / Math.sqrt(variance);
        double a = (mean[at + label] - mean[at + other]) * scale;
        gradient[label] = NormalLaw.density(a) * scale;
        gradient[other] = -gradient[label];
        return NormalLaw.cdf(a);
    }

    private double three(double[] mean, int at, double variance, int label, double[] gradient) {
        int i = (label + 1) % 3;
        int j = (label + 2) % 3;
        double scale = ROOT_HALF / Math.sqrt(variance);
        double a = (mean[at + label] - mean[at + i]) * scale;
        double b = (mean[at + label] - mean[at + j]) * scale;
        if (Math.min(a, b) < NEGLIGIBLE) {
            java.util.Arrays.fill(gradient, 0, 3, 0);
            return 0;
        }
        double byA =
                NormalLaw.density(a) * NormalLaw.cdf((b - 0.5 * a) / ROOT_THREE_QUARTERS) * scale;
        double byB =
                NormalLaw.density(b) * NormalLaw.cdf((a - 0.5 * b) / ROOT_THREE_QUARTERS) * scale;
        gradient[label] = byA + byB;
        gradient[i] = -byA;
        gradient[j] = -byB;
        return BivariateNormal.absolute(a, b, 0.5);
    }

    /** All labels at once, kept until another mean or variance is asked for. */
    private double remembered(
            double[] mean, int at, double variance, int label, double[] gradient) {
        if (variance != lastVariance
                || !java.util.Arrays.equals(lastMean, 0, classes, mean, at, at + classes)) {
            System.arraycopy(mean, at, lastMean, 0, classes);
            lastVariance = variance;
            computeAll();
        }
        System.arraycopy(gradients, label * classes, gradient, 0, classes);
        return probabilities[label];
    }

    /** P_y is the integral of phi(x_y) prod_j Phi(x_j) with x_j = t - mu_j/sqrt V. */
    private void computeAll() {
        java.util.Arrays.fill(probabilities, 0);
        java.util.Arrays.fill(gradients, 0);
        double scale = 1 / Math.sqrt(lastVariance);
        double top = lastMean[ClassData.largest(lastMean, 0, classes)] * scale;
        double step = 2 * REACH / (NODES - 1);
        for (int i = 0; i < NODES; i++) {
            double t = top - REACH + i * step;
            double product = step;
            for (int j = 0; j < classes; j++) {
                double x = t - lastMean[j] * scale;
                double factor = NormalLaw.cdf(x);
                product *= factor;
                slopes[j] =
                        factor > 1e-300 ? NormalLaw.density(x) / factor : NormalLaw.logCdfSlope(x);
            }
            if (product < 1e-25) {
                continue;
            }
            for (int y = 0; y < classes; y++) {
                double density = product * slopes[y];
                probabilities[y] += density;
                for (int j = 0; j < classes; j++) {
                    if (j != y) {
                        double slope = density * slopes[j] * scale;
                        gradients[y * classes + y] += slope;
                        gradients[y * classes + j] -= slope;
                    }
                }
            }
        }
    }

    /** The same by a one-dimensional integral, for any number of classes. */
    double byTrapezoid(double[] mean, int at, double variance, int label, double[] gradient) {
        java.util.Arrays.fill(gradient, 0, classes, 0);
        double scale = 1 / Math.sqrt(variance);
        double step = 2 * REACH / (NODES - 1);
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double t = -REACH + i * step;
            double product = step * NormalLaw.density(t);
            for (int j = 0; j < classes; j++) {
                if (j != label) {
                    double x = (mean[at + label] - mean[at + j]) * scale + t;
                    double density = NormalLaw.density(x);
                    double factor = NormalLaw.cdf(x);
                    product *= factor;
                    slopes[j] = factor > 1e-300 ? density / factor : NormalLaw.logCdfSlope(x);
                }
            }
            sum += product;
            if (product < 1e-25) {
                continue;
            }
            for (int j = 0; j < classes; j++) {
                if (j != label) {
                    double slope = product * slopes[j] * scale;
                    gradient[label] += slope;
                    gradient[j] -= slope;
                }
            }
        }
        return sum;
    }
}
