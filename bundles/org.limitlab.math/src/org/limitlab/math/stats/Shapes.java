package org.limitlab.math.stats;

/** Checks of what estimators are given. */
final class Shapes {

    private Shapes() {}

    static void check(DecayLaw law, double[][] samples, boolean shared) {
        if (samples.length != law.count()) {
            throw new IllegalArgumentException(
                    samples.length + " rows of replicas for " + law.count() + " points");
        }
        for (int i = 0; i < samples.length; i++) {
            if (samples[i].length == 0 || shared && samples[i].length != samples[0].length) {
                throw new IllegalArgumentException(
                        samples[i].length
                                + " replicas at "
                                + law.axis(i)
                                + ", but "
                                + samples[0].length
                                + " at "
                                + law.axis(0));
            }
            for (int r = 0; r < samples[i].length; r++) {
                if (!Double.isFinite(samples[i][r])) {
                    throw new IllegalArgumentException(
                            "replica " + r + " at " + law.axis(i) + " is not finite");
                }
            }
        }
    }
}
