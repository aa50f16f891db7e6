package org.limitlab.family.teachers.batch.margin;

import org.limitlab.math.fixedpoint.FixedPoint;
import org.limitlab.math.fixedpoint.NotConverged;
import org.limitlab.math.special.NormalLaw;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The replica equations of a penalised classifier of a Gaussian mixture.
 *
 * <p>Least squares has a closed form. For the other losses the bias is eliminated exactly (E[y f]
 * is monotone in b), and Newton's method solves for the logarithms of m, q, V, following the
 * solution from a penalty so large that the Hebbian solution is close. Source:
 * docs/models/teachers.md.
 */
public final class MixtureReplica {

    private static final double TOLERANCE = 1e-11;
    private static final int NEWTON_STEPS = 60;
    private static final double LEAST_RATIO = 1.02;
    private static final double MOST_RATIO = 16;

    /** What rounding may leave where margins of 1 cancel, as for the hinge at a huge penalty. */
    private static final double ROUNDING = 1e-8;

    private static final List<FixedPoint.Settings> SWEEPS =
            List.of(
                    new FixedPoint.Settings(0.5, 3, 1e-6, 200),
                    new FixedPoint.Settings(0.3, 0, 1e-3, 300),
                    new FixedPoint.Settings(0.1, 0, 1e-3, 1000),
                    new FixedPoint.Settings(0.02, 0, 1e-3, 5000));

    private MixtureReplica() {}

    /**
     * The solution.
     *
     * @param mixture what is learned
     * @return order parameters; each equation holds to 1e-11, or its residual is told
     * @throws NotConverged if no solution was found
     */
    public static MixtureState solve(Mixture mixture) {
        return mixture.loss() == MarginLoss.RIDGE ? leastSquares(mixture) : follow(mixture);
    }

    /**
     * Least squares in closed form.
     *
     * @param mixture what is learned; its loss is not looked at
     * @return order parameters
     */
    static MixtureState leastSquares(Mixture mixture) {
        double alpha = mixture.alpha();
        double delta = mixture.delta();
        double spread = mixture.bias() ? 4 * mixture.rho() * (1 - mixture.rho()) : 1;
        double ratio = mixture.lambda() / delta;
        // positive root of ratio V² + (ratio + alpha - 1) V - 1, without cancellation
        double half = 0.5 * (ratio + alpha - 1);
        double root = Math.sqrt(half * half + ratio);
        double v = half > 0 ? 1 / (half + root) : (root - half) / ratio;
        double m = spread * alpha * v / (spread * alpha * v + delta * (1 + v));
        double miss = delta * (1 + v) / (spread * alpha * v + delta * (1 + v));
        double k = alpha * v * v / ((1 + v) * (1 + v));
        // 1 - k, where alpha V/(1 + V) = 1 - (lambda/Delta) V by the equation of V
        double rest = (1 + ratio * v * v) / (1 + v);
        double q = (m * m + k * spread * miss * miss / delta) / rest;
        double b = mixture.bias() ? (2 * mixture.rho() - 1) * miss : 0;
        return finish(mixture, m, q, v, b, 0);
    }

