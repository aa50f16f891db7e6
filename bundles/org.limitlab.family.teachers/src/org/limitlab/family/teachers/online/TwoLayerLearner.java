package org.limitlab.family.teachers.online;

import org.limitlab.math.random.RandomStream;
import org.limitlab.math.special.NormalLaw;

/**
 * One finite student that learns from its teachers step by step, exactly as {@link LearningRule}
 * says; the rule may change from step to step. Nothing is allocated in a step. Not thread-safe.
 */
public final class TwoLayerLearner {

    /**
     * Random numbers of a learner.
     *
     * @param data inputs, N normals a step
     * @param noise label noise, one normal a step where σ is not 0
     * @param mask one uniform a student and step where p is below 1
     */
    public record Randomness(RandomStream data, RandomStream noise, RandomStream mask) {}

    private static final double SLOPE = Math.sqrt(2 / Math.PI);

    private final OverlapShape shape;
    private final int dimension;
    private final OnlineNetwork network;
    private final double[][] readout;
    private final Randomness random;
    private final double[] outputs;
    private final double[] overlaps;
    private final boolean[] active;
    private final double[] feedback;
    private int feedbackVector = -1;
    private double lossSum;

    /**
     * A learner at its start.
     *
     * @param shape students, teachers, other fixed vectors, heads
     * @param weights of students, teachers, others, row by row, shape (n, N); kept and changed
     * @param dimension N
     * @param readout shape (H, K); copied
     * @param random its random numbers
     */
    public TwoLayerLearner(
            OverlapShape shape,
            double[] weights,
            int dimension,
            double[][] readout,
            Randomness random) {
        if (weights.length != (long) shape.fields() * dimension
                || readout.length != shape.heads()) {
            throw new IllegalArgumentException(
                    weights.length + " weights and " + readout.length + " readouts for " + shape);
        }
        this.shape = shape;
        this.dimension = dimension;
        this.network = new OnlineNetwork(weights, dimension);
        this.readout = new double[shape.heads()][];
        for (int h = 0; h < readout.length; h++) {
            this.readout[h] = readout[h].clone();
        }
        this.random = random;
        this.outputs = new double[shape.fields()];
        this.overlaps = new double[shape.fields() * shape.fields()];
        this.active = new boolean[shape.students()];
        this.feedback = new double[shape.students()];
    }

    /**
     * One step on a fresh example.
     *
     * @return the error ŷ - y; not finite where learning diverged
     */
    public double step(LearningRule rule) {
        int students = shape.students();
        double[] fields = network.draw(random.data());
        double[] v = readout[rule.head()];
        double error = rule.noise() == 0 ? 0 : -rule.noise() * random.noise().nextGaussian();
        boolean all = rule.activation() >= 1;
        for (int i = 0; i < students; i++) {
            active[i] = all || random.mask().nextDouble() < rule.activation();
            outputs[i] = erf(fields[i]);
            if (active[i]) {
                error += v[i] * outputs[i];
            }
        }
        double[] target = rule.target();
        for (int n = 0; n < target.length; n++) {
            if (target[n] != 0) {
                error -= target[n] * erf(fields[students + n]);
            }
        }
        lossSum += 0.5 * error * error;
        findFeedback(rule, v);
        double pull = -rule.rate() * error * SLOPE;
        double readoutPull = -rule.readoutRate() * error / dimension;
        for (int i = 0; i < students; i++) {
            if (active[i]) {
                double x = fields[i];
                double amount = pull * feedback[i] * Math.exp(-0.5 * x * x);
                network.move(i, amount);
                if (feedbackVector >= 0) {
                    feedback[i] += amount * fields[students + feedbackVector] / dimension;
                }
                v[i] += readoutPull * outputs[i];
            }
        }
        return error;
    }

    /** g(x) = erf(x/√2) = 2Φ(x) - 1. */
    private static double erf(double x) {
        return 2 * NormalLaw.cdf(x) - 1;
    }

    private void findFeedback(LearningRule rule, double[] v) {
        switch (rule.feedback()) {
            case LearningRule.Readout() -> {
                System.arraycopy(v, 0, feedback, 0, feedback.length);
                feedbackVector = -1;
            }
            case LearningRule.Fixed(double[] values) -> {
                System.arraycopy(values, 0, feedback, 0, feedback.length);
                feedbackVector = -1;
            }
            case LearningRule.Overlap(int vector) -> {
                if (vector != feedbackVector) {
                    startOverlap(vector);
                }
            }
        }
    }

    /** Overlaps with the feedback vector, followed from here on by the updates themselves. */
    private void startOverlap(int vector) {
        network.overlaps(overlaps);
        for (int i = 0; i < feedback.length; i++) {
            feedback[i] = overlaps[i * shape.fields() + shape.students() + vector];
        }
        feedbackVector = vector;
    }

    /** Sum over the steps so far of half the squared error. */
    public double lossSum() {
        return lossSum;
    }

    /**
     * Order parameters now.
     *
     * @param into shape (size) of the layout; overwritten
     */
    public void state(double[] into) {
        network.overlaps(overlaps);
        int n = shape.fields();
        for (int i = 0; i < shape.students(); i++) {
            for (int k = i; k < shape.students(); k++) {
                into[shape.q(i, k)] = overlaps[i * n + k];
            }
            for (int b = 0; b < shape.fixed(); b++) {
                into[shape.r(i, b)] = overlaps[i * n + shape.students() + b];
            }
            for (int h = 0; h < shape.heads(); h++) {
                into[shape.v(h, i)] = readout[h][i];
            }
        }
    }

    /** Overlaps of the fixed vectors, shape (M + E, M + E). */
    public double[][] fixedOverlaps() {
        network.overlaps(overlaps);
        int n = shape.fields();
        double[][] fixed = new double[shape.fixed()][shape.fixed()];
        for (int a = 0; a < fixed.length; a++) {
            for (int b = 0; b < fixed.length; b++) {
                fixed[a][b] = overlaps[(shape.students() + a) * n + shape.students() + b];
            }
        }
        return fixed;
    }
}
