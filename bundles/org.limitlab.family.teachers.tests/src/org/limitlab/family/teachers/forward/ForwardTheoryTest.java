package org.limitlab.family.teachers.forward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.math.random.Streams;

/**
 * Trajectories. The numbers come from a separate program: averages by tensor Gauss-Hermite rules of
 * 13 to 22 nodes a field, without closed integrals, and scipy's RK45.
 */
class ForwardTheoryTest {

    private static Prediction solve(Network network, double... times) {
        return ForwardTheory.solve(
                network, Start.PLANTED, new Request(times, Streams.of(1, "test"), () -> false));
    }

    private static double[] values(Prediction p, String id) {
        return p.find(id).orElseThrow().values();
    }

    private static void check(Network network, double tolerance, double[] error, double[] a) {
        Prediction p = solve(network, 3, 10);
        double[] found = values(p, "generalisationError");
        for (int t = 0; t < error.length; t++) {
            assertEquals(error[t], found[t], tolerance, network.rule() + " at time " + t);
        }
        double[] overlap = values(p, "feedbackOverlap");
        assertArrayEquals(a, java.util.Arrays.copyOf(overlap, 2), 10 * tolerance);
    }

    @Test
    void alignmentsAndBackpropagationFollowTheReference() {
        check(
                Networks.preset(Rule.BP, 1, 0),
                2e-6,
                new double[] {0.11150375, 0.01716278},
                new double[] {0.1423733, 0.1039998});
        check(
                Networks.preset(Rule.AFA, 1, 0),
                2e-7,
                new double[] {0.17937403, 0.04679878},
                new double[] {0.2141187, 0.1436446});
        check(
                Networks.preset(Rule.FA, 1, 0),
                2e-7,
                new double[] {0.16394730, 0.02542401},
                new double[] {0.200632, 0.1350566});
    }

    @Test
    void secondPassesFollowTheReference() {
        check(
                Networks.preset(Rule.PEPITA, 1, 0),
                1e-6,
                new double[] {0.18608552},
                new double[] {0.4817551, 0.3423432});
        check(
                Networks.preset(Rule.PEPITA_HEBBIAN, 1, 0),
                1e-6,
                new double[] {0.19769662},
                new double[] {0.567849, 0.4502069});
        check(
                Networks.preset(Rule.FORWARD_FORWARD, 1, 0),
                1e-6,
                new double[] {0.24004713},
                new double[] {0.4200273, 0.3394387});
    }

    /** Three students, correlated teachers, feedback that overlaps with them. */
    @Test
    void generalOverlapsFollowTheReference() {
        Prediction p = solve(Networks.general(Rule.PEPITA, 0), 1, 2);
        assertArrayEquals(
                new double[] {0.26435015, 0.24419437}, values(p, "generalisationError"), 1e-6);
        double[] a = values(p, "feedbackOverlap");
        assertArrayEquals(
                new double[] {0.216628, 0.108543, -0.107508, 0.231033, 0.116218, -0.114162},
                a,
                1e-5);
    }

    /** With label noise in every average. */
    @Test
    void noisyLabelsFollowTheReference() {
        Prediction p = solve(Networks.preset(Rule.PEPITA, 0.5, 0.3), 1, 3);
        assertArrayEquals(
                new double[] {0.26683756, 0.17928909}, values(p, "generalisationError"), 5e-6);
        double[] v = values(p, "readout");
        assertEquals(0.5771284, v[2], 1e-5);
        assertEquals(0.3757915, v[3], 1e-5);
    }

    @Test
    void feedbackAndRateEnterThroughTheirProduct() {
        double[] strong =
                values(solve(Networks.preset(Rule.AFA, 4, 0.1), 1, 5), "generalisationError");
        double[] weak =
                values(solve(Networks.preset(Rule.AFA, 0.1, 0.1), 1, 5), "generalisationError");
        assertArrayEquals(strong, weak, 1e-9);
    }

    @Test
    void backpropagationDoesNotKnowTheFeedback() {
        assertArrayEquals(
                values(solve(Networks.preset(Rule.BP, 1, 0), 5), "generalisationError"),
                values(solve(Networks.preset(Rule.BP, 0.1, 0), 5), "generalisationError"),
                1e-9);
    }

    @Test
    void statedErrorsAreSmallAndHonest() {
        Prediction p = solve(Networks.preset(Rule.PEPITA, 1, 0), 3);
        Prediction.Values e = p.find("generalisationError").orElseThrow();
        assertTrue(e.error()[0] < 1e-5 && e.error()[0] > 0, "error " + e.error()[0]);
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThrows(
                NoPrediction.class,
                () ->
                        ForwardTheory.solve(
                                Networks.preset(Rule.AFA, 1, 0),
                                Start.RANDOM,
                                new Request(new double[] {1}, Streams.of(1, "test"), () -> false)));
        var apart =
                assertThrows(
                        InvalidValue.class,
                        () -> Networks.network(Rule.AFA, 1, 0, RateScaling.PLAIN, 1, 0.5, 0.2));
        assertTrue(apart.getMessage().contains("do not exist"), apart.getMessage());
        var count =
                assertThrows(
                        InvalidValue.class,
                        () ->
                                Networks.network(
                                        Rule.AFA, 1, 0, RateScaling.PLAIN, 1, 0.1, 0.2, 0.3));
        assertEquals("initialFeedbackOverlaps", count.parameter());
    }
}
