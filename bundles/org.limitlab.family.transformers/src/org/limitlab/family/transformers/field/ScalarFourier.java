package org.limitlab.family.transformers.field;

/** The finite Fourier sum in plain loops. */
final class ScalarFourier extends FourierKernel {

    private final double[] cos;
    private final double[] sin;
    private final double[] partial;

    ScalarFourier(int count, CircleModes coefficients) {
        super(count, count, coefficients);
        this.cos = new double[count];
        this.sin = new double[count];
        this.partial = new double[chunks() * 2 * (coefficients.count + 1)];
    }

    @Override
    double partial(int chunk, int q) {
        return partial[chunk * 2 * (coefficients.count + 1) + q];
    }

    @Override
    void accumulate(int chunk, double[] angles) {
        int base = chunk * 2 * (coefficients.count + 1);
        java.util.Arrays.fill(partial, base, base + 2 * (coefficients.count + 1), 0);
        for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
            double c = Math.cos(angles[i]);
            double s = Math.sin(angles[i]);
            cos[i] = c;
            sin[i] = s;
            double x = 1;
            double y = 0;
            for (int k = 1; k <= coefficients.count; k++) {
                double next = x * c - y * s;
                y = x * s + y * c;
                x = next;
                partial[base + 2 * k] += x;
                partial[base + 2 * k + 1] += y;
            }
        }
    }

    @Override
    void evaluate(int chunk, double[] tangent, double[] radial, double[] weight) {
        for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
            tangent[i] = -horner(i, coefficients.slope, true);
            if (radial != null) {
                radial[i] = horner(i, coefficients.radial, false) + coefficients.radial[0];
            }
            if (weight != null) {
                weight[i] = horner(i, coefficients.weight, false) + coefficients.weight[0];
            }
        }
    }

    private double horner(int token, double[] c, boolean imaginary) {
        double x = 0;
        double y = 0;
        for (int k = coefficients.count; k >= 1; k--) {
            x += c[k] * real(k);
            y -= c[k] * imaginary(k);
            double next = x * cos[token] - y * sin[token];
            y = x * sin[token] + y * cos[token];
            x = next;
        }
        return imaginary ? y : x;
    }
}
