package org.limitlab.core.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.YamlReader;

import java.util.Map;

class TimesTest {

    private static double[] at(String yaml, Map<String, Double> values) {
        Problems problems = new Problems();
        Times times = TimesReader.read(YamlReader.read("f", yaml), problems);
        assertTrue(problems.isEmpty(), () -> problems.list().toString());
        return times.at(values::get);
    }

    @Test
    void aGridHasBothEndsAndNoRoundingNoise() {
        double[] times = at("0:2:41", Map.of());
        assertEquals(41, times.length);
        for (int i = 0; i < times.length; i++) {
            assertEquals(
                    Double.parseDouble(i * 5 / 100 + "." + String.format("%02d", i * 5 % 100)),
                    times[i]);
        }
    }

    @Test
    void tinyAndHugeGridsAreNotTidiedAway() {
        assertArrayEquals(new double[] {0, 1e-15, 2e-15}, at("0:2e-15:3", Map.of()));
        double[] huge = at("0:3e15:4", Map.of());
        assertArrayEquals(new double[] {0, 1e15, 2e15, 3e15}, huge);
    }

    @Test
    void timesMayDependOnParameters() {
        assertArrayEquals(
                new double[] {0, Math.log(100) * 1.5, Math.log(100) * 3},
                at("{from: 0, until: 3*log(size), count: 3}", Map.of("size", 100.0)),
                1e-15);
        assertArrayEquals(new double[] {2, 200}, at("[2, 2*size]", Map.of("size", 100.0)));
        assertArrayEquals(new double[] {7}, at("7", Map.of()));
        assertArrayEquals(new double[] {5}, at("0:5:1", Map.of()));
    }

    @Test
    void anEndBeforeTheStartIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> at("2:1:3", Map.of()));
        assertThrows(IllegalArgumentException.class, () -> at("[1/0]", Map.of()));
        assertThrows(IllegalArgumentException.class, () -> at("{until: log(0-1)}", Map.of()));
    }
}
