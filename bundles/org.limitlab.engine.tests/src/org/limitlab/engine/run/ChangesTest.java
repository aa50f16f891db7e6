package org.limitlab.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.engine.sample.Samples;

import java.util.List;

class ChangesTest {

    private static final String FILE =
            """
            title: before
            parameters: {rate: 0.5}
            axes: {particles: [4, 8]}
            times: 0:1:5
            replicas: 32
            seed: 3
            sides: {fast: {simulation: {rate: 2}}}
            claims:
              - {id: c, kind: value, of: {observable: mean}, against: 1, precision: 0.5}
            """;

    private static List<String> changes(String lines) {
        return Changes.between(Samples.pull(FILE), Samples.pull(lines), Samples.CATALOG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: before|title: after",
                "[4, 8]|[2, 4.0, 8, 16]",
                "{rate: 0.5}|{rate: 5e-1, start: 1}",
                "{rate: 0.5}|{}",
                "replicas: 32|replicas: 64",
                "replicas: 32|replicas: {until: half-margin, most: 128}",
                "seed: 3|budget: {time: 9s}",
                "0:1:5|'\"0:1:5\"'",
                "{fast:|{slow: {simulation: {rate: 1}}, fast:",
                "claims:|'claims:\n  - {id: d, kind: phenomenon, of: {observable: mean}}'"
            })
    void extensionsAreNoDifference(String before, String after) {
        String text = after.startsWith("'") ? after.substring(1, after.length() - 1) : after;
        assertEquals(List.of(), changes(FILE.replace(before, text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rate: 0.5}|{rate: 0.25}|parameter rate is 0.5 there, 0.25 here",
                "{rate: 0.5}|{rate: 0.5, start: 2}|parameter start is 1 there, 2 here",
                "[4, 8]|[4, 16]|axis particles lacks 8",
                "axes: {particles: [4, 8]}|axes: {particles: [4, 8], rate: [1]}|axis rate is new",
                "axes: {particles: [4, 8]}|axes: {}|axis particles is missing",
                "0:1:5|0:1:3|times is 0:1:5 there, 0:1:3 here",
                "replicas: 32|replicas: 16|replicas is 32 there, 16 here",
                "seed: 3|seed: 4|seed is 3 there, 4 here",
                "seed: 3|couple: particles|couple is [] there, [particles] here",
                "seed: 3|observables: [mean]|observables is [] there, [mean] here",
                "{rate: 2}|{rate: 3}|side fast is {rate: 2} there, {rate: 3} here",
                "{fast:|{slow:|side fast is missing",
                "id: c|id: d|claim c is missing"
            })
    void whatMovesANumberOrAVerdictIsNamed(String before, String after, String difference) {
        assertEquals(List.of(difference), changes(FILE.replace(before, after)));
    }

    @Test
    void aChangedClaimIsADifference() {
        String change = changes(FILE.replace("precision: 0.5", "precision: 0.6")).get(0);
        assertEquals("claim c is {id: c,", change.substring(0, 18));
    }
}
