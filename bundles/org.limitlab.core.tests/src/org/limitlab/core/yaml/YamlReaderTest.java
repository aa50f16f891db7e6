package org.limitlab.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Problem;

import java.time.Duration;
import java.util.List;

class YamlReaderTest {

    private static Problem problem(String text) {
        List<Problem> problems =
                assertThrows(ConfigurationException.class, () -> YamlReader.read("f.yaml", text))
                        .problems();
        assertEquals(1, problems.size());
        return problems.get(0);
    }

    @Test
    void everyValueKnowsItsLine() {
        Node.Mapping tree = YamlReader.readMapping("f.yaml", "a: 1\nb:\n  - x\n  - {c: 2}\n");
        assertEquals("f.yaml, line 1", tree.entries().get("a").place().toString());
        Node.Sequence b = (Node.Sequence) tree.entries().get("b");
        assertEquals(3, b.items().get(0).place().line());
        assertEquals(4, ((Node.Mapping) b.items().get(1)).entries().get("c").place().line());
        assertEquals(2, tree.placeOf("b").line());
        assertEquals(tree.place(), tree.placeOf("none"));
    }

    @Test
    void scalarsStayAsTheyWereWritten() {
        Node.Mapping tree =
                YamlReader.readMapping("f", "a: 0x10\nb: yes\nc: \"1\"\nd: 1.50\ne:\nf: 'x'\n");
        assertEquals("{a: 0x10, b: yes, c: \"1\", d: 1.50, e: \"\", f: \"x\"}", tree.text());
        assertFalse(((Node.Scalar) tree.entries().get("a")).quoted());
        assertTrue(((Node.Scalar) tree.entries().get("c")).quoted());
    }

