package org.limitlab.family.transformers.phases;

import org.limitlab.math.quadrature.AdaptiveQuadrature;
import org.limitlab.math.quadrature.Integral;

/**
 * Two clusters of any weights alone on a sphere, at an angle phi on their great circle, for Q^T K =
 * I and V = gamma I. With e = exp(-beta (1 - cos phi)), exactly
 *
 * <pre>
 * softmax       phi' = -gamma sin phi [w_j e/(w_i + w_j e) + w_i e/(w_j + w_i e)]
 * unnormalised  phi' = -gamma sin phi (w_i + w_j) exp(beta cos phi)
 * </pre>
 *
 * and for softmax and large beta, in the pairing phase, phi' = -gamma (w_i/w_j + w_j/w_i) e sin
 * phi.
 *
 * @param beta inverse temperature, at least 0
 * @param gamma strength, above 0
 * @param softmax whether weights are normalised
 * @param first w_i, above 0
 * @param second w_j, above 0
 */
public record ClusterPair(double beta, double gamma, boolean softmax, double first, double second) {

    /** -phi' / sin phi. */
    public double rate(double phi) {
        double e = Math.exp(-beta * (1 - Math.cos(phi)));
        if (!softmax) {
            return gamma * (first + second) * Math.exp(beta * Math.cos(phi));
        }
        return gamma * e * (second / (first + second * e) + first / (second + first * e));
    }

    /** -phi' / sin phi in the pairing phase. */
    public double pairingRate(double phi) {
        double e = Math.exp(-beta * (1 - Math.cos(phi)));
        return gamma * e * (first / second + second / first);
    }

    /** The time from one angle down to another, both in (0, pi), with its quadrature error. */
    public Integral time(double from, double to) {
        return AdaptiveQuadrature.integrate(
                phi -> 1 / (rate(phi) * Math.sin(phi)), to, from, 1e-13, 0);
    }

    /** The same in the pairing phase. */
    public Integral pairingTime(double from, double to) {
        return AdaptiveQuadrature.integrate(
                phi -> 1 / (pairingRate(phi) * Math.sin(phi)), to, from, 1e-13, 0);
    }

    /**
     * The angle after a time, by Newton's method in log tan(phi/2), in which phi moves at the rate.
     * Relative error 1e-11.
     */
    public double angle(double from, double time) {
        double low = Math.log(Math.tan(from / 2)) - most(time);
        double high = Math.log(Math.tan(from / 2));
        double u = high;
        for (int i = 0; i < 200 && high - low > 1e-14 * Math.max(1, Math.abs(u)); i++) {
            double phi = 2 * Math.atan(Math.exp(u));
            double gap = phi < from ? time(from, phi).value() - time : -time;
            if (gap > 0) {
                low = u;
            } else {
                high = u;
            }
            double next = u + gap * rate(phi);
            if (Math.abs(next - u) < 1e-13 * Math.max(1, Math.abs(u))) {
                return 2 * Math.atan(Math.exp(next));
            }
            u = next > low && next < high ? next : (low + high) / 2;
        }
        return 2 * Math.atan(Math.exp(u));
    }

    /** The most that log tan(phi/2) can fall: the rate is largest at phi = 0. */
    private double most(double time) {
        return Math.min(700, time * rate(0)) + 1e-9;
    }

    /** phi(s) = 2 atan(tan(phi_0/2) exp(-2 gamma s)) in the pairing clock of equal clusters. */
    public static double closedForm(double from, double gamma, double s) {
        return 2 * Math.atan(Math.tan(from / 2) * Math.exp(-2 * gamma * s));
    }
}
