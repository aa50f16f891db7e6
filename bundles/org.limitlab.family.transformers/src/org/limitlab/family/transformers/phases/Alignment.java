package org.limitlab.family.transformers.phases;

import org.limitlab.math.ode.DormandPrince;
import org.limitlab.math.ode.OdeSolution;
import org.limitlab.math.quadrature.GaussRule;

/**
 * A token in the alignment phase, x' = P_x A x / |M x|, A = V K^T Q and M = K^T Q: every token
 * feels the law of the others only through its full support, so tokens decouple. Closed form,
 * equation (22) of docs/models/transformers.md:
 *
 * <pre>
 * x(t) = z/|z|,  z = exp(s A) x(0),  ds/dt = 1/|M x(t)|
 * </pre>
 *
 * <p>t(s) is integrated by panels of Gauss-Legendre nodes on which exp(s A) acts by its Taylor
 * series, so real, complex and defective spectra are no different cases; error below 1e-11 for t up
 * to 1000. Where M x tends to 0 (Q^T K singular) the clock stops: a finite time ends the flow.
 */
public final class Alignment {

    private static final GaussRule RULE = GaussRule.legendre(10);
    private static final int TERMS = 20;
    private static final double PANEL = 0.5;
    private static final int MOST_PANELS = 200_000;

    private final int d;
    private final double[] a;
    private final double[] m;
    private final double panel;
    private final double[][] taylor;
    private final double[] image;

    /**
     * A flow.
     *
     * @param dimension d
     * @param drift A, row-major
     * @param query M = K^T Q, row-major
     */
    public Alignment(int dimension, double[] drift, double[] query) {
        this.d = dimension;
        this.a = drift.clone();
        this.m = query.clone();
        double norm = 0;
        for (double x : a) {
            norm += x * x;
        }
        this.panel = norm == 0 ? PANEL : PANEL / Math.sqrt(norm);
        this.taylor = new double[TERMS + 1][d];
        this.image = new double[d];
    }

    /**
     * Moves one token by the closed form.
     *
     * @param x position, d entries from {@code at} on; overwritten
     * @param time t, at least 0
     * @throws ArithmeticException if the clock stops before; the message says when
     */
    public void advance(double[] x, int at, double time) {
        double left = time;
        for (int k = 0; left > 0; k++) {
            series(x, at);
            double whole = elapsed(panel);
            if (k > MOST_PANELS || !(whole > 1e-13 * time / MOST_PANELS)) {
                throw new ArithmeticException(
                        "the clock stops: K^T Q x tends to 0, and after t = "
                                + (time - left)
                                + " the token stands where its queries vanish");
            }
            double s = whole <= left ? panel : panelTime(left, whole);
            at(s, x, at);
            left = whole <= left ? left - whole : 0;
        }
    }

    /** Terms A^j x / j! of exp(s A) x. */
    private void series(double[] x, int at) {
        System.arraycopy(x, at, taylor[0], 0, d);
        for (int j = 1; j <= TERMS; j++) {
            for (int r = 0; r < d; r++) {
                double sum = 0;
                for (int c = 0; c < d; c++) {
                    sum += a[r * d + c] * taylor[j - 1][c];
                }
                taylor[j][r] = sum / j;
            }
        }
    }

    private void sum(double s, double[] into) {
        for (int r = 0; r < d; r++) {
            double z = taylor[TERMS][r];
            for (int j = TERMS - 1; j >= 0; j--) {
                z = z * s + taylor[j][r];
            }
            into[r] = z;
        }
    }

    /** |M z| / |z| at s. */
    private double speed(double s) {
        sum(s, image);
        double up = 0;
        double down = 0;
        for (int r = 0; r < d; r++) {
            double y = 0;
            for (int c = 0; c < d; c++) {
                y += m[r * d + c] * image[c];
            }
            up += y * y;
            down += image[r] * image[r];
        }
        return Math.sqrt(up / down);
    }

    /** Layer time that passes until s. */
    private double elapsed(double s) {
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            sum += RULE.weight(i) * speed(s * (1 + RULE.node(i)) / 2);
        }
        return sum * s / 2;
    }

    /** The s at which a time within the panel has passed, by Newton's method kept in a bracket. */
    private double panelTime(double time, double whole) {
        double low = 0;
        double high = panel;
        double s = panel * time / whole;
        for (int i = 0; i < 60 && high - low > 1e-16 * panel; i++) {
            double gap = elapsed(s) - time;
            if (gap > 0) {
                high = s;
            } else {
                low = s;
            }
            double next = s - gap / speed(s);
            if (Math.abs(next - s) < 1e-15 * panel) {
                return next;
            }
            s = next > low && next < high ? next : (low + high) / 2;
        }
        return s;
    }

    private void at(double s, double[] x, int at) {
        sum(s, image);
        double length = length(image);
        for (int r = 0; r < d; r++) {
            x[at + r] = image[r] / length;
        }
    }

    /**
     * The same by integration of the equation itself, at relative tolerance 1e-12: an independent
     * oracle.
     */
    public double[] integrate(double[] x, double time) {
        OdeSolution solution =
                DormandPrince.of(1e-13, 1e-12).solve((t, y, into) -> velocity(y, into), 0, x, time);
        double[] end = solution.last();
        double length = length(end);
        for (int r = 0; r < d; r++) {
            end[r] /= length;
        }
        return end;
    }

    /** P_x A x / |M x|. */
    private void velocity(double[] x, double[] into) {
        double radial = 0;
        double query = 0;
        double square = 0;
        for (int r = 0; r < d; r++) {
            double sum = 0;
            double q = 0;
            for (int c = 0; c < d; c++) {
                sum += a[r * d + c] * x[c];
                q += m[r * d + c] * x[c];
            }
            into[r] = sum;
            query += q * q;
            radial += sum * x[r];
            square += x[r] * x[r];
        }
        double scale = Math.sqrt(square / query);
        for (int r = 0; r < d; r++) {
            into[r] = scale * (into[r] - radial / square * x[r]);
        }
    }

    private static double length(double[] x) {
        double square = 0;
        for (double y : x) {
            square += y * y;
        }
        return Math.sqrt(square);
    }
}
