package org.limitlab.engine.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.model.Reduction;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

class ReductionsTest {

    private static final long SEED = 77;
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Quantile 0.975 of Student's law with 4 degrees of freedom, from tables. */
    private static final double T4 = 2.7764451051977987;

    private final Reductions reductions = new Reductions();

    private Reduced reduce(Reduction reduction, double... values) {
        return reductions.reduce(reduction, values, 10);
    }

    @Test
    void meanHasStudentsInterval() {
        Reduced mean = reduce(Reduction.MEAN, 1, 2, 3, 4, 10);
        assertEquals(4, mean.value(), 1e-15);
        assertEquals(Math.sqrt(12.5 / 5), mean.standardError(), 1e-14);
        assertEquals(4 - T4 * Math.sqrt(2.5), mean.lower(), 1e-8);
        assertEquals(4 + T4 * Math.sqrt(2.5), mean.upper(), 1e-8);
    }

    @Test
    void oneReplicaHasAValueAndNoInterval() {
        for (Reduction reduction :
                new Reduction[] {
                    Reduction.MEAN, Reduction.MEDIAN, Reduction.CIRCULAR_MEAN, Reduction.RMS
                }) {
            Reduced one = reduce(reduction, 2);
            assertTrue(Double.isFinite(one.value()), reduction.name());
            assertTrue(Double.isNaN(one.lower()) && Double.isNaN(one.upper()), reduction.name());
        }
        assertTrue(Double.isNaN(reduce(Reduction.MEAN).value()));
    }

    @Test
    void logarithmsAreTakenBeforeOrAfterTheMean() {
        double[] values = {1, Math.E, Math.E * Math.E, 1, 1, 1, 1, 1};
        assertEquals(3.0 / 8, reduce(Reduction.MEAN_OF_LOG, values).value(), 1e-15);
        assertEquals(
                Math.log((6 + Math.E + Math.E * Math.E) / 8),
                reduce(Reduction.LOG_OF_MEAN, values).value(),
                1e-15);
        assertEquals(Double.NEGATIVE_INFINITY, reduce(Reduction.MEAN_OF_LOG, 0, 1).value(), 0.0);
    }

    @Test
    void squaresAreReducedAsTheirNamesSay() {
        double[] values = {3, -1, 1, -3, 0};
        assertEquals(4, reduce(Reduction.SECOND_MOMENT, values).value(), 1e-15);
        assertEquals(2, reduce(Reduction.RMS, values).value(), 1e-15);
        assertEquals(5, reduce(Reduction.VARIANCE, values).value(), 1e-14);
        assertEquals(0, reduce(Reduction.RMS, 0, 0).value(), 0.0);
    }

    @Test
    void jackknifeOfSingleReplicasIsTheTextbooks() {
        // 8 groups of one replica: variance (7/8) sum (without - mean of without)^2
        double[] values = {1, 2, 3, 4, 5, 6, 7, 9};
        double[] without = new double[8];
        double centre = 0;
        for (int g = 0; g < 8; g++) {
            double sum = 37 - values[g];
            double squares = 221 - values[g] * values[g];
            without[g] = Math.log((squares - sum * sum / 7) / 6);
            centre += without[g] / 8;
        }
        double spread = 0;
        for (double log : without) {
            spread += (log - centre) * (log - centre);
        }
        double error = Math.sqrt(7.0 / 8 * spread);
        Reduced reduced = reduce(Reduction.VARIANCE, values);
        assertEquals((221 - 37.0 * 37 / 8) / 7, reduced.value(), 1e-13);
        assertEquals(reduced.value() * error, reduced.standardError(), 1e-12);
        // quantile 0.975 of Student's law with 7 degrees of freedom, from tables
        double factor = Math.exp(2.3646242515927849 * error);
        assertEquals(reduced.value() * factor, reduced.upper(), 1e-6);
        assertEquals(reduced.value() / factor, reduced.lower(), 1e-6);
    }

    @Test
    void functionsOfTheMeanTakeTheEndsOfItsInterval() {
        double[] values = {1, 2, 3, 4, 10};
        Reduced mean = reduce(Reduction.MEAN, values);
        Reduced log = reduce(Reduction.LOG_OF_MEAN, values);
        assertEquals(Math.log(4), log.value(), 1e-15);
        assertEquals(mean.standardError() / 4, log.standardError(), 1e-15);
        assertEquals(Double.NEGATIVE_INFINITY, log.lower(), 0.0);
        assertEquals(Math.log(mean.upper()), log.upper(), 1e-15);
        Reduced square = reduce(Reduction.SECOND_MOMENT, values);
        Reduced rms = reduce(Reduction.RMS, values);
        assertEquals(Math.sqrt(26), rms.value(), 1e-15);
        assertEquals(square.standardError() / (2 * Math.sqrt(26)), rms.standardError(), 1e-14);
        assertEquals(0, rms.lower(), 0.0);
        assertEquals(Math.sqrt(square.upper()), rms.upper(), 1e-14);
    }

