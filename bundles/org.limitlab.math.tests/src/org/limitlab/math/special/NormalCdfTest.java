package org.limitlab.math.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalCdfTest {

    /** mpmath, 25 digits. */
    @ParameterizedTest
    @CsvSource({
        "-8, 6.220960574271784123515995e-16",
        "-1.96, 0.02499789514822043621282369",
        "-0.3, 0.3820885778110473669277264",
        "0, 0.5",
        "1, 0.8413447460685429485852325",
        "5.5, 0.9999999810104375341122806"
    })
    void agreesWithMpmath(double z, double exact) {
        assertEquals(exact, NormalCdf.of(z), 1e-13 * exact);
    }

    @Test
    void endsAtZeroAndOne() {
        assertEquals(0, NormalCdf.of(Double.NEGATIVE_INFINITY));
        assertEquals(1, NormalCdf.of(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(NormalCdf.of(Double.NaN)));
    }
}
