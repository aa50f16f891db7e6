package org.limitlab.family.swarm.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Parts;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

import java.util.List;

class ObjectivesTest {

    private static final double[] MOVED = {0.3, -0.7, 1.1, 0.4};

    private static List<Objective> all(double... offset) {
        return List.of(
                new Quadratic(1.7, offset),
                new DoubleWell(offset),
                new TiltedDoubleWell(0.3, offset),
                new TiltedDoubleWell(-2.5, offset),
                new Rastrigin(10, offset),
                new StyblinskiTang(offset),
                new Ackley(20, 0.2, 2 * Math.PI, offset),
                new Rosenbrock(100, offset),
                new Griewank(offset),
                new Salomon(offset),
                new Levy(offset));
    }

    private static RandomStream stream() {
        return Streams.of(1, "objectives-test").source(Purpose.INITIAL).open(0);
    }

    @Test
    void valuesAtAPointWorkedOutByHand() {
        double[] x = {0.5, -2};
        assertEquals(0.5 * 3 * 4.25, new Quadratic(3, new double[] {0}).value(x, 0, 2), 1e-14);
        assertEquals(0.5625 + 9, new DoubleWell().value(x, 0, 2), 1e-14);
        assertEquals(0.5625 + 9 + 0.3 * -1.5, new TiltedDoubleWell().value(x, 0, 2), 1e-14);
        // cos(pi) = -1 and cos(4 pi) = 1
        assertEquals(0.25 + 20 + 4, new Rastrigin().value(x, 0, 2), 1e-13);
        assertEquals(
                0.5 * (0.0625 - 4 + 2.5 + 16 - 64 - 10),
                new StyblinskiTang().value(x, 0, 2),
                1e-13);
        assertEquals(100 * 2.25 * 2.25 + 0.25, new Rosenbrock().value(x, 0, 2), 1e-12);
        assertEquals(
                1 + 4.25 / 4000 - Math.cos(0.5) * Math.cos(Math.sqrt(2)),
                new Griewank().value(x, 0, 2),
                1e-14);
        assertEquals(
                20 + Math.E - 20 * Math.exp(-0.2 * Math.sqrt(2.125)) - 1,
                new Ackley().value(x, 0, 2),
                1e-13);
        double r = Math.sqrt(4.25);
        assertEquals(
                1.1 - Math.cos(2 * Math.PI * r) + 0.1 * (r - 1),
                new Salomon().value(x, 0, 2),
                1e-13);
        // w = (1.125, 0.5): sin²(pi 0.5 2) = 0 in the last term
        double first = Math.pow(Math.sin(Math.PI * 1.125), 2);
        double middle = 0.125 * 0.125 * (1 + 10 * Math.pow(Math.sin(Math.PI * 1.125 + 1), 2));
        assertEquals(first + middle + 0.25, new Levy().value(x, 0, 2), 1e-13);
    }

    @Test
    void gradientsEqualCentralDifferences() {
        RandomStream stream = stream();
        for (Objective objective : all(MOVED)) {
            for (int probe = 0; probe < 50; probe++) {
                double[] x = new double[6];
                stream.fillGaussian(x, 0, 6);
                double[] gradient = new double[7];
                objective.gradient(x, 1, 4, gradient, 2);
                for (int j = 0; j < 4; j++) {
                    double h = 1e-5;
                    double centre = x[1 + j];
                    x[1 + j] = centre + h;
                    double above = objective.value(x, 1, 4);
                    x[1 + j] = centre - h;
                    double below = objective.value(x, 1, 4);
                    x[1 + j] = centre;
                    double size = 1 + Math.abs(gradient[2 + j]);
                    assertEquals(
                            (above - below) / (2 * h),
                            gradient[2 + j],
                            2e-6 * size,
                            objective.id());
                }
            }
        }
    }

    @Test
    void minimisersAreLowestAndStationary() {
        RandomStream stream = stream();
        for (Objective objective : all(MOVED)) {
            double[] best = objective.minimiser(4);
            double lowest = objective.value(best, 0, 4);
            double[] gradient = new double[4];
            objective.gradient(best, 0, 4, gradient, 0);
            assertArrayEquals(new double[4], gradient, 1e-12, objective.id());
            double[] x = new double[4];
            for (int probe = 0; probe < 4000; probe++) {
                double spread = Math.pow(10, -3 + probe % 5);
                stream.fillGaussian(x, 0, 4);
                for (int j = 0; j < 4; j++) {
                    x[j] = best[j] + spread * x[j];
                }
                assertTrue(objective.value(x, 0, 4) >= lowest - 1e-12, objective.id());
            }
        }
    }

    @Test
    void publishedMinima() {
        double[] best = new StyblinskiTang().minimiser(1);
        assertEquals(-2.903534, best[0], 5e-7);
        assertEquals(-39.16616570377142, new StyblinskiTang().value(best, 0, 1), 1e-12);
        // root of 4u³ - 4u + 0.3 by Cardano's trigonometric form
        double angle = Math.acos(-0.075 * 1.5 * Math.sqrt(3)) / 3;
        assertEquals(
                2 / Math.sqrt(3) * Math.cos(angle + 2 * Math.PI / 3),
                new TiltedDoubleWell().lowest(),
                1e-14);
        for (Objective objective :
                List.of(
                        new Quadratic(),
                        new DoubleWell(),
                        new Rastrigin(),
                        new Ackley(),
                        new Rosenbrock(),
                        new Griewank(),
                        new Salomon(),
                        new Levy())) {
            assertEquals(0, objective.value(objective.minimiser(3), 0, 3), 1e-14, objective.id());
        }
    }

    @Test
    void manyPointsAtOnceAreTheSameNumbers() {
        RandomStream stream = stream();
        for (double[] offset : new double[][] {{0.2}, MOVED}) {
            for (Objective objective : all(offset)) {
                double[] x = new double[2 + 11 * 4];
                stream.fillGaussian(x, 0, x.length);
                double[] values = new double[14];
                objective.values(x, 2, 11, 4, values, 3);
                for (int i = 0; i < 11; i++) {
                    assertEquals(objective.value(x, 2 + 4 * i, 4), values[3 + i], objective.id());
                }
            }
        }
    }

    @Test
    void separableObjectivesAreSumsOfTheirTerms() {
        RandomStream stream = stream();
        double[] x = new double[4];
        for (Objective objective : all(MOVED)) {
            if (objective instanceof SeparableObjective separable) {
                stream.fillGaussian(x, 0, 4);
                double sum = 0;
                for (int j = 0; j < 4; j++) {
                    sum += separable.term(x[j] - MOVED[j]);
                }
                assertEquals(
                        sum, objective.value(x, 0, 4), 1e-12 * (1 + Math.abs(sum)), objective.id());
            }
        }
    }

    @Test
    void impossibleDimensionsAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> new Rosenbrock().minimiser(1));
        assertThrows(IllegalArgumentException.class, () -> new Quadratic(1, MOVED).minimiser(3));
        assertThrows(IllegalArgumentException.class, () -> new Griewank(new double[0]));
    }

    @Test
    void idsAreUniqueAndDefaultsAreRecords() {
        Parts parts = Parts.of(all(0));
        assertEquals(10, parts.ofKind(Objective.class).size());
    }
}
