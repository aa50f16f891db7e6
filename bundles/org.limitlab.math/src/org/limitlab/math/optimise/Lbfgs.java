package org.limitlab.math.optimise;

/**
 * Unconstrained minimisation of a smooth function by L-BFGS: the inverse Hessian from the last m
 * steps, and a line search that bisects and doubles until both Wolfe conditions hold.
 *
 * <p>One evaluation gives value and gradient; an iteration takes one or two, and O(m n) besides.
 * Superlinear until rounding of the value: of a minimum of size 1 the point is found to about 1e-8
 * by values alone, better where the gradient is accurate. Source: Liu, Nocedal (1989), On the
 * limited memory BFGS method for large scale optimization; line search of Lewis, Overton (2013).
 */
public final class Lbfgs {

    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_TRIALS = 60;
    private static final double ROUNDING = 1e-15;

    /**
     * When to stop, and how much to remember.
     *
     * @param memory pairs kept, at least 1
     * @param gradientTolerance largest component of the gradient at the minimum
     * @param mostEvaluations calls of the function at most
     */
    public record Options(int memory, double gradientTolerance, int mostEvaluations) {
        public Options {
            if (memory < 1 || !(gradientTolerance >= 0) || mostEvaluations < 1) {
                throw new IllegalArgumentException(
                        "memory = "
                                + memory
                                + ", gradientTolerance = "
                                + gradientTolerance
                                + ", mostEvaluations = "
                                + mostEvaluations);
            }
        }

        /** Ten pairs, 2000 evaluations. */
        public static Options to(double gradientTolerance) {
            return new Options(10, gradientTolerance, 2000);
        }
    }

    private final SmoothFunction f;
    private final Options options;
    private final SecantPairs pairs;
    private double[] x;
    private double[] gradient;
    private double[] next;
    private double[] nextGradient;
    private final double[] direction;
    private double value;
    private int evaluations;

    private Lbfgs(SmoothFunction f, double[] start, Options options) {
        this.f = f;
        this.options = options;
        pairs = new SecantPairs(options.memory, start.length);
        x = start.clone();
        gradient = new double[x.length];
        next = new double[x.length];
        nextGradient = new double[x.length];
        direction = new double[x.length];
    }

    /**
     * Minimises.
     *
     * @param f the function
     * @param start where it begins, shape (n); not modified
     * @param options when to stop
     * @return the best point found; {@link Minimum#converged} says whether it is a minimum
     * @throws ArithmeticException if the function is not finite at the start
     */
    public static Minimum minimise(SmoothFunction f, double[] start, Options options) {
        return new Lbfgs(f, start, options).run();
    }

    private Minimum run() {
        value = evaluate(x, gradient);
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("the function is " + value + " at the start");
        }
        int iterations = 0;
        boolean stuck = false;
        while (residual() > options.gradientTolerance
                && evaluations < options.mostEvaluations
                && !stuck) {
            stuck = !step();
            iterations++;
        }
        boolean converged = residual() <= options.gradientTolerance || stuck && atRounding();
        return new Minimum(x, value, residual(), iterations, evaluations, converged);
    }

    private double evaluate(double[] point, double[] into) {
        evaluations++;
        return f.evaluate(point, into);
    }

    private double residual() {
        double largest = 0;
        for (double g : gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        return largest;
    }

    /** True if a steepest-descent step of unit curvature would gain less than the value rounds. */
    private boolean atRounding() {
        double gain = SecantPairs.dot(gradient, gradient) / Math.max(pairs.scale(), 1e-300);
        return gain <= 1e-12 * Math.max(1, Math.abs(value));
    }

    /** One step; false if neither the quasi-Newton nor the steepest direction falls. */
    private boolean step() {
        for (boolean fresh = pairs.count() == 0; ; fresh = true) {
            for (int i = 0; i < x.length; i++) {
                direction[i] = -gradient[i];
            }
            pairs.applyInverse(direction);
            if (search(fresh)) {
                return true;
            }
            if (fresh) {
                return false;
            }
            pairs.clear();
        }
    }

    private boolean search(boolean fresh) {
        double slope = SecantPairs.dot(gradient, direction);
        if (!(slope < 0)) {
            return false;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double length = fresh ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
        double slack = ROUNDING * Math.abs(value);
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            for (int i = 0; i < x.length; i++) {
                next[i] = x[i] + length * direction[i];
            }
            double reached = evaluate(next, nextGradient);
            double reachedSlope = SecantPairs.dot(nextGradient, direction);
            if (!(reached <= value + DECREASE * length * slope + slack)
                    || !Double.isFinite(reachedSlope)) {
                high = length;
            } else if (reachedSlope < CURVATURE * slope) {
                low = length;
            } else {
                accept(reached);
                return true;
            }
            length = Double.isInfinite(high) ? 2 * low : 0.5 * (low + high);
            if (length == low || length == high) {
                return false;
            }
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
