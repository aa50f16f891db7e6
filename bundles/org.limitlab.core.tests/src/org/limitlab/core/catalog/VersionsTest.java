package org.limitlab.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.3, true",
        "1.2.3.v2026, 1.2.3, true",
        "1.2, 1.2.0, true",
        "1.10.0, 1.9, true",
        "1.2.3, 1.2.4, false",
        "0.9, 1, false",
        "2, 1.9.9, true",
        "1.0.0-SNAPSHOT, 1.0.0, true",
        "0.1.0, '', true"
    })
    void comparesThreeNumbers(String found, String wanted, boolean enough) {
        assertEquals(enough, Versions.atLeast(found, wanted));
    }
}
