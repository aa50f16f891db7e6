package org.limitlab.family.transformers;

import org.limitlab.math.special.LogGamma;
import org.limitlab.math.stats.Distributions;

/**
 * Which degree wins when N tokens start independent and uniform. The power S_k of degree k starts
 * as (1/N) chi²_m / m, m the number of independent harmonics of the degree (in the plane m = 2: the
 * square is exponential with mean 1/N), and grows like exp(2 gamma_k t); the first to reach {@code
 * threshold}² wins: T_k = log(threshold / a_k) / gamma_k with a_k² = S_k(0). By linear theory with
 * independent degrees, exact in N up to the law of S_k(0).
 */
final class LinearPhase {

    private static final int CELLS = 20000;

    private final double[] rates;
    private final double[] freedom;
    private final double logScale;

    /**
     * A linear phase.
     *
     * @param rates gamma_1, gamma_2, ..., all above 0
     * @param multiplicities m_1, m_2, ..., at least 1
     * @param tokens N, at least 1
     * @param threshold amplitude at which linear growth ends, in (0, 1]
     */
    LinearPhase(double[] rates, double[] multiplicities, double tokens, double threshold) {
        this.rates = rates.clone();
        this.freedom = multiplicities.clone();
        this.logScale = Math.log(tokens) + 2 * Math.log(threshold);
    }

    /** The chi² that S_k(0) must not reach for T_k to be later than t. */
    private double level(int index, double t) {
        return freedom[index] * Math.exp(logScale - 2 * rates[index] * t);
    }

    /** P(T_k &gt; t), for t of either sign. */
    double survival(int index, double t) {
        double x = level(index, t);
        if (freedom[index] == 2) {
            return -Math.expm1(-x / 2);
        }
        return x > 1e6 ? 1 : 1 - Distributions.chiSquaredTail(x, freedom[index]);
    }

    private double density(int index, double t) {
        double half = freedom[index] / 2;
        double x = level(index, t) / 2;
        double log = half * Math.log(x) - x - LogGamma.of(half);
        return 2 * rates[index] * Math.exp(log);
    }

    /** P(no degree has reached the threshold before t). */
    double survival(double t) {
        double all = 1;
        for (int k = 0; k < rates.length && all > 0; k++) {
            all *= survival(k, t);
        }
        return all;
    }

    /** P(the degree at this index reaches the threshold first), by quadrature in t to 1e-9. */
    double probability(int index) {
        double gamma = rates[index];
        double from = (logScale - Math.log(60 + 2 * freedom[index])) / (2 * gamma);
        double to = (logScale + 45) / (2 * gamma);
        double h = (to - from) / CELLS;
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            double t = from + h * (i + 0.5);
            double others = density(index, t);
            for (int j = 0; j < rates.length && others > 0; j++) {
                others *= j == index ? 1 : survival(j, t);
            }
            sum += others;
        }
        return sum * h;
    }

    /** Latest time at which any degree may still be below the threshold, to 1e-15. */
    private double latest() {
        double soonest = Double.POSITIVE_INFINITY;
        for (double rate : rates) {
            soonest = Math.min(soonest, (logScale + 40) / (2 * rate));
        }
        return Math.max(0, soonest);
    }

    /** The mean of max(0, min_k T_k), by quadrature of its survival function. */
    double meanPassage() {
        double h = latest() / CELLS;
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            sum += survival(h * (i + 0.5));
        }
        return sum * h;
    }

    /** The median of min_k T_k, by bisection. */
    double medianPassage() {
        double slowest = Double.POSITIVE_INFINITY;
        for (double rate : rates) {
            slowest = Math.min(slowest, rate);
        }
        double low = -10 / slowest;
        double high = (Math.abs(logScale) + 50) / slowest;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (survival(middle) > 0.5) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
