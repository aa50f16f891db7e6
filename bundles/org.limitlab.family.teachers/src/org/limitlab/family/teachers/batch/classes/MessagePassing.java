package org.limitlab.family.teachers.batch.classes;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.linear.Blas;
import org.limitlab.math.special.BivariateNormal;
import org.limitlab.math.special.NormalLaw;

/**
 * Approximate message passing for two or three classes, in the k - 1 reduced weights W_c - W_k,
 * with one covariance of the fields for all samples (the average over inputs, exact for d to
 * infinity).
 *
 * <p>Messages are damped by one half. It stops when the mean change of the posterior means is below
 * 1e-7 or their posterior variance below 1e-7, and fails when they still move after the most
 * sweeps.
 */
public final class MessagePassing {

    /**
     * What it found.
     *
     * @param weights posterior means of the centred weights, shape (d, k)
     * @param sweeps how many sweeps it took
     */
    public record Result(double[] weights, int sweeps) {}

    private static final double TOLERANCE = 1e-7;
    private static final int MOST_SWEEPS = 3000;

    /**
     * Shares of the new messages: small systems near the threshold may go in circles at the first.
     */
    private static final double[] SHARES = {0.5, 0.2};

    private static final double LEAST_VARIANCE = 1e-12;
    private static final double CERTAIN = 1e-7;

    private final ClassData data;
    private final TeacherPrior prior;
    private final int r;
    private final double[] mean;
    private final double[] field;
    private final double[] g;
    private final double[] message;
    private final double[] precision;
    private final double[] covariance;
    private final double[] fieldCovariance;

    private MessagePassing(ClassData data, TeacherPrior prior) {
        this.data = data;
        this.prior = prior;
        r = data.classes() - 1;
        mean = new double[data.dimension() * r];
        field = new double[data.samples() * r];
        g = new double[data.samples() * r];
        message = new double[data.dimension() * r];
        precision = new double[r * r];
        covariance = new double[r * r];
        fieldCovariance = new double[r * r];
    }

    /**
     * Runs it from the prior.
     *
     * @param data samples of two or three classes
     * @param prior law of the teacher's weights
     * @return posterior means
     * @throws IllegalArgumentException for more classes
     * @throws NumericalFailure if the messages do not settle
     */
    public static Result run(ClassData data, TeacherPrior prior) {
        if (data.classes() > 3) {
            throw new IllegalArgumentException("classes = " + data.classes() + " exceeds 3");
        }
        return new MessagePassing(data, prior).iterate();
    }

    private Result iterate() {
        for (int a = 0; a < r; a++) {
            for (int b = 0; b < r; b++) {
                covariance[a * r + b] = a == b ? 2 : 1;
            }
        }
        double change = 0;
        int sweeps = 0;
        for (double share : SHARES) {
            for (int i = 0; i < MOST_SWEEPS && Double.isFinite(change); i++) {
                change = sweep(sweeps++ == 0 ? 1 : share);
                if (change < TOLERANCE || variance() < CERTAIN) {
                    return new Result(centred(), sweeps);
                }
            }
        }
        throw new NumericalFailure(
                "message passing did not settle: mean change "
                        + change
                        + " after "
                        + sweeps
                        + " sweeps, the first half with damping 1/2, the others with 4/5");
    }

    /** Mean posterior variance of the reduced weights; 0 once the teacher is recovered. */
    private double variance() {
        double trace = 0;
        for (int a = 0; a < r; a++) {
            trace += covariance[a * r + a] / r;
        }
        return trace;
    }

