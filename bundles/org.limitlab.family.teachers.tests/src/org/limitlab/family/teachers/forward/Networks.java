package org.limitlab.family.teachers.forward;

/** Networks for tests. */
final class Networks {

    private static final double[] NONE = {};

    private Networks() {}

    /** The start of the specification: students share F and mix with the other's teacher. */
    static Network preset(Rule rule, double feedbackScale, double noise) {
        return network(rule, feedbackScale, noise, RateScaling.INVERSE_FEEDBACK, 1, 0.3, 0.2);
    }

    static Network network(
            Rule rule,
            double feedbackScale,
            double noise,
            RateScaling scaling,
            double rate,
            double... feedbackOverlaps) {
        return Network.of(
                new Network.Words(
                        rule,
                        2,
                        2,
                        rate,
                        scaling,
                        0.5,
                        feedbackScale,
                        noise,
                        new double[][] {{1}},
                        new double[] {1},
                        new double[][] {{0.19, 0.06}, {0.06, 0.14}},
                        new double[][] {{0, 0.1}, {0.1, 0}},
                        feedbackOverlaps,
                        new double[] {0},
                        new double[] {0.5, 0.3},
                        NONE));
    }

    /** Three students, two correlated teachers, feedback that overlaps with both. */
    static Network general(Rule rule, double noise) {
        return Network.of(
                new Network.Words(
                        rule,
                        3,
                        2,
                        0.7,
                        RateScaling.PLAIN,
                        0.3,
                        0.7,
                        noise,
                        new double[][] {{1, 0.2}, {0.2, 0.9}},
                        new double[] {1, 0.8},
                        new double[][] {{0.5, 0.1, 0.05}, {0.1, 0.4, 0.02}, {0.05, 0.02, 0.6}},
                        new double[][] {{0.2, 0.1}, {0, 0.3}, {0.1, 0.1}},
                        new double[] {0.2 / 0.7, 0.1 / 0.7, -0.1 / 0.7},
                        new double[] {0.1, -0.1 / 0.7},
                        new double[] {0.6, 0.5, 0.4},
                        NONE));
    }

    /** Students that are their teachers already; the feedback overlaps with both. */
    static Network solved(Rule rule) {
        double[][] overlaps = {{1, 0.2}, {0.2, 0.9}};
        return Network.of(
                new Network.Words(
                        rule,
                        2,
                        2,
                        1,
                        RateScaling.PLAIN,
                        0.5,
                        1,
                        0,
                        overlaps,
                        new double[] {1, 0.8},
                        overlaps,
                        overlaps,
                        new double[] {0.3, -0.2},
                        new double[] {0.3, -0.2},
                        new double[] {1, 0.8},
                        NONE));
    }
}
