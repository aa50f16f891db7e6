package org.limitlab.math.fourier;

/**
 * The cardinal B-spline of order 12 as a window between scattered points of a circle and a grid of
 * n equispaced points. Spreading points with it, a Fourier transform and division by the window's
 * transform give the Fourier coefficients of the points for modes |k| at most n/16 with an error of
 * at most 4 (|k|/(n - |k|))^12, below 4e-14 of the sum of the weights; the same steps backwards
 * evaluate a trigonometric polynomial at the points. (A. Dutt, V. Rokhlin 1993; G. Steidl 1998.)
 */
public final class SplineWindow {

    /** Number of grid points that one point touches. */
    public static final int WIDTH = 12;

    private final int size;
    private final double perRadian;

    /**
     * A window for a grid.
     *
     * @param size n, at least 16, a power of two
     */
    public SplineWindow(int size) {
        if (size < 16 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(size + " is no power of two from 16 on");
        }
        this.size = size;
        this.perRadian = size / (2 * Math.PI);
    }

    /** The number of grid points for modes up to K: the least power of two from 16 K on. */
    public static int sizeFor(int modes) {
        return Math.max(16, Fft.atLeast(16 * modes));
    }

    /**
     * The window's twelve values about a point.
     *
     * @param angle radians, any finite number
     * @param values receives the values for the grid points first, first + 1, ...; they sum to 1
     * @return first, in [0, n); grid points are counted modulo n
     */
    public int at(double angle, double[] values) {
        double u = angle * perRadian;
        double floor = Math.floor(u);
        double t = u - floor;
        values[0] = 1;
        for (int order = 2; order <= WIDTH; order++) {
            double inverse = 1.0 / (order - 1);
            values[order - 1] = t * values[order - 2] * inverse;
            for (int j = order - 2; j > 0; j--) {
                values[j] =
                        ((t + order - 1 - j) * values[j - 1] + (j + 1 - t) * values[j]) * inverse;
            }
            values[0] = (1 - t) * values[0] * inverse;
        }
        return (int) ((long) floor - (WIDTH / 2 - 1)) & (size - 1);
    }

    /**
     * The factor by which the window damps a mode: (sin(pi k/n) / (pi k/n))^12.
     *
     * @param mode k, |k| at most n/2
     */
    public double damping(int mode) {
        double x = Math.PI * mode / size;
        return mode == 0 ? 1 : Math.pow(Math.sin(x) / x, WIDTH);
    }
}
