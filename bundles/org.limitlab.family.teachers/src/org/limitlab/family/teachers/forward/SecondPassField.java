package org.limitlab.family.teachers.forward;

import org.limitlab.family.teachers.online.LearningRule;
import org.limitlab.family.teachers.online.OverlapField;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.math.gaussian.ErfIntegrals;
import org.limitlab.math.ode.VectorField;
import org.limitlab.math.quadrature.GaussianPoints;

import java.util.Arrays;

/**
 * Right-hand side of the order parameters for rules with a second pass, Δw_k = -(η/√N)(a1_k x +
 * a2_k x_err), x_err = x - F e/√N, averaged over the joint Gaussian of all fields:
 *
 * <pre>
 * dA_k  = -η [ &lt;(a1+a2)_k φ&gt;  - F² &lt;a2_k e&gt; ]        dR_km = -η [ &lt;(a1+a2)_k ν_m&gt; - B_m &lt;a2_k e&gt; ]
 * dQ_kl = -η [ &lt;(a1+a2)_k λ_l&gt; - A_l &lt;a2_k e&gt; ] + (k ↔ l) + η² &lt;(a1+a2)_k (a1+a2)_l&gt;
 * </pre>
 *
 * For PEPITA and its Hebbian form a1 + a2 is h - h_err, whose part of first order in the feedback,
 * A e g'(λ), has closed averages: those of adaptive feedback alignment. Only the rest is summed
 * over points, so the error of the sum vanishes with the feedback. Forward-Forward is summed in
 * full.
 *
 * <p>φ enters linearly, and its part that is independent of λ and ν averages to 0, so it costs no
 * dimension. All summands are even in all variables together, as {@link GaussianPoints} needs.
 * Nothing is allocated in an evaluation. Not thread-safe.
 */
final class SecondPassField implements VectorField {

    private static final double SLOPE = Math.sqrt(2 / Math.PI);
    private static final double ROUNDING = 1e-14;

    private final Network network;
    private final OverlapShape shape;
    private final OverlapField closed;
    private final LearningRule first;
    private final ErfTable erf = new ErfTable();

    private final int students;
    private final int teachers;
    private final int fields;
    private final int n;
    private final int points;
    private final int dimension;
    private final double[] z;
    private final double[] weight;
    private final double[] answer;

    /** Triangular factor of the covariance, rows teachers, students, feedback. */
    private final double[] factor;

    private final double[] h;
    private final double[] slope;
    private final double[] lambda;
    private final double[] rest;
    private final double[] second;
    private final double[] along;
    private final double[] error;
    private final double[] square;
    private final double[] mean;

    SecondPassField(Network network, GaussianPoints sum) {
        this.network = network;
        this.shape = network.shape();
        this.closed = new OverlapField(shape, network.fixed());
        this.students = shape.students();
        this.teachers = shape.teachers();
        this.fields = students + teachers;
        this.n = shape.fields();
        this.first =
                new LearningRule(
                        network.rate(),
                        network.readoutRate(),
                        1,
                        network.noise(),
                        network.target(),
                        0,
                        network.rule() == Rule.FORWARD_FORWARD
                                ? new LearningRule.Fixed(new double[students])
                                : new LearningRule.Overlap(teachers));
        this.points = sum.size();
        this.dimension = sum.dimension();
        this.z = sum.coordinates();
        this.weight = sum.weights();
        this.factor = new double[n * n];
        this.answer = new double[points];
        this.h = new double[students];
        this.slope = new double[students];
        this.lambda = new double[students];
        this.rest = new double[students];
        this.second = new double[students];
        this.along = new double[students * fields];
        this.error = new double[students];
        this.square = new double[students * students];
        this.mean = new double[students * n];
        factorRows(closed.covariance(network.state()), 0, teachers);
        for (int p = 0; p < points; p++) {
            answer[p] = teacher(p);
        }
    }

    /** Number of variables of the sum: teachers, students, and label noise where there is some. */
    static int dimension(Network network) {
        return network.shape().students()
                + network.shape().teachers()
                + (network.noise() > 0 ? 1 : 0);
    }

    private double teacher(int p) {
        double sum = 0;
        for (int m = 0; m < teachers; m++) {
            double nu = 0;
            for (int j = 0; j <= m; j++) {
                nu += factor[m * n + j] * z[p * dimension + j];
            }
            sum += network.target()[m] * erf.value(nu);
        }
        if (network.noise() > 0) {
            sum += network.noise() * z[p * dimension + dimension - 1];
        }
        return sum;
    }

    /** Field number in the covariance of row i of the factor. */
    private int field(int i) {
        return i < teachers ? students + i : i < fields ? i - teachers : i;
    }

