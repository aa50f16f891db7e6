package org.limitlab.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.1, 0",
        "0.3, 0.1, 3",
        "1, 0.01, 100",
        "2.01, 0.01, 201",
        "1e6, 0.001, 1000000000"
    })
    void countsStepsThatRoundingBlurs(double time, double step, long steps) {
        assertEquals(steps, Steps.until(time, step));
    }

    @ParameterizedTest
    @CsvSource({"0.35, 0.1", "1, 0.3", "0.01, 0.1", "1, 0.0007"})
    void refusesTimesBetweenSteps(double time, double step) {
        assertThrows(IllegalArgumentException.class, () -> Steps.until(time, step));
    }

    @Test
    void observablesCountTheirValues() {
        assertEquals(1, Observable.scalar("x", "x", "x").size());
        assertEquals(3, Observable.vector("x", "x", "x", Axis.indices("i", 3)).size());
        assertEquals(
                6,
                new Observable(
                                "x",
                                "x",
                                "x",
                                "",
                                true,
                                java.util.List.of(Axis.indices("i", 2), Axis.indices("j", 3)),
                                Reduction.MEAN)
                        .size());
        assertEquals("m", Observable.scalar("x", "x", "x").in("m").unit());
        assertEquals(
                Reduction.RMS, Observable.once("x", "x", "x").reducedTo(Reduction.RMS).reduction());
    }
}
