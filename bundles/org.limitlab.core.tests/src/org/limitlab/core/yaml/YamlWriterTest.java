package org.limitlab.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.problem.Place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class YamlWriterTest {

    private static void assertReadsBack(Node.Mapping tree) {
        Node.Mapping read = YamlReader.readMapping("test", YamlWriter.write(tree));
        assertEquals(values(tree), values(read), () -> YamlWriter.write(tree));
    }

    private static Object values(Node node) {
        return switch (node) {
            case Node.Scalar s -> s.value();
            case Node.Sequence s -> s.items().stream().map(YamlWriterTest::values).toList();
            case Node.Mapping m -> {
                Map<String, Object> values = new LinkedHashMap<>();
                m.entries().forEach((k, v) -> values.put(k, values(v)));
                yield values;
            }
        };
    }

    @Test
    void experimentsReadBack() {
        String text =
                """
                title: "Contracts: at its rate, # really"
                summary: |
                  Two lines,
                  with "quotes" and a \\ in them.
                parameters: {objective: {quadratic: {curvature: 1}}, start: [[0, 1], [2, 3]], none: {}}
                axes: {particles: [50, 100]}
                times: 0:2:21
                claims:
                  - a-claim
                  - {id: b, of: {observable: x, at: {from: 0, to: "min(1, log(n))"}}, law: n^-1/2, margin: 5%}
                list: [[], [[1, 2], [3]], {a: [{b: 1}, {c: [1]}]}]
                """;
        assertReadsBack(YamlReader.readMapping("test", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "- a",
                "null",
                "~",
                "true",
                "0x1",
                "1e-3",
                "-1.5",
                "a: b",
                "a:",
                ":a",
                "a #b",
                "#",
                "*a",
                "&a",
                "!a",
                "[1",
                "a]",
                "{",
                "%a",
                "@",
                "`",
                "'",
                "\"",
                "\\",
                "a, b",
                "x\ty",
                "x\ny",
                "\n",
                "---",
                "...",
                "?",
                "? a",
                "|",
                ">",
                "é∑😀",
                "\u0085\u0007",
                "0:2:41",
                "n^-1/2",
                "(-2*s)",
                "<<",
                "=",
                "a ",
                "exp(-(2*drift-noise^2)*t)"
            })
    void everyScalarReadsBack(String value) {
        Place place = Place.of("test");
        Node scalar = new Node.Scalar(place, value, false);
        assertReadsBack(
                Node.Mapping.of(
                        place,
                        Map.of(
                                "key",
                                scalar,
                                "list",
                                new Node.Sequence(place, List.of(scalar, scalar)),
                                value,
                                scalar)));
    }
}
