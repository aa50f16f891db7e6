package org.limitlab.family.transformers.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.model.Workers;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

import java.util.List;
import java.util.function.Function;

class AttentionFieldTest {

    private static final double[] NONE = {};

    /** Every method that can serve a law, vectors and plain loops. */
    private static List<Function<AttentionLaw, AttentionField>> methods(AttentionLaw law) {
        List<Function<AttentionLaw, AttentionField>> all = new java.util.ArrayList<>();
        all.add(DirectField::new);
        all.add(l -> new DirectField(l, new ScalarPairSum(l.tokens(), l.dimension())));
        double beta = law.beta() * law.queryKeyScale();
        if (!Double.isNaN(beta) && law.dimension() == 2) {
            CircleModes modes = new CircleModes(beta, 1);
            all.add(l -> new CircleAttention(l, new VectorFourier(l.tokens(), modes)));
            all.add(l -> new CircleAttention(l, new ScalarFourier(l.tokens(), modes)));
            all.add(l -> new CircleAttention(l, new GridKernel(l.tokens(), modes)));
        }
        if (!Double.isNaN(beta)
                && law.dimension() == 3
                && HarmonicTable.degreesFor(beta) <= LegendreField.MOST_DEGREES) {
            all.add(l -> new LegendreField(l, true));
            all.add(l -> new LegendreField(l, false));
        }
        all.add(AttentionField::choose);
        return all;
    }

    static double[] uniform(int n, int d) {
        RandomStream stream = Streams.of(3, "field").source(Purpose.INITIAL).open(n);
        double[] x = new double[n * d];
        stream.fillGaussian(x, 0, x.length);
        for (int i = 0; i < n; i++) {
            normalise(x, i, d);
        }
        return x;
    }

    private static void normalise(double[] x, int i, int d) {
        double square = 0;
        for (int a = 0; a < d; a++) {
            square += x[i * d + a] * x[i * d + a];
        }
        for (int a = 0; a < d; a++) {
            x[i * d + a] /= Math.sqrt(square);
        }
    }

    /** Compares all methods with the plain double sum, relative to the longest field. */
    private static void check(AttentionLaw law, double[] x, double tolerance) {
        int n = law.tokens();
        int d = law.dimension();
        double[][] expected = plain(law, x);
        double largest = 0;
        for (double f : expected[0]) {
            largest = Math.max(largest, Math.abs(f));
        }
        for (Function<AttentionLaw, AttentionField> method : methods(law)) {
            AttentionField field = method.apply(law);
            double[] actual = new double[n * d];
            field.evaluate(x, actual, Workers.SEQUENTIAL);
            for (int k = 0; k < n * d; k++) {
                assertEquals(
                        expected[0][k],
                        actual[k],
                        tolerance * Math.max(1e-300, largest),
                        field.method() + ", entry " + k + " of " + law);
            }
            for (int i = 0; i < n; i++) {
                assertEquals(
                        expected[1][i],
                        field.logMeanWeight(i),
                        n * tolerance * Math.max(1, Math.abs(expected[1][i])),
                        field.method() + ", weight of token " + i);
            }
        }
    }

