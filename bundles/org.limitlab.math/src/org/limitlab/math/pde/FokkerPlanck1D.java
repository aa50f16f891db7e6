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

    private final double[] faces;
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
     * @param faces ends of the cells, increasing, shape (cells + 1), two cells or more; keep the
     *     ratio of neighbouring widths near 1, errors are O(h²) for smoothly varying widths
     * @param left what the lower end does
     * @param right what the upper end does
     * @throws IllegalArgumentException if the faces do not increase, are not finite or too few
     */
    public FokkerPlanck1D(double[] faces, End left, End right) {
        this.faces = faces.clone();
        this.cells = faces.length - 1;
        this.left = left;
        this.right = right;
        if (cells < 2) {
            throw new IllegalArgumentException(cells + " cells are no grid");
        }
        for (int i = 0; i < cells; i++) {
            if (!(faces[i] < faces[i + 1]) || Double.isInfinite(faces[i + 1] - faces[i])) {
                throw new IllegalArgumentException(
                        "faces " + faces[i] + " and " + faces[i + 1] + " do not increase");
            }
        }
        this.density = new double[cells];
        this.lower = new double[cells];
        this.diagonal = new double[cells];
        this.upper = new double[cells];
    }

    /**
     * Equal cells.
     *
     * @param from lower end
     * @param to upper end
     * @param cells number of cells, 2 or more
     * @return faces, shape (cells + 1)
     */
    public static double[] uniform(double from, double to, int cells) {
        double[] faces = new double[cells + 1];
        Arrays.setAll(faces, i -> i == cells ? to : from + (to - from) * i / cells);
        return faces;
    }

    /**
     * Cells that grow with the distance from a centre, like sinh: fine where the mass is, far
     * reaching where the tail is.
     *
     * @param centre middle of the grid
     * @param core distance up to which cells are about equal, positive
     * @param reach distance of the ends from the centre
     * @param cells number of cells, 2 or more
     * @return faces, shape (cells + 1), symmetric around the centre
     */
    public static double[] stretched(double centre, double core, double reach, int cells) {
        double ratio = reach / core;
        double end = Math.log(ratio + Math.sqrt(ratio * ratio + 1));
        double[] faces = new double[cells + 1];
        Arrays.setAll(faces, i -> centre + core * Math.sinh(end * (2.0 * i / cells - 1)));
        return faces;
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
            density[i] = (above - below) / width(i);
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
        return 0.5 * (faces[cell] + faces[cell + 1]);
    }

    /**
     * A cell's lower face; face {@code cells} is the upper end.
     *
     * @param face index, 0 to cells
     * @return its place
     */
    public double face(int face) {
        return faces[face];
    }

    private double width(int cell) {
        return faces[cell + 1] - faces[cell];
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
        for (int i = 0; i < cells; i++) {
            sum += density[i] * width(i);
        }
        return sum;
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
            sum += density[i] * width(i) * g.applyAsDouble(centre(i));
        }
        return sum;
    }

    /**
     * One implicit step.
     *
     * @param dt length of the step, positive
     * @param drift b at the faces, shape (cells + 1)
     * @param diffusion D at the faces, shape (cells + 1), zero allowed
     */
    public void step(double dt, double[] drift, double[] diffusion) {
        Arrays.fill(lower, 0);
        Arrays.fill(diagonal, 1);
        Arrays.fill(upper, 0);
        for (int f = 1; f < cells; f++) {
            double distance = centre(f) - centre(f - 1);
            double out = dt * rate(drift[f], diffusion[f], distance);
            double back = dt * rate(-drift[f], diffusion[f], distance);
            diagonal[f - 1] += out / width(f - 1);
            upper[f - 1] -= back / width(f - 1);
            diagonal[f] += back / width(f);
            lower[f] -= out / width(f);
        }
        if (left == End.ABSORBING) {
            double half = 0.5 * width(0);
            diagonal[0] += dt * rate(-drift[0], diffusion[0], half) / width(0);
        }
        if (right == End.ABSORBING) {
            double half = 0.5 * width(cells - 1);
            diagonal[cells - 1] +=
                    dt * rate(drift[cells], diffusion[cells], half) / width(cells - 1);
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

    /**
     * Thomas algorithm; weighted by the widths the columns are diagonally dominant, so no pivots
     * are needed.
     */
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
