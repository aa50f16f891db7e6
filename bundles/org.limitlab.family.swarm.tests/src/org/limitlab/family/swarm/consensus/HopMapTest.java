package org.limitlab.family.swarm.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.limitlab.family.swarm.objective.Ackley;
import org.limitlab.family.swarm.objective.DoubleWell;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.family.swarm.objective.Rastrigin;
import org.limitlab.family.swarm.objective.SeparableObjective;
import org.limitlab.family.swarm.objective.TiltedDoubleWell;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class HopMapTest {

    /** A quadratic that does not say so: takes the quadrature's way. */
    record Bowl(double curvature) implements SeparableObjective {
        @Override
        public String id() {
            return "bowl";
        }

        @Override
        public String title() {
            return "Bowl";
        }

        @Override
        public String formula() {
            return "";
        }

        @Override
        public double[] offset() {
            return new double[] {0.25};
        }

        @Override
        public double term(double u) {
            return 0.5 * curvature * u * u;
        }

        @Override
        public double slope(double u) {
            return curvature * u;
        }

        @Override
        public double lowest() {
            return 0;
        }
    }

    private static RandomStream stream(long replica) {
        return Streams.of(1, "hop-map-test").source(Purpose.THEORY).open(replica);
    }

    @Test
    void quadraticsHopByOneOverOnePlusK() {
        HopMap hop = new HopMap(new Quadratic(2, new double[] {1, -1}), 10, 0.5);
        assertArrayEquals(
                new double[] {1 + 2.0 / 6, -1 + 5.0 / 6},
                hop.exact(new double[] {3, 4}).to(),
                1e-15);
    }

    @Test
    void quadratureReproducesTheClosedFormUpToVeryStrongWeights() {
        for (double alpha : new double[] {0, 0.3, 10, 1e3, 1e6, 1e9}) {
            HopMap hop = new HopMap(new Bowl(2), alpha, 0.5);
            HopMap.Hop result = hop.exact(new double[] {1.7});
            double exact = 0.25 + 1.45 / (1 + alpha * 2 * 0.25);
            assertEquals(
                    exact, result.to()[0], Math.max(1e-9, result.error()[0]), "alpha = " + alpha);
        }
    }

    /** v' = v - alpha s² E[grad f] under the tilted law, for any objective. */
    @Test
    void hopIsAnImplicitGradientStep() {
        for (SeparableObjective f :
                new SeparableObjective[] {
                    new TiltedDoubleWell(), new DoubleWell(), new Rastrigin()
                }) {
            for (double alpha : new double[] {0.5, 5, 200}) {
                HopMap hop = new HopMap(f, alpha, 0.6);
                double v = 0.35;
                double slope = hop.tiltedMean(f, v, f::slope).value();
                double to = hop.exact(new double[] {v}).to()[0];
                assertEquals(
                        v - alpha * 0.36 * slope, to, 1e-7 * Math.max(1, alpha * Math.abs(slope)));
            }
        }
    }

    /** Second oracle: the weighted mean of a million points, four standard errors. */
    @Test
    void quadratureEqualsSampling() {
        HopMap hop = new HopMap(new TiltedDoubleWell(), 3, 0.8);
        double[] v = {0.2, -0.5};
        double[] exact = hop.exact(v).to();
        int groups = 16;
        double[] sum = new double[2];
        double[] squares = new double[2];
        for (int g = 0; g < groups; g++) {
            double[] sampled = hop.sampled(v, 60_000, stream(g));
            for (int j = 0; j < 2; j++) {
                sum[j] += sampled[j] / groups;
                squares[j] += sampled[j] * sampled[j] / groups;
            }
        }
        for (int j = 0; j < 2; j++) {
            double error = Math.sqrt((squares[j] - sum[j] * sum[j]) / (groups - 1));
            assertEquals(exact[j], sum[j], 4.1 * error);
        }
    }

    @Test
    void proximalFormIsExactForQuadraticsOnly() {
        HopMap bowl = new HopMap(new Bowl(2), 7, 0.5);
        assertEquals(
                bowl.exact(new double[] {1.7}).to()[0], bowl.proximal(new double[] {1.7})[0], 1e-9);
        HopMap well = new HopMap(new TiltedDoubleWell(), 7, 0.5);
        double x = well.proximal(new double[] {1.7})[0];
        double tau = 7 * 0.25;
        assertEquals(1.7 - tau * new TiltedDoubleWell().slope(x), x, 1e-9);
    }

    /** Off by O(1/alpha) at fixed tau = alpha s²: eight times the alpha, an eighth of the gap. */
    @Test
    void proximalGapFallsLikeOneOverAlphaAtFixedTau() {
        double tau = 0.2;
        double[] v = {1.6};
        double last = Double.NaN;
        for (double alpha : new double[] {400, 3200, 25_600}) {
            HopMap hop = new HopMap(new TiltedDoubleWell(), alpha, Math.sqrt(tau / alpha));
            double gap = hop.exact(v).to()[0] - hop.proximal(v)[0];
            assertEquals(8, Double.isNaN(last) ? 8 : last / gap, 0.3);
            last = gap;
        }
    }

    @Test
    void othersHaveNoQuadrature() {
        HopMap hop = new HopMap(new Ackley(), 1, 1);
        assertThrows(IllegalArgumentException.class, () -> hop.exact(new double[2]));
        assertThrows(IllegalArgumentException.class, () -> hop.proximal(new double[2]));
    }
}
