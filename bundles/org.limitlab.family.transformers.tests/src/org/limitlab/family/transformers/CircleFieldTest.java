package org.limitlab.family.transformers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.model.Workers;
import org.limitlab.family.transformers.field.CircleKernel;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

import java.util.List;

class CircleFieldTest {

    @ParameterizedTest
    @CsvSource({
        "1, 5, SOFTMAX",
        "2, 5, UNNORMALISED",
        "37, 0.1, SOFTMAX",
        "200, 7, UNNORMALISED",
        "200, 50, SOFTMAX",
        "100, 1000, SOFTMAX",
        "9001, 5, UNNORMALISED"
    })
    void agreesWithDirectSummation(int n, double beta, Attention attention) {
        RandomStream stream = Streams.of(11, "circle").source(Purpose.INITIAL).open(n);
        for (CircleKernel kernel :
                List.of(CircleKernel.fourier(n, beta, 1), CircleKernel.grid(n, beta, 1))) {
            CircleField field = new CircleField(kernel, beta, attention == Attention.SOFTMAX);
            double[] angles = new double[field.paddedLength()];
            for (int i = 0; i < n; i++) {
                angles[i] = 2 * Math.PI * stream.nextDouble();
            }
            double[] drift = new double[angles.length];
            field.drift(angles, drift, Workers.SEQUENTIAL);
            compare(n, beta, attention, angles, drift);
        }
    }

    private static void compare(
            int n, double beta, Attention attention, double[] angles, double[] drift) {
        double scale = attention == Attention.SOFTMAX ? 1 : Math.exp(beta);
        for (int i = 0; i < n; i += 1 + n / 50) {
            double up = 0;
            double down = 0;
            for (int j = 0; j < n; j++) {
                double p = angles[i] - angles[j];
                double w = Math.exp(beta * (Math.cos(p) - 1));
                up -= w * Math.sin(p);
                down += w;
            }
            double expected = attention == Attention.SOFTMAX ? up / down : up / n * scale;
            assertEquals(expected, drift[i], 4e-12 * scale, "token " + i);
        }
    }

    /** Chunks are summed in order whatever the threads do. */
    @ParameterizedTest
    @CsvSource({"20000"})
    void orderOfChunksDoesNotMatter(int n) {
        CircleField field = new CircleField(CircleKernel.fourier(n, 5, 8), 5, false);
        double[] angles = new double[field.paddedLength()];
        for (int i = 0; i < n; i++) {
            angles[i] = i * 0.7 + Math.sin(i);
        }
        double[] a = new double[angles.length];
        double[] b = new double[angles.length];
        field.drift(angles, a, Workers.SEQUENTIAL);
        field.drift(
                angles,
                b,
                (chunks, work) -> {
                    for (int c = chunks - 1; c >= 0; c--) {
                        work.accept(c);
                    }
                });
        assertArrayEquals(a, b);
    }
}
