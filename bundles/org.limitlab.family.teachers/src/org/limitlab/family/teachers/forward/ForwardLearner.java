package org.limitlab.family.teachers.forward;

import org.limitlab.family.teachers.online.OnlineNetwork;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.special.NormalLaw;

/**
 * One finite network that learns from its teacher by one of the rules. With fields λ = w·x/√N and e
 * = ŷ - y the first layer moves by -(η/√N)(a1 x + a2 x_err), x_err = x - F e/√N; the second pass
 * sees the fields λ - A e, A = wF/N. A is followed by the updates themselves, which is exact, and
 * spares a product of vectors. Nothing is allocated in a step. Not thread-safe.
 */
public final class ForwardLearner {

    private static final double SLOPE = Math.sqrt(2 / Math.PI);

    private final OverlapShape shape;
    private final Rule rule;
    private final double rate;
    private final double readoutRate;
    private final double noise;
    private final double[] target;
    private final double[] fixedFeedback;
    private final double feedbackSquare;
    private final int dimension;
    private final OnlineNetwork network;
    private final double[] readout;
    private final double[] outputs;
    private final double[] feedback;
    private final double[] overlaps;
    private final RandomStream data;
    private final RandomStream labels;

    /**
     * A learner at its start.
     *
     * @param start rule, rates and readouts
     * @param weights of students, teachers and feedback, row by row, shape (n, N); kept and changed
     * @param dimension N
     * @param data inputs, N normals a step
     * @param labels label noise, one normal a step where σ is not 0
     */
    ForwardLearner(
            Network start,
            double[] weights,
            int dimension,
            RandomStream data,
            RandomStream labels) {
        this.shape = start.shape();
        this.rule = start.rule();
        this.rate = start.rate();
        this.readoutRate = start.readoutRate();
        this.noise = start.noise();
        this.target = start.target();
        this.fixedFeedback = start.fixedFeedback();
        this.feedbackSquare = start.feedbackSquare();
        this.dimension = dimension;
        this.network = new OnlineNetwork(weights, dimension);
        this.readout = start.readout().clone();
        this.outputs = new double[shape.students()];
        this.feedback = new double[shape.students()];
        this.overlaps = new double[shape.fields() * shape.fields()];
        this.data = data;
        this.labels = labels;
        network.overlaps(overlaps);
        for (int k = 0; k < feedback.length; k++) {
            feedback[k] = overlaps[(k + 1) * shape.fields() - 1];
        }
    }

    /**
     * One step on a fresh example.
     *
     * @return the error ŷ - y; not finite where learning diverged
     */
    public double step() {
        double[] fields = network.draw(data);
        int students = shape.students();
        double e = noise == 0 ? 0 : -noise * labels.nextGaussian();
        for (int k = 0; k < students; k++) {
            outputs[k] = erf(fields[k]);
            e += readout[k] * outputs[k];
        }
        for (int m = 0; m < target.length; m++) {
            e -= target[m] * erf(fields[students + m]);
        }
        for (int k = 0; k < students; k++) {
            learn(k, fields, e);
            readout[k] -= readoutRate / dimension * e * outputs[k];
        }
        return e;
    }

    private void learn(int k, double[] fields, double e) {
        double x = fields[k];
        double both;
        double second = 0;
        if (rule.hasSecondPass()) {
            double moved = x - feedback[k] * e;
            double after = erf(moved);
            switch (rule) {
                case PEPITA -> {
                    both = outputs[k] - after;
                    second = both;
                }
                case PEPITA_HEBBIAN -> {
                    both = outputs[k] - after;
                    second = -after;
                }
                default -> {
                    second = -after * slope(moved);
                    both = outputs[k] * slope(x) + second;
                }
            }
        } else {
            both = carried(k) * e * slope(x);
        }
        move(k, fields, both, second * e);
    }

    /** What carries the error back to a student. */
    private double carried(int k) {
        return switch (rule) {
            case BP -> readout[k];
            case FA -> fixedFeedback[k];
            default -> feedback[k];
        };
    }

    /** w_k -= (η/√N)(both x - along F/√N), and A_k with it. */
    private void move(int k, double[] fields, double both, double along) {
        network.move(k, -rate * both);
        double phi = fields[shape.fields() - 1];
        double share = rate * along / dimension;
        feedback[k] += -rate * both * phi / dimension + share * feedbackSquare;
        if (share != 0) {
            double[] w = network.weights();
            int at = k * dimension;
            int vector = (shape.fields() - 1) * dimension;
            for (int j = 0; j < dimension; j++) {
                w[at + j] += share * w[vector + j];
            }
        }
    }

    /** g(x) = erf(x/√2). */
    private static double erf(double x) {
        return 2 * NormalLaw.cdf(x) - 1;
    }

    private static double slope(double x) {
        return SLOPE * Math.exp(-0.5 * x * x);
    }

    /** Overlap of a student with the feedback vector, as the updates have it. */
    double followedOverlap(int k) {
        return feedback[k];
    }

    /**
     * Order parameters now, measured.
     *
     * @param into shape (size) of the layout; overwritten
     */
    void state(double[] into) {
        network.overlaps(overlaps);
        int n = shape.fields();
        for (int k = 0; k < shape.students(); k++) {
            for (int l = k; l < shape.students(); l++) {
                into[shape.q(k, l)] = overlaps[k * n + l];
            }
            for (int b = 0; b < shape.fixed(); b++) {
                into[shape.r(k, b)] = overlaps[k * n + shape.students() + b];
            }
            into[shape.v(0, k)] = readout[k];
        }
    }
}
