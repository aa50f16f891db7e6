package org.limitlab.report.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class DecimationTest {
    private static final int POINTS = 20_000;
    private static final int COLUMNS = 100;

    private static Samples noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Samples.of(
                IntStream.range(0, POINTS).mapToDouble(i -> random.nextGaussian()).toArray());
    }

    @Test
    void everyColumnKeepsItsExtremesAndItsEnds() {
        Samples x = Samples.range(0, 1, POINTS);
        Samples y = noise(3);
        int[] kept = new Decimation(Scale.LINEAR, 0, 1, COLUMNS).keep(x, y);
        assertTrue(kept.length <= 4 * (COLUMNS + 1), () -> kept.length + " points");
        boolean[] isKept = new boolean[POINTS];
        Arrays.stream(kept).forEach(i -> isKept[i] = true);
        for (int column = 0; column < COLUMNS; column++) {
            double from = (double) column / COLUMNS;
            double to = (column + 1.0) / COLUMNS;
            int[] inside =
                    IntStream.range(0, POINTS)
                            .filter(i -> x.at(i) >= from + 1e-9 && x.at(i) < to - 1e-9)
                            .toArray();
            double low = Arrays.stream(inside).mapToDouble(y::at).min().orElseThrow();
            double high = Arrays.stream(inside).mapToDouble(y::at).max().orElseThrow();
            assertTrue(
                    Arrays.stream(inside).anyMatch(i -> isKept[i] && y.at(i) == low),
                    "lowest of column " + column);
            assertTrue(
                    Arrays.stream(inside).anyMatch(i -> isKept[i] && y.at(i) == high),
                    "highest of column " + column);
        }
        assertTrue(isKept[0] && isKept[POINTS - 1]);
    }

    @Test
    void fewPointsStayAsTheyAre() {
        Samples x = Samples.range(0, 1, 50);
        int[] kept = new Decimation(Scale.LINEAR, 0, 1, 40).keep(x, x);
        assertArrayEquals(IntStream.range(0, 50).toArray(), kept);
    }

    @Test
    void gapsSurvive() {
        double[] y = noise(4).toArray();
        Arrays.fill(y, 8_000, 8_020, Double.NaN);
        int[] kept =
                new Decimation(Scale.LINEAR, 0, 1, 10)
                        .keep(Samples.range(0, 1, POINTS), Samples.of(y));
        assertTrue(Arrays.stream(kept).anyMatch(i -> Double.isNaN(y[i])));
    }

    @Test
    void logarithmicColumnsFollowTheAxis() {
        Samples x = Samples.logRange(1, 1e6, POINTS);
        int[] kept = new Decimation(Scale.LOG, 1, 1e6, COLUMNS).keep(x, noise(5));
        long below1000 = Arrays.stream(kept).filter(i -> x.at(i) < 1000).count();
        assertEquals(0.5, (double) below1000 / kept.length, 0.02);
    }

    @Test
    void envelopeCoversTheWholeBand() {
        Samples x = Samples.range(0, 1, POINTS);
        Samples lower = noise(6);
        Samples upper = lower.map(v -> v + 1);
        double[][] drawn = new Decimation(Scale.LINEAR, 0, 1, COLUMNS).envelope(x, lower, upper);
        assertTrue(drawn[0].length <= 2 * (COLUMNS + 1));
        int at = 0;
        for (int i = 0; i < POINTS; i++) {
            while (at + 1 < drawn[0].length
                    && drawn[0][at + 1] <= x.at(i)
                    && drawn[0][at + 1] > drawn[0][at]) {
                at++;
            }
            boolean covered = false;
            for (int k = Math.max(0, at - 1); k <= Math.min(at + 1, drawn[0].length - 1); k++) {
                covered |= drawn[1][k] <= lower.at(i) && drawn[2][k] >= upper.at(i);
            }
            assertTrue(covered, "point " + i);
        }
    }
}
