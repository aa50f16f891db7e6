package org.limitlab.family.teachers.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.math.ode.DormandPrince;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class TwoLayerLearnerTest {

    private static final double[][] Q = {{.6, .2}, {.2, .5}};
    private static final double[][] R = {{.3, .1}, {-.1, .25}};
    private static final double[][] T = {{1, .3}, {.3, .8}};
    private static final double[] C = {
        .6, .2, .3, .1, //
        .2, .5, -.1, .25, //
        .3, -.1, 1, .3, //
        .1, .25, .3, .8
    };
    private static final double[] V = {.9, -.4};
    private static final OverlapShape SHAPE = OverlapShape.of(2, 2);
    private static final OverlapField FIELD = new OverlapField(SHAPE, T);
    private static final Streams STREAMS = Streams.of(11, "test");

    private static TwoLayerLearner.Randomness randomness(long replica) {
        return new TwoLayerLearner.Randomness(
                STREAMS.source(Purpose.DATA).open(replica),
                STREAMS.source(Purpose.NOISE).open(replica),
                STREAMS.source(Purpose.CHOICE).open(replica));
    }

    @Test
    void oneStepByHand() {
        double[] weights = {1, .5, -.5, .2, .3, 1}; // two students and a teacher in two dimensions
        OverlapShape shape = OverlapShape.of(2, 1);
        TwoLayerLearner learner =
                new TwoLayerLearner(shape, weights, 2, new double[][] {V}, randomness(0));
        RandomStream data = STREAMS.source(Purpose.DATA).open(0);
        double x = data.nextGaussian();
        double y = data.nextGaussian();
        double zeta = STREAMS.source(Purpose.NOISE).open(0).nextGaussian();
        double root = Math.sqrt(2);
        double first = (x + .5 * y) / root;
        double second = (-.5 * x + .2 * y) / root;
        double label = .7 * erf((.3 * x + y) / root) + .1 * zeta;
        double error = .9 * erf(first) - .4 * erf(second) - label;
        var rule = LearningRule.backpropagation(.8, .5, .1, new double[] {.7});
        assertEquals(error, learner.step(rule), 1e-12);
        double slope = Math.sqrt(2 / Math.PI) * Math.exp(-first * first / 2);
        assertEquals(1 - .8 / root * error * .9 * slope * x, weights[0], 1e-12);
        assertEquals(.5 - .8 / root * error * .9 * slope * y, weights[1], 1e-12);
        assertEquals(.3, weights[4]);
        double[] state = new double[shape.size()];
        learner.state(state);
        assertEquals(.9 - .25 * error * erf(first), state[shape.v(0, 0)], 1e-12);
        assertEquals((weights[0] * .3 + weights[1]) / 2, state[shape.r(0, 0)], 1e-12);
        assertEquals(error * error / 2, learner.lossSum(), 1e-12);
    }

    private static double erf(double x) {
        return 2 * org.limitlab.math.special.NormalCdf.of(x) - 1;
    }

    /**
     * For R and v the mean of one step is the right-hand side at every N; for Q only up to 1/N. At
     * 150 000 samples a deviation of a hundredth of a typical entry would be seen.
     */
    @Test
    void meanOfOneStepIsTheRightHandSideInEightDimensions() {
        compare(LearningRule.backpropagation(.8, .5, .3, new double[] {1, .7}));
        compare(LearningRule.backpropagation(.8, .5, .3, new double[] {1, .7}).withActivation(.6));
        compare(
                LearningRule.backpropagation(.8, .5, .3, new double[] {1, .7})
                        .withFeedback(new LearningRule.Fixed(new double[] {.35, -.6})));
        compare(
                LearningRule.backpropagation(.8, .5, .3, new double[] {1, 0})
                        .withFeedback(new LearningRule.Overlap(1)));
    }

    private static void compare(LearningRule rule) {
        int n = 8;
        int samples = 150_000;
        double[] start = SHAPE.state(Q, R, V);
        double[] slope = new double[start.length];
        FIELD.derivative(rule, start, slope);
        double[] weights = PlantedVectors.draw(C, 4, n, STREAMS.source(Purpose.INITIAL).open(0));
        var random = randomness(1);
        double[] sum = new double[start.length];
        double[] squares = new double[start.length];
        double[] state = new double[start.length];
        for (int s = 0; s < samples; s++) {
            var learner =
                    new TwoLayerLearner(SHAPE, weights.clone(), n, new double[][] {V}, random);
            learner.step(rule);
            learner.state(state);
            for (int i = 0; i < state.length; i++) {
                double change = n * (state[i] - start[i]);
                sum[i] += change;
                squares[i] += change * change;
            }
        }
        for (int i = SHAPE.r(0, 0); i < state.length; i++) {
            double mean = sum[i] / samples;
            double error = Math.sqrt((squares[i] / samples - mean * mean) / samples);
            assertEquals(slope[i], mean, 4.5 * error, "entry " + i + " of " + rule);
            assertTrue(error < .01, () -> "standard error " + error);
        }
    }

    /** Oracle (vi): planted overlaps, standard errors over 64 replicas, dropout and readout too. */
    @Test
    void finiteNetworksFollowTheEquations() {
        follow(LearningRule.backpropagation(.8, .5, .3, new double[] {1, .7}), 1);
        follow(
                LearningRule.backpropagation(.8, .5, .3, new double[] {1, .7}).withActivation(.7),
                .7);
    }

    private static void follow(LearningRule rule, double rescaling) {
        int n = 400;
        int replicas = 64;
        double until = 2;
        double[] start = SHAPE.state(Q, R, V);
        double[] limit = DormandPrince.of(1e-9, 1e-9).solve(FIELD.at(rule), 0, start, until).last();
        double expected = FIELD.generalisationError(limit, rule.target(), 0, rescaling);
        double sum = 0;
        double squares = 0;
        double[] state = new double[start.length];
        for (int replica = 0; replica < replicas; replica++) {
            double[] weights =
                    PlantedVectors.draw(C, 4, n, STREAMS.source(Purpose.INITIAL).open(replica));
            var learner =
                    new TwoLayerLearner(
                            SHAPE, weights, n, new double[][] {V}, randomness(100 + replica));
            for (int step = 0; step < until * n; step++) {
                learner.step(rule);
            }
            learner.state(state);
            double error = FIELD.generalisationError(state, rule.target(), 0, rescaling);
            sum += error;
            squares += error * error;
        }
        double mean = sum / replicas;
        double deviation = Math.sqrt((squares / replicas - mean * mean) / replicas);
        assertEquals(expected, mean, 4 * deviation + 1.0 / n * .5);
        assertTrue(deviation < .02 * expected);
    }

    @Test
    void feedbackOverlapsAreFollowedExactly() {
        OverlapShape shape = new OverlapShape(2, 1, 1, 1);
        double[] weights = PlantedVectors.draw(C, 4, 50, STREAMS.source(Purpose.INITIAL).open(7));
        LearningRule rule =
                LearningRule.backpropagation(.8, .5, .3, new double[] {1})
                        .withFeedback(new LearningRule.Overlap(1));
        var learner =
                new TwoLayerLearner(shape, weights.clone(), 50, new double[][] {V}, randomness(7));
        var again =
                new TwoLayerLearner(shape, weights.clone(), 50, new double[][] {V}, randomness(7));
        double[] state = new double[shape.size()];
        for (int step = 0; step < 200; step++) {
            learner.step(rule);
            // the same by hand: feedback read off the weights before each step
            again.state(state);
            double[] now = {state[shape.r(0, 1)], state[shape.r(1, 1)]};
            again.step(rule.withFeedback(new LearningRule.Fixed(now)));
        }
        double[] other = new double[shape.size()];
        learner.state(state);
        again.state(other);
        for (int i = 0; i < state.length; i++) {
            assertEquals(other[i], state[i], 1e-11);
        }
    }
}
