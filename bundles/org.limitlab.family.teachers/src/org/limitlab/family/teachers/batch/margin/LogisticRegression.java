package org.limitlab.family.teachers.batch.margin;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.linear.Blas;
import org.limitlab.math.linear.Cholesky;

import java.util.Arrays;

/** Logistic regression with a quadratic penalty, by Newton's method with halved steps. */
final class LogisticRegression {

    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-9;
    private static final double SUFFICIENT = 1e-4;

    private final Design design;
    private final double penalty;
    private final int size;
    private final boolean bias;

    private LogisticRegression(Design design, double penalty, boolean bias) {
        this.design = design;
        this.penalty = penalty;
        this.bias = bias;
        this.size = design.columns() + (bias ? 1 : 0);
    }

    /** Minimises the sum of log(1 + exp(-y (u w + b))) + penalty |w|²/2. */
    static Design.Fit solve(Design design, double penalty, boolean bias) {
        return new LogisticRegression(design, penalty, bias).run();
    }

    private Design.Fit run() {
        int n = design.rows();
        int d = design.columns();
        double[] x = new double[size];
        double[] h = fields(x);
        double value = value(x, h);
        Cholesky factor = new Cholesky(size);
        double[] weights = new double[n];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = gradient(x, h, weights);
            double norm = Math.sqrt(dot(gradient, gradient));
            if (norm <= TOLERANCE * Math.sqrt(n)) {
                return new Design.Fit(Arrays.copyOf(x, d), bias ? x[d] : 0, norm);
            }
            if (!factor.factor(design.hessian(weights, penalty, bias))) {
                break;
            }
            double[] move = gradient.clone();
            factor.solve(1, move);
            double slope = dot(gradient, move);
            double share = 1;
            double[] trial = x;
            while (share > 1e-10) {
                trial = x.clone();
                for (int j = 0; j < size; j++) {
                    trial[j] -= share * move[j];
                }
                h = fields(trial);
                double next = value(trial, h);
                // near the optimum the decrease is lost in rounding: then the full step is taken
                if (next <= value - SUFFICIENT * share * slope + 1e-13 * Math.abs(value)) {
                    value = next;
                    break;
                }
                share *= 0.5;
            }
            if (share <= 1e-10) {
                break;
            }
            x = trial;
        }
        throw new NumericalFailure(
                "logistic regression did not converge: penalty = "
                        + penalty
                        + ", one class alone, or separable without a penalty");
    }

    private double[] fields(double[] x) {
        double[] h = new double[design.rows()];
        Blas.gemv(false, design.rows(), design.columns(), 1, design.u(), x, 0, h);
        for (int i = 0; i < h.length; i++) {
            h[i] += bias ? x[size - 1] : 0;
        }
        return h;
    }

    private double value(double[] x, double[] h) {
        double sum = 0;
        for (int j = 0; j < design.columns(); j++) {
            sum += 0.5 * penalty * x[j] * x[j];
        }
        for (int i = 0; i < h.length; i++) {
            sum += MarginLoss.LOGISTIC.loss(design.labels()[i] * h[i]);
        }
        return sum;
    }

    /** The gradient; leaves the second derivatives of the loss in weights. */
    private double[] gradient(double[] x, double[] h, double[] weights) {
        double[] pull = new double[h.length];
        double total = 0;
        for (int i = 0; i < h.length; i++) {
            double y = design.labels()[i];
            double s = 1 / (1 + Math.exp(y * h[i]));
            weights[i] = s * (1 - s);
            pull[i] = -y * s;
            total += pull[i];
        }
        double[] head = new double[design.columns()];
        Blas.gemv(true, design.rows(), design.columns(), 1, design.u(), pull, 0, head);
        double[] gradient = Arrays.copyOf(head, size);
        for (int j = 0; j < design.columns(); j++) {
            gradient[j] += penalty * x[j];
        }
        if (bias) {
            gradient[size - 1] = total;
        }
        return gradient;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