    private static MixtureState follow(Mixture mixture) {
        double target = mixture.lambda();
        double first = Math.max(target, 10 * (1 + mixture.alpha()) * (1 + mixture.delta()));
        if (atTheKink(mixture) && HingeAtLargePenalty.of(mixture).s() == 0) {
            return vanished(mixture);
        }
        double[] z = start(mixture.withPenalty(first));
        FixedPoint.Solution found = newton(mixture.withPenalty(first), z);
        double lambda = first;
        double[] before = null;
        double beforeLog = 0;
        double ratio = 4;
        while (lambda > target) {
            double next = Math.max(target, lambda / ratio);
            double[] guess = found.x().clone();
            if (before != null && before.length == guess.length) {
                double share = (Math.log(next) - Math.log(lambda)) / (Math.log(lambda) - beforeLog);
                for (int i = 0; i < guess.length; i++) {
                    guess[i] += share * (guess[i] - before[i]);
                }
            }
            try {
                FixedPoint.Solution solution = newton(mixture.withPenalty(next), guess);
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
                                    "Newton in log m, log q, log V, followed from lambda = %.3g to"
                                            + " %.3g on the way to %.3g",
                                    first,
                                    lambda,
                                    target),
                            failure.residual(),
                            failure.evaluations());
                }
            }
        }
        double[] x = found.x();
        double m = Math.exp(x[0]);
        double q = Math.exp(x[1]);
        double v = Math.exp(x[2]);
        return finish(mixture, m, q, v, bias(mixture, m, q, v), found.residual());
    }

    /** True where the larger cluster sits at the kink of the loss for a large penalty. */
    private static boolean atTheKink(Mixture mixture) {
        return mixture.loss() == MarginLoss.HINGE && mixture.bias() && mixture.rho() != 0.5;
    }

    /** No weights at all, and the bias of the larger cluster. */
    private static MixtureState vanished(Mixture mixture) {
        double rare = Math.min(mixture.rho(), 1 - mixture.rho());
        double b = mixture.rho() > 0.5 ? 1 : -1;
        return new MixtureState(0, 0, 0, b, rare, 2 * rare, rare, 0);
    }

    /** The Hebbian solution, improved by damped and mixed sweeps. */
    private static double[] start(Mixture mixture) {
        double rare = Math.min(mixture.rho(), 1 - mixture.rho());
        double force =
                switch (mixture.loss()) {
                    case LOGISTIC -> mixture.bias() ? 2 * rare * (1 - rare) : 0.5;
                    default -> mixture.bias() ? 2 * rare : 1;
                };
        double m = mixture.alpha() * force / mixture.lambda();
        double q = m * m * (1 + mixture.delta() / mixture.alpha());
        double[] z = {Math.log(m), Math.log(q), Math.log(mixture.delta() / mixture.lambda())};
        if (atTheKink(mixture)) {
            HingeAtLargePenalty limit = HingeAtLargePenalty.of(mixture);
            z[0] = Math.log(limit.m());
            z[1] = Math.log(limit.s() * limit.s() / mixture.delta());
            z[2] = Math.log(limit.v());
        }
        for (FixedPoint.Settings settings : SWEEPS) {
            try {
                return FixedPoint.anderson((x, value) -> sweep(mixture, x, value), z, settings).x();
            } catch (NotConverged slower) {
                continue; // Newton's method reports if it cannot do it from z either
            }
        }
        return z;
    }

    /**
     * Newton's method with the bias as a fourth unknown, which is fast; else with the bias
     * eliminated, which is safe; else as far as rounding lets it, if that is at least 1e-8.
     */
    private static FixedPoint.Solution newton(Mixture mixture, double[] start) {
        FixedPoint.Map eliminated = (x, value) -> sweep(mixture, x, value);
        if (mixture.bias() && mixture.rho() != 0.5) {
            try {
                double b =
                        start.length > 3
                                ? start[3]
                                : bias(
                                        mixture,
                                        Math.exp(start[0]),
                                        Math.exp(start[1]),
                                        Math.exp(start[2]));
                double[] four = {start[0], start[1], start[2], b};
                return FixedPoint.newton(
                        (x, value) -> sweepWith(mixture, x, x[3], value), four, TOLERANCE, 15);
            } catch (NotConverged failure) {
                start = Arrays.copyOf(start, 3);
            }
        }
        try {
            return FixedPoint.newton(eliminated, start, TOLERANCE, NEWTON_STEPS);
        } catch (NotConverged failure) {
            if (failure.residual() > ROUNDING) {
                throw failure;
            }
            return FixedPoint.newton(eliminated, start, ROUNDING, NEWTON_STEPS);
        }
    }

    /** One sweep of the equations in log m, log q, log V, with the bias eliminated. */
    static void sweep(Mixture mixture, double[] x, double[] value) {
        double m = Math.exp(x[0]);
        double q = Math.exp(x[1]);
        double v = Math.exp(x[2]);
        if (outside(mixture, m, q, v)) {
            value[0] = Double.NaN;
            return;
        }
        sweepWith(mixture, x, bias(mixture, m, q, v), value);
    }

    /** Far from any solution that is followed: a step that leads here is halved. */
    private static boolean outside(Mixture mixture, double m, double q, double v) {
        boolean inside =
                m > 0 && v > 0 && q > 0 && m < 1e4 && mixture.delta() * q < 1e7 && v < 1e12;
        return !inside;
    }

    /** The same at a given bias; with four unknowns the last is Newton's step for the bias. */
    private static void sweepWith(Mixture mixture, double[] x, double b, double[] value) {
        double m = Math.exp(x[0]);
        double q = Math.exp(x[1]);
        double v = Math.exp(x[2]);
        if (outside(mixture, m, q, v)) {
            value[0] = Double.NaN;
            return;
        }
        double s = Math.sqrt(mixture.delta() * q);
        double rho = mixture.rho();
        MarginLoss.Averages up = mixture.loss().averages(m + b, s, v);
        MarginLoss.Averages down = mixture.loss().averages(m - b, s, v);
        double alpha = mixture.alpha();
        double mHat = alpha * (rho * up.force() + (1 - rho) * down.force());
        double qHat = alpha * mixture.delta() * (rho * up.square() + (1 - rho) * down.square());
        double gHat =
                alpha * mixture.delta() * (rho * up.stiffness() + (1 - rho) * down.stiffness());
        double gamma = 1 / (mixture.lambda() + gHat);
        value[0] = Math.log(gamma * mHat);
        value[1] = Math.log(gamma * gamma * (mHat * mHat + qHat));
        value[2] = Math.log(mixture.delta() * gamma);
        if (value.length > 3) {
            double pull = rho * up.force() - (1 - rho) * down.force();
            value[3] = b + pull * alpha * mixture.delta() / gHat;
        }
    }

    /** The b with E[y f] = 0, by Newton's method inside a bracket; E[y f] falls with b. */
    private static double bias(Mixture mixture, double m, double q, double v) {
        double rho = mixture.rho();
        if (!mixture.bias() || rho == 0.5) {
            return 0;
        }
        double s = Math.sqrt(mixture.delta() * q);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double reach = 1 + m + v + s;
        double b = rho > 0.5 ? 0.5 : -0.5;
        for (int i = 0; i < 300; i++) {
            MarginLoss.Averages up = mixture.loss().averages(m + b, s, v);
            MarginLoss.Averages down = mixture.loss().averages(m - b, s, v);
            double value = rho * up.force() - (1 - rho) * down.force();
            if (value > 0) {
                low = b;
            } else {
                high = b;
            }
            double stiffness = rho * up.stiffness() + (1 - rho) * down.stiffness();
            double next = b + value / stiffness;
            if (Math.abs(next - b) <= 1e-15 * (1e-3 + Math.abs(b))) {
                return next;
            }
            if (!(next > low && next < high) || Math.abs(next - b) > reach) {
                next = inside(low, high, reach);
            }
            b = next;
            if (high - low <= 1e-15 * Math.abs(b)) {
                return b;
            }
        }
        return b;
    }

    private static double inside(double low, double high, double reach) {
        if (Double.isInfinite(low)) {
            return high - reach;
        }
        return Double.isInfinite(high) ? low + reach : 0.5 * (low + high);
    }

    private static MixtureState finish(
            Mixture mixture, double m, double q, double v, double b, double residual) {
        double s = Math.sqrt(mixture.delta() * q);
        double rho = mixture.rho();
        double threshold = mixture.loss().errorBelow(v);
        double loss =
                rho * mixture.loss().averages(m + b, s, v).loss()
                        + (1 - rho) * mixture.loss().averages(m - b, s, v).loss();
        double trainError =
                rho * NormalLaw.cdf((threshold - m - b) / s)
                        + (1 - rho) * NormalLaw.cdf((threshold - m + b) / s);
        return new MixtureState(m, q, v, b, mixture.testError(m, q, b), loss, trainError, residual);
    }
}