    private double sweep(double share) {
        int n = data.samples();
        int d = data.dimension();
        System.arraycopy(covariance, 0, fieldCovariance, 0, r * r);
        for (int a = 0; a < r; a++) {
            fieldCovariance[a * r + a] += LEAST_VARIANCE;
        }
        Blas.multiply(n, r, d, data.inputs(), mean, field);
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < r; a++) {
                for (int b = 0; b < r; b++) {
                    field[i * r + a] -= fieldCovariance[a * r + b] * g[i * r + b];
                }
            }
        }
        double[] slope = new double[r * r];
        for (int i = 0; i < n; i++) {
            if (r == 1) {
                two(i, slope);
            } else {
                three(i, slope);
            }
        }
        double[] next = new double[r * r];
        for (int a = 0; a < r * r; a++) {
            next[a] = -slope[a] / d;
            precision[a] += share * (next[a] - precision[a]);
        }
        double[] pull = new double[d * r];
        Blas.gemm(true, false, d, r, n, 1, data.inputs(), 0, d, g, 0, r, 0, pull, 0, r);
        for (int i = 0; i < d; i++) {
            for (int a = 0; a < r; a++) {
                double sum = pull[i * r + a];
                for (int b = 0; b < r; b++) {
                    sum += next[a * r + b] * mean[i * r + b];
                }
                message[i * r + a] += share * (sum - message[i * r + a]);
            }
        }
        return prior == TeacherPrior.GAUSSIAN ? normalMeans() : signMeans();
    }

    private void two(int i, double[] slope) {
        double sign = data.labels()[i] == 0 ? 1 : -1;
        double root = Math.sqrt(fieldCovariance[0]);
        double a = sign * field[i] / root;
        double hazard = NormalLaw.logCdfSlope(a);
        g[i] = sign * hazard / root;
        slope[0] -= hazard * (a + hazard) / fieldCovariance[0];
    }

    private static final double[][] FRAMES = {{1, -1, 1, 0}, {-1, 1, 0, 1}, {-1, 0, 0, -1}};

    /** The wedge of three classes: gradient and Hessian of log P in the reduced field. */
    private void three(int i, double[] slope) {
        double[] f = FRAMES[data.labels()[i]];
        double[] v = fieldCovariance;
        double m1 = f[0] * field[2 * i] + f[1] * field[2 * i + 1];
        double m2 = f[2] * field[2 * i] + f[3] * field[2 * i + 1];
        double s11 = form(f, 0, 0, v);
        double s12 = form(f, 0, 2, v);
        double s22 = form(f, 2, 2, v);
        double s1 = Math.sqrt(s11);
        double s2 = Math.sqrt(s22);
        double c = s12 / (s1 * s2);
        double rest = Math.sqrt((1 - c) * (1 + c));
        double a = m1 / s1;
        double b = m2 / s2;
        double p = BivariateNormal.cdf(a, b, c);
        // ratios to P are kept finite by taking logarithms where P is small
        double log = Math.log(Math.max(p, 1e-300));
        double p1 = ratio(a, (b - c * a) / rest, log) / s1;
        double p2 = ratio(b, (a - c * b) / rest, log) / s2;
        double both =
                Math.exp(-(a * a - 2 * c * a * b + b * b) / (2 * rest * rest) - log)
                        / (2 * Math.PI * s1 * s2 * rest);
        double h11 = -a / s1 * p1 - s12 / s11 * both - p1 * p1;
        double h22 = -b / s2 * p2 - s12 / s22 * both - p2 * p2;
        double h12 = both - p1 * p2;
        g[2 * i] = f[0] * p1 + f[2] * p2;
        g[2 * i + 1] = f[1] * p1 + f[3] * p2;
        slope[0] += f[0] * f[0] * h11 + 2 * f[0] * f[2] * h12 + f[2] * f[2] * h22;
        double cross = f[0] * f[1] * h11 + (f[0] * f[3] + f[2] * f[1]) * h12 + f[2] * f[3] * h22;
        slope[1] += cross;
        slope[2] += cross;
        slope[3] += f[1] * f[1] * h11 + 2 * f[1] * f[3] * h12 + f[3] * f[3] * h22;
    }

    private static double form(double[] f, int x, int y, double[] v) {
        return f[x] * (v[0] * f[y] + v[1] * f[y + 1]) + f[x + 1] * (v[2] * f[y] + v[3] * f[y + 1]);
    }

    private static double ratio(double a, double b, double logP) {
        return Math.exp(-0.5 * a * a + NormalLaw.logCdf(b) - logP) / Math.sqrt(2 * Math.PI);
    }

    /** (Lambda + Sigma^-1)^-1 gamma, where Sigma = I + 11'. */
    private double normalMeans() {
        int d = data.dimension();
        double[] a = precision.clone();
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                a[i * r + j] += (i == j ? 1 : 0) - 1.0 / (r + 1);
            }
        }
        if (r == 1) {
            covariance[0] = 1 / a[0];
        } else {
            double det = a[0] * a[3] - a[1] * a[2];
            covariance[0] = a[3] / det;
            covariance[1] = -a[1] / det;
            covariance[2] = -a[2] / det;
            covariance[3] = a[0] / det;
        }
        double change = 0;
        for (int i = 0; i < d; i++) {
            for (int x = 0; x < r; x++) {
                double sum = 0;
                for (int y = 0; y < r; y++) {
                    sum += covariance[x * r + y] * message[i * r + y];
                }
                change += Math.abs(sum - mean[i * r + x]);
                mean[i * r + x] = sum;
            }
        }
        return change / (d * r);
    }

    /** Posterior means and their mean covariance over all sign vectors. */
    private double signMeans() {
        int d = data.dimension();
        int k = r + 1;
        int count = 1 << k;
        double[] weight = new double[count];
        double[] w = new double[count * r];
        double[] quadratic = new double[count];
        for (int s = 0; s < count; s++) {
            int last = (s >> r & 1) == 0 ? -1 : 1;
            for (int x = 0; x < r; x++) {
                w[s * r + x] = ((s >> x & 1) == 0 ? -1 : 1) - last;
            }
            for (int x = 0; x < r; x++) {
                for (int y = 0; y < r; y++) {
                    quadratic[s] += 0.5 * w[s * r + x] * precision[x * r + y] * w[s * r + y];
                }
            }
        }
        java.util.Arrays.fill(covariance, 0);
        double[] now = new double[r];
        double change = 0;
        for (int i = 0; i < d; i++) {
            double top = Double.NEGATIVE_INFINITY;
            for (int s = 0; s < count; s++) {
                weight[s] = -quadratic[s];
                for (int x = 0; x < r; x++) {
                    weight[s] += message[i * r + x] * w[s * r + x];
                }
                top = Math.max(top, weight[s]);
            }
            double sum = 0;
            java.util.Arrays.fill(now, 0);
            for (int s = 0; s < count; s++) {
                weight[s] = Math.exp(weight[s] - top);
                sum += weight[s];
                for (int x = 0; x < r; x++) {
                    now[x] += weight[s] * w[s * r + x];
                }
            }
            for (int x = 0; x < r; x++) {
                now[x] /= sum;
                change += Math.abs(now[x] - mean[i * r + x]);
                mean[i * r + x] = now[x];
            }
            for (int s = 0; s < count; s++) {
                for (int x = 0; x < r; x++) {
                    for (int y = 0; y < r; y++) {
                        covariance[x * r + y] +=
                                weight[s]
                                        / sum
                                        / d
                                        * (w[s * r + x] - now[x])
                                        * (w[s * r + y] - now[y]);
                    }
                }
            }
        }
        return change / (d * r);
    }

    /** Reduced means t become W_c = t_c - mean(t), with t_k = 0. */
    private double[] centred() {
        int d = data.dimension();
        int k = r + 1;
        double[] weights = new double[d * k];
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int x = 0; x < r; x++) {
                sum += mean[i * r + x];
            }
            for (int x = 0; x < k; x++) {
                weights[i * k + x] = (x < r ? mean[i * r + x] : 0) - sum / k;
            }
        }
        return weights;
    }
}
