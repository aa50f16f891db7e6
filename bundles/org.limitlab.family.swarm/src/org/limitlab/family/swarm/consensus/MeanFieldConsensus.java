package org.limitlab.family.swarm.consensus;

import org.limitlab.math.pde.FokkerPlanck1D;
import org.limitlab.math.pde.FokkerPlanck1D.End;
import org.limitlab.math.pde.GridStudy;
import org.limitlab.math.special.NormalCdf;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The mean-field limit of consensus-based optimisation on a line, by finite volumes:
 *
 * <pre>
 * d/dt rho = d/dx( lambda (x - v) rho ) + sigma²/2 d²/dx²( (x - v)² rho ),   v = ∫ x e^{-alpha f} rho / ∫ e^{-alpha f} rho.
 * </pre>
 *
 * <p>Three grids, each with half the cell and a quarter of the step of the one before, are
 * extrapolated; the error is what the last extrapolation moved, and what a half wider interval
 * moves. Equation (16).
 *
 * @param objective f on a line
 * @param drift lambda
 * @param noise sigma
 * @param alpha weight exponent, finite
 * @param mean mean of the initial normal law
 * @param spread its standard deviation, positive
 * @param frozen the consensus point of all times; NaN for the law's own
 * @param reference x* of the second moment
 */
public record MeanFieldConsensus(
        DoubleUnaryOperator objective,
        double drift,
        double noise,
        double alpha,
        double mean,
        double spread,
        double frozen,
        double reference) {

    /**
     * How fine the coarsest of three grids is.
     *
     * @param cells number of cells
     * @param step longest time step
     * @param cancelled polled now and then; throws to stop
     */
    public record Resolution(int cells, double step, Runnable cancelled) {}

    /**
     * Moments in time.
     *
     * @param consensus v(t), shape (T)
     * @param secondMoment E (X_t - x*)², shape (T)
     * @param consensusError absolute error, shape (T)
     * @param secondMomentError absolute error, shape (T)
     */
    public record Moments(
            double[] consensus,
            double[] secondMoment,
            double[] consensusError,
            double[] secondMomentError) {}

    /**
     * Solves up to the last time.
     *
     * @param times increasing, from 0 on, shape (T)
     * @param resolution of the coarsest grid
     * @return moments with errors
     */
    public Moments solve(double[] times, Resolution resolution) {
        double reach = reach(times[times.length - 1]);
        GridStudy.Result result =
                GridStudy.of((level, wide) -> run(times, reach, resolution, level, wide), false);
        return new Moments(
                result.value()[0], result.value()[1], result.error()[0], result.error()[1]);
    }

    /** Half the interval: eight deviations, and what the noise can make of them. */
    private double reach(double until) {
        double root = Math.sqrt(until);
        double growth = 0;
        for (int i = 1; i <= 50; i++) {
            double t = until * i / 50;
            growth = Math.max(growth, 5 * noise * Math.sqrt(t) - (drift + 0.5 * noise * noise) * t);
        }
        double farthest = Double.isNaN(frozen) ? 0 : Math.abs(frozen - mean);
        return (8 * spread + farthest) * Math.exp(Math.min(growth, 5 * noise * root));
    }

    private double[][] run(
            double[] times, double reach, Resolution resolution, int level, boolean wide) {
        // a multiple of 4 keeps the faces of the wider grid on those of the other
        int quarter = (resolution.cells + 3) / 4;
        int cells = (wide ? 6 : 4) * quarter << level;
        double longest = resolution.step / (1 << (2 * level));
        FokkerPlanck1D equation =
                new FokkerPlanck1D(faces(reach, cells, wide), End.REFLECTING, End.REFLECTING);
        equation.setLaw(x -> NormalCdf.of((x - mean) / spread));
        double[] weights = new double[cells];
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < cells; i++) {
            lowest = Math.min(lowest, objective.applyAsDouble(equation.centre(i)));
        }
        for (int i = 0; i < cells; i++) {
            weights[i] = -alpha * (objective.applyAsDouble(equation.centre(i)) - lowest);
        }
        double[][] found = new double[2][times.length];
        double[] b = new double[cells + 1];
        double[] diffusion = new double[cells + 1];
        double now = 0;
        for (int t = 0; t < times.length; t++) {
            int steps = (int) Math.ceil((times[t] - now) / longest - 1e-9);
            for (int i = 0; i < steps; i++) {
                coefficients(equation, consensus(equation, weights), b, diffusion);
                equation.step((times[t] - now) / steps, b, diffusion);
                if (i % 64 == 0) {
                    resolution.cancelled.run();
                }
            }
            now = times[t];
            found[0][t] = consensus(equation, weights);
            found[1][t] = equation.integral(x -> (x - reference) * (x - reference));
        }
        return found;
    }

    /** Stretched cells; the wider grid continues the mapping of the other by half its length. */
    private double[] faces(double reach, int cells, boolean wide) {
        double core = 2 * spread;
        double ratio = reach / core;
        double end = Math.log(ratio + Math.sqrt(ratio * ratio + 1));
        return FokkerPlanck1D.stretched(
                mean, core, wide ? core * Math.sinh(1.5 * end) : reach, cells);
    }

    private void coefficients(FokkerPlanck1D equation, double v, double[] b, double[] diffusion) {
        double square = noise * noise;
        for (int f = 0; f < b.length; f++) {
            double u = equation.face(f) - v;
            b[f] = -(drift + square) * u;
            diffusion[f] = 0.5 * square * u * u;
        }
    }

    private double consensus(FokkerPlanck1D equation, double[] logWeights) {
        if (!Double.isNaN(frozen)) {
            return frozen;
        }
        double highest = Double.NEGATIVE_INFINITY;
        double[] logs = new double[logWeights.length];
        Arrays.setAll(
                logs,
                i ->
                        logWeights[i]
                                + Math.log(
                                        equation.density(i)
                                                * (equation.face(i + 1) - equation.face(i))));
        for (double log : logs) {
            highest = Math.max(highest, log);
        }
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < logs.length; i++) {
            double w = Math.exp(logs[i] - highest);
            sum += w;
            moment += w * equation.centre(i);
        }
        return moment / sum;
    }
}
