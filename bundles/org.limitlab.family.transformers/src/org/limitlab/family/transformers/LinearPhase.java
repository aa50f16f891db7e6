package org.limitlab.family.transformers;

/**
 * Which mode wins when N tokens start independent and uniform on the circle. Mode k starts with an
 * amplitude a_k whose square is exponential with mean 1/N, grows like exp(gamma_k t), and the first
 * to reach {@code threshold} wins: T_k = log(threshold / a_k) / gamma_k. By linear theory with
 * independent modes, exact in N up to the law of a_k.
 */
final class LinearPhase {

    private final double[] rates;
    private final double logScale;

    /**
     * A linear phase.
     *
     * @param rates gamma_1, gamma_2, ..., all above 0
     * @param tokens N, at least 1
     * @param threshold amplitude at which linear growth ends, in (0, 1]
     */
    LinearPhase(double[] rates, double tokens, double threshold) {
        this.rates = rates.clone();
        this.logScale = Math.log(tokens) + 2 * Math.log(threshold);
    }

    /** P(T_k > t) = 1 - exp(-N threshold² exp(-2 gamma_k t)), for t of either sign. */
    double survival(int index, double t) {
        return -Math.expm1(-Math.exp(logScale - 2 * rates[index] * t));
    }

    private double density(int index, double t) {
        double e = logScale - 2 * rates[index] * t;
        return 2 * rates[index] * Math.exp(e - Math.exp(e));
    }

    /** P(the mode at this index reaches the threshold first), by quadrature in t to 1e-9. */
    double probability(int index) {
        double gamma = rates[index];
        int cells = 20000;
        double from = (logScale - Math.log(50)) / (2 * gamma);
        double to = (logScale + 45) / (2 * gamma);
        double h = (to - from) / cells;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            double t = from + h * (i + 0.5);
            double others = density(index, t);
            for (int j = 0; j < rates.length && others > 0; j++) {
                others *= j == index ? 1 : survival(j, t);
            }
            sum += others;
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
            double all = 1;
            for (int k = 0; k < rates.length; k++) {
                all *= survival(k, middle);
            }
            if (all > 0.5) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
