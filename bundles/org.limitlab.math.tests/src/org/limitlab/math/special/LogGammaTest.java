package org.limitlab.math.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogGammaTest {

    /** mpmath, 25 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.001, 6.907178885383853661683681",
        "1.5, -0.1207822376352452223455184",
        "7.25, 7.052185450738539444925749",
        "100.5, 361.4355404677776215552519",
        "1e6, 12815504.56914761165997697"
    })
    void agreesWithMpmath(double x, double exact) {
        assertEquals(exact, LogGamma.of(x), 1e-14 * Math.max(1, Math.abs(exact)));
    }

    @Test
    void factorialsAndTheHalf() {
        assertEquals(0.5 * Math.log(Math.PI), LogGamma.of(0.5), 1e-14);
        double sum = 0;
        for (int n = 1; n < 100; n++) {
            assertEquals(sum, LogGamma.of(n), 1e-14 * Math.max(1, sum));
            sum += Math.log(n);
        }
    }

    @Test
    void onlyPositiveArguments() {
        assertThrows(IllegalArgumentException.class, () -> LogGamma.of(0));
        assertThrows(IllegalArgumentException.class, () -> LogGamma.of(Double.NaN));
    }
}
