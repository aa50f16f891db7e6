package org.limitlab.family.swarm.consensus;

import org.limitlab.core.model.Objective;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.family.swarm.objective.SeparableObjective;
import org.limitlab.math.quadrature.AdaptiveQuadrature;
import org.limitlab.math.quadrature.Integral;
import org.limitlab.math.random.RandomStream;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * One hop of consensus hopping with infinitely many particles: the mean of the law proportional to
 * exp(-alpha f) N(v, s² I).
 *
 * <p>It equals v - alpha s² E[grad f] under that law. Equations (13) to (15).
 *
 * @param objective f
 * @param alpha weight exponent, finite
 * @param spread s, positive
 */
public record HopMap(Objective objective, double alpha, double spread) {

    private static final double REACH = 12;
    private static final int GRID = 4800;
    private static final double TOLERANCE = 1e-11;
    private static final double NEGLIGIBLE = 100;

    /** Points and standard errors, shape (d) each. */
    public record Hop(double[] to, double[] error) {}

    /**
     * The exact hop for separable objectives: in closed form for quadratics, else by a quadrature
     * on each axis.
     *
     * @param v start, shape (d)
     * @return the end with its numerical error
     * @throws IllegalArgumentException if the objective is not separable
     */
    public Hop exact(double[] v) {
        if (!(objective instanceof SeparableObjective separable)) {
            throw new IllegalArgumentException(objective.id() + " is no sum over axes");
        }
        double[] to = new double[v.length];
        double[] error = new double[v.length];
        for (int j = 0; j < v.length; j++) {
            double offset = separable.offset(j);
            if (separable instanceof Quadratic quadratic) {
                double k = alpha * quadratic.curvature() * spread * spread;
                to[j] = offset + (v[j] - offset) / (1 + k);
                error[j] = Math.ulp(to[j]);
            } else {
                Integral shift = tiltedMean(separable, v[j] - offset, u -> u);
                to[j] = offset + shift.value();
                error[j] = shift.error();
            }
        }
        return new Hop(to, error);
    }

    /**
     * Expectation under the tilted law of one axis.
     *
     * @param separable the objective
     * @param v start relative to the offset
     * @param g function of the place relative to the offset
     * @return the expectation with its numerical error
     */
    Integral tiltedMean(SeparableObjective separable, double v, DoubleUnaryOperator g) {
        DoubleUnaryOperator exponent =
                u -> -alpha * separable.term(u) - 0.5 * (u - v) * (u - v) / (spread * spread);
        double[] breaks =
                breaks(exponent, v, separable.term(v) - separable.term(separable.lowest()));
        double peak = Double.NEGATIVE_INFINITY;
        for (double u : breaks) {
            peak = Math.max(peak, exponent.applyAsDouble(u));
        }
        double highest = peak;
        DoubleUnaryOperator density = u -> Math.exp(exponent.applyAsDouble(u) - highest);
        double mass = 0;
        double massError = 0;
        double moment = 0;
        double momentError = 0;
        double scale = spread * 1e-14;
        for (int i = 1; i < breaks.length; i++) {
            Integral part =
                    AdaptiveQuadrature.integrate(
                            density, breaks[i - 1], breaks[i], TOLERANCE, scale);
            mass += part.value();
            massError += part.error();
        }
        for (int i = 1; i < breaks.length; i++) {
            Integral part =
                    AdaptiveQuadrature.integrate(
                            u -> g.applyAsDouble(u) * density.applyAsDouble(u),
                            breaks[i - 1],
                            breaks[i],
                            TOLERANCE,
                            TOLERANCE * mass);
            moment += part.value();
            momentError += part.error();
        }
        double mean = moment / mass;
        return new Integral(mean, (momentError + Math.abs(mean) * massError) / mass, 0);
    }