    @Test
    void probabilityHasClopperAndPearsonsInterval() {
        // 3 of 10: (0.06673951, 0.65245285), R's binom.test(3, 10)
        double[] values = {1, 0, 0, 1, 0, 0, 0, 1, 0, 0};
        Reduced p = reduce(Reduction.PROBABILITY, values);
        assertEquals(0.3, p.value(), 1e-15);
        assertEquals(0.06673951, p.lower(), 1e-7);
        assertEquals(0.65245285, p.upper(), 1e-7);
        assertEquals(Math.sqrt(0.021), p.standardError(), 1e-15);
        Reduced none = reductions.probability(values, OptionalDouble.of(4));
        assertEquals(0, none.value(), 0.0);
        assertEquals(0, none.lower(), 0.0);
        assertEquals(1 - Math.pow(0.025, 0.1), none.upper(), 1e-8);
    }

    @Test
    void medianLiesBetweenTwoOrderStatistics() {
        // P(Bin(10, 1/2) <= 1) = 11/1024 < 0.025 < P(<= 2): ranks 2 and 9
        double[] values = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
        Reduced median = reduce(Reduction.MEDIAN, values);
        assertEquals(5.5, median.value(), 1e-15);
        assertEquals(2, median.lower(), 0.0);
        assertEquals(9, median.upper(), 0.0);
    }

    @Test
    void directionsAreAveragedRoundTheCircle() {
        double turn = 2 * Math.PI;
        Reduced mean = reduce(Reduction.CIRCULAR_MEAN, 0.1, turn - 0.1, 0.1, -0.1, 0);
        assertEquals(0, mean.value(), 1e-15);
        assertTrue(mean.lower() < -0.05 && mean.upper() < 0.2, mean.toString());
        Reduced opposite = reduce(Reduction.CIRCULAR_MEAN, 0, Math.PI / 2, 3, 5, 4);
        assertTrue(opposite.upper() - opposite.lower() <= turn + 1e-12, opposite.toString());
    }

    @Test
    void modeNamesTheValuesThatMayBeTheMostFrequent() {
        double[] values = new double[40];
        java.util.Arrays.fill(values, 0, 20, 3);
        java.util.Arrays.fill(values, 20, 37, 5);
        java.util.Arrays.fill(values, 37, 40, 9);
        Reduced mode = reduce(Reduction.MODE, values);
        assertEquals(3, mode.value(), 0.0);
        assertEquals(3, mode.lower(), 0.0);
        assertEquals(5, mode.upper(), 0.0);
    }

    @Test
    void timesThatDidNotComeBoundTheMeanFromBelow() {
        Reduced all = reduce(Reduction.CENSORED_TIME, 1, 2, 3);
        assertEquals(2, all.value(), 1e-15);
        Reduced some = reduce(Reduction.CENSORED_TIME, 1, 2, INF, INF);
        Reduced restricted = reduce(Reduction.MEAN, 1, 2, 10, 10);
        assertEquals(23 / 4.0, some.value(), 1e-15);
        assertEquals(restricted.standardError(), some.standardError(), 1e-15);
        assertEquals(restricted.lower(), some.lower(), 1e-14);
        assertEquals(INF, some.upper(), 0.0);
        assertEquals(10, reduce(Reduction.CENSORED_TIME, INF, INF).value(), 0.0);
    }

    /** Fraction of 2000 samples of 40 replicas whose interval holds the truth. */
    private double coverage(
            Reduction reduction, double truth, double end, ToDoubleFunction<RandomStream> law) {
        RandomStream random = Streams.of(SEED, reduction.name()).source(Purpose.NOISE).open(0);
        int covered = 0;
        int samples = 2000;
        for (int sample = 0; sample < samples; sample++) {
            double[] values = new double[40];
            for (int i = 0; i < values.length; i++) {
                values[i] = law.applyAsDouble(random);
            }
            Reduced reduced = reductions.reduce(reduction, values, end);
            covered += reduced.lower() <= truth && truth <= reduced.upper() ? 1 : 0;
        }
        return (double) covered / samples;
    }

    /**
     * Standard error of a coverage near 0.95 is 0.005: the bounds see a coverage of 0.92 with 4
     * standard errors.
     */
    @Test
    void intervalsCoverTheTruth() {
        ToDoubleFunction<RandomStream> normal = RandomStream::nextGaussian;
        ToDoubleFunction<RandomStream> shifted = r -> 1 + 0.3 * r.nextGaussian();
        ToDoubleFunction<RandomStream> angle = r -> 3 + 0.5 * r.nextGaussian();
        ToDoubleFunction<RandomStream> time = r -> 5 + r.nextGaussian();
        assertCovers(coverage(Reduction.MEAN, 0, 0, normal), "mean");
        assertCovers(coverage(Reduction.SECOND_MOMENT, 1.09, 0, shifted), "second moment");
        assertCovers(coverage(Reduction.RMS, Math.sqrt(1.09), 0, shifted), "root mean square");
        assertCovers(coverage(Reduction.VARIANCE, 1, 0, normal), "variance");
        assertCovers(coverage(Reduction.LOG_OF_MEAN, 0, 0, shifted), "log of mean");
        assertCovers(
                coverage(Reduction.MEAN_OF_LOG, 0.4, 0, r -> Math.exp(0.4 + r.nextGaussian())),
                "mean of log");
        assertCovers(coverage(Reduction.MEDIAN, 0, 0, normal), "median");
        assertCovers(coverage(Reduction.CIRCULAR_MEAN, 3, 0, angle), "circular mean");
        assertCovers(coverage(Reduction.CENSORED_TIME, 5, 100, time), "censored time");
    }

    private static void assertCovers(double coverage, String what) {
        assertTrue(coverage > 0.92 && coverage < 0.985, what + ": " + coverage);
    }
}
