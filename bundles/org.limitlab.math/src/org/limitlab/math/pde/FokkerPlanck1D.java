package org.limitlab.math.pde;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A density on an interval that moves by drift and diffusion, by finite volumes.
 *
 * <p>Solves d/dt rho = -d/dx J, J = b rho - D d/dx rho, with J = 0 at reflecting ends and rho = 0
 * at absorbing ones. Fluxes follow Scharfetter and Gummel (1969), time steps are implicit: mass is
 * conserved to rounding and densities stay positive for every step length. Errors are O(h² + dt).
 * An Ito equation dX = a dt + s(X) dB has D = s²/2 and b = a - D'.
 */
public final class FokkerPlanck1D {

    /** What an end of the interval does. */
    public enum End {
        /** Nothing passes. */
        REFLECTING,
        /** What arrives is gone. */
        ABSORBING
    }

    private final double from;
    private final double width;
    private final int cells;
    private final End left;
    private final End right;
    private final double[] density;
    private final double[] lower;
    private final double[] diagonal;
    private final double[] upper;

    /**
     * A grid without mass.
     *
     * @param from lower end
     * @param to upper end, above {@code from}
     * @param cells number of equal cells, 2 or more
     * @param left what the lower end does
     * @param right what the upper end does
     * @throws IllegalArgumentException if the interval is empty or not finite, or cells are too few
     */
    public FokkerPlanck1D(double from, double to, int cells, End left, End right) {
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to) || cells < 2) {
            throw new IllegalArgumentException(
                    "[" + from + ", " + to + "] with " + cells + " cells is no grid");
        }
        this.from = from;
        this.width = (to - from) / cells;
        this.cells = cells;
        this.left = left;
        this.right = right;
        this.density = new double[cells];
        this.lower = new double[cells];
        this.diagonal = new double[cells];
        this.upper = new double[cells];
    }

    /**
     * Sets the density from a distribution function: each cell gets its exact mass, the end cells
     * also what lies beyond them.
     *
     * @param cdf increasing from 0 to 1
     */
    public void setLaw(DoubleUnaryOperator cdf) {
        double below = 0;
        for (int i = 0; i < cells; i++) {
            double above = i == cells - 1 ? 1 : cdf.applyAsDouble(face(i + 1));
            density[i] = (above - below) / width;
            below = above;
        }
    }

    /**
     * Number of cells.
     *
     * @return cells
     */
    public int cells() {
        return cells;
    }

    /**
     * A cell's centre.
     *
     * @param cell index, 0 to cells - 1
     * @return its place
     */
    public double centre(int cell) {
        return from + (cell + 0.5) * width;
    }

    /**
     * A cell's lower face; face {@code cells} is the upper end.
     *
     * @param face index, 0 to cells
     * @return its place
     */
    public double face(int face) {
        return from + face * width;
    }

    /**
     * The mean density of a cell.
     *
     * @param cell index, 0 to cells - 1
     * @return mass per length
     */
    public double density(int cell) {
        return density[cell];
    }

    /**
     * The mass that is left.
     *
     * @return the integral of the density
     */
    public double mass() {
        double sum = 0;
        for (double value : density) {
            sum += value;
        }
        return sum * width;
    }

    /**
     * The integral of a function against the density, by its values at the centres.
     *
     * @param g function of the place
     * @return the integral; O(h²)
     */
    public double integral(DoubleUnaryOperator g) {
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            sum += density[i] * g.applyAsDouble(centre(i));
        }
        return sum * width;
    }

    /**
     * One implicit step.
     *
     * @param dt length of the step, positive
     * @param drift b at the faces, shape (cells + 1)
     * @param diffusion D at the faces, shape (cells + 1), zero allowed
     */
    public void step(double dt, double[] drift, double[] diffusion) {
        double ratio = dt / width;
        Arrays.fill(lower, 0);
        Arrays.fill(diagonal, 1);
        Arrays.fill(upper, 0);
        for (int f = 1; f < cells; f++) {
            double out = ratio * rate(drift[f], diffusion[f], width);
            double back = ratio * rate(-drift[f], diffusion[f], width);
            diagonal[f - 1] += out;
            upper[f - 1] -= back;
            diagonal[f] += back;
            lower[f] -= out;
        }
        if (left == End.ABSORBING) {
            diagonal[0] += ratio * rate(-drift[0], diffusion[0], 0.5 * width);
        }
        if (right == End.ABSORBING) {
            diagonal[cells - 1] += ratio * rate(drift[cells], diffusion[cells], 0.5 * width);
        }
        solveTridiagonal();
    }

    /**
     * Flux per density from one side of a face to the other, against none there: b/(1 - exp(-b
     * h/D)).
     */
    private static double rate(double drift, double diffusion, double distance) {
        double peclet = drift * distance;
        if (diffusion <= 1e-290 || Math.abs(peclet) > 700 * diffusion) {
            return Math.max(0, drift);
        }
        return diffusion / distance * bernoulli(-peclet / diffusion);
    }

    /** x / (e^x - 1). */
    static double bernoulli(double x) {
        return Math.abs(x) < 1e-5 ? 1 - 0.5 * x + x * x / 12 : x / Math.expm1(x);
    }

    /** Thomas algorithm; the columns are diagonally dominant, so no pivots are needed. */
    private void solveTridiagonal() {
        for (int i = 1; i < cells; i++) {
            double factor = lower[i] / diagonal[i - 1];
            diagonal[i] -= factor * upper[i - 1];
            density[i] -= factor * density[i - 1];
        }
        density[cells - 1] /= diagonal[cells - 1];
        for (int i = cells - 2; i >= 0; i--) {
            density[i] = (density[i] - upper[i] * density[i + 1]) / diagonal[i];
        }
    }
}
