package org.limitlab.family.teachers.batch.margin;

import org.limitlab.core.problem.NumericalFailure;

/** The classifier that minimises the sum of a loss over samples plus a quadratic penalty. */
public final class MarginClassifier {

    private MarginClassifier() {}

    /**
     * Minimises the sum of l(y (u w + b)) + penalty |w|²/2.
     *
     * @param design rows and labels
     * @param loss l
     * @param penalty above 0
     * @param bias true if b is free and not penalised
     * @return the minimiser
     * @throws NumericalFailure if it was not reached
     */
    public static Design.Fit fit(Design design, MarginLoss loss, double penalty, boolean bias) {
        if (loss == MarginLoss.LOGISTIC && bias && oneClass(design.labels())) {
            throw new NumericalFailure(
                    "all samples have one label: the logistic loss has no finite bias");
        }
        return design.solve(
                d ->
                        switch (loss) {
                            case RIDGE -> LeastSquares.solve(d, penalty, bias);
                            case HINGE -> SupportVectors.solve(d, penalty, bias);
                            case LOGISTIC -> LogisticRegression.solve(d, penalty, bias);
                        });
    }

    private static boolean oneClass(double[] labels) {
        for (double y : labels) {
            if (y != labels[0]) {
                return false;
            }
        }
        return true;
    }
}
