package org.limitlab.family.transformers.phases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ClusterFlowTest {

    private static double[][] at(double... angles) {
        double[][] rows = new double[angles.length][];
        for (int i = 0; i < angles.length; i++) {
            rows[i] = new double[] {Math.cos(angles[i]), Math.sin(angles[i])};
        }
        return rows;
    }

    private static double angle(double[] row) {
        return Math.atan2(row[1], row[0]);
    }

    /** The reference of the specification, and its exact difference. */
    @ParameterizedTest
    @CsvSource({"5, 1.96023, 1.57994", "10, 8.71386, 8.33357", "20, 383.1136, 382.7334"})
    void pairingTimes(double beta, double exact, double limit) {
        ClusterPair pair = new ClusterPair(beta, 1, true, 0.5, 0.5);
        double digits = beta == 20 ? 5e-5 : 5e-6;
        assertEquals(exact, pair.time(1, 0.5).value(), digits);
        assertEquals(limit, pair.pairingTime(1, 0.5).value(), digits);
        assertEquals(
                0.5 * Math.log(Math.tan(0.5) / Math.tan(0.25)),
                pair.time(1, 0.5).value() - pair.pairingTime(1, 0.5).value(),
                1e-11);
    }

    /** Angle and time invert each other; equal weights in the pairing clock have a closed form. */
    @Test
    void angleInvertsTime() {
        for (double weight : new double[] {0.5, 0.2}) {
            ClusterPair pair = new ClusterPair(4, 0.7, true, weight, 1 - weight);
            for (double to : new double[] {1.9, 0.8, 0.01, 1e-5}) {
                assertEquals(
                        to, pair.angle(2, pair.time(2, to).value()), 1e-10 * Math.max(to, 0.1));
            }
        }
        assertEquals(1, new ClusterPair(4, 1, true, 0.5, 0.5).angle(1, 0), 1e-12);
        // beta = 0: e = 1 and phi' = -sin phi, so the clock s = t/2
        ClusterPair free = new ClusterPair(0, 1, true, 0.5, 0.5);
        assertEquals(ClusterPair.closedForm(1, 1, 0.35), free.angle(1, 0.7), 1e-12);
    }

    /** Three clusters of different weights against scipy's DOP853 at 1e-12. */
    @Test
    void threeClustersFollowTheExactFlow() {
        double[] times = {0.5, 1, 2, 3};
        double[][] expected = {
            {0.02664851, 0.83530809, 2.39759367},
            {0.06303285, 0.75115579, 2.39600825},
            {0.16421118, 0.54576194, 2.39454497},
            {0.2457612, 0.40206955, 2.39394503}
        };
        ClusterFlow flow =
                new ClusterFlow(6, 1, true, at(0, 0.9, 2.4), new double[] {.5, .3, .2}, 1e-3);
        List<ClusterFlow.State> states = flow.at(times);
        for (int t = 0; t < times.length; t++) {
            for (int i = 0; i < 3; i++) {
                assertEquals(expected[t][i], angle(states.get(t).centres()[i]), 1.5e-8);
            }
        }
    }

    /** Both mergers of the same clusters against scipy with its events. */
    @Test
    void mergersOfThreeClusters() {
        ClusterFlow flow =
                new ClusterFlow(6, 1, true, at(0, 0.9, 2.4), new double[] {.5, .3, .2}, 1e-3);
        ClusterFlow.State last = flow.at(new double[] {1000}).get(0);
        assertEquals(1, last.weights().length);
        assertEquals(2, flow.mergers().size());
        assertEquals(8.072379839075024, flow.mergers().get(0).time(), 1e-6);
        assertEquals(372.7725864541521, flow.mergers().get(1).time(), 1e-4);
        assertEquals(0.8, flow.mergers().get(1).first(), 1e-12);
    }

    /** Two clusters, softmax and not, in four dimensions, against the quadrature. */
    @Test
    void twoClustersFollowThePair() {
        for (boolean softmax : new boolean[] {true, false}) {
            ClusterPair pair = new ClusterPair(5, 1, softmax, 0.3, 0.7);
            double[][] rows = {{1, 0, 0, 0}, {Math.cos(1.2), 0, Math.sin(1.2), 0}};
            ClusterFlow flow = new ClusterFlow(5, 1, softmax, rows, new double[] {0.3, 0.7}, 1e-3);
            double time = pair.time(1.2, 0.6).value();
            ClusterFlow.State state = flow.at(new double[] {0, time}).get(1);
            assertEquals(0.6, PairingChain.angle(state.centres()[0], state.centres()[1]), 1e-8);
        }
    }

    /**
     * log(time)/beta of the second merger approaches the limit's. The times themselves do not: the
     * first merger happens off by O(beta^-1/2) of its limit's place, and e^(c beta) feels that.
     */
    @Test
    void chainApproachesTheExponentOfTheExactTimes() {
        double[] weights = {.5, .3, .2};
        double last = Double.POSITIVE_INFINITY;
        for (double beta : new double[] {10, 20, 40}) {
            ClusterFlow flow = new ClusterFlow(beta, 1, true, at(0, 0.9, 2.4), weights, 0.01);
            flow.at(new double[] {1e35});
            double[] limit =
                    PairingChain.times(
                            new ClusterPair(beta, 1, true, .5, .5), at(0, 0.9, 2.4), weights, 0.01);
            assertEquals(2, limit.length);
            double gap = Math.abs(Math.log(limit[1] / flow.mergers().get(1).time())) / beta;
            assertTrue(gap < last, "gap " + gap + " at beta " + beta);
            last = gap;
        }
        assertTrue(last < 0.03, "gap " + last);
    }

    /** Coincident clusters are one from the start; antipodal ones stay. */
    @Test
    void coincidentAndAntipodal() {
        ClusterFlow same =
                new ClusterFlow(9, 1, true, at(1, 1, 2), new double[] {.25, .25, .5}, 1e-3);
        assertEquals(2, same.at(new double[] {0}).get(0).weights().length);
        assertEquals(0, same.mergers().size());
        ClusterFlow apart =
                new ClusterFlow(9, 1, true, at(0, Math.PI), new double[] {.5, .5}, 1e-3);
        assertEquals(2, apart.at(new double[] {100}).get(0).weights().length);
    }
}
