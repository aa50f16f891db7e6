package org.limitlab.family.teachers.batch.classes;

/**
 * Averages over the centred field omega = sqrt(q) P z of a learner that knows the teacher's field
 * up to the variance V = 1 - q.
 *
 * @param q squared overlap, in [0, 1)
 * @param information sum over y of E |G_y|²/P_y, divided by k - 1, with G = dP/domega: the
 *     conjugate overlap is alpha times this
 * @param logLikelihood E sum_y P_y log P_y, 0 or less
 * @param error share of new inputs whose label is not the largest component of omega
 * @param numerical absolute error of the quadrature, where points are quasi-random
 */
record LabelAverages(
        double q, double information, double logLikelihood, double error, double numerical) {

    private static final double NEGLIGIBLE = 1e-14;

    /**
     * The averages.
     *
     * @param classes k
     * @param q in [0, 1)
     */
    static LabelAverages of(int classes, double q) {
        double variance = 1 - q;
        double scale = q > 0 ? Math.sqrt(variance / q) : 1;
        FieldNodes nodes = FieldNodes.of(classes, scale);
        LabelAverages full = over(nodes, q, nodes.size(), 0);
        if (classes <= 3) {
            return full;
        }
        LabelAverages half = over(nodes, q, nodes.size() / 2, 0);
        double change =
                Math.max(
                        Math.abs(full.information / half.information - 1),
                        Math.abs(full.error - half.error));
        return new LabelAverages(q, full.information, full.logLikelihood, full.error, change);
    }

    private static LabelAverages over(FieldNodes nodes, double q, int count, double numerical) {
        int k = nodes.classes;
        LabelLaw law = new LabelLaw(k);
        double[] omega = new double[k];
        double[] gradient = new double[k];
        double root = Math.sqrt(q);
        double variance = 1 - q;
        double information = 0;
        double logLikelihood = 0;
        double right = 0;
        double mass = 0;
        for (int n = 0; n < count; n++) {
            int largest = 0;
            for (int j = 0; j < k; j++) {
                omega[j] = root * nodes.points[n * k + j];
                largest = omega[j] > omega[largest] ? j : largest;
            }
            double weight = nodes.weights[n];
            mass += weight;
            for (int y = 0; y < k; y++) {
                double p = law.probability(omega, 0, variance, y, gradient);
                if (p > NEGLIGIBLE) {
                    double square = 0;
                    for (int j = 0; j < k; j++) {
                        square += gradient[j] * gradient[j];
                    }
                    information += weight * square / p;
                    logLikelihood += weight * p * Math.log(p);
                }
                right += y == largest ? weight * p : 0;
            }
        }
        return new LabelAverages(
                q, information / mass / (k - 1), logLikelihood / mass, 1 - right / mass, numerical);
    }
}
