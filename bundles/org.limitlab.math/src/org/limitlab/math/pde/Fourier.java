package org.limitlab.math.pde;

/**
 * Complex discrete Fourier transform of a length that is a power of two, in place, without
 * allocation: Cooley and Tukey's radix 2 with tabled roots, each root accurate to half a unit in
 * the last place. Holds its tables only, so one object may serve several threads.
 */
public final class Fourier {

    private final int length;
    private final int[] reversed;
    private final double[] cos;
    private final double[] sin;

    /**
     * Tables for a length.
     *
     * @param length a power of two, at least 1
     */
    public Fourier(int length) {
        if (length < 1 || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException(length + " is no power of two");
        }
        this.length = length;
        this.reversed = new int[length];
        this.cos = new double[Math.max(1, length / 2)];
        this.sin = new double[Math.max(1, length / 2)];
        int bits = Integer.numberOfTrailingZeros(length);
        for (int i = 0; i < length; i++) {
            reversed[i] = bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits);
        }
        for (int i = 0; i < cos.length; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / length);
            sin[i] = Math.sin(2 * Math.PI * i / length);
        }
    }

    /** Number of points. */
    public int length() {
        return length;
    }

    /**
     * z_k becomes sum_g z_g exp(+2 pi i k g / G).
     *
     * @param re real parts, shape (G); overwritten
     * @param im imaginary parts, shape (G); overwritten
     */
    public void transform(double[] re, double[] im) {
        for (int i = 0; i < length; i++) {
            int j = reversed[i];
            if (j > i) {
                double r = re[i];
                re[i] = re[j];
                re[j] = r;
                double m = im[i];
                im[i] = im[j];
                im[j] = m;
            }
        }
        for (int half = 1; half < length; half *= 2) {
            int stride = length / (2 * half);
            for (int start = 0; start < length; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int a = start + k;
                    int b = a + half;
                    double c = cos[k * stride];
                    double s = sin[k * stride];
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
}
