package org.limitlab.family.swarm.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.family.swarm.consensus.ConsensusPoint.Errors;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.family.swarm.objective.TiltedDoubleWell;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class ConsensusPointTest {

    private static ConsensusPoint.Quadratic quadratic(
            double alpha, double spread, double distance, int d) {
        return new ConsensusPoint.Quadratic(alpha, 1.5, spread, distance, d);
    }

    @Test
    void constantsOfTheSpecificationInItsOwnNotation() {
        double alpha = 3;
        double a = 1.5;
        double s = 0.7;
        double m = 1.2;
        int d = 2;
        double k = alpha * a * s * s;
        double r =
                Math.pow((1 + k) * (1 + k) / (1 + 2 * k), d / 2.0)
                        * Math.exp(alpha * a * m * m * k / ((1 + k) * (1 + 2 * k)));
        ConsensusPoint.Quadratic problem = quadratic(alpha, s, m, d);
        assertEquals(m / (1 + k), problem.limit(), 1e-15);
        assertEquals(r, problem.ratio(), 1e-12 * r);
        assertEquals(
                r
                        * (d * s * s / (1 + 2 * k)
                                + m * m * k * k / ((1 + k) * (1 + k) * (1 + 2 * k) * (1 + 2 * k))),
                problem.meanSquareConstant(),
                1e-12 * r);
        assertEquals(r * m * k / ((1 + k) * (1 + 2 * k)), problem.biasConstant(), 1e-12 * r);
    }

    /**
     * Three oracles meet: exact integrals, limit constants (to O(R/N)), and their halving with N.
     */
    @Test
    void exactMomentsApproachTheLimitConstants() {
        for (int d : new int[] {1, 2, 5}) {
            ConsensusPoint.Quadratic problem = quadratic(1, 0.8, 0.9, d);
            double last = Double.NaN;
            for (long n : new long[] {1000, 10_000, 100_000}) {
                Errors exact = ConsensusPoint.exact(problem, n);
                double gap = n * exact.meanSquare() / problem.meanSquareConstant() - 1;
                assertEquals(
                        1, n * exact.bias() / problem.biasConstant(), 20 * problem.ratio() / n);
                assertEquals(10, Double.isNaN(last) ? 10 : last / gap, 0.3);
                last = gap;
                assertTrue(exact.meanSquareError() < 1e-8 * exact.meanSquare());
            }
        }
    }

    @Test
    void oneParticleIsItsOwnConsensus() {
        ConsensusPoint.Quadratic problem = quadratic(2, 0.6, 1.1, 3);
        Errors exact = ConsensusPoint.exact(problem, 1);
        double shift = 1.1 - problem.limit();
        assertEquals(shift, exact.bias(), 1e-12);
        assertEquals(3 * 0.36 + shift * shift, exact.meanSquare(), 1e-12);
    }

    @Test
    void withoutWeightsItIsTheMean() {
        Errors exact = ConsensusPoint.exact(quadratic(0, 0.6, 1.1, 3), 40);
        assertEquals(0, exact.bias(), 1e-12);
        assertEquals(3 * 0.36 / 40, exact.meanSquare(), 1e-12);
    }

    /** Second oracle: direct simulation, four standard errors. */
    @ParameterizedTest
    @CsvSource({
        "2, 1, 3, 0.5",
        "2, 3, 1, 1",
        "3, 2, 8, 0.7",
        "10, 1, 40, 1",
        "10, 4, 2, 0",
        "50, 2, 5, 1.3"
    })
    void exactMomentsEqualSimulatedOnes(int particles, int d, double alpha, double distance) {
        ConsensusPoint.Quadratic problem = quadratic(alpha, 0.8, distance, d);
        Errors exact = ConsensusPoint.exact(problem, particles);
        double[] m = new double[d];
        m[0] = distance;
        HopMap hop = new HopMap(new Quadratic(1.5, new double[] {0}), alpha, 0.8);
        RandomStream stream =
                Streams.of(1, "consensus-point-test").source(Purpose.INITIAL).open(particles, d);
        int replicas = 200_000;
        double[] sums = new double[4];
        for (int r = 0; r < replicas; r++) {
            double[] v = hop.sampled(m, particles, stream);
            double square = 0;
            for (int j = 0; j < d; j++) {
                double error = v[j] - (j == 0 ? problem.limit() : 0);
                square += error * error;
            }
            double first = v[0] - problem.limit();
            sums[0] += first;
            sums[1] += first * first;
            sums[2] += square;
            sums[3] += square * square;
        }
        double bias = sums[0] / replicas;
        double mean = sums[2] / replicas;
        double biasError = Math.sqrt((sums[1] / replicas - bias * bias) / replicas);
        double meanError = Math.sqrt((sums[3] / replicas - mean * mean) / replicas);
        assertEquals(exact.bias(), bias, 4 * biasError);
        assertEquals(exact.meanSquare(), mean, 4 * meanError);
    }

    @Test
    void lineAndRadiusAgreeForAQuadratic() {
        for (long n : new long[] {2, 7, 300}) {
            ConsensusPoint.Quadratic problem = quadratic(20, 0.8, 0.9, 1);
            Errors radial = ConsensusPoint.exact(problem, n);
            Errors line = ConsensusPoint.exact(x -> 0.75 * x * x, 20, 0.9, 0.8, problem.limit(), n);
            assertEquals(radial.bias(), line.bias(), 1e-9);
            assertEquals(radial.meanSquare(), line.meanSquare(), 1e-9);
        }
    }

    @Test
    void tiltedDoubleWellEqualsSimulation() {
        TiltedDoubleWell objective = new TiltedDoubleWell();
        HopMap hop = new HopMap(objective, 4, 0.9);
        double limit = hop.exact(new double[] {0.4}).to()[0];
        Errors exact = ConsensusPoint.exact(objective::term, 4, 0.4, 0.9, limit, 12);
        RandomStream stream = Streams.of(2, "consensus-point-test").source(Purpose.INITIAL).open(0);
        int replicas = 200_000;
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < replicas; r++) {
            double error = hop.sampled(new double[] {0.4}, 12, stream)[0] - limit;
            sum += error;
            squares += error * error;
        }
        assertEquals(exact.bias(), sum / replicas, 4 * Math.sqrt(exact.meanSquare() / replicas));
        assertEquals(exact.meanSquare(), squares / replicas, 0.02 * exact.meanSquare());
    }

    @Test
    void radialDensityIsADensity() {
        for (double shift : new double[] {0, 0.3, 4, 30}) {
            for (int d : new int[] {1, 2, 9}) {
                int dimension = d;
                double mass =
                        org.limitlab.math.quadrature.AdaptiveQuadrature.integrate(
                                        rho -> ConsensusPoint.radialDensity(rho, shift, dimension),
                                        1e-12,
                                        shift + 20,
                                        1e-10,
                                        0)
                                .value();
                assertEquals(1, mass, 1e-9);
            }
        }
    }
}
