package org.limitlab.family.teachers.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class PlantedVectorsTest {

    private static final RandomStream STREAM = Streams.of(1, "t").source(Purpose.INITIAL).open(0);

    private static void check(double[] overlaps, int n, int dimension) {
        double[] w = PlantedVectors.draw(overlaps, n, dimension, STREAM);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int j = 0; j < dimension; j++) {
                    sum += w[i * dimension + j] * w[k * dimension + j];
                }
                assertEquals(overlaps[i * n + k], sum / dimension, 1e-13, i + ", " + k);
            }
        }
    }

    @Test
    void overlapsAreExact() {
        double[] full = {.6, .2, .3, .2, .5, -.1, .3, -.1, 1};
        check(full, 3, 3);
        check(full, 3, 1000);
        // zero weights beside a teacher; a student that equals its teacher
        check(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1}, 3, 50);
        check(new double[] {1, 1, 1, 1}, 2, 50);
    }

    @Test
    void impossibleOverlapsAreRefused() {
        double[] impossible = {1, 1.1, 1.1, 1};
        assertThrows(
                IllegalArgumentException.class,
                () -> PlantedVectors.draw(impossible, 2, 10, STREAM));
        double[] three = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        assertThrows(
                IllegalArgumentException.class, () -> PlantedVectors.draw(three, 3, 2, STREAM));
    }
}
