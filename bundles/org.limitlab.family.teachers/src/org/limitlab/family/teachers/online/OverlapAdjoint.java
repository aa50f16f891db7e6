package org.limitlab.family.teachers.online;

import org.limitlab.math.gaussian.ErfGradients;

import java.util.Arrays;

/**
 * Vector-Jacobian products of {@link OverlapField}: one reverse sweep through all integrals gives
 * ψᵀ ∂f/∂S for the whole state and ψᵀ ∂f/∂η, ψᵀ ∂f/∂η_v, ψᵀ ∂f/∂p, at about twice the cost of f.
 * Exact up to rounding. Results are added to fields that {@link #clear} empties. Nothing is
 * allocated. Not thread-safe.
 */
public final class OverlapAdjoint {

    private final OverlapField field;
    private final OverlapShape shape;
    private final int n;
    private final double[] gradient;
    private final double[] ofC;
    private final double[] ofWeight;
    private final double[] ofFeedback;
    private double ofRate;
    private double ofReadoutRate;
    private double ofActivation;
    private double ofRescaling;

    /** Products with the Jacobian of a field, whose work arrays it shares. */
    public OverlapAdjoint(OverlapField field) {
        this.field = field;
        this.shape = field.shape();
        this.n = shape.fields();
        this.gradient = new double[shape.size()];
        this.ofC = new double[n * n];
        this.ofWeight = new double[field.active];
        this.ofFeedback = new double[shape.students()];
    }

    /** Sets all results to 0. */
    public void clear() {
        Arrays.fill(gradient, 0);
        ofRate = 0;
        ofReadoutRate = 0;
        ofActivation = 0;
        ofRescaling = 0;
    }

    /** Sum of the products in the state, shape (size); a view that later calls change. */
    public double[] state() {
        return gradient;
    }

    /** Sum of the products in the learning rate η. */
    public double rate() {
        return ofRate;
    }

    /** Sum of the products in the readout's rate η_v. */
    public double readoutRate() {
        return ofReadoutRate;
    }

    /** Sum of the products in the activation probability p. */
    public double activation() {
        return ofActivation;
    }

    /** Sum of the derivatives of errors in their rescaling. */
    public double rescaling() {
        return ofRescaling;
    }

    /**
     * Adds ψᵀ ∂f/∂(state, η, η_v, p).
     *
     * @param rule the learning rule
     * @param state not modified
     * @param psi shape (size), not modified; may not be {@link #state()}
     */
    public void add(LearningRule rule, double[] state, double[] psi) {
        field.prepare(rule, state);
        reset();
        int students = shape.students();
        for (int i = 0; i < students; i++) {
            for (int b = 0; b < shape.fixed(); b++) {
                drift(rule, i, students + b, psi[shape.r(i, b)]);
            }
            for (int k = 0; k < students; k++) {
                drift(rule, i, k, (k == i ? 2 : 1) * psi[shape.q(i, k)]);
            }
            for (int k = i; k < students; k++) {
                spread(rule, i, k, psi[shape.q(i, k)]);
            }
            readout(rule, i, psi[shape.v(rule.head(), i)]);
        }
        scatter(rule.head(), 1);
        switch (rule.feedback()) {
            case LearningRule.Readout() -> {
                for (int i = 0; i < students; i++) {
                    gradient[shape.v(rule.head(), i)] += ofFeedback[i];
                }
            }
            case LearningRule.Fixed _ -> {
                // constants
            }
            case LearningRule.Overlap(int vector) -> {
                for (int i = 0; i < students; i++) {
                    gradient[shape.r(i, vector)] += ofFeedback[i];
                }
            }
        }
    }

    private void reset() {
        Arrays.fill(ofC, 0);
        Arrays.fill(ofWeight, 0);
        Arrays.fill(ofFeedback, 0);
    }

    /** psi times η a_i Σ_f p^c u_f I3(i,b,f). */
    private void drift(LearningRule rule, int i, int b, double psi) {
        double a = field.feedback[i];
        for (int f = 0; f < field.active; f++) {
            double u = field.weight[f];
            if (f >= shape.students() && u == 0) {
                continue;
            }
            int count = field.distinct(i, i, f, f);
            double mask = field.power[count];
            double scaled = psi * rule.rate();
            double value = ErfGradients.i3(field.c, n, i, b, f, scaled * a * mask * u, ofC);
            ofFeedback[i] += scaled * mask * u * value;
            ofWeight[f] += scaled * a * mask * value;
            ofRate += psi * a * mask * u * value;
            ofActivation += scaled * a * u * value * count * field.power[count - 1];
        }
    }

