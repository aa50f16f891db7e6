package org.limitlab.family.swarm.softmin;

import org.limitlab.core.parameter.Schedule;
import org.limitlab.math.pde.FokkerPlanck1D;
import org.limitlab.math.pde.FokkerPlanck1D.End;
import org.limitlab.math.pde.GridStudy;
import org.limitlab.math.special.NormalCdf;

import java.util.function.DoubleUnaryOperator;

/**
 * The mean-field limit of a softmin swarm with c = N on a line, by finite volumes:
 *
 * <pre>d/dt mu = d/dx( e^{-beta f}/Z (1 - beta (f - J)) f' mu ) + amplitude²/2 d²/dx² mu,
 * Z = ∫ e^{-beta f} mu,   J = ∫ f e^{-beta f} mu / Z,</pre>
 *
 * <p>with reflecting walls. Equation (25).
 *
 * @param objective f on a line
 * @param slope f'
 * @param amplitude sigma, or sqrt 2 sigma
 * @param beta inverse temperature in time
 * @param mean mean of the initial normal law
 * @param spread its standard deviation, positive
 * @param lowerWall reflecting wall or -infinity
 * @param upperWall reflecting wall or infinity
 */
public record MeanFieldSoftmin(
        DoubleUnaryOperator objective,
        DoubleUnaryOperator slope,
        double amplitude,
        Schedule beta,
        double mean,
        double spread,
        double lowerWall,
        double upperWall) {

    /**
     * How fine the coarsest of three grids is.
     *
     * @param cells number of cells
     * @param step longest time step
     * @param cancelled polled now and then; throws to stop
     */
    public record Resolution(int cells, double step, Runnable cancelled) {}

    /**
     * Solves up to the last time.
     *
     * @param times increasing, from 0 on, shape (T)
     * @param resolution of the coarsest grid
     * @return rows J, mean f, mean x and mean x², shape (4, T), with errors
     */
    public GridStudy.Result solve(double[] times, Resolution resolution) {
        boolean bounded = Double.isFinite(lowerWall) && Double.isFinite(upperWall);
        return GridStudy.of((level, wide) -> run(times, resolution, level, wide), bounded);
    }

    private double[] faces(double until, Resolution resolution, int level, boolean wide) {
        double reach =
                8 * Math.sqrt(spread * spread + amplitude * amplitude * until) * (wide ? 1.5 : 1);
        double from = Math.max(lowerWall, mean - reach);
        double to = Math.min(upperWall, mean + reach);
        double narrow =
                Math.min(upperWall, mean + reach / (wide ? 1.5 : 1))
                        - Math.max(lowerWall, mean - reach / (wide ? 1.5 : 1));
        int cells = (int) Math.round(resolution.cells * (to - from) / narrow) << level;
        return FokkerPlanck1D.uniform(from, to, cells);
    }

    private double[][] run(double[] times, Resolution resolution, int level, boolean wide) {
        double until = times[times.length - 1];
        double longest = resolution.step / (1 << (2 * level));
        FokkerPlanck1D equation =
                new FokkerPlanck1D(
                        faces(until, resolution, level, wide), End.REFLECTING, End.REFLECTING);
        equation.setLaw(x -> NormalCdf.of((x - mean) / spread));
        Landscape landscape = new Landscape(equation);
        double[][] found = new double[4][times.length];
        double now = 0;
        for (int t = 0; t < times.length; t++) {
            int steps = (int) Math.ceil((times[t] - now) / longest - 1e-9);
            double dt = steps == 0 ? 0 : (times[t] - now) / steps;
            for (int i = 0; i < steps; i++) {
                landscape.weigh(beta.at(now + i * dt));
                equation.step(dt, landscape.drift, landscape.diffusion);
                if (i % 64 == 0) {
                    resolution.cancelled.run();
                }
            }
            now = times[t];
            landscape.weigh(beta.at(now));
            found[0][t] = landscape.energy;
            found[1][t] = equation.integral(objective);
            found[2][t] = equation.integral(x -> x);
            found[3][t] = equation.integral(x -> x * x);
        }
        return found;
    }

    /** The objective on a grid, and the drift that the present density makes of it. */
    private final class Landscape {

        private final FokkerPlanck1D equation;
        private final double[] centres;
        private final double[] faces;
        private final double[] slopes;
        private final double[] drift;
        private final double[] diffusion;
        private double energy;

        Landscape(FokkerPlanck1D equation) {
            this.equation = equation;
            int cells = equation.cells();
            centres = new double[cells];
            faces = new double[cells + 1];
            slopes = new double[cells + 1];
            drift = new double[cells + 1];
            diffusion = new double[cells + 1];
            for (int i = 0; i < cells; i++) {
                centres[i] = objective.applyAsDouble(equation.centre(i));
            }
            for (int f = 0; f <= cells; f++) {
                faces[f] = objective.applyAsDouble(equation.face(f));
                slopes[f] = slope.applyAsDouble(equation.face(f));
                diffusion[f] = 0.5 * amplitude * amplitude;
            }
        }

        void weigh(double betaNow) {
            double lowest = Double.POSITIVE_INFINITY;
            for (double value : centres) {
                lowest = Math.min(lowest, value);
            }
            double total = 0;
            double sum = 0;
            for (int i = 0; i < centres.length; i++) {
                double w =
                        Math.exp(-betaNow * (centres[i] - lowest))
                                * equation.density(i)
                                * (equation.face(i + 1) - equation.face(i));
                total += w;
                sum += w * (centres[i] - lowest);
            }
            energy = lowest + sum / total;
            for (int f = 0; f < faces.length; f++) {
                double weight = Math.exp(-betaNow * (faces[f] - lowest)) / total;
                drift[f] = -weight * (1 - betaNow * (faces[f] - energy)) * slopes[f];
            }
        }
    }
}
