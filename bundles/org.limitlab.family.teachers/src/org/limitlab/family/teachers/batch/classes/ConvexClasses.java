package org.limitlab.family.teachers.batch.classes;

import org.limitlab.math.fixedpoint.FixedPoint;
import org.limitlab.math.fixedpoint.NotConverged;
import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.special.NormalLaw;

import java.util.Locale;

/**
 * Replica equations of penalised empirical risk minimisation by a multi-class perceptron with a
 * normal teacher: square loss in closed form, cross-entropy by Newton's method followed down in the
 * penalty.
 *
 * <p>The averages over label and field need no sampling: given the student's field omega, with
 * covariance q P, the label has the probability P_y at mean (m/q) omega and variance 1 - m²/q, and
 * by Gaussian integration by parts E f.Z - m tau = E sum_y f_y.G_y.
 */
public final class ConvexClasses {

    /**
     * Order parameters.
     *
     * @param m overlap tr(P W' W*)/(d (k - 1))
     * @param q squared norm tr(P W' W)/(d (k - 1))
     * @param v response V
     * @param error test error
     * @param trainError share of misclassified training samples; NaN for more than three classes
     * @param residual of the equations in logarithms
     * @param numerical absolute error of the errors by quadrature
     */
    public record State(
            double m,
            double q,
            double v,
            double error,
            double trainError,
            double residual,
            double numerical) {}

    private static final double TOLERANCE = 1e-9;
    private static final double MOST_RATIO = 16;
    private static final double LEAST_RATIO = 1.05;

    private final int classes;
    private final double alpha;
    private final double penalty;

    /**
     * For a problem.
     *
     * @param classes k, 2 or more
     * @param alpha samples per dimension, above 0
     * @param penalty lambda, above 0
     */
    public ConvexClasses(int classes, double alpha, double penalty) {
        if (classes < 2 || !(alpha > 0) || !(penalty > 0)) {
            throw new IllegalArgumentException(
                    "classes = " + classes + ", alpha = " + alpha + ", lambda = " + penalty);
        }
        this.classes = classes;
        this.alpha = alpha;
        this.penalty = penalty;
    }

    /**
     * E max of k independent standard normals, divided by k - 1.
     *
     * @param classes k
     * @return c
     */
    public static double labelOverlap(int classes) {
        GaussRule rule = GaussRule.legendre(200);
        return rule.apply(
                        x ->
                                classes
                                        * x
                                        * NormalLaw.density(x)
                                        * Math.pow(NormalLaw.cdf(x), classes - 1),
                        -12,
                        12)
                / (classes - 1);
    }

    /**
     * Penalty of ridge regression with the least error.
     *
     * @param classes k
     * @return lambda = s/c² - 1, the same at every alpha
     */
    public static double bestRidgePenalty(int classes) {
        double c = labelOverlap(classes);
        return 1 / (classes * c * c) - 1;
    }

    /** Square loss, in closed form. */
    public State leastSquares() {
        double c = labelOverlap(classes);
        double s = 1.0 / classes;
        double half = 0.5 * (penalty + alpha - 1);
        double root = Math.sqrt(half * half + penalty);
        double v = half > 0 ? 1 / (half + root) : (root - half) / penalty;
        double m = c * alpha * v / (1 + v);
        double k = alpha * v * v / ((1 + v) * (1 + v));
        // 1 - k, as alpha V/(1 + V) = 1 - lambda V
        double rest = (1 + penalty * v * v) / (1 + v);
        double q = (m * m + k * (s - 2 * c * m)) / rest;
        return finish(m, q, v, 0);
    }

    /**
     * Cross-entropy.
     *
     * @return order parameters
     * @throws NotConverged if no solution was found
     */
    public State crossEntropy() {
        double first = Math.max(penalty, 10 * (1 + alpha));
        double c = labelOverlap(classes);
        double[] x = {Math.log(alpha * c), Math.log(alpha / classes), Math.log(1 / first)};
        FixedPoint.Solution found = newton(first, x);
        double lambda = first;
        double[] before = null;
        double beforeLog = 0;
        double ratio = MOST_RATIO;
        while (lambda > penalty) {
            double next = Math.max(penalty, lambda / ratio);
            double[] guess = found.x().clone();
            if (before != null) {
                double share = (Math.log(next) - Math.log(lambda)) / (Math.log(lambda) - beforeLog);
                for (int i = 0; i < guess.length; i++) {
                    guess[i] += share * (guess[i] - before[i]);
                }
            }
            try {
                FixedPoint.Solution solution = newton(next, guess);
                before = found.x();
                beforeLog = Math.log(lambda);
                found = solution;
                lambda = next;
                ratio = Math.min(MOST_RATIO, ratio * ratio);
            } catch (NotConverged failure) {
                ratio = Math.sqrt(ratio);
                if (ratio < LEAST_RATIO) {
                    throw new NotConverged(
                            String.format(
                                    Locale.ROOT,
                                    "Newton in logarithms, followed from lambda = %.3g to %.3g on"
                                            + " the way to %.3g",
                                    first,
                                    lambda,
                                    penalty),
                            failure.residual(),
                            failure.evaluations());
                }
            }
        }
        double mHat = Math.exp(found.x()[0]);
        double qHat = Math.exp(found.x()[1]);
        double v = Math.exp(found.x()[2]);
        return finish(v * mHat, v * v * (mHat * mHat + qHat), v, found.residual());
    }

