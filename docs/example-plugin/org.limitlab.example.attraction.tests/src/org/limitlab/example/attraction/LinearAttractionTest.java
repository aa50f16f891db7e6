package org.limitlab.example.attraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.run.Replicas;
import org.limitlab.testkit.Exam;

import java.util.Arrays;
import java.util.stream.Stream;

class LinearAttractionTest {

    private static final LinearAttraction MODEL = new LinearAttraction();
    private static final Catalog CATALOG = Catalog.of(MODEL);
    private static final Exam EXAM = Exam.of(CATALOG);

    @TestFactory
    Stream<DynamicNode> passesTheExam() {
        return EXAM.tests();
    }

    @TestFactory
    Stream<DynamicNode> keepsItsNumbers() {
        return EXAM.golden(LinearAttractionTest.class, "golden.tsv");
    }

    @Test
    void theClosedFormIsTheRecursion() {
        var p = new AttractionLimit.Parameters(1.5, 0.7, 0.9, 0.02);
        double v = 0.9 * 0.9;
        for (int n = 0; n < 100; n++) {
            assertEquals(v, AttractionLimit.variance(p, n * 0.02), 1e-13);
            v = (1 - 1.5 * 0.02) * (1 - 1.5 * 0.02) * v + 0.7 * 0.7 * 0.02;
        }
        var free = new AttractionLimit.Parameters(0, 0.7, 0.9, 0.02);
        assertEquals(0.81 + 0.49 * 2, AttractionLimit.variance(free, 2), 1e-13);
    }

    /**
     * N V / v is chi-squared with N - 1 degrees of freedom, so V has the variance 2 (N - 1) v^2 /
     * N^2. Four standard errors of 20 000 replicas are 2.8 % of v: the smallest bias seen here.
     */
    @Test
    void threeParticlesFollowTheExactLaw() {
        int replicas = 20_000;
        var p = new LinearAttraction.Parameters(3, 1, 0.5, 1, 0.02);
        Cell cell = Cell.of(CATALOG.schema(MODEL), MODEL, p, new double[] {1}, 5);
        double[] found =
                Replicas.run(new Block(cell, 0, replicas), Replicas.Conditions.PLAIN)
                        .find("variance")
                        .orElseThrow()
                        .values();
        double v = AttractionLimit.variance(new AttractionLimit.Parameters(1, 0.5, 1, 0.02), 1);
        double standardError = Math.sqrt(2 * 2.0 / 9 / replicas) * v;
        double mean = Arrays.stream(found).average().orElseThrow();
        assertEquals(2.0 / 3 * v, mean, 4 * standardError);
        double square = Arrays.stream(found).map(x -> (x - mean) * (x - mean)).sum();
        double chiSquaredVariance = 4.0 / 9 * v * v;
        // the fourth moment of a chi-squared with 2 degrees of freedom: relative sd sqrt(8/n)
        assertEquals(1, square / replicas / chiSquaredVariance, 4 * Math.sqrt(8.0 / replicas));
    }
}