    private void factorRows(double[] c, int from, int to) {
        double scale = 0;
        for (int i = 0; i < fields; i++) {
            scale = Math.max(scale, c[i * n + i]);
        }
        for (int i = from; i < to; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = c[field(i) * n + field(j)];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * n + k] * factor[j * n + k];
                }
                if (i != j) {
                    double pivot = factor[j * n + j];
                    factor[i * n + j] = pivot > 0 ? sum / pivot : 0;
                } else if (i < fields) {
                    if (sum < -1e-8 * scale) {
                        throw new ArithmeticException(
                                "the overlaps left the covariances: variance " + sum);
                    }
                    factor[i * n + i] = sum > ROUNDING * scale ? Math.sqrt(sum) : 0;
                }
            }
        }
    }

    @Override
    public void derivative(double t, double[] state, double[] into) {
        closed.derivative(first, state, into);
        double[] c = closed.covariance(state);
        factorRows(c, teachers, n);
        sum(state);
        for (int k = 0; k < students; k++) {
            error[k] += closedError(c, state, k);
        }
        add(state, into);
    }

    /** The part of the average of a2_k e that has a closed form. */
    private double closedError(double[] c, double[] state, int k) {
        if (network.rule() == Rule.FORWARD_FORWARD) {
            return 0;
        }
        double part = state[shape.r(k, teachers)] * slopeTimesSquare(c, state, k);
        if (network.rule() == Rule.PEPITA_HEBBIAN) {
            for (int f = 0; f < fields; f++) {
                part -= coefficient(state, f) * ErfIntegrals.i2(c, n, k, f);
            }
        }
        return part;
    }

    /** Coefficient of g(field f) in e. */
    private double coefficient(double[] state, int f) {
        return f < students ? state[shape.v(0, f)] : -network.target()[f - students];
    }

    /** The average of g'(λ_k) e²: under g' the fields are Gaussian, with a smaller covariance. */
    private double slopeTimesSquare(double[] c, double[] state, int k) {
        double width = 1 + c[k * n + k];
        double sum = network.noise() * network.noise();
        for (int f = 0; f < fields; f++) {
            for (int g = 0; g < fields; g++) {
                double kf = c[k * n + f];
                double kg = c[k * n + g];
                sum +=
                        coefficient(state, f)
                                * coefficient(state, g)
                                * ErfIntegrals.i2(
                                        c[f * n + f] - kf * kf / width,
                                        c[f * n + g] - kf * kg / width,
                                        c[g * n + g] - kg * kg / width);
            }
        }
        return SLOPE / Math.sqrt(width) * sum;
    }

    private void sum(double[] state) {
        Arrays.fill(along, 0);
        Arrays.fill(error, 0);
        Arrays.fill(square, 0);
        boolean goodness = network.rule() == Rule.FORWARD_FORWARD;
        for (int p = 0; p < points; p++) {
            double e = forward(p, state);
            for (int k = 0; k < students; k++) {
                double a = state[shape.r(k, teachers)];
                double moved = lambda[k] - a * e;
                double after = erf.value(moved);
                if (goodness) {
                    second[k] = -after * erf.slope(moved);
                    slope[k] = 0;
                    rest[k] = h[k] * erf.slope(lambda[k]) + second[k];
                } else {
                    slope[k] = a * e * erf.slope(lambda[k]);
                    rest[k] = h[k] - after - slope[k];
                    second[k] = rest[k];
                }
            }
            collect(p, e);
        }
    }

    /** Fields and answers of the students at a point. */
    private double forward(int p, double[] state) {
        double e = -answer[p];
        int at = p * dimension;
        for (int k = 0; k < students; k++) {
            int row = (teachers + k) * n;
            double sum = 0;
            for (int j = 0; j <= teachers + k; j++) {
                sum += factor[row + j] * z[at + j];
            }
            lambda[k] = sum;
            h[k] = erf.value(sum);
            e += state[shape.v(0, k)] * h[k];
        }
        return e;
    }

    private void collect(int p, double e) {
        int at = p * dimension;
        for (int k = 0; k < students; k++) {
            double w = weight[p] * rest[k];
            for (int j = 0; j < fields; j++) {
                along[k * fields + j] += w * z[at + j];
            }
            error[k] += weight[p] * second[k] * e;
            for (int l = k; l < students; l++) {
                square[k * students + l] +=
                        w * rest[l] + w * slope[l] + weight[p] * slope[k] * rest[l];
            }
        }
    }

    private void add(double[] state, double[] into) {
        double rate = network.rate();
        for (int k = 0; k < students; k++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < fields; j++) {
                    sum += factor[i * n + j] * along[k * fields + j];
                }
                mean[k * n + field(i)] = sum - overlap(state, i) * error[k];
            }
            for (int b = 0; b <= teachers; b++) {
                into[shape.r(k, b)] -= rate * mean[k * n + students + b];
            }
        }
        for (int k = 0; k < students; k++) {
            for (int l = k; l < students; l++) {
                into[shape.q(k, l)] +=
                        rate * rate * square[k * students + l]
                                - rate * (mean[k * n + l] + mean[l * n + k]);
            }
        }
    }

    /** Overlap with the feedback vector of row i of the factor. */
    private double overlap(double[] state, int i) {
        return i < teachers || i == fields
                ? network.fixed()[Math.min(i, teachers)][teachers]
                : state[shape.r(i - teachers, teachers)];
    }
}
