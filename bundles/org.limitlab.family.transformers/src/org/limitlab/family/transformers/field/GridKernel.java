package org.limitlab.family.transformers.field;

import org.limitlab.core.model.Workers;
import org.limitlab.math.fourier.Fft;
import org.limitlab.math.fourier.SplineWindow;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Sums over tokens through a grid of n &gt;= 16 K points: tokens are spread over it by B-splines of
 * order 12, transformed, multiplied by the coefficients, transformed back and read by the same
 * splines. O(N + n log n) whatever beta is. Error below 1e-13 of the largest possible value: for
 * softmax that is at most 1e-13 N of a token's own weight. Memory 24 n and as much as the tokens.
 */
final class GridKernel implements CircleKernel {

    private static final int WIDTH = SplineWindow.WIDTH;

    private final int count;
    private final CircleModes coefficients;
    private final SplineWindow window;
    private final Fft fft;
    private final int size;
    private final int chunk;
    private final double[][] spread;
    private final double[][] values;
    private final double[] undamp;
    private final double[] mean;
    private final double[][] grid = new double[4][];
    private final IntConsumer spreading;
    private final IntConsumer reading;
    private double[] angles;
    private double[] tangent;
    private double[] radial;
    private double[] weight;

    GridKernel(int count, CircleModes coefficients) {
        this.count = count;
        this.coefficients = coefficients;
        this.size = SplineWindow.sizeFor(coefficients.count);
        this.window = new SplineWindow(size);
        this.fft = new Fft(size);
        this.chunk = Math.max(FourierKernel.CHUNK, size);
        int chunks = (count + chunk - 1) / chunk;
        this.spread = new double[chunks][size + WIDTH];
        this.values = new double[chunks][WIDTH];
        this.mean = new double[2 * (coefficients.count + 1)];
        this.undamp = new double[coefficients.count + 1];
        for (int k = 0; k < undamp.length; k++) {
            undamp[k] = 1 / window.damping(k);
        }
        for (int g = 0; g < grid.length; g++) {
            grid[g] = new double[size];
        }
        this.spreading = this::spread;
        this.reading = this::read;
    }

    @Override
    public int paddedLength() {
        return count;
    }

    @Override
    public String method() {
        return Choice.GRID_FFT.toString();
    }

    @Override
    public int modeCount() {
        return coefficients.count;
    }

    @Override
    public double real(int mode) {
        return mean[2 * mode];
    }

    @Override
    public double imaginary(int mode) {
        return mean[2 * mode + 1];
    }

    @Override
    public void modes(double[] of, Workers workers) {
        angles = of;
        workers.run(spread.length, spreading);
        double[] re = grid[0];
        double[] im = grid[1];
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        for (double[] part : spread) {
            for (int g = 0; g < size; g++) {
                re[g] += part[g];
            }
            for (int g = 0; g < WIDTH; g++) {
                re[g] += part[size + g];
            }
        }
        fft.forward(re, im);
        for (int k = 0; k < undamp.length; k++) {
            mean[2 * k] = re[k] * undamp[k] / count;
            mean[2 * k + 1] = -im[k] * undamp[k] / count;
        }
    }

    /** The last cells are kept beyond the end of the grid: no index is wrapped in the loop. */
    private void spread(int part) {
        double[] into = spread[part];
        double[] w = values[part];
        Arrays.fill(into, 0);
        int to = Math.min(count, (part + 1) * chunk);
        for (int i = part * chunk; i < to; i++) {
            int first = window.at(angles[i], w);
            for (int j = 0; j < WIDTH; j++) {
                into[first + j] += w[j];
            }
        }
    }

    @Override
    public void evaluate(
            double[] of, double[] sine, double[] cosine, double[] total, Workers workers) {
        modes(of, workers);
        tangent = sine;
        radial = cosine;
        weight = total;
        synthesise(grid[0], grid[1], coefficients.weight);
        if (radial != null) {
            radial(grid[2], grid[3]);
        }
        workers.run(spread.length, reading);
    }

    /** Real part: the weights. Imaginary part: the tangent. */
    private void synthesise(double[] re, double[] im, double[] even) {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        re[0] = even[0];
        for (int k = 1; k < undamp.length; k++) {
            double x = mean[2 * k] * undamp[k] / 2;
            double y = -mean[2 * k + 1] * undamp[k] / 2;
            double odd = coefficients.slope[k];
            // the weights have even coefficients, the tangent i times odd ones
            re[k] = (even[k] - odd) * x;
            im[k] = (even[k] - odd) * y;
            re[size - k] = (even[k] + odd) * x;
            im[size - k] = -(even[k] + odd) * y;
        }
        fft.backward(re, im);
    }

    private void radial(double[] re, double[] im) {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        re[0] = coefficients.radial[0];
        for (int k = 1; k < undamp.length; k++) {
            double x = mean[2 * k] * undamp[k] * coefficients.radial[k] / 2;
            double y = -mean[2 * k + 1] * undamp[k] * coefficients.radial[k] / 2;
            re[k] = x;
            im[k] = y;
            re[size - k] = x;
            im[size - k] = -y;
        }
        fft.backward(re, im);
    }

    private void read(int part) {
        double[] w = values[part];
        int to = Math.min(count, (part + 1) * chunk);
        for (int i = part * chunk; i < to; i++) {
            int first = window.at(angles[i], w);
            double t = 0;
            double z = 0;
            double r = 0;
            for (int j = 0; j < WIDTH; j++) {
                int g = first + j & size - 1;
                z += w[j] * grid[0][g];
                t += w[j] * grid[1][g];
                r += w[j] * grid[2][g];
            }
            tangent[i] = t;
            if (weight != null) {
                weight[i] = z;
            }
            if (radial != null) {
                radial[i] = r;
            }
        }
    }
}
