package org.limitlab.family.teachers.batch.classes;

/** Law of the teacher's weights, all independent with variance 1. */
public enum TeacherPrior {
    /** Standard normal. */
    GAUSSIAN,
    /** -1 or +1. */
    RADEMACHER;

    private static final double REACH = 8.5;

    /**
     * What the weights' posterior gives at a conjugate overlap.
     *
     * @param overlap q = E[P w . &lt;P w&gt;]/(k - 1)
     * @param free Psi, E log of the posterior's normalisation
     */
    record Channel(double overlap, double free) {}

    /**
     * The channel of the weights of one input.
     *
     * @param classes k; 2 or 3 for RADEMACHER
     * @param conjugate q^, 0 or more
     */
    Channel channel(int classes, double conjugate) {
        if (this == GAUSSIAN) {
            return new Channel(
                    conjugate / (1 + conjugate),
                    0.5 * (classes - 1) * (conjugate - Math.log1p(conjugate)));
        }
        return classes == 2 ? signsOfTwo(conjugate) : signsOfThree(conjugate);
    }

    /** Entropy of the centred weights of one input: minus the free energy of perfect recovery. */
    static double entropyOfSigns(int classes) {
        // P w is 0 for the two constant vectors, and different for all others
        double each = Math.pow(2, -classes);
        double constant = 2 * each;
        return -constant * Math.log(constant) - (1 - constant) * Math.log(each);
    }

    private static double step(double conjugate) {
        return Math.min(0.1, 0.22 / Math.sqrt(conjugate));
    }

    private static Channel signsOfTwo(double conjugate) {
        // P w = u (1, -1)/sqrt 2 with u = 0 (half), +-sqrt 2 (a quarter each)
        double[] values = {0, Math.sqrt(2), -Math.sqrt(2)};
        double[] prior = {0.5, 0.25, 0.25};
        double step = step(conjugate);
        int count = (int) Math.ceil(REACH / step);
        double overlap = 0;
        double free = 0;
        double mass = 0;
        for (int s = 0; s < 2; s++) {
            double share = 0.5;
            for (int i = -count; i <= count; i++) {
                double xi = i * step;
                double weight = share * Math.exp(-0.5 * xi * xi);
                double b = conjugate * values[s] + Math.sqrt(conjugate) * xi;
                double sum = 0;
                double mean = 0;
                double top = b * b / (2 * Math.max(conjugate, 1e-300));
                for (int v = 0; v < 3; v++) {
                    double p =
                            prior[v]
                                    * Math.exp(
                                            b * values[v]
                                                    - 0.5 * conjugate * values[v] * values[v]
                                                    - top);
                    sum += p;
                    mean += p * values[v];
                }
                mass += weight;
                free += weight * (top + Math.log(sum));
                overlap += weight * values[s] * mean / sum;
            }
        }
        return new Channel(overlap / mass, free / mass);
    }

    private static Channel signsOfThree(double conjugate) {
        // P w is 0 (a quarter) or one of six vectors of squared length 8/3 (an eighth each)
        double[] x = new double[7];
        double[] y = new double[7];
        double length = Math.sqrt(8.0 / 3);
        for (int v = 1; v < 7; v++) {
            x[v] = length * Math.cos(v * Math.PI / 3);
            y[v] = length * Math.sin(v * Math.PI / 3);
        }
        double step = step(conjugate);
        int count = (int) Math.ceil(REACH / step);
        double[] totals = new double[3];
        for (int s = 0; s < 2; s++) {
            double share = s == 0 ? 0.25 : 0.75;
            for (int i = -count; i <= count; i++) {
                for (int j = -count; j <= count; j++) {
                    double xi = i * step;
                    double eta = j * step;
                    double weight = share * Math.exp(-0.5 * (xi * xi + eta * eta));
                    if (weight > 1e-17) {
                        three(conjugate, x, y, s, xi, eta, weight, totals);
                    }
                }
            }
        }
        return new Channel(totals[0] / totals[2] / 2, totals[1] / totals[2]);
    }

    private static void three(
            double conjugate,
            double[] x,
            double[] y,
            int truth,
            double xi,
            double eta,
            double weight,
            double[] totals) {
        double root = Math.sqrt(conjugate);
        double bx = conjugate * x[truth] + root * xi;
        double by = conjugate * y[truth] + root * eta;
        double top = 0;
        for (int v = 1; v < 7; v++) {
            top = Math.max(top, bx * x[v] + by * y[v] - conjugate * 4 / 3);
        }
        double sum = 0.25 * Math.exp(-top);
        double meanX = 0;
        double meanY = 0;
        for (int v = 1; v < 7; v++) {
            double p = 0.125 * Math.exp(bx * x[v] + by * y[v] - conjugate * 4 / 3 - top);
            sum += p;
            meanX += p * x[v];
            meanY += p * y[v];
        }
        totals[0] += weight * (x[truth] * meanX + y[truth] * meanY) / sum;
        totals[1] += weight * (top + Math.log(sum));
        totals[2] += weight;
    }
}
