package org.limitlab.math.fourier;

/**
 * Discrete Fourier transform of length n, a power of two, in place: X_k = sum_j x_j exp(-2 pi i j k
 * / n), and its inverse without the factor 1/n. Radix two, decimation in time, twiddles computed
 * one by one, so the relative rms error grows as 1e-16 log2 n. Thread-safe: it holds tables only.
 */
public final class Fft {

    private final int size;
    private final int[] reversed;
    private final double[] cos;
    private final double[] sin;

    /**
     * Tables for one length.
     *
     * @param size n, a power of two from 1 to 2^28
     */
    public Fft(int size) {
        if (size < 1 || size > 1 << 28 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(size + " is no power of two in [1, 2^28]");
        }
        this.size = size;
        this.reversed = new int[size];
        int bits = Integer.numberOfTrailingZeros(size);
        for (int j = 0; j < size; j++) {
            reversed[j] = bits == 0 ? 0 : Integer.reverse(j) >>> (32 - bits);
        }
        this.cos = new double[size / 2];
        this.sin = new double[size / 2];
        for (int k = 0; k < size / 2; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / size);
            sin[k] = Math.sin(2 * Math.PI * k / size);
        }
    }

    /** The smallest power of two that is at least n. */
    public static int atLeast(int n) {
        return n <= 1 ? 1 : Integer.highestOneBit(n - 1) << 1;
    }

    /** n. */
    public int size() {
        return size;
    }

    /** X_k = sum_j x_j exp(-2 pi i j k / n), k from 0 to n - 1. */
    public void forward(double[] real, double[] imaginary) {
        transform(real, imaginary, -1);
    }

    /** x_j = sum_k X_k exp(2 pi i j k / n): n times the inverse of {@link #forward}. */
    public void backward(double[] real, double[] imaginary) {
        transform(real, imaginary, 1);
    }

    private void transform(double[] re, double[] im, double sign) {
        if (re.length != size || im.length != size) {
            throw new IllegalArgumentException(
                    "lengths " + re.length + " and " + im.length + ", expected " + size);
        }
        permute(re);
        permute(im);
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int from = 0; from < size; from += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int a = from + k;
                    int b = a + half;
                    double c = cos[k * stride];
                    double s = sign * sin[k * stride];
                    double x = re[b] * c - im[b] * s;
                    double y = re[b] * s + im[b] * c;
                    re[b] = re[a] - x;
                    im[b] = im[a] - y;
                    re[a] += x;
                    im[a] += y;
                }
            }
        }
    }

    private void permute(double[] x) {
        for (int j = 0; j < size; j++) {
            int k = reversed[j];
            if (k > j) {
                double swap = x[j];
                x[j] = x[k];
                x[k] = swap;
            }
        }
    }
}
