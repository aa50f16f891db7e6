package org.limitlab.family.teachers.linear;

/**
 * The linear equation c_i' = -2 eta s_i c_i + eta² s_i (sum_j p_j s_j c_j + noise), c_i(0) = c0,
 * solved by its modes, with no step in time.
 *
 * <p>The matrix is diagonal plus rank one and symmetric in the product with weights p. With poles
 * P_i = -2 eta s_i its eigenvalues are the roots of sum_i eta² p_i s_i² / (lambda - P_i) = 1: one
 * between each two neighbouring poles and one above the last. Each root is kept as its distance
 * from the nearest pole, so that roots that all but touch a pole lose no digits. Source: Golub
 * (1973), Some modified matrix eigenvalue problems, SIAM Review 15, 318.
 */
final class SpectralRelaxation {

    private static final int MOST_HALVINGS = 2000;

    private final int n;
    private final double[] s;
    private final double[] share;
    private final double[] pole;
    private final double rate;

    /** lambda_k = pole[reference[k]] + offset[k]. */
    private final int[] reference;

    private final double[] offset;
    private final double[] start;
    private final double[] source;
    private final double[] square;
    private final double[] total;

    /**
     * The modes.
     *
     * @param spectrum eigenvalues, decreasing, with their shares p
     * @param rate eta, positive
     * @param noise square of the label noise
     * @param c0 common value at time 0
     */
    SpectralRelaxation(Spectrum spectrum, double rate, double noise, double c0) {
        this.n = spectrum.values().length;
        this.s = spectrum.values();
        this.share = spectrum.shares();
        this.rate = rate;
        this.pole = new double[n];
        for (int i = 0; i < n; i++) {
            pole[i] = -2 * rate * s[i];
        }
        this.reference = new int[n];
        this.offset = new double[n];
        this.start = new double[n];
        this.source = new double[n];
        this.square = new double[n];
        this.total = new double[n];
        for (int k = 0; k < n; k++) {
            findRoot(k);
            project(k, noise, c0);
        }
    }

    /** sum_i eta² p_i s_i² / (lambda - P_i) - 1 at lambda = P_j + delta. */
    private double secular(int j, double delta) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += share[i] * s[i] * s[i] / (pole[j] - pole[i] + delta);
        }
        return rate * rate * sum - 1;
    }

    /** Root k lies above pole k and below pole k + 1. */
    private void findRoot(int k) {
        boolean last = k == n - 1;
        double gap = last ? topGap() : pole[k + 1] - pole[k];
        boolean left = last || secular(k, 0.5 * gap) <= 0;
        reference[k] = left ? k : k + 1;
        double near = 0;
        double far = left ? (last ? gap : 0.5 * gap) : -0.5 * gap;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            double middle = 0.5 * (near + far);
            if (middle == near || middle == far) {
                break;
            }
            if (secular(reference[k], middle) > 0 == left) {
                near = middle;
            } else {
                far = middle;
            }
        }
        offset[k] = far;
    }

    /** The largest eigenvalue exceeds the largest pole by at most the sum of all residues. */
    private double topGap() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += share[i] * s[i] * s[i];
        }
        return rate * rate * sum * (1 + 1e-12);
    }

    /** Components along mode k, v_i = s_i / (lambda_k - P_i), of the start and of the source. */
    private void project(int k, double noise, double c0) {
        double norm = 0;
        double along = 0;
        double forced = 0;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            double v = s[i] / (pole[reference[k]] - pole[i] + offset[k]);
            norm += share[i] * v * v;
            along += share[i] * v;
            forced += share[i] * v * s[i];
            mean += share[i] * v;
        }
        start[k] = c0 * along / norm;
        source[k] = rate * rate * noise * forced / norm;
        square[k] = forced;
        total[k] = mean;
    }

    private double amplitude(int k, double time) {
        double lambda = pole[reference[k]] + offset[k];
        double x = lambda * time;
        double grown = x == 0 ? time : time * Math.expm1(x) / x;
        return start[k] * Math.exp(x) + source[k] * grown;
    }

    /** m = sum_i p_i s_i c_i at a time. */
    double meanSquare(double time) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += amplitude(k, time) * square[k];
        }
        return sum;
    }

    /** sum_i p_i c_i at a time. */
    double distance(double time) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += amplitude(k, time) * total[k];
        }
        return sum;
    }

    /** sum_i p_i exp(-eta s_i t). */
    double meanDecay(double time) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += share[i] * Math.exp(-rate * s[i] * time);
        }
        return sum;
    }

    /** The largest eigenvalue. */
    double growthRate() {
        return pole[reference[n - 1]] + offset[n - 1];
    }
}
