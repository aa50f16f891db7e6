package org.limitlab.family.teachers.batch.margin;

/**
 * The hinge loss with a free bias and unequal clusters for lambda to infinity, where m, V and
 * sqrt(Delta q) shrink together and the larger cluster sits at the kink.
 *
 * <p>With s = sqrt(Delta q), V = kappa s and rho the larger share, all of the smaller cluster has f
 * = 1, and the larger one a window of width kappa with mean force (1 - rho)/rho. Its mass P gives s
 * = Delta (1 - alpha rho P)/(lambda kappa): where alpha rho P &gt;= 1 the weights vanish, at every
 * penalty, because multipliers with a vanishing sum a y x exist.
 *
 * @param s sqrt(Delta q) at the penalty of the mixture; 0 where the weights vanish
 * @param m overlap
 * @param v response V
 */
record HingeAtLargePenalty(double s, double m, double v) {

    static HingeAtLargePenalty of(Mixture mixture) {
        double rho = Math.max(mixture.rho(), 1 - mixture.rho());
        double rare = 1 - rho;
        double alpha = mixture.alpha();
        double delta = mixture.delta();
        double kappa = 1;
        MarginLoss.Averages window = null;
        for (int i = 0; i < 500; i++) {
            window = window(kappa, rare / rho);
            double next =
                    Math.sqrt(
                            delta
                                    / (4 * alpha * alpha * rare * rare
                                            + alpha * delta * (rho * window.square() + rare)));
            double change = Math.abs(next - kappa);
            kappa = 0.5 * (kappa + next);
            if (change < 1e-13 * kappa) {
                break;
            }
        }
        double mass = window.stiffness() * kappa;
        double s = Math.max(0, delta * (1 - alpha * rho * mass) / (mixture.lambda() * kappa));
        return new HingeAtLargePenalty(s, 2 * kappa * alpha * rare / delta * s, kappa * s);
    }

    /** The window of width kappa, in units of s, where the mean force is the given one. */
    private static MarginLoss.Averages window(double kappa, double force) {
        double low = -60 - kappa;
        double high = 60 + kappa;
        for (int i = 0; i < 200 && high - low > 1e-14 * (1 + Math.abs(low)); i++) {
            double middle = 0.5 * (low + high);
            if (MarginLoss.HINGE.averages(middle, 1, kappa).force() > force) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return MarginLoss.HINGE.averages(0.5 * (low + high), 1, kappa);
    }
}
