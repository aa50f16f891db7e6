package org.limitlab.family.teachers.online;

/**
 * What one step of online learning does, in the limit of large N. The error is e = ŷ - y with ŷ =
 * Σ_i r_i v_i g(λ_i), y = Σ_n target_n g(ν_n) + σζ, r_i independent Bernoulli(activation); then w_i
 * ← w_i - (rate/√N) e r_i a_i g'(λ_i) x and v_i ← v_i - (readoutRate/N) e r_i g(λ_i).
 *
 * @param rate η, of the first layer
 * @param readoutRate η_v, of the readout; 0 keeps it
 * @param activation p, probability that a student takes part in a step; 1 without dropout
 * @param noise σ, standard deviation of the label noise
 * @param target readout of the teachers, shape (M); a task that uses some of them gives the others
 *     0
 * @param head which readout v is used and learned
 * @param feedback what stands for a_i
 */
public record LearningRule(
        double rate,
        double readoutRate,
        double activation,
        double noise,
        double[] target,
        int head,
        Feedback feedback) {

    /** The factors a_i that carry the error back to the first layer. */
    public sealed interface Feedback {}

    /** Backpropagation: a_i = v_i. */
    public record Readout() implements Feedback {}

    /**
     * Feedback alignment: fixed numbers.
     *
     * @param values a_i, shape (K)
     */
    public record Fixed(double[] values) implements Feedback {
        public Fixed {
            values = values.clone();
        }
    }

    /**
     * Adaptive feedback alignment: a_i is the student's overlap with a fixed vector.
     *
     * @param vector the column b of {@link OverlapShape#r}
     */
    public record Overlap(int vector) implements Feedback {}

    /** Backpropagation. */
    public static final Feedback BACKPROPAGATION = new Readout();

    public LearningRule {
        target = target.clone();
        if (!(activation >= 0 && activation <= 1)) {
            throw new IllegalArgumentException(
                    "activation = " + activation + " must lie in [0, 1]");
        }
    }

    /** Backpropagation on one readout, without dropout. */
    public static LearningRule backpropagation(
            double rate, double readoutRate, double noise, double[] target) {
        return new LearningRule(rate, readoutRate, 1, noise, target, 0, BACKPROPAGATION);
    }

    /** The same with dropout. */
    public LearningRule withActivation(double probability) {
        return new LearningRule(rate, readoutRate, probability, noise, target, head, feedback);
    }

    /** The same at other learning rates. */
    public LearningRule withRates(double first, double readout) {
        return new LearningRule(first, readout, activation, noise, target, head, feedback);
    }

    /** The same on another task. */
    public LearningRule withTask(double[] newTarget, int newHead) {
        return new LearningRule(rate, readoutRate, activation, noise, newTarget, newHead, feedback);
    }

    /** The same with other feedback. */
    public LearningRule withFeedback(Feedback other) {
        return new LearningRule(rate, readoutRate, activation, noise, target, head, other);
    }
}
