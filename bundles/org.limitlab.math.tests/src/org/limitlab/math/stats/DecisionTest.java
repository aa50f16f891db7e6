package org.limitlab.math.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.math.stats.Decision.REFUTED;
import static org.limitlab.math.stats.Decision.SUPPORTED;
import static org.limitlab.math.stats.Decision.UNDECIDED;

import org.junit.jupiter.api.Test;

import java.util.List;

class DecisionTest {

    private static final Region REGION = Region.around(1, 0.15);

    @Test
    void insideOutsideNeither() {
        assertEquals(SUPPORTED, Decision.of(new Interval(0.9, 1.1), REGION));
        assertEquals(REFUTED, Decision.of(new Interval(1.2, 1.3), REGION));
        assertEquals(UNDECIDED, Decision.of(new Interval(1.1, 1.2), REGION));
        assertEquals(UNDECIDED, Decision.of(Interval.UNKNOWN, REGION));
    }

    @Test
    void fewDataNeitherSupportNorRefute() {
        assertEquals(UNDECIDED, Decision.of(new Interval(0, 2), REGION));
        // wholly outside, but the claimed value is only 0.2 away from an interval of width 2
        assertEquals(UNDECIDED, Decision.of(new Interval(1.2, 3.2), REGION));
        assertEquals(REFUTED, Decision.of(new Interval(1.6, 3.6), REGION));
    }

    @Test
    void anIntervalNarrowEnoughToStopIsAlwaysClear() {
        for (double half = 0.001; half <= 0.075; half += 0.001) {
            assertTrue(REGION.excludes(new Interval(1.1501, 1.1501 + 2 * half)));
        }
    }

    @Test
    void endsBelongToClosedRegionsAlone() {
        assertTrue(Region.around(0, 1).contains(1.0));
        assertEquals(REFUTED, Decision.of(Interval.point(0), Region.above(0, 1)));
        assertEquals(SUPPORTED, Decision.of(Interval.point(0), Region.atLeast(0, 0.5)));
        assertEquals(SUPPORTED, Decision.of(Interval.point(1.5), Region.atMost(1, 0.5)));
        assertEquals(SUPPORTED, Decision.of(Interval.point(0), Region.around(0, 0)));
        assertThrows(IllegalArgumentException.class, () -> Region.around(0, -1));
        assertThrows(
                IllegalArgumentException.class, () -> new Region(0, true, 0, false, Double.NaN));
    }

    @Test
    void halfInfiniteIntervalsMayRefute() {
        Interval low = new Interval(Double.NEGATIVE_INFINITY, 0.3);
        assertEquals(REFUTED, Decision.of(low, REGION));
    }

    @Test
    void depthIsTheDistanceToTheNearestEnd() {
        assertEquals(0.15, REGION.depth(1), 1e-15);
        assertEquals(-0.85, REGION.depth(2), 1e-15);
        assertEquals(0.5, Region.atMost(1, 0).depth(0.5), 1e-15);
    }

    @Test
    void oneBrokenPointBreaksAList() {
        Decision.Component good = component(0.95, 1.05, 0.9, 1.1);
        Decision.Component wide = component(0.9, 1.1, 0.8, 1.2);
        Decision.Component broken = component(1.4, 1.5, 1.35, 1.55);
        Decision.Component suspect = component(1.2, 1.3, 1.1, 1.4);
        assertEquals(SUPPORTED, Decision.ofAll(List.of(good, wide)));
        assertEquals(REFUTED, Decision.ofAll(List.of(good, broken)));
        assertEquals(UNDECIDED, Decision.ofAll(List.of(good, suspect)));
        assertThrows(IllegalArgumentException.class, () -> Decision.ofAll(List.of()));
    }

    @Test
    void thresholdNeedsBothEdges() {
        Interval below = new Interval(0.1, 0.3);
        Interval above = new Interval(0.6, 0.9);
        Interval across = new Interval(0.4, 0.6);
        assertEquals(SUPPORTED, Threshold.decide(below, above, 0.5, true));
        assertEquals(SUPPORTED, Threshold.decide(above, below, 0.5, false));
        assertEquals(REFUTED, Threshold.decide(below, below, 0.5, true));
        assertEquals(REFUTED, Threshold.decide(above, above, 0.5, true));
        assertEquals(UNDECIDED, Threshold.decide(below, across, 0.5, true));
    }

    @Test
    void bracketEndsAtTheFirstDoubt() {
        Interval below = new Interval(0.1, 0.3);
        Interval above = new Interval(0.6, 0.9);
        Interval across = new Interval(0.4, 0.6);
        double[] x = {1, 2, 3, 4, 5};
        assertEquals(
                new Interval(2, 4),
                Threshold.bracket(x, List.of(below, below, across, above, above), 0.5, true));
        // a lone point beyond a doubtful one does not extend the run
        assertEquals(
                new Interval(1, 5),
                Threshold.bracket(x, List.of(below, across, below, across, above), 0.5, true));
        assertEquals(
                Interval.UNKNOWN,
                Threshold.bracket(x, List.of(across, across, across, across, across), 0.5, true));
    }

    @Test
    void worstPointOfAnIdentityIsNamed() {
        Identity good = Identity.of(new double[] {1e-12, -3e-11}, new double[] {1e-10, 1e-10});
        assertEquals(SUPPORTED, good.decision());
        assertEquals(1, good.index());
        Identity scaled = Identity.of(new double[] {2e-10, 1e-3}, new double[] {1e-10, 1});
        assertEquals(REFUTED, scaled.decision());
        assertEquals(0, scaled.index());
        assertEquals(
                REFUTED, Identity.of(new double[] {0, Double.NaN}, new double[] {1, 1}).decision());
        assertEquals(SUPPORTED, Identity.of(new double[] {0}, new double[] {0}).decision());
    }

    @Test
    void looksArePowersOfTwoAndWidthsAlone() {
        assertEquals(32, Stopping.firstLook(Stopping.Kind.ORDINARY, 5));
        assertEquals(128, Stopping.firstLook(Stopping.Kind.CORRECTED_RMS, 0));
        assertEquals(32, Stopping.firstLook(Stopping.Kind.MEAN, 0.9));
        assertEquals(128, Stopping.firstLook(Stopping.Kind.MEAN, -1.1));
        assertTrue(Stopping.isLook(64, 32));
        assertFalse(Stopping.isLook(96, 32));
        assertFalse(Stopping.isLook(64, 128));
        assertTrue(Stopping.isEnough(0.07, 0.074, 0.15));
        assertFalse(Stopping.isEnough(0.07, 0.076, 0.15));
    }

    private static Decision.Component component(double a, double b, double c, double d) {
        return new Decision.Component(new Interval(a, b), new Interval(c, d), REGION);
    }
}