    @Test
    void anEmptyTextIsAnEmptyMapping() {
        assertEquals("{}", YamlReader.read("f", "").text());
        assertEquals("{}", YamlReader.read("f", "# only a comment\n").text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `a: 1\\nb: [1, 2`                  | not valid YAML
                    `a: 1\\n b: 2`                     | not valid YAML
                    `a: 1\\na: 2`                      | a
                    `a: !!java.lang.Runtime x`        | tag "tag:yaml.org,2002:java.lang.Runtime" is not allowed
                    `a: !mine x`                      | tag "!mine" is not allowed
                    `? [1, 2]\\n: x`                   | Non scalar key
                    `a: *none`                        | not valid YAML
                    `--- 1\\n--- 2`                    | not valid YAML
                    `"\\u0001"`                        | not valid YAML
                    """)
    void refusesWithOneMessage(String text, String message) {
        Problem problem = problem(text.replace("\\n", "\n").replace("\\u0001", "\u0001"));
        assertTrue(problem.message().contains(message), problem::toString);
        assertEquals("f.yaml", problem.place().source());
    }

    @Test
    void aDuplicateKeyNamesItsSecondLine() {
        Problem problem = problem("a: 1\nb: 2\na: 3\n");
        assertEquals(3, problem.place().line(), problem::toString);
    }

    @Test
    void aBombEndsInOneMessage() {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'j'; c++) {
            char before = (char) (c - 1);
            String item = "*" + before;
            bomb.append(c + ": &" + c + " [" + (item + ",").repeat(8) + item + "]\n");
        }
        assertTrue(problem(bomb.toString()).message().contains("alias"));
    }

    @Test
    void aWideBombWithFewAliasesIsCountedOnceAliasesAreFollowed() {
        String list = "a: &a [" + "x,".repeat(9999) + "x]\n";
        String uses = "b: [" + "*a,".repeat(39) + "*a]\n";
        assertTrue(problem(list + uses).message().contains("more than 200000 values"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 2000, 2_000_000})
    void deepNestingEndsInOneMessageAtOnce(int depth) {
        String text = "a: " + "[".repeat(depth) + "]".repeat(depth);
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertEquals("values are nested more than 40 deep", problem(text).message()));
    }

    @Test
    void nestingUpToTheBoundIsRead() {
        YamlReader.read("f.yaml", "a: " + "[".repeat(39) + "]".repeat(39));
    }

    @Test
    void aHugeListIsRefusedBeforeItIsBuilt() {
        assertTrue(
                problem("a: [" + "1,".repeat(500_000) + "1]")
                        .message()
                        .startsWith("more than 200000 values"));
    }

    @Test
    void aHugeTextIsRefusedBeforeItIsParsed() {
        Problem problem = problem("a: " + "x".repeat(4 << 20));
        assertTrue(problem.message().contains("more than 4194304 characters"));
    }

    @Test
    void aListIsNoFile() {
        Problem problem =
                assertThrows(
                                ConfigurationException.class,
                                () -> YamlReader.readMapping("f.yaml", "- a\n- b\n"))
                        .problems()
                        .get(0);
        assertTrue(problem.message().startsWith("expected keys with values"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: \"two\\nlines\"",
                "a: \"tab\\there \\\" and \\\\ back\"",
                "a: |\n  block\n  text\n",
                "a: max(2, size)",
                "a: {b: [1, 2, {c: d}], e: \"f, g\"}",
                "a: x - y # comment",
                "a: 0:2:41",
                "\"odd key: yes\": 1",
                "a: \"\"",
                "a: 'it''s'",
                "a: \"-\"",
                "a: \"# no comment\"",
                "a: http://example.org/#x",
                "a: \"\\u0085\\u2028\\ufeff\"",
                "a: 50% of it",
                "a: \"  spaced  \"",
                "a: [[1, 0], [0, 1]]",
                "title: Cells, axes and [brackets]",
                "a: \"@at\"",
                "a: \"%x\"",
                "a: \"- x\"",
                "a: \"?\"",
                "a: \"...\"",
                "a: \"---\"",
                "a: \"key: value\"",
                "a: \"ends:\""
            })
    void oneLineOfTextReadsBackToItself(String yaml) {
        Node first = YamlReader.read("f", yaml);
        Node second = YamlReader.read("f", first.text());
        assertEquals(values(first), values(second), first::text);
        assertEquals(first.text(), second.text());
    }

    /** The tree without places and quotes. */
    private static Object values(Node node) {
        return switch (node) {
            case Node.Scalar s -> s.value();
            case Node.Sequence s -> s.items().stream().map(YamlReaderTest::values).toList();
            case Node.Mapping m -> {
                java.util.Map<String, Object> map = new java.util.LinkedHashMap<>();
                m.entries().forEach((k, v) -> map.put(k, values(v)));
                yield map;
            }
        };
    }

    @Test
    void puttingOneFileOverAnotherMergesParametersButReplacesParts() {
        Node.Mapping base =
                YamlReader.readMapping(
                        "base",
                        "parameters: {objective: {quadratic: {curvature: 2}}, noise: 1}\n"
                                + "times: [0, 1]\n");
        Node.Mapping over =
                YamlReader.readMapping(
                        "over",
                        "parameters: {objective: {ackley: {a: 20}}}\ntimes: [0]\nseed: 1\n");
        Node.Mapping merged = base.with(over);
        assertEquals(
                "{parameters: {objective: {ackley: {a: 20}}, noise: 1}, times: [0], seed: 1}",
                merged.text());
        assertEquals("over", merged.placeOf("seed").source());
        assertEquals(
                "{parameters: {objective: {quadratic: {curvature: 2}}, noise: 1}, times: [0, 1]}",
                base.text());
        assertInstanceOf(Node.Mapping.class, merged.entries().get("parameters"));
    }

    @Test
    void infinityAndNumbersOfProgramsAreSpelledAsFilesSpellThem() {
        assertEquals(
                "[inf, -inf, 0.1, 1.0E-5]",
                Node.numbers(
                                org.limitlab.core.problem.Place.of("p"),
                                new double[] {
                                    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.1, 1e-5
                                })
                        .text());
    }
}
