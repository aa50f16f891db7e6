package org.limitlab.family.teachers.batch.classes;

import org.limitlab.math.fixedpoint.NotConverged;

import java.util.function.DoubleUnaryOperator;

/**
 * State evolution of Bayes-optimal learning of a multi-class perceptron: q^ = alpha I(q), q =
 * Q(q^).
 *
 * <p>Each evaluation gives a point of the curve alpha(q) = q^(q)/I(q), so a solution at a given
 * alpha is a root in one variable, and thresholds are read off the curve. Source:
 * docs/models/teachers.md.
 */
public final class BayesOptimal {

    /** Which fixed point. */
    public enum Branch {
        /** The one that message passing reaches from no knowledge: the smallest overlap. */
        UNINFORMED,
        /** The one of the largest free entropy: the least error that any learner can have. */
        OPTIMAL,
        /** The one that is reached from the teacher itself. */
        INFORMED
    }

    /**
     * A fixed point.
     *
     * @param alpha samples per dimension
     * @param overlap q
     * @param conjugate q^
     * @param error test error
     * @param freeEntropy Phi
     * @param numerical absolute error of the test error
     */
    public record State(
            double alpha,
            double overlap,
            double conjugate,
            double error,
            double freeEntropy,
            double numerical) {}

    /**
     * Thresholds of a first-order transition.
     *
     * @param information alpha_IT, from which perfect recovery has the larger free entropy
     * @param algorithmic alpha_alg, up to which the uninformed fixed point exists
     * @param spinodal the uninformed fixed point at alpha_alg
     */
    public record Thresholds(double information, double algorithmic, State spinodal) {}

    private static final double MOST = 60;
    private static final double LEAST = 1e-4;
    private static final double MOST_SAMPLES = 1e4;

    private final int classes;
    private final TeacherPrior prior;

    /**
     * For a teacher.
     *
     * @param classes k, 2 or more; at most 3 for signs
     * @param prior law of the teacher's weights
     * @throws IllegalArgumentException if signs have more than three classes
     */
    public BayesOptimal(int classes, TeacherPrior prior) {
        if (prior == TeacherPrior.RADEMACHER && classes > 3) {
            throw new IllegalArgumentException(
                    "classes = " + classes + ": the posterior of signs is averaged for at most 3");
        }
        this.classes = classes;
        this.prior = prior;
    }

    /** Perfect recovery, a fixed point for signs. */
    private State perfect(double alpha) {
        return new State(
                alpha, 1, Double.POSITIVE_INFINITY, 0, -TeacherPrior.entropyOfSigns(classes), 0);
    }

    /** The point of the curve with a conjugate overlap. */
    State at(double conjugate) {
        TeacherPrior.Channel channel = prior.channel(classes, conjugate);
        LabelAverages labels = LabelAverages.of(classes, Math.min(channel.overlap(), 1 - 1e-14));
        double alpha = conjugate / labels.information();
        double free =
                -0.5 * (classes - 1) * channel.overlap() * conjugate
                        + channel.free()
                        + alpha * labels.logLikelihood();
        return new State(
                alpha, channel.overlap(), conjugate, labels.error(), free, labels.numerical());
    }

    /**
     * A fixed point.
     *
     * @param alpha samples per dimension, above 0
     * @param branch which one; they differ for signs only
     * @return the state
     * @throws NotConverged if no root was found
     * @throws IllegalArgumentException if alpha is outside [1e-4, 1e4]
     */
    public State solve(double alpha, Branch branch) {
        if (!(alpha >= LEAST && alpha <= MOST_SAMPLES)) {
            throw new IllegalArgumentException(
                    "alpha = " + alpha + " is outside [" + LEAST + ", " + MOST_SAMPLES + "]");
        }
        // I rises with q, so alpha I(0) is below every fixed point
        double from = alpha * LabelAverages.of(classes, 0).information() * (1 - 1e-9);
        if (prior == TeacherPrior.GAUSSIAN) {
            double to = 2 * from;
            while (at(to).alpha < alpha) {
                to *= 2;
            }
            return root(alpha, from, to);
        }
        if (branch == Branch.INFORMED) {
            return perfect(alpha);
        }
        State spinodal = spinodal();
        if (alpha > spinodal.alpha) {
            return perfect(alpha);
        }
        State state = root(alpha, from, spinodal.conjugate);
        boolean recovered = state.freeEntropy < -TeacherPrior.entropyOfSigns(classes);
        return branch == Branch.OPTIMAL && recovered ? perfect(alpha) : state;
    }

