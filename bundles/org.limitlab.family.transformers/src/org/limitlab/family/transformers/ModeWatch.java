package org.limitlab.family.transformers;

/** Which degree first reached the threshold amplitude, and when; one a replica. */
final class ModeWatch {

    private final double threshold;
    private int winner;
    private double passage = Double.POSITIVE_INFINITY;

    ModeWatch(double threshold) {
        this.threshold = threshold;
    }

    /** True until a degree has won. */
    boolean isWaiting() {
        return winner == 0;
    }

    /**
     * Looks at amplitudes; where several have reached the threshold the largest wins.
     *
     * @param power squared amplitudes of degrees 1, 2, ...
     */
    void see(double[] power, int degrees, double time) {
        double best = threshold * threshold;
        for (int k = 0; k < degrees; k++) {
            if (power[k] >= best) {
                best = power[k];
                winner = k + 1;
                passage = time;
            }
        }
    }

    /** The degree that won; 0 for none yet. */
    int winner() {
        return winner;
    }

    /** Time at which it did, at the end of a step; infinite for none yet. */
    double passage() {
        return passage;
    }
}
