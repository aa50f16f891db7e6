package org.limitlab.core.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.math.random.Streams;

import java.util.List;
import java.util.concurrent.CancellationException;

class PredictionTest {

    private static final Observable SCALAR = Observable.scalar("x", "x", "x");
    private static final Observable VECTOR = Observable.vector("p", "p", "p", Axis.indices("i", 3));
    private static final Observable ONCE = Observable.once("tau", "tau", "time");

    @Test
    void shapesAreTimesBySize() {
        Prediction good =
                new Prediction()
                        .put("x", 1, 2)
                        .put("p", new double[6], new double[6])
                        .none("tau", "outside the domain");
        good.check(List.of(SCALAR, VECTOR, ONCE), 2);
        assertEquals("outside the domain", good.reason("tau").orElseThrow());
        assertTrue(good.find("tau").isEmpty());
        assertArrayEquals(new double[2], good.find("x").orElseThrow().error());
    }

    @Test
    void aMissingAnswerOrAWrongShapeIsFound() {
        assertThrows(IllegalStateException.class, () -> new Prediction().check(List.of(SCALAR), 1));
        assertThrows(
                IllegalStateException.class,
                () -> new Prediction().put("x", 1, 2).check(List.of(SCALAR), 3));
        assertThrows(
                IllegalStateException.class,
                () -> new Prediction().put("tau", 1, 2).check(List.of(ONCE), 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Prediction().put("x", new double[2], new double[1]));
    }

    @Test
    void givenArraysMayChangeAfterwards() {
        double[] values = {1, 2};
        Prediction prediction = new Prediction().put("x", values);
        values[0] = 99;
        assertEquals(1, prediction.find("x").orElseThrow().values()[0]);
        double[] times = {0, 1};
        Request request = new Request(times, Streams.of(1, "g"), () -> false);
        times[0] = 99;
        assertEquals(0, request.times()[0]);
    }

    @Test
    void longWorkLearnsThatNobodyWaits() {
        new Request(new double[] {0}, Streams.of(1, "g"), () -> false).checkCancelled();
        Request cancelled = new Request(new double[] {0}, Streams.of(1, "g"), () -> true);
        assertThrows(CancellationException.class, cancelled::checkCancelled);
    }
}
