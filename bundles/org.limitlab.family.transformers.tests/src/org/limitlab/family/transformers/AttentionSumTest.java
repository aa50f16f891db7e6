package org.limitlab.family.transformers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class AttentionSumTest {

    /** Against the plain double loop; the scores of the last case differ by thousands. */
    @ParameterizedTest
    @CsvSource({"1, 3, 5", "7, 1, 2", "255, 3, 5", "257, 4, 9", "1000, 2, 50", "600, 8, 1000"})
    void agreesWithThePlainLoop(int n, int d, double beta) {
        RandomStream stream = Streams.of(5, "attention").source(Purpose.INITIAL).open(n);
        double[] keys = new double[n * d];
        double[] values = new double[n * d];
        stream.fillGaussian(keys, 0, keys.length);
        stream.fillGaussian(values, 0, values.length);
        AttentionSum attention = new AttentionSum(n, d);
        for (int j = 0; j < n; j++) {
            attention.set(j, keys, j * d, values, j * d);
        }
        double[] query = new double[d];
        stream.fillGaussian(query, 0, d);
        for (int a = 0; a < d; a++) {
            query[a] *= beta;
        }
        double[] sum = new double[d];
        double[] tail = new double[2];
        attention.row(query, 0, new AttentionSum.Scratch(), sum, 0, tail, 0);

        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            largest = Math.max(largest, score(query, keys, j));
        }
        double total = 0;
        double[] expected = new double[d];
        for (int j = 0; j < n; j++) {
            double weight = Math.exp(score(query, keys, j) - largest);
            total += weight;
            for (int a = 0; a < d; a++) {
                expected[a] += weight * values[j * d + a];
            }
        }
        assertEquals(largest, tail[1], 1e-12 * Math.max(1, Math.abs(largest)));
        for (int a = 0; a < d; a++) {
            assertEquals(expected[a] / total, sum[a] / tail[0], 1e-10);
        }
    }

    private static double score(double[] query, double[] keys, int j) {
        double score = 0;
        for (int a = 0; a < query.length; a++) {
            score += query[a] * keys[j * query.length + a];
        }
        return score;
    }
}
