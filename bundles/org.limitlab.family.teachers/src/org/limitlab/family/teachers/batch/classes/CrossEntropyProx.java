package org.limitlab.family.teachers.batch.classes;

import java.util.Arrays;

/**
 * Proximal operator of cross-entropy, argmin over h of -log softmax_y(h) + |h - omega|²/(2V), by
 * Newton's method with halved steps. The Hessian is diagonal plus rank one. Not thread-safe.
 */
final class CrossEntropyProx {

    private static final int MOST_STEPS = 200;

    private final int k;
    private final double[] h;
    private final double[] trial;
    private final double[] p;
    private final double[] g;
    private final double[] step;

    CrossEntropyProx(int classes) {
        k = classes;
        h = new double[k];
        trial = new double[k];
        p = new double[k];
        g = new double[k];
        step = new double[k];
    }

    /**
     * f = (h - omega)/V = e_y - softmax(h).
     *
     * @param omega field, with the sum 0
     * @param y label
     * @param v V, above 0
     * @param f receives f
     * @return tr df/domega, at most 0
     */
    double force(double[] omega, int y, double v, double[] f) {
        softmax(omega);
        double share = Math.min(v, 1);
        for (int j = 0; j < k; j++) {
            h[j] = omega[j] + share * ((j == y ? 1 : 0) - p[j]);
        }
        double value = value(h, omega, y, v);
        for (int i = 0; i < MOST_STEPS; i++) {
            softmax(h);
            double largest = 0;
            for (int j = 0; j < k; j++) {
                g[j] = p[j] - (j == y ? 1 : 0) + (h[j] - omega[j]) / v;
                largest = Math.max(largest, Math.abs(g[j]));
            }
            if (largest < 1e-13) {
                break;
            }
            direction(v);
            double length = 1;
            double next = value;
            while (length > 1e-12) {
                for (int j = 0; j < k; j++) {
                    trial[j] = h[j] - length * step[j];
                }
                next = value(trial, omega, y, v);
                if (next <= value) {
                    break;
                }
                length *= 0.5;
            }
            double moved = 0;
            for (int j = 0; j < k; j++) {
                moved = Math.max(moved, Math.abs(trial[j] - h[j]) / (1 + Math.abs(h[j])));
                h[j] = trial[j];
            }
            value = next;
            if (moved < 1e-14) {
                break;
            }
        }
        softmax(h);
        for (int j = 0; j < k; j++) {
            f[j] = (j == y ? 1 : 0) - p[j];
        }
        return trace(v);
    }

    /** Newton's step: (diag p + I/V - p p') step = g. */
    private void direction(double v) {
        double inner = 0;
        double rest = 0;
        for (int j = 0; j < k; j++) {
            double d = p[j] + 1 / v;
            inner += p[j] * g[j] / d;
            rest += p[j] / v / d;
        }
        for (int j = 0; j < k; j++) {
            double d = p[j] + 1 / v;
            step[j] = g[j] / d + p[j] / d * inner / rest;
        }
    }

    /** tr((I + V H)^-1 - I)/V with H = diag p - p p'. */
    private double trace(double v) {
        double diagonal = 0;
        double squares = 0;
        double rest = 0;
        for (int j = 0; j < k; j++) {
            double d = 1 / (1 + v * p[j]);
            diagonal -= p[j] * d;
            squares += p[j] * p[j] * d * d;
            rest += p[j] * d;
        }
        return diagonal + squares / rest;
    }

    private double value(double[] at, double[] omega, int y, double v) {
        double top = at[0];
        for (int j = 1; j < k; j++) {
            top = Math.max(top, at[j]);
        }
        double sum = 0;
        double square = 0;
        for (int j = 0; j < k; j++) {
            sum += Math.exp(at[j] - top);
            square += (at[j] - omega[j]) * (at[j] - omega[j]);
        }
        return top - at[y] + Math.log(sum) + square / (2 * v);
    }

    private void softmax(double[] at) {
        double top = at[0];
        for (int j = 1; j < k; j++) {
            top = Math.max(top, at[j]);
        }
        Arrays.fill(p, 0);
        double sum = 0;
        for (int j = 0; j < k; j++) {
            p[j] = Math.exp(at[j] - top);
            sum += p[j];
        }
        for (int j = 0; j < k; j++) {
            p[j] /= sum;
        }
    }
}