    private FixedPoint.Solution newton(double lambda, double[] start) {
        return FixedPoint.newton((x, value) -> sweep(lambda, x, value), start, TOLERANCE, 25);
    }

    /** One sweep in log m^, log q^, log V. */
    private void sweep(double lambda, double[] x, double[] value) {
        double mHat = Math.exp(x[0]);
        double qHat = Math.exp(x[1]);
        double v = Math.exp(x[2]);
        double m = v * mHat;
        double q = v * v * (mHat * mHat + qHat);
        if (!(m > 0 && qHat > 0 && q < 1e8 && v < 1e12)) {
            value[0] = Double.NaN;
            return;
        }
        double[] sums = averages(m, q, v);
        double scale = alpha / (classes - 1);
        value[0] = Math.log(scale * sums[0]);
        value[1] = Math.log(scale * sums[1]);
        value[2] = -Math.log(lambda - scale * sums[2]);
    }

    /** E sum_y f_y.G_y, E |f|², and tau = E tr df/domega. */
    private double[] averages(double m, double q, double v) {
        double root = Math.sqrt(q);
        double rest = 1 - m * m / q;
        double scale = Math.min(Math.sqrt(rest) * root / m, 3 / root);
        FieldNodes nodes = FieldNodes.of(classes, scale);
        LabelLaw law = new LabelLaw(classes);
        CrossEntropyProx prox = new CrossEntropyProx(classes);
        double[] omega = new double[classes];
        double[] mean = new double[classes];
        double[] gradient = new double[classes];
        double[] f = new double[classes];
        double[] sums = new double[3];
        for (int n = 0; n < nodes.size(); n++) {
            for (int j = 0; j < classes; j++) {
                omega[j] = root * nodes.points[n * classes + j];
                mean[j] = m / q * omega[j];
            }
            for (int y = 0; y < classes; y++) {
                double p = law.probability(mean, 0, rest, y, gradient);
                if (p < 1e-14) {
                    continue;
                }
                double slope = prox.force(omega, y, v, f);
                double pull = 0;
                double square = 0;
                for (int j = 0; j < classes; j++) {
                    pull += f[j] * gradient[j];
                    square += f[j] * f[j];
                }
                sums[0] += nodes.weights[n] * pull;
                sums[1] += nodes.weights[n] * p * square;
                sums[2] += nodes.weights[n] * p * slope;
            }
        }
        return sums;
    }

    private State finish(double m, double q, double v, double residual) {
        LabelAverages labels = LabelAverages.of(classes, Math.min(m * m / q, 1 - 1e-14));
        double train = classes > 3 ? Double.NaN : trainError(m, q, v);
        return new State(m, q, v, labels.error(), train, residual, labels.numerical());
    }

    /**
     * Share of samples whose proximal point does not favour their label: for both losses those with
     * max omega - omega_y &gt; V.
     */
    private double trainError(double m, double q, double v) {
        LabelLaw law = new LabelLaw(classes);
        double border = v / Math.sqrt(2 * q);
        double rest = 1 - m * m / q;
        double scale = Math.min(1, Math.sqrt(rest * q) / m);
        if (classes == 2) {
            return 2
                    * ray(law, Math.PI / 2, border, 1, m / Math.sqrt(q), rest)
                    / Math.sqrt(2 * Math.PI);
        }
        FieldNodes.Panels angle = FieldNodes.Panels.of(Math.PI / 3, scale);
        double sum = 0;
        for (int a = 0; a < angle.size(); a++) {
            double theta = Math.PI / 2 - angle.node(a);
            double second = border / Math.cos(theta);
            double third = border / Math.cos(theta - Math.PI / 3);
            sum +=
                    angle.weight(a)
                            * (ray(law, theta, second, 1, m / Math.sqrt(q), rest)
                                    + ray(law, theta, third, 2, m / Math.sqrt(q), rest));
        }
        return 6 * sum / (2 * Math.PI);
    }

    /** The probability of a label along a ray from a radius on, with the radial density. */
    private double ray(
            LabelLaw law, double theta, double from, int label, double factor, double variance) {
        double[] mean = new double[classes];
        double[] gradient = new double[classes];
        double end = Math.max(from, 0) + 9;
        if (from > 38) {
            return 0;
        }
        double sum = 0;
        double length = Math.min(end, Math.max(10, from + 4)) - from;
        for (int i = 0; i < RADIAL.size(); i++) {
            double r = from + 0.5 * length * (1 + RADIAL.node(i));
            double weight = 0.5 * length * RADIAL.weight(i) * Math.exp(-0.5 * r * r);
            if (classes == 2) {
                mean[0] = factor * r * Math.sqrt(0.5);
                mean[1] = -mean[0];
            } else {
                FieldNodes.place(
                        factor * r * Math.cos(theta), factor * r * Math.sin(theta), mean, 0);
                weight *= r;
            }
            sum += weight * law.probability(mean, 0, variance, label, gradient);
        }
        return sum;
    }

    private static final GaussRule RADIAL = GaussRule.legendre(60);
}
