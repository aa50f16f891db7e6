package org.limitlab.math.optimise;

import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

import java.util.function.ToDoubleFunction;

/** Minima in few variables without derivatives, by the simplex method of Nelder and Mead. */
public final class NelderMead {

    private static final int MOST_EVALUATIONS = 20000;

    private NelderMead() {}

    /**
     * Minimises, and starts once more from where that ended, since a simplex may collapse.
     *
     * @param f function; an infinite value keeps the simplex away
     * @param start shape (n)
     * @param size edge of the first simplex along each coordinate, none 0, shape (n)
     * @param tolerance spread of the values over the simplex at the end
     * @return the minimum; its residual is NaN, for no gradient is known
     */
    public static Minimum minimise(
            ToDoubleFunction<double[]> f, double[] start, double[] size, double tolerance) {
        int[] evaluations = new int[1];
        ToDoubleFunction<double[]> counted =
                x -> {
                    evaluations[0]++;
                    return f.applyAsDouble(x);
                };
        double[] point = start.clone();
        double value = Double.POSITIVE_INFINITY;
        boolean converged = true;
        try {
            for (int round = 0; round < 2; round++) {
                PointValuePair found = once(counted, point, size, tolerance);
                point = found.getPoint();
                value = found.getValue();
            }
        } catch (TooManyEvaluationsException e) {
            converged = false;
            value = f.applyAsDouble(point);
        }
        return new Minimum(point, value, Double.NaN, 2, evaluations[0], converged);
    }

    private static PointValuePair once(
            ToDoubleFunction<double[]> f, double[] start, double[] size, double tolerance) {
        return new SimplexOptimizer(new SimpleValueChecker(-1, tolerance))
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        new ObjectiveFunction(f::applyAsDouble),
                        GoalType.MINIMIZE,
                        new InitialGuess(start),
                        new NelderMeadSimplex(size));
    }
}
