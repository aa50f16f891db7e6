package org.limitlab.math.optimise;

import java.util.function.BooleanSupplier;

/**
 * Minimisation of a smooth function over a convex set with a cheap projection: each step minimises
 * the L-BFGS model of the function over the set by spectral projected gradients, then searches
 * between here and there. For functions that cost much more than O(m n) an evaluation.
 *
 * <p>Source: Schmidt, van den Berg, Friedlander, Murphy (2009), Optimizing costly functions with
 * simple constraints: a limited-memory projected quasi-Newton algorithm.
 */
public final class ProjectedQuasiNewton {

    private static final double DECREASE = 1e-4;
    private static final int MOST_INNER = 60;
    private static final int MOST_HALVINGS = 40;
    private static final int FLAT_STEPS = 8;

    /**
     * When to stop.
     *
     * @param memory pairs kept, at least 1
     * @param tolerance largest component of P(x - gradient) - x at the minimum
     * @param valueTolerance eight steps in a row that lower the value by less than this, together,
     *     end it as converged too
     * @param mostEvaluations calls of the function at most
     * @param cancelled polled before each evaluation; when true, the search ends with {@link
     *     java.util.concurrent.CancellationException}
     */
    public record Options(
            int memory,
            double tolerance,
            double valueTolerance,
            int mostEvaluations,
            BooleanSupplier cancelled) {

        /** Twelve pairs, 500 evaluations, never cancelled. */
        public static Options to(double tolerance, double valueTolerance) {
            return new Options(12, tolerance, valueTolerance, 500, () -> false);
        }

        /** With another end. */
        public Options polling(BooleanSupplier other) {
            return new Options(memory, tolerance, valueTolerance, mostEvaluations, other);
        }
    }

    private final SmoothFunction f;
    private final FeasibleSet set;
    private final Options options;
    private final SecantPairs pairs;
    private final QuadraticModel model;
    private double[] x;
    private double[] gradient;
    private double[] next;
    private double[] nextGradient;
    private final double[] target;
    private final double[] trial;
    private final double[] slope;
    private final double[] direction;
    private double value;
    private int evaluations;

    private ProjectedQuasiNewton(
            SmoothFunction f, double[] start, FeasibleSet set, Options options) {
        this.f = f;
        this.set = set;
        this.options = options;
        int n = start.length;
        pairs = new SecantPairs(options.memory, n);
        model = new QuadraticModel(pairs, options.memory, n);
        x = start.clone();
        gradient = new double[n];
        next = new double[n];
        nextGradient = new double[n];
        target = new double[n];
        trial = new double[n];
        slope = new double[n];
        direction = new double[n];
    }

    /**
     * Minimises.
     *
     * @param f the function
     * @param start where it begins, shape (n); projected first, not modified
     * @param set the feasible set
     * @param options when to stop
     * @return the best point found, feasible
     * @throws ArithmeticException if the function is not finite at the start
     */
    public static Minimum minimise(
            SmoothFunction f, double[] start, FeasibleSet set, Options options) {
        return new ProjectedQuasiNewton(f, start, set, options).run();
    }

    private Minimum run() {
        set.project(x);
        value = evaluate(x, gradient);
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("the function is " + value + " at the start");
        }
        double[] recent = new double[FLAT_STEPS];
        java.util.Arrays.fill(recent, Double.POSITIVE_INFINITY);
        int iterations = 0;
        boolean flat = false;
        boolean stuck = false;
        while (residual(x, gradient) > options.tolerance
                && evaluations < options.mostEvaluations
                && !flat
                && !stuck) {
            double before = value;
            stuck = !step();
            recent[iterations % FLAT_STEPS] = before - value;
            flat = java.util.Arrays.stream(recent).sum() < options.valueTolerance;
            iterations++;
        }
        double residual = residual(x, gradient);
        boolean converged = residual <= options.tolerance || flat || stuck && flatHere(residual);
        return new Minimum(x, value, residual, iterations, evaluations, converged);
    }

    /** True if even a full projected step would change the value by no more than the tolerance. */
    private boolean flatHere(double residual) {
        return residual * residual <= options.valueTolerance;
    }

    private double evaluate(double[] point, double[] into) {
        if (options.cancelled.getAsBoolean()) {
            throw new java.util.concurrent.CancellationException("minimisation cancelled");
        }
        evaluations++;
        return f.evaluate(point, into);
    }

    /** Largest component of P(at - g) - at. */
    private double residual(double[] at, double[] g) {
        for (int i = 0; i < trial.length; i++) {
            trial[i] = at[i] - g[i];
        }
        set.project(trial);
        double largest = 0;
        for (int i = 0; i < trial.length; i++) {
            largest = Math.max(largest, Math.abs(trial[i] - at[i]));
        }
        return largest;
    }

    private boolean step() {
        for (boolean fresh = pairs.count() == 0; ; fresh = true) {
            model.prepare();
            if (fresh) {
                // no curvature is known yet: move the point by about a tenth of a unit
                model.setScale(Math.max(10 * residual(x, gradient), 1e-300));
            }
            minimiseModel();
            if (search()) {
                return true;
            }
            if (fresh) {
                return false;
            }
            pairs.clear();
        }
    }

    /** Leaves in {@code target} a point of the set where the quadratic model is low. */
    private void minimiseModel() {
        System.arraycopy(x, 0, target, 0, x.length);
        System.arraycopy(gradient, 0, slope, 0, x.length);
        double length = 1 / model.scale();
        double first = 0;
        for (int inner = 0; inner < MOST_INNER; inner++) {
            double largest = 0;
            for (int i = 0; i < x.length; i++) {
                trial[i] = target[i] - length * slope[i];
            }
            set.project(trial);
            for (int i = 0; i < x.length; i++) {
                direction[i] = trial[i] - target[i];
                largest = Math.max(largest, Math.abs(direction[i]));
            }
            first = inner == 0 ? largest : first;
            double fall = -SecantPairs.dot(slope, direction);
            if (!(fall > 0) || largest <= 1e-6 * first) {
                return;
            }
            double[] bent = model.times(direction);
            double curvature = SecantPairs.dot(direction, bent);
            double share = curvature > 0 ? Math.min(1, fall / curvature) : 1;
            SecantPairs.axpy(share, direction, target);
            SecantPairs.axpy(share, bent, slope);
            double size = SecantPairs.dot(direction, direction);
            length = curvature > 0 ? size / curvature : length;
        }
    }

    private boolean search() {
        double fall = 0;
        for (int i = 0; i < x.length; i++) {
            direction[i] = target[i] - x[i];
            fall -= direction[i] * gradient[i];
        }
        if (!(fall > 0)) {
            return false;
        }
        double length = 1;
        double slack = 1e-15 * Math.abs(value);
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            for (int i = 0; i < x.length; i++) {
                next[i] = x[i] + length * direction[i];
            }
            double reached = evaluate(next, nextGradient);
            if (reached <= value - DECREASE * length * fall + slack) {
                accept(reached);
                return true;
            }
            double fitted = 0.5 * length * length * fall / (reached - value + length * fall);
            length =
                    Double.isFinite(fitted)
                            ? Math.clamp(fitted, 0.1 * length, 0.5 * length)
                            : 0.1 * length;
        }
        return false;
    }

    private void accept(double reached) {
        pairs.add(x, next, gradient, nextGradient);
        double[] swap = x;
        x = next;
        next = swap;
        swap = gradient;
        gradient = nextGradient;
        nextGradient = swap;
        value = reached;
    }
}