    /**
     * Ends, local maxima of the exponent, and points around each at geometric distances, so that no
     * peak hides between the nodes of a part. Beyond the ends the exponent is 72 below its value at
     * v.
     */
    private double[] breaks(DoubleUnaryOperator exponent, double v, double depth) {
        double reach = REACH * spread + spread * Math.sqrt(2 * alpha * Math.max(0, depth));
        double step = 2 * reach / GRID;
        double[] maxima = maxima(exponent, v - reach, step);
        double highest = Double.NEGATIVE_INFINITY;
        for (double at : maxima) {
            highest = Math.max(highest, exponent.applyAsDouble(at));
        }
        TreeSet<Double> breaks = new TreeSet<>();
        breaks.add(v - reach);
        breaks.add(v + reach);
        for (double at : maxima) {
            if (exponent.applyAsDouble(at) > highest - NEGLIGIBLE) {
                breaks.add(at);
                for (double r = 8 * step; r > 1e-8 * step; r /= 6) {
                    breaks.add(Math.max(v - reach, at - r));
                    breaks.add(Math.min(v + reach, at + r));
                }
            }
        }
        return breaks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] maxima(DoubleUnaryOperator exponent, double from, double step) {
        double[] values = new double[GRID + 1];
        Arrays.setAll(values, i -> exponent.applyAsDouble(from + i * step));
        return IntStream.range(1, GRID)
                .filter(i -> values[i] >= values[i - 1] && values[i] >= values[i + 1])
                .mapToDouble(i -> maximum(exponent, from + (i - 1) * step, from + (i + 1) * step))
                .toArray();
    }

    private static double maximum(DoubleUnaryOperator f, double from, double to) {
        double ratio = 0.5 * (Math.sqrt(5) - 1);
        double a = from;
        double b = to;
        for (int i = 0; i < 60; i++) {
            double left = b - ratio * (b - a);
            double right = a + ratio * (b - a);
            if (f.applyAsDouble(left) < f.applyAsDouble(right)) {
                a = left;
            } else {
                b = right;
            }
        }
        return 0.5 * (a + b);
    }

    /**
     * The hop by sampling, for any objective.
     *
     * @param v start, shape (d)
     * @param samples number of points; the bias of their weighted mean is of order 1/samples
     * @param stream random numbers
     * @return the weighted mean of that many points from N(v, s² I)
     * @throws ArithmeticException if the objective is not finite at a point
     */
    public double[] sampled(double[] v, long samples, RandomStream stream) {
        double[] to = new double[v.length];
        if (!new Hopper(objective, alpha, spread, samples, v.length).hop(v, stream, to)) {
            throw new ArithmeticException(
                    "the objective is not finite around " + Arrays.toString(v));
        }
        return to;
    }

    /**
     * The proximal step that the hop resembles: the minimiser of f(x) + |x - v|²/(2 alpha s²),
     * which solves x = v - alpha s² grad f(x). Equal to the hop for quadratics only.
     *
     * @param v start, shape (d)
     * @return the end, shape (d); where several minima are equal, one of them
     * @throws IllegalArgumentException if the objective is not separable
     */
    public double[] proximal(double[] v) {
        if (!(objective instanceof SeparableObjective separable)) {
            throw new IllegalArgumentException(objective.id() + " is no sum over axes");
        }
        double tau = alpha * spread * spread;
        double[] to = new double[v.length];
        for (int j = 0; j < v.length; j++) {
            double offset = separable.offset(j);
            to[j] = offset + (tau == 0 ? v[j] - offset : proximal(separable, v[j] - offset, tau));
        }
        return to;
    }

    /** On one axis: the best of many starting points, then bisection of the derivative. */
    private static double proximal(SeparableObjective separable, double v, double tau) {
        DoubleUnaryOperator cost = u -> separable.term(u) + 0.5 * (u - v) * (u - v) / tau;
        double reach =
                1
                        + Math.sqrt(
                                2
                                        * tau
                                        * Math.max(
                                                0,
                                                separable.term(v)
                                                        - separable.term(separable.lowest())));
        int grid = 20_000;
        double best = v;
        for (int i = 0; i <= grid; i++) {
            double u = v - reach + 2 * reach * i / grid;
            if (cost.applyAsDouble(u) < cost.applyAsDouble(best)) {
                best = u;
            }
        }
        DoubleUnaryOperator slope = u -> separable.slope(u) + (u - v) / tau;
        double low = best - 2 * reach / grid;
        double high = best + 2 * reach / grid;
        for (int i = 0; i < 200; i++) {
            double middle = 0.5 * (low + high);
            if (slope.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
