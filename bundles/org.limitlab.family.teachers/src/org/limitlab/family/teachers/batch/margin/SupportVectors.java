package org.limitlab.family.teachers.batch.margin;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.linear.Blas;
import org.limitlab.math.linear.Cholesky;

import java.util.Arrays;

/**
 * The support vector machine with hinge loss and quadratic penalty, by a primal-dual interior-point
 * method; the solution is accepted when its duality gap, computed from the weights and from
 * feasible multipliers, is below 1e-9 of the objective.
 *
 * <p>Unknowns: weights w, bias b, slacks xi of the loss and t of the margin, multipliers a in (0,
 * 1) with penalty w = sum a y u and sum a y = 0. Each step solves for (w, b) alone, with the other
 * unknowns eliminated. Source: Mehrotra (1992) for the steps, Ferris, Munson (2003) for the use on
 * support vector machines.
 */
final class SupportVectors {

    private static final int MOST_STEPS = 100;
    private static final double GAP = 1e-9;
    private static final double TO_BORDER = 0.995;

    private final Design design;
    private final double penalty;
    private final boolean bias;
    private final int n;
    private final int d;
    private final int size;

    private final double[] x;
    private final double[] a;
    private final double[] xi;
    private final double[] t;
    private final double[] dx;
    private final double[] da;
    private final double[] dXi;
    private final double[] dT;
    private final double[] weights;
    private final double[] infeasible;

    private SupportVectors(Design design, double penalty, boolean bias) {
        this.design = design;
        this.penalty = penalty;
        this.bias = bias;
        n = design.rows();
        d = design.columns();
        size = d + (bias ? 1 : 0);
        x = new double[size];
        a = new double[n];
        xi = new double[n];
        t = new double[n];
        dx = new double[size];
        da = new double[n];
        dXi = new double[n];
        dT = new double[n];
        weights = new double[n];
        infeasible = new double[n];
    }

    /** Minimises the sum of max(0, 1 - y (u w + b)) + penalty |w|²/2. */
    static Design.Fit solve(Design design, double penalty, boolean bias) {
        return new SupportVectors(design, penalty, bias).run();
    }

    private Design.Fit run() {
        start();
        Cholesky factor = new Cholesky(size);
        double gap = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] h = margins(x);
            double primal = primal(h);
            gap = primal - dual();
            if (Math.abs(gap) <= GAP * Math.max(1e-3 * n, primal) && balance() <= 1e-9 * n) {
                return new Design.Fit(Arrays.copyOf(x, d), bias ? x[d] : 0, gap);
            }
            double mu = 0;
            for (int i = 0; i < n; i++) {
                weights[i] = 1 / (xi[i] / (1 - a[i]) + t[i] / a[i]);
                infeasible[i] = 1 - h[i] - xi[i] + t[i];
                mu += (a[i] * t[i] + (1 - a[i]) * xi[i]) / (2 * n);
            }
            double[] dualResidual = dualResidual();
            if (!factor.factor(design.hessian(weights, penalty, bias))) {
                break;
            }
            direction(factor, dualResidual, 0, false);
            double share = longest();
            double aimed = 0;
            for (int i = 0; i < n; i++) {
                aimed +=
                        ((a[i] + share * da[i]) * (t[i] + share * dT[i])
                                        + (1 - a[i] - share * da[i]) * (xi[i] + share * dXi[i]))
                                / (2 * n);
            }
            double ratio = aimed / mu;
            direction(factor, dualResidual, ratio * ratio * ratio * mu, true);
            move(Math.min(1, TO_BORDER * longest()));
        }
        throw new NumericalFailure(
                "hinge loss: the duality gap stays at " + gap + ", penalty = " + penalty);
    }

    private void start() {
        for (int i = 0; i < n; i++) {
            a[i] = 0.5;
            xi[i] = 1;
            t[i] = 1;
        }
    }

    /** y (u w + b). */
    private double[] margins(double[] of) {
        double[] h = new double[n];
        Blas.gemv(false, n, d, 1, design.u(), of, 0, h);
        for (int i = 0; i < n; i++) {
            h[i] = design.labels()[i] * (h[i] + (bias ? of[d] : 0));
        }
        return h;
    }

    /** Sum of c y u, and of c y where there is a bias. */
    private double[] pull(double[] c) {
        double[] signed = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            signed[i] = c[i] * design.labels()[i];
            total += signed[i];
        }
        double[] head = new double[d];
        Blas.gemv(true, n, d, 1, design.u(), signed, 0, head);
        double[] sum = Arrays.copyOf(head, size);
        if (bias) {
            sum[d] = total;
        }
        return sum;
    }

    private double primal(double[] h) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
            sum += 0.5 * penalty * x[j] * x[j];
        }
        for (double margin : h) {
            sum += Math.max(0, 1 - margin);
        }
        return sum;
    }

    private double dual() {
        double[] w = pull(a);
        double sum = 0;
        for (double multiplier : a) {
            sum += multiplier;
        }
        for (int j = 0; j < d; j++) {
            sum -= 0.5 * w[j] * w[j] / penalty;
        }
        return sum;
    }

    private double balance() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i] * design.labels()[i];
        }
        return bias ? Math.abs(sum) : 0;
    }

    /** Sum of a y u - penalty w, and sum of a y. */
    private double[] dualResidual() {
        double[] r = pull(a);
        for (int j = 0; j < d; j++) {
            r[j] -= penalty * x[j];
        }
        return r;
    }

    /** Newton's direction towards a t = (1 - a) xi = target, with the products of the last one. */
    private void direction(Cholesky factor, double[] dualResidual, double target, boolean second) {
        double[] c = new double[n];
        double[] toT = new double[n];
        double[] toXi = new double[n];
        for (int i = 0; i < n; i++) {
            toT[i] = target - a[i] * t[i] - (second ? da[i] * dT[i] : 0);
            toXi[i] = target - (1 - a[i]) * xi[i] + (second ? da[i] * dXi[i] : 0);
            c[i] = infeasible[i] - toXi[i] / (1 - a[i]) + toT[i] / a[i];
        }
        double[] weighted = new double[n];
        for (int i = 0; i < n; i++) {
            weighted[i] = weights[i] * c[i];
        }
        double[] right = pull(weighted);
        for (int j = 0; j < size; j++) {
            right[j] += dualResidual[j];
        }
        factor.solve(1, right);
        System.arraycopy(right, 0, dx, 0, size);
        double[] dh = margins(dx);
        for (int i = 0; i < n; i++) {
            da[i] = weights[i] * (c[i] - dh[i]);
            dT[i] = (toT[i] - t[i] * da[i]) / a[i];
            dXi[i] = (toXi[i] + xi[i] * da[i]) / (1 - a[i]);
        }
    }

    /** The longest step, at most 1, that leaves all signs. */
    private double longest() {
        double share = 1;
        for (int i = 0; i < n; i++) {
            share = limit(share, a[i], da[i]);
            share = limit(share, 1 - a[i], -da[i]);
            share = limit(share, t[i], dT[i]);
            share = limit(share, xi[i], dXi[i]);
        }
        return share;
    }

    private static double limit(double share, double value, double change) {
        return change < 0 ? Math.min(share, -value / change) : share;
    }

    private void move(double share) {
        for (int j = 0; j < size; j++) {
            x[j] += share * dx[j];
        }
        for (int i = 0; i < n; i++) {
            a[i] += share * da[i];
            t[i] += share * dT[i];
            xi[i] += share * dXi[i];
        }
    }
}