    private static double[][] plain(AttentionLaw law, double[] x) {
        int n = law.tokens();
        int d = law.dimension();
        double[] field = new double[n * d];
        double[] logMean = new double[n];
        for (int i = 0; i < n; i++) {
            double[] scores = new double[n];
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                for (int a = 0; a < d; a++) {
                    scores[j] += law.beta() * x[i * d + a] * times(law.queryKey(), x, j, a, d);
                }
                largest = Math.max(largest, scores[j]);
            }
            double total = 0;
            for (int j = 0; j < n; j++) {
                double w = Math.exp(scores[j] - largest);
                total += w;
                for (int a = 0; a < d; a++) {
                    field[i * d + a] += w * times(law.value(), x, j, a, d);
                }
            }
            double scale = law.softmax() ? 1 / total : Math.exp(largest - law.logUnit()) / n;
            for (int a = 0; a < d; a++) {
                field[i * d + a] *= scale;
            }
            logMean[i] = largest + Math.log(total / n);
        }
        return new double[][] {field, logMean};
    }

    private static double times(double[] matrix, double[] x, int j, int a, int d) {
        if (matrix.length == 0) {
            return x[j * d + a];
        }
        double sum = 0;
        for (int b = 0; b < d; b++) {
            sum += matrix[a * d + b] * x[j * d + b];
        }
        return sum;
    }

    /** Sampled softmax is off by at most N times 1e-13 of a token's own weight. */
    @ParameterizedTest
    @CsvSource({
        "300, 2, 0, true",
        "300, 2, 0.1, false",
        "300, 2, 5, true",
        "300, 2, 5, false",
        "300, 2, 50, true",
        "300, 2, 50, false",
        "300, 2, 1000, true",
        "300, 2, 1000, false",
        "300, 3, 0, true",
        "300, 3, 5, false",
        "300, 3, 30, true",
        "300, 3, 30, false",
        "300, 3, 1000, true",
        "300, 3, 1000, false",
        "259, 1, 3, true",
        "259, 4, 3, true",
        "259, 9, 1000, false",
        "515, 9, 1000, true"
    })
    void everyMethodAgreesWithThePlainSum(int n, int d, double beta, boolean softmax) {
        double unit = softmax ? 0 : beta;
        AttentionLaw law = new AttentionLaw(n, d, beta, softmax, NONE, NONE, unit);
        check(law, uniform(n, d), softmax && d <= 3 ? 1e-11 : 2e-12);
    }

    @ParameterizedTest
    @CsvSource({"2, 5", "2, 1000", "3, 5", "3, 1000", "4, 30", "1, 1000"})
    void antipodalCoincidentAndSingleTokens(int d, double beta) {
        for (boolean softmax : new boolean[] {true, false}) {
            double[] pole = new double[d];
            pole[d - 1] = 1;
            check(law(1, d, beta, softmax), pole, 1e-12);
            double[] pair = new double[2 * d];
            pair[0] = 1;
            pair[d] = -1;
            check(law(2, d, beta, softmax), pair, 1e-12);
            double[] same = new double[5 * d];
            for (int i = 0; i < 5; i++) {
                same[(i + 1) * d - 1] = 1;
            }
            check(law(5, d, beta, softmax), same, 1e-12);
        }
    }

    private static AttentionLaw law(int n, int d, double beta, boolean softmax) {
        return new AttentionLaw(n, d, beta, softmax, NONE, NONE, softmax ? 0 : beta);
    }

    /** Singular, indefinite and rotating Q^T K, and one whose queries are far from every key. */
    @Test
    void anyQueriesKeysAndValues() {
        double[] value = {0.3, -1, 0, 2, 0.5, 0, 0, 0, 0};
        double[][] forms = {
            {1, 0, 0, 0, 0, 0, 0, 0, 0},
            {0, 0, 0, 0, 0, 0, 0, 0, 0},
            {0, -1, 0, 1, 0, 0, 0, 0, 1},
            {-1, 0, 0, 0, -1, 0, 0, 0, -1},
            {2, 0, 0, 0, 2, 0, 0, 0, 2}
        };
        double[] x = uniform(300, 3);
        for (double[] form : forms) {
            for (double beta : new double[] {4, 40}) {
                check(new AttentionLaw(300, 3, beta, true, form, value, 0), x, 1e-11);
                check(new AttentionLaw(300, 3, beta, false, form, value, 0), x, 1e-11);
            }
        }
        double[] away = {-1, 0, 0, 0, -1, 0, 0, 0, -1};
        double[] near = new double[30];
        for (int i = 0; i < 10; i++) {
            near[3 * i] = Math.cos(0.01 * i);
            near[3 * i + 1] = Math.sin(0.01 * i);
        }
        check(new AttentionLaw(10, 3, 1000, true, away, value, 0), near, 1e-11);
    }

    @Test
    void theRuleNamesTheMethod() {
        assertEquals("direct", AttentionField.methodOf(new AttentionLaw(10, 2, 5, true)));
        assertEquals("fourier", AttentionField.methodOf(new AttentionLaw(20000, 2, 5, false)));
        assertEquals("grid-fft", AttentionField.methodOf(new AttentionLaw(50000, 2, 1000, true)));
        assertEquals("legendre", AttentionField.methodOf(new AttentionLaw(10000, 3, 30, true)));
        assertEquals("direct", AttentionField.methodOf(new AttentionLaw(1000, 3, 1000, true)));
        assertEquals("direct", AttentionField.methodOf(new AttentionLaw(10000, 5, 30, true)));
        double[] rotation = {0, -1, 1, 0};
        AttentionLaw turned = new AttentionLaw(20000, 2, 5, true, rotation, NONE, 0);
        assertEquals("direct", AttentionField.methodOf(turned));
        AttentionLaw law = new AttentionLaw(700, 2, 1000, true);
        assertEquals(AttentionField.methodOf(law), AttentionField.choose(law).method());
    }

    /** Chunks are summed in order whatever the threads do. */
    @ParameterizedTest
    @CsvSource({"9001, 2, 5", "20001, 2, 3000", "5000, 3, 4", "700, 6, 4"})
    void orderOfChunksDoesNotMatter(int n, int d, double beta) {
        double[] x = uniform(n, d);
        double[] forward = new double[n * d];
        double[] backward = new double[n * d];
        AttentionLaw law = new AttentionLaw(n, d, beta, true);
        AttentionField.choose(law).evaluate(x, forward, Workers.SEQUENTIAL);
        AttentionField.choose(law)
                .evaluate(
                        x,
                        backward,
                        (chunks, work) -> {
                            for (int c = chunks - 1; c >= 0; c--) {
                                work.accept(c);
                            }
                        });
        assertArrayEquals(forward, backward);
    }

    /** Unnormalised weights overflow in the plain unit, and say so by infinity, never by a lie. */
    @Test
    void plainUnitOverflowsOpenly() {
        double[] x = {1, 0, 0, 1};
        double[] field = new double[4];
        AttentionField.direct(new AttentionLaw(2, 2, 1000, false))
                .evaluate(x, field, Workers.SEQUENTIAL);
        assertTrue(Double.isInfinite(field[0]));
    }

    /** Weights, field and one copy of the tokens: no N by N storage. */
    @Test
    void memoryIsLinearInTheTokens() {
        int n = 20000;
        DirectField field = new DirectField(new AttentionLaw(n, 3, 5, true));
        field.evaluate(uniform(n, 3), new double[3 * n], (chunks, work) -> work.accept(0));
        assertTrue(field.bytes() < 8L * n * 8, field.bytes() + " bytes");
    }
}