    /** psi times η² a_i a_k [ Σ_fg p^c u_f u_g I4 + p^c σ² J2 ]. */
    private void spread(LearningRule rule, int i, int k, double psi) {
        double noise = rule.noise() * rule.noise();
        if (noise != 0) {
            int count = field.distinct(i, k, i, k);
            double before = weightOfSpread(rule, i, k, psi, count) * noise;
            double value = ErfGradients.j2(field.c, n, i, k, before, ofC);
            add(rule, i, k, psi, noise * value, count);
        }
        for (int f = 0; f < field.active; f++) {
            for (int g = f; g < field.active; g++) {
                double u = field.weight[f];
                double v = field.weight[g];
                if (f >= shape.students() && u == 0 || g >= shape.students() && v == 0) {
                    continue;
                }
                double twice = f == g ? 1 : 2;
                int count = field.distinct(i, k, f, g);
                double before = weightOfSpread(rule, i, k, psi, count) * twice;
                double value = ErfGradients.i4(field.c, n, i, k, f, g, before * u * v, ofC);
                add(rule, i, k, psi, twice * u * v * value, count);
                ofWeight[f] += before * v * value;
                ofWeight[g] += before * u * value;
            }
        }
    }

    private double weightOfSpread(LearningRule rule, int i, int k, double psi, int count) {
        return psi
                * rule.rate()
                * rule.rate()
                * field.feedback[i]
                * field.feedback[k]
                * field.power[count];
    }

    /** What a term of the bracket adds apart from its integral. */
    private void add(LearningRule rule, int i, int k, double psi, double term, int count) {
        double ai = field.feedback[i];
        double ak = field.feedback[k];
        double square = psi * rule.rate() * rule.rate();
        double mask = field.power[count];
        ofFeedback[i] += square * ak * mask * term;
        ofFeedback[k] += square * ai * mask * term;
        ofRate += 2 * psi * rule.rate() * ai * ak * mask * term;
        ofActivation += square * ai * ak * term * count * field.power[count - 1];
    }

    /** psi times η_v Σ_f p^c u_f I2(i,f). */
    private void readout(LearningRule rule, int i, double psi) {
        for (int f = 0; f < field.active; f++) {
            double u = field.weight[f];
            if (f >= shape.students() && u == 0) {
                continue;
            }
            int count = field.distinct(i, i, f, f);
            double mask = field.power[count];
            double scaled = psi * rule.readoutRate();
            double value = ErfGradients.i2(field.c, n, i, f, scaled * mask * u, ofC);
            ofWeight[f] += scaled * mask * value;
            ofReadoutRate += psi * mask * u * value;
            ofActivation += scaled * u * value * count * field.power[count - 1];
        }
    }

    /**
     * Adds {@code weight} times the gradient of {@link OverlapField#generalisationError} in the
     * state and in its rescaling.
     *
     * @return the error itself
     */
    public double addError(
            double[] state, double[] target, int head, double rescaling, double weight) {
        double error = field.generalisationError(state, target, head, rescaling);
        reset();
        for (int f = 0; f < field.active; f++) {
            for (int g = 0; g < field.active; g++) {
                double u = field.weight[f];
                double v = field.weight[g];
                double value = ErfGradients.i2(field.c, n, f, g, 0.5 * weight * u * v, ofC);
                ofWeight[f] += weight * v * value;
            }
        }
        scatter(head, rescaling);
        for (int j = 0; j < shape.students(); j++) {
            ofRescaling -= ofWeight[j] * state[shape.v(head, j)];
        }
        return error;
    }

    /** From derivatives in covariance and weights to those in the state. */
    private void scatter(int head, double rescaling) {
        int students = shape.students();
        for (int i = 0; i < students; i++) {
            for (int k = i; k < students; k++) {
                gradient[shape.q(i, k)] += ofC[i * n + k];
            }
            for (int b = 0; b < shape.fixed(); b++) {
                gradient[shape.r(i, b)] += ofC[i * n + students + b];
            }
            gradient[shape.v(head, i)] -= rescaling * ofWeight[i];
        }
    }
}
