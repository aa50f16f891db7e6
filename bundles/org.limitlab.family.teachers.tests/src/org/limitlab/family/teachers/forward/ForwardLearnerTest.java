package org.limitlab.family.teachers.forward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.theory.Request;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.family.teachers.online.PlantedVectors;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;
import org.limitlab.math.special.NormalLaw;

class ForwardLearnerTest {

    private static RandomStream stream(Purpose purpose, long replica) {
        return Streams.of(8, "forward").source(purpose).open(replica);
    }

    private static double[] weights(Network network, int dimension, long replica) {
        return PlantedVectors.draw(
                network.covariance(),
                network.shape().fields(),
                dimension,
                stream(Purpose.INITIAL, replica));
    }

    private static ForwardLearner learner(Network network, int dimension, long replica) {
        return new ForwardLearner(
                network,
                weights(network, dimension, replica),
                dimension,
                stream(Purpose.DATA, replica),
                stream(Purpose.NOISE, replica));
    }

    /** The rules as they are defined, with the second input written out, against the learner. */
    @Test
    void stepsAreThoseOfTheDefinition() {
        int dimension = 13;
        for (Rule rule : Rule.values()) {
            Network network = Networks.general(rule, 0.3);
            OverlapShape shape = network.shape();
            ForwardLearner learner = learner(network, dimension, 0);
            double[] w = weights(network, dimension, 0);
            double[] v = network.readout().clone();
            RandomStream data = stream(Purpose.DATA, 0);
            RandomStream noise = stream(Purpose.NOISE, 0);
            for (int step = 0; step < 40; step++) {
                learner.step();
                naive(network, w, v, dimension, data, noise);
            }
            double[] state = new double[shape.size()];
            learner.state(state);
            int n = shape.fields();
            for (int k = 0; k < shape.students(); k++) {
                assertEquals(v[k], state[shape.v(0, k)], 1e-12, rule.name());
                double a = dot(w, k, w, n - 1, dimension) / dimension;
                assertEquals(a, state[shape.r(k, 2)], 1e-12, rule.name());
                assertEquals(a, learner.followedOverlap(k), 1e-12, rule.name());
                double q = dot(w, k, w, k, dimension) / dimension;
                assertEquals(q, state[shape.q(k, k)], 1e-12, rule.name());
            }
        }
    }

