package org.limitlab.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.chart.Tick;

import java.util.List;
import java.util.SplittableRandom;

class TicksTest {
    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().filter(t -> !t.isMinor()).map(t -> t.label().toString()).toList();
    }

    @Test
    void gapsFromThreeThousandthsToATenthAreMarkedOneTwoFive() {
        assertEquals(
                List.of("0.005", "0.01", "0.02", "0.05", "0.1"),
                labels(Ticks.logarithmic(0.003, 0.11, 8)));
    }

    @Test
    void minorMarksStandBetweenAndAreNotRepeated() {
        List<Tick> ticks = Ticks.logarithmic(1, 100, 8);
        assertEquals(List.of("1", "2", "5", "10", "20", "50", "100"), labels(ticks));
        assertEquals(19, ticks.size());
        assertEquals(19, ticks.stream().mapToDouble(Tick::at).distinct().count());
    }

    @Test
    void manyDecadesAreMarkedByPowersWithAStride() {
        List<String> labels = labels(Ticks.logarithmic(1e-12, 1, 5));
        assertEquals(
                List.of("10^(\u221212)", "10^(\u22129)", "10^(\u22126)", "10^(\u22123)", "10^0"),
                labels);
    }

    @Test
    void narrowLogarithmicRangeFallsBackToEvenSteps() {
        assertEquals(
                List.of("0.30", "0.32", "0.34", "0.36", "0.38"),
                labels(Ticks.logarithmic(0.295, 0.385, 6)));
    }

    @Test
    void linearStepsAreOneTwoOrFive() {
        assertEquals(
                List.of("0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"),
                labels(Ticks.linear(0, 3, 8)));
        assertEquals(List.of("\u22125", "0", "5"), labels(Ticks.linear(-6, 7, 4)));
        assertEquals(List.of("0", "20", "40", "60"), labels(Ticks.linear(0, 70, 5)));
    }

    @Test
    void smallNumbersAreTypesetAsPowers() {
        assertEquals(
                List.of("0", "10^(\u22127)", "2\u2009\u00d7\u200910^(\u22127)"),
                labels(Ticks.linear(0, 2.2e-7, 4)));
    }

    @Test
    void marksLieInsideTheRangeAndNeverCrowd() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 2000; round++) {
            double lower = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-8, 8));
            double upper =
                    lower
                            + random.nextDouble(0.01, 1) * Math.pow(10, random.nextInt(-8, 8))
                            + Math.abs(lower) * 1e-6;
            int room = random.nextInt(2, 12);
            check(Ticks.choose(Scale.LINEAR, lower, upper, room), lower, upper, room, round);
            double from = Math.pow(10, random.nextDouble(-8, 8));
            double to = from * Math.pow(10, random.nextDouble(0.05, 10));
            check(Ticks.choose(Scale.LOG, from, to, room), from, to, room, round);
        }
    }

    private static void check(List<Tick> ticks, double lower, double upper, int room, int round) {
        String where =
                "round " + round + ": " + ticks + " in " + lower + " .. " + upper + ", room "
                        + room;
        double slack = 1e-6 * (upper - lower);
        assertTrue(
                ticks.stream().allMatch(t -> t.at() >= lower - slack && t.at() <= upper + slack),
                where);
        long labelled = ticks.stream().filter(t -> !t.isMinor()).count();
        assertTrue(labelled >= 1 && labelled <= Math.max(2, room), where);
        assertEquals(labelled, labels(ticks).stream().distinct().count(), where);
    }
}
