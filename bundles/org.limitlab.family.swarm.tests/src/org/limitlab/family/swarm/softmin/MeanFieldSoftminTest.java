package org.limitlab.family.swarm.softmin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.family.swarm.objective.TiltedDoubleWell;
import org.limitlab.math.pde.GridStudy;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class MeanFieldSoftminTest {

    private static final double[] TIMES = {0, 0.5, 1};
    private static final MeanFieldSoftmin.Resolution RESOLUTION =
            new MeanFieldSoftmin.Resolution(300, 0.02, () -> {});
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** beta = 0 is an Ornstein-Uhlenbeck process for a quadratic. */
    @Test
    void withoutWeightsItIsOrnsteinUhlenbeck() {
        MeanFieldSoftmin limit =
                new MeanFieldSoftmin(
                        x -> 0.75 * x * x,
                        x -> 1.5 * x,
                        0.6,
                        Schedule.constant(0),
                        1,
                        0.5,
                        -INFINITY,
                        INFINITY);
        GridStudy.Result result = limit.solve(TIMES, RESOLUTION);
        for (int t = 0; t < TIMES.length; t++) {
            double decay = Math.exp(-1.5 * TIMES[t]);
            double variance = 0.25 * decay * decay + 0.36 / 3 * (1 - decay * decay);
            double square = decay * decay + variance;
            assertEquals(decay, result.value()[2][t], 3 * result.error()[2][t] + 1e-9);
            assertEquals(square, result.value()[3][t], 3 * result.error()[3][t] + 1e-9);
            assertEquals(0.75 * square, result.value()[0][t], 3 * result.error()[0][t] + 1e-9);
            assertTrue(result.error()[0][t] < 1e-3);
        }
    }

    /**
     * Second oracle: 10^5 particles at two steps of one path, extrapolated to none; inside walls.
     */
    @Test
    void largeSwarmsHaveItsEnergy() {
        TiltedDoubleWell f = new TiltedDoubleWell();
        Schedule beta = Schedule.formula(org.limitlab.core.expression.Expression.parse("1 + t"));
        MeanFieldSoftmin limit =
                new MeanFieldSoftmin(f::term, f::slope, 0.7, beta, 0.4, 0.5, -1.5, 1.6);
        GridStudy.Result result = limit.solve(TIMES, RESOLUTION);
        double[] coarse = swarm(f, beta, 0.02, 0);
        double[] fine = swarm(f, beta, 0.01, 1);
        for (int t = 1; t < TIMES.length; t++) {
            // one particle's f has a deviation of about 1 over sqrt(10^5) = 0.003
            assertEquals(2 * fine[t] - coarse[t], result.value()[0][t], 0.01);
            assertTrue(result.error()[0][t] < 2e-3);
        }
    }

    private static double[] swarm(TiltedDoubleWell f, Schedule beta, double step, int level) {
        int n = 100_000;
        double[] x = new double[n];
        RandomStream initial = Streams.of(3, "mean-field-softmin").source(Purpose.INITIAL).open(0);
        initial.fillGaussian(x, 0, n);
        for (int i = 0; i < n; i++) {
            x[i] = Math.max(-1.5, Math.min(1.6, 0.4 + 0.5 * x[i]));
        }
        BrownianIncrements noise =
                BrownianIncrements.open(
                        Streams.of(3, "mean-field-softmin").source(Purpose.NOISE), 0, 0, n, level);
        SoftminSwarm swarm =
                new SoftminSwarm(
                        new SoftminSwarm.Dynamics(f, 1, n, n, 0.7, beta, step, -1.5, 1.6, false),
                        x,
                        noise,
                        new Arrival(INFINITY, false, 0));
        double[] found = new double[TIMES.length];
        for (int t = 0; t < TIMES.length; t++) {
            swarm.advanceTo(Math.round(TIMES[t] / step));
            found[t] = swarm.energy().energy();
        }
        return found;
    }
}