    private static void naive(
            Network network,
            double[] w,
            double[] v,
            int dimension,
            RandomStream data,
            RandomStream noise) {
        int k = network.shape().students();
        int n = network.shape().fields();
        double root = Math.sqrt(dimension);
        double[] x = new double[dimension];
        data.fillGaussian(x, 0, dimension);
        double e = -network.noise() * noise.nextGaussian();
        for (int i = 0; i < n - 1; i++) {
            double output = g(dot(w, i, x, 0, dimension) / root);
            e += i < k ? v[i] * output : -network.target()[i - k] * output;
        }
        double[] wrong = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            wrong[j] = x[j] - w[(n - 1) * dimension + j] * e / root;
        }
        for (int i = 0; i < k; i++) {
            double first = dot(w, i, x, 0, dimension) / root;
            double second = dot(w, i, wrong, 0, dimension) / root;
            double overlap = dot(w, i, w, n - 1, dimension) / dimension;
            double a1 =
                    switch (network.rule()) {
                        case BP -> v[i] * e * slope(first);
                        case FA -> network.fixedFeedback()[i] * e * slope(first);
                        case AFA -> overlap * e * slope(first);
                        case PEPITA -> 0;
                        case PEPITA_HEBBIAN -> g(first);
                        case FORWARD_FORWARD -> g(first) * slope(first);
                    };
            double a2 =
                    switch (network.rule()) {
                        case BP, FA, AFA -> 0;
                        case PEPITA -> g(first) - g(second);
                        case PEPITA_HEBBIAN -> -g(second);
                        case FORWARD_FORWARD -> -g(second) * slope(second);
                    };
            for (int j = 0; j < dimension; j++) {
                w[i * dimension + j] -= network.rate() / root * (a1 * x[j] + a2 * wrong[j]);
            }
            v[i] -= network.readoutRate() / dimension * e * g(first);
        }
    }

    private static double dot(double[] a, int i, double[] b, int j, int length) {
        double sum = 0;
        for (int m = 0; m < length; m++) {
            sum += a[i * length + m] * b[j * length + m];
        }
        return sum;
    }

    private static double g(double x) {
        return 2 * NormalLaw.cdf(x) - 1;
    }

    private static double slope(double x) {
        return 2 * NormalLaw.density(x);
    }

    /** Twice the feedback at half the rate: the same weights, step by step. */
    @Test
    void networksKnowOnlyTheProductOfFeedbackAndRate() {
        double[] one = after200Steps(1);
        double[] other = after200Steps(8);
        OverlapShape shape = Networks.preset(Rule.AFA, 1, 0).shape();
        for (int i = 0; i < one.length; i++) {
            boolean feedback = i == shape.r(0, 2) || i == shape.r(1, 2);
            assertEquals(one[i], other[i] / (feedback ? 8 : 1), 1e-11);
        }
    }

    private static double[] after200Steps(double feedbackScale) {
        int dimension = 50;
        double[] weights = weights(Networks.preset(Rule.AFA, 1, 0.2), dimension, 3);
        for (int j = 4 * dimension; j < weights.length; j++) {
            weights[j] *= feedbackScale;
        }
        Network network = Networks.preset(Rule.AFA, feedbackScale, 0.2);
        ForwardLearner learner =
                new ForwardLearner(
                        network,
                        weights,
                        dimension,
                        stream(Purpose.DATA, 3),
                        stream(Purpose.NOISE, 3));
        for (int step = 0; step < 200; step++) {
            learner.step();
        }
        double[] state = new double[network.shape().size()];
        learner.state(state);
        return state;
    }

    /**
     * Means of 400 networks of N = 200 at time 1 within 4.5 standard errors and the finite size,
     * 0.6/N, of every order parameter: an error of the equations of 1 % of a rate is seen.
     */
    @Test
    void networksFollowTheirOrderParameters() {
        int dimension = 200;
        int replicas = 400;
        for (Rule rule : Rule.values()) {
            Network network = Networks.preset(rule, 1, 0.2);
            int size = network.shape().size();
            double[] mean = new double[size];
            double[] square = new double[size];
            double[] state = new double[size];
            for (int r = 0; r < replicas; r++) {
                ForwardLearner learner = learner(network, dimension, r);
                for (int step = 0; step < dimension; step++) {
                    learner.step();
                }
                learner.state(state);
                for (int i = 0; i < size; i++) {
                    mean[i] += state[i] / replicas;
                    square[i] += state[i] * state[i] / replicas;
                }
            }
            double[] limit = limit(network);
            for (int i = 0; i < size; i++) {
                double error = Math.sqrt((square[i] - mean[i] * mean[i]) / replicas);
                assertEquals(limit[i], mean[i], 4.5 * error + 0.6 / dimension, rule + " " + i);
                assertTrue(error < 0.01, "too noisy to see anything");
            }
        }
    }

    private static double[] limit(Network network) {
        var request = new Request(new double[] {1}, Streams.of(1, "test"), () -> false);
        var p = ForwardTheory.solve(network, Start.PLANTED, request);
        double[] q = p.find("studentOverlaps").orElseThrow().values();
        double[] r = p.find("teacherOverlap").orElseThrow().values();
        double[] a = p.find("feedbackOverlap").orElseThrow().values();
        double[] v = p.find("readout").orElseThrow().values();
        return network.shape()
                .state(
                        new double[][] {{q[0], q[1]}, {q[2], q[3]}},
                        new double[][] {{r[0], r[1], a[0]}, {r[2], r[3], a[1]}},
                        v);
    }

    @Test
    void startsAreExactlyAsPlanted() {
        Network network = Networks.general(Rule.AFA, 0);
        ForwardLearner learner = learner(network, 40, 1);
        double[] state = new double[network.shape().size()];
        learner.state(state);
        assertArrayEquals(network.state(), state, 1e-13);
    }
}