    /**
     * The root of log alpha(q^) = log alpha, which rises on the bracket: Illinois in logarithms.
     */
    private State root(double alpha, double from, double to) {
        double a = Math.log(from);
        double b = Math.log(to);
        double fa = Math.log(at(from).alpha / alpha);
        double fb = Math.log(at(to).alpha / alpha);
        if (Math.abs(fb) < 1e-12) {
            return at(to);
        }
        if (!(fa < 0 && fb > 0)) {
            throw new NotConverged("bracket of the conjugate overlap", Math.abs(fb), 2);
        }
        for (int i = 0; i < 100; i++) {
            double x = (a * fb - b * fa) / (fb - fa);
            if (!(x > a && x < b)) {
                x = 0.5 * (a + b);
            }
            State state = at(Math.exp(x));
            double fx = Math.log(state.alpha / alpha);
            if (Math.abs(fx) < 1e-11 || b - a < 1e-14 * Math.abs(x)) {
                return state;
            }
            if (fx > 0) {
                b = x;
                fb = fx;
                fa *= 0.5;
            } else {
                a = x;
                fa = fx;
                fb *= 0.5;
            }
        }
        throw new NotConverged("Illinois steps in log q^", Math.abs(fb), 100);
    }

    /**
     * The transition of signs.
     *
     * @return its thresholds
     * @throws NotConverged if the curve has no maximum
     * @throws IllegalArgumentException if the teacher is normal: then there is no transition
     */
    public Thresholds thresholds() {
        if (prior == TeacherPrior.GAUSSIAN) {
            throw new IllegalArgumentException("a normal teacher has no first-order transition");
        }
        State spinodal = spinodal();
        double recovered = -TeacherPrior.entropyOfSigns(classes);
        double low = 0.02 * spinodal.conjugate;
        double high = spinodal.conjugate;
        if (!(at(low).freeEntropy > recovered && spinodal.freeEntropy < recovered)) {
            throw new NotConverged(
                    "free entropies on the uninformed branch", spinodal.freeEntropy - recovered, 2);
        }
        while (high - low > 1e-9 * high) {
            double middle = 0.5 * (low + high);
            if (at(middle).freeEntropy > recovered) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Thresholds(at(low).alpha, spinodal.alpha, spinodal);
    }

    /** The largest alpha of the curve of signs: scanned, then by golden section. */
    private State spinodal() {
        double factor = 1.25;
        double best = 0;
        double conjugate = 0.1;
        double at = 0;
        while (conjugate < MOST) {
            double alpha = at(conjugate).alpha;
            if (alpha > best) {
                best = alpha;
                at = conjugate;
            } else if (alpha < 0.5 * best) {
                break;
            }
            conjugate *= factor;
        }
        if (at * factor >= MOST) {
            throw new NotConverged("scan of the curve alpha(q^)", Double.POSITIVE_INFINITY, 30);
        }
        double log =
                golden(x -> -at(Math.exp(x)).alpha, Math.log(at / factor), Math.log(at * factor));
        return at(Math.exp(log));
    }

    private static double golden(DoubleUnaryOperator f, double low, double high) {
        double share = 0.5 * (Math.sqrt(5) - 1);
        double left = high - share * (high - low);
        double right = low + share * (high - low);
        double atLeft = f.applyAsDouble(left);
        double atRight = f.applyAsDouble(right);
        while (high - low > 1e-5) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - share * (high - low);
                atLeft = f.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + share * (high - low);
                atRight = f.applyAsDouble(right);
            }
        }
        return 0.5 * (low + high);
    }
}
