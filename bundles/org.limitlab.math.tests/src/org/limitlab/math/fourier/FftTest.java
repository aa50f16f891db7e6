package org.limitlab.math.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class FftTest {

    private static RandomStream stream(int n) {
        return Streams.of(4, "fft").source(Purpose.INITIAL).open(n);
    }

    /** Against the definition, and back again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 64, 256})
    void isTheDefinitionAndItsInverse(int n) {
        double[] re = new double[n];
        double[] im = new double[n];
        stream(n).fillGaussian(re, 0, n);
        stream(n + 1000).fillGaussian(im, 0, n);
        double[] x = re.clone();
        double[] y = im.clone();
        Fft fft = new Fft(n);
        fft.forward(x, y);
        for (int k = 0; k < n; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * ((long) j * k % n) / n;
                sumRe += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
                sumIm += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
            }
            assertEquals(sumRe, x[k], 1e-13 * n);
            assertEquals(sumIm, y[k], 1e-13 * n);
        }
        fft.backward(x, y);
        for (int j = 0; j < n; j++) {
            x[j] /= n;
            y[j] /= n;
        }
        assertArrayEquals(re, x, 1e-14);
        assertArrayEquals(im, y, 1e-14);
    }

    /** Parseval's identity: an oracle that knows no trigonometry. */
    @Test
    void keepsTheNorm() {
        int n = 4096;
        double[] re = new double[n];
        double[] im = new double[n];
        stream(n).fillGaussian(re, 0, n);
        double before = 0;
        for (double x : re) {
            before += x * x;
        }
        new Fft(n).forward(re, im);
        double after = 0;
        for (int k = 0; k < n; k++) {
            after += re[k] * re[k] + im[k] * im[k];
        }
        assertEquals(before, after / n, 1e-13 * before);
    }

    /** Scattered points: modes by spreading against the direct sum; values sum to one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void windowGivesTheModesOfScatteredPoints(int modes) {
        int n = SplineWindow.sizeFor(modes);
        SplineWindow window = new SplineWindow(n);
        double[] angles = {0, 1e-300, -0.3, 2, Math.PI, 6.28, -400.123, 1e4};
        double[] re = new double[n];
        double[] im = new double[n];
        double[] w = new double[SplineWindow.WIDTH];
        for (double angle : angles) {
            int first = window.at(angle, w);
            double sum = 0;
            for (int j = 0; j < w.length; j++) {
                re[(first + j) % n] += w[j];
                sum += w[j];
            }
            assertEquals(1, sum, 1e-15);
        }
        new Fft(n).forward(re, im);
        for (int k = 0; k <= modes; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (double angle : angles) {
                sumRe += Math.cos(k * angle);
                sumIm -= Math.sin(k * angle);
            }
            double tolerance = 4e-13 * angles.length + 2e-16 * 1e4 * k;
            assertEquals(sumRe, re[k] / window.damping(k), tolerance, "mode " + k);
            assertEquals(sumIm, im[k] / window.damping(k), tolerance, "mode " + k);
        }
    }

    @Test
    void refusesOtherLengths() {
        assertThrows(IllegalArgumentException.class, () -> new Fft(12));
        assertThrows(IllegalArgumentException.class, () -> new SplineWindow(8));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Fft(8).forward(new double[4], new double[8]));
    }
}
