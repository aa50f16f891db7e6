package org.limitlab.math.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class CircleDistanceTest {

    @Test
    void twoPointsAreAnArcApart() {
        double[] a = {0.1};
        assertEquals(0.2, CircleDistance.betweenPoints(a, new double[] {2 * Math.PI - 0.1}), 1e-14);
        assertEquals(Math.PI, CircleDistance.betweenPoints(a, new double[] {0.1 + Math.PI}), 1e-14);
        assertEquals(0, CircleDistance.betweenPoints(a, new double[] {0.1 - 4 * Math.PI}), 1e-14);
    }

    /** A rotation by delta of n equispaced points moves each by delta, up to half their spacing. */
    @Test
    void rotatedLatticesAreTheRotationApart() {
        double[] a = new double[7];
        double[] b = new double[7];
        for (int i = 0; i < 7; i++) {
            a[i] = 2 * Math.PI * i / 7;
            b[i] = a[i] + 0.3;
        }
        assertEquals(0.3, CircleDistance.betweenPoints(a, b), 1e-14);
    }

    /** A point is pi/2 from the uniform law; n equispaced points are pi/(2 n). */
    @Test
    void distanceToTheUniformLawIsKnown() {
        double[] cdf = {0, 0.25, 0.5, 0.75, 1};
        assertEquals(Math.PI / 2, CircleDistance.toLaw(new double[] {1.234}, cdf), 1e-13);
        assertEquals(Math.PI / 2, CircleDistance.toLaw(new double[] {0}, cdf), 1e-13);
        double[] lattice = {0.2, 0.2 + 2 * Math.PI / 3, 0.2 + 4 * Math.PI / 3};
        assertEquals(Math.PI / 6, CircleDistance.toLaw(lattice, cdf), 1e-13);
    }

    /** The best matching of n points on the circle is a cyclic shift: tried one by one. */
    @RepeatedTest(10)
    void equalsTheBestCyclicMatching(RepetitionInfo info) {
        RandomStream stream =
                Streams.of(5, "circle").source(Purpose.INITIAL).open(info.getCurrentRepetition());
        int n = 9;
        double[] a = stream.doubles(n).map(u -> 2 * Math.PI * u).sorted().toArray();
        double[] b = stream.doubles(n).map(u -> 1 + 2 * u).sorted().toArray();
        double best = Double.POSITIVE_INFINITY;
        for (int shift = 0; shift < n; shift++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double arc = a[i] - b[(i + shift) % n];
                sum += Math.abs(Math.IEEEremainder(arc, 2 * Math.PI));
            }
            best = Math.min(best, sum / n);
        }
        assertEquals(best, CircleDistance.betweenPoints(a, b), 1e-13);
    }

    @Test
    void manyPointsAndALawAgreeWithTwoClouds() {
        RandomStream stream = Streams.of(6, "circle").source(Purpose.INITIAL).open(0);
        double[] points = stream.doubles(50).map(u -> 2 * Math.PI * u * u).toArray();
        double[] cdf = new double[65];
        double[] fine = new double[20_000];
        for (int g = 0; g <= 64; g++) {
            cdf[g] = (double) g / 64;
        }
        for (int i = 0; i < fine.length; i++) {
            fine[i] = 2 * Math.PI * (i + 0.5) / fine.length;
        }
        assertEquals(
                CircleDistance.betweenPoints(points, fine),
                CircleDistance.toLaw(points, cdf),
                2e-4);
    }
}
