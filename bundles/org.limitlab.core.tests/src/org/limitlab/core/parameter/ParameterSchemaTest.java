package org.limitlab.core.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ParameterSchemaTest {

    enum Mode {
        PLAIN,
        VERY_FANCY
    }

    interface Shape extends Part {}

    record Ball(
            @Parameter(symbol = "r", text = "Radius.", value = "1", range = "(0, inf)")
                    double radius)
            implements Shape {
        @Override
        public String id() {
            return "ball";
        }

        @Override
        public String title() {
            return "Ball";
        }
    }

    record Cube() implements Shape {
        @Override
        public String id() {
            return "cube";
        }

        @Override
        public String title() {
            return "Cube";
        }
    }

    record All(
            @Parameter(symbol = "N", text = "Size.", value = "10", range = "[1, inf)") int size,
            @Parameter(symbol = "S", text = "Seed.", value = "0") long seed,
            @Parameter(symbol = "a", text = "Rate.", value = "0.5", range = "[0, inf]") double rate,
            @Parameter(symbol = "f", text = "Flag.", value = "false") boolean flag,
            @Parameter(symbol = "m", text = "Mode.", value = "plain") Mode mode,
            @Parameter(symbol = "w", text = "Word.", value = "some: text, [odd]") String word,
            @Parameter(symbol = "x", text = "Point.", value = "[0, 1]", range = "[-1, 1]")
                    double[] point,
            @Parameter(symbol = "k", text = "Counts.", value = "[1, 2]") int[] counts,
            @Parameter(symbol = "A", text = "Matrix.", value = "[[1, 0], [0, 1]]")
                    double[][] matrix,
            @Parameter(symbol = "b", text = "Schedule.", value = "1", range = "[0, 10]")
                    Schedule schedule,
            @Parameter(symbol = "s", text = "Shape.", value = "ball") Shape shape,
            @Parameter(symbol = "M", text = "Samples.", value = "2*size") int samples) {
        All {
            if (size > 1000) {
                throw new InvalidValue("size", "size = " + size + " needs 1 TB", "choose less");
            }
            if (seed < 0) {
                throw new IllegalArgumentException("seed = " + seed + " is below 0");
            }
        }
    }

    private static final Parts PARTS = Parts.of(List.of(new Ball(1), new Cube()));
    private static final ParameterSchema<All> SCHEMA = ParameterSchema.of(All.class, PARTS);

    private final Problems problems = new Problems();

    private Optional<All> bind(String yaml) {
        return SCHEMA.bind(YamlReader.readMapping("f.yaml", yaml), problems);
    }

    private List<String> said() {
        return problems.list().stream().map(Problem::toString).toList();
    }

    @Test
    void missingValuesTakeTheirDefaults() {
        All all = bind("{}").orElseThrow();
        assertEquals(10, all.size());
        assertEquals(0.5, all.rate());
        assertEquals(Mode.PLAIN, all.mode());
        assertEquals("some: text, [odd]", all.word());
        assertArrayEquals(new double[] {0, 1}, all.point());
        assertArrayEquals(new int[] {1, 2}, all.counts());
        assertEquals(new Ball(1), all.shape());
        assertEquals(20, all.samples());
    }

    @Test
    void readsEverySortOfValue() {
        All all =
                bind("""
                size: 4
                seed: 9007199254740993
                rate: inf
                flag: true
                mode: very-fancy
                word: hello
                point: [0.5, -1, 1]
                counts: []
                matrix: [[1], [2, 3]]
                schedule: {times: [0, 1], values: [2, 3]}
                shape: {ball: {radius: 2.5}}
                """)
                        .orElseThrow(() -> new AssertionError(said()));
        assertEquals(9007199254740993L, all.seed());
        assertEquals(Double.POSITIVE_INFINITY, all.rate());
        assertTrue(all.flag());
        assertEquals(Mode.VERY_FANCY, all.mode());
        assertArrayEquals(new double[] {0.5, -1, 1}, all.point());
        assertEquals(0, all.counts().length);
        assertArrayEquals(new double[] {2, 3}, all.matrix()[1]);
        assertEquals(3, all.schedule().at(1.5));
        assertEquals(new Ball(2.5), all.shape());
        assertEquals(8, all.samples());
    }

    @Test
    void aLongIsReadExactlyToItsLastBit() {
        assertEquals(1234567890123456789L, bind("seed: 1234567890123456789").orElseThrow().seed());
        assertEquals(Long.MAX_VALUE, bind("seed: 9223372036854775807").orElseThrow().seed());
    }

    @Test
    void aRecordReadsBackFromItsOwnText() {
        All first =
                bind("{rate: inf, word: \"a \\\" quote\\nand a line\", schedule: \"max(1, t)\","
                                + " shape: cube, point: [], seed: 1234567890123456789}")
                        .orElseThrow(() -> new AssertionError(said()));
        String text = SCHEMA.toNode(first).text();
        All second = bind(text).orElseThrow(() -> new AssertionError(text + said()));
        assertEquals(text, SCHEMA.toNode(second).text());
        assertEquals(first.word(), second.word());
        assertEquals(first.rate(), second.rate());
        assertEquals(first.seed(), second.seed());
        assertEquals(first.schedule(), second.schedule());
        assertEquals(first.shape(), second.shape());
    }

    @Test
    void equalNumbersGiveEqualTextHoweverTheyWereWritten() {
        assertEquals(
                SCHEMA.toNode(bind("{size: 50, rate: 1}").orElseThrow()).text(),
                SCHEMA.toNode(bind("{size: 50.0, rate: 1.0e0}").orElseThrow()).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `size: 0`                     | size = 0 lies outside [1, inf)
                    `size: 2.5`                   | size = 2.5 is not a whole number
                    `size: x`                     | size = x: "x" is no number here
                    `size: "2*"`                  | size = "2*" is not a number or a formula
                    `size: [1]`                   | size = [1] is not a number
                    `{size: 3000000000, samples: 5}` | size = 3000000000 is not below 2^31
                    `rate: -1`                    | rate = -1 lies outside [0, inf]
                    `samples: rat*2`              | samples = rat*2: "rat" is no number here (did you mean "rate"?)
                    `samples: word`               | samples = word: "word" is no number here
                    `samples: samples`            | samples = samples depends on itself
                    `samples: size/4`             | samples = size/4 is not a whole number
                    `rate: 1 - size`              | rate = 1 - size = -9.0 lies outside [0, inf]
                    `flag: maybe`                 | flag = maybe is not a flag
                    `mode: fancy`                 | mode = fancy is not one of plain, very-fancy
                    `word: [a]`                   | word = [a] is not a text
                    `point: 1`                    | point = 1 is not a list of numbers
                    `point: [0, 2]`               | point = 2 lies outside [-1, 1]
                    `point: [0, x]`               | point = x: "x" is no number here
                    `counts: [1.5]`               | counts[0] = [1.5] is not a whole number
                    `matrix: [1]`                 | matrix = 1 is not a list of numbers
                    `matrix: 1`                   | matrix = 1 is not a list of rows
                    `schedule: {times: [0], values: [1, 2]}` | schedule: a schedule needs as many values as times
                    `schedule: {times: [0, 0], values: [1, 2]}` | times of a schedule must increase
                    `schedule: {times: [0], values: [11]}` | lies outside [0, 10]
                    `schedule: {times: [0], value: [1]}` | unknown key "value" in schedule
                    `schedule: 11`                | schedule = 11 lies outside [0, 10]
                    `schedule: "1 +"`             | schedule = "1 +" is not a number or a formula of t
                    `schedule: "t + zz"`          | "zz" is no number here
                    `shape: bal`                  | shape = "bal" is not known (did you mean "ball"?)
                    `shape: {ball: {radiu: 1}}`   | unknown parameter "radiu" of ball (did you mean "radius"?)
                    `shape: {ball: {radius: 0}}`  | radius = 0 lies outside (0, inf)
                    `shape: {ball: 3}`            | shape.ball = {ball: 3} is not keys with values
                    `shape: {ball: {}, cube: {}}` | is not a name, or one name with its parameters
                    `shape: [ball]`               | is not a name, or one name with its parameters
                    `size: 2000`                  | size: size = 2000 needs 1 TB (choose less)
                    `seed: -1`                    | seed = -1 is below 0
                    """)
    void aWrongValueIsSaidWithItsLine(String yaml, String message) {
        assertTrue(bind(yaml).isEmpty());
        assertEquals(1, said().size(), () -> said().toString());
        assertTrue(said().get(0).contains(message), () -> said().toString());
        assertTrue(said().get(0).startsWith("f.yaml, line 1: "), () -> said().toString());
    }

    @Test
    void allWrongValuesAreFoundAtOnce() {
        bind("size: 0\nrate: -1\nmode: none\nshape: none\n");
        assertEquals(4, said().size(), () -> said().toString());
        assertTrue(said().get(2).startsWith("f.yaml, line 3: mode"));
    }

    @Test
    void aCircleOfFormulasIsReportedOnBothSides() {
        bind("samples: 2*size\nsize: samples\n");
        assertEquals(
                List.of(
                        "f.yaml, line 2: size = samples depends on itself (break the circle)",
                        "f.yaml, line 1: samples = 2*size depends on itself (break the circle)"),
                said());
    }

    @Test
    void keysThatAreNoParametersAreReportedOnRequestOnly() {
        Node.Mapping values = YamlReader.readMapping("f.yaml", "sise: 3");
        assertTrue(SCHEMA.bind(values, problems).isPresent());
        SCHEMA.checkKeys(values, "model \"all\"", problems);
        assertEquals(
                List.of(
                        "f.yaml, line 1: unknown parameter \"sise\" of model \"all\""
                                + " (did you mean \"size\"?)"),
                said());
    }

    @Test
    void aScheduleMayUseOtherParameters() {
        All all = bind("{rate: 2, schedule: rate + t}").orElseThrow();
        assertEquals(5, all.schedule().at(3));
        assertEquals(2.5, bind("{rate: 2, schedule: rate + 0.5}").orElseThrow().schedule().at(9));
    }

    record Bare(double rate) {}

    record Unspellable(@Parameter(symbol = "x", text = "X.", value = "1") float x) {}

    record BadDefault(
            @Parameter(symbol = "x", text = "X.", value = "2", range = "[0, 1]") double x) {}

    record BadRange(@Parameter(symbol = "x", text = "X.", value = "2", range = "0..3") double x) {}

    @Test
    void aRecordThatCannotBeDescribedIsRefused() {
        assertRefused(Bare.class);
        assertRefused(Unspellable.class);
        assertRefused(BadDefault.class);
        assertRefused(BadRange.class);
    }

    private static <P extends Record> void assertRefused(Class<P> type) {
        assertThrows(
                IllegalArgumentException.class,
                () -> ParameterSchema.of(type, Parts.NONE),
                type::getName);
    }

    record OfTheory(
            double rate,
            @Parameter(symbol = "G", text = "Grid points.", value = "64") int gridPoints) {}

    record OtherType(int rate) {}

    @Test
    void aTheoryTakesTheModelsDescriptionOfEqualNames() {
        Map<String, ParameterInfo> model = SCHEMA.parameters();
        ParameterSchema<OfTheory> theory = ParameterSchema.of(OfTheory.class, PARTS, model);
        assertEquals("a", theory.find("rate").orElseThrow().symbol());
        OfTheory bound =
                theory.bind(YamlReader.readMapping("f", "{rate: 3, size: 5}"), problems)
                        .orElseThrow();
        assertEquals(new OfTheory(3, 64), bound);
        assertThrows(
                IllegalArgumentException.class,
                () -> ParameterSchema.of(OtherType.class, PARTS, model));
    }

    @Test
    void tellsWhatIsKnownOfAParameter() {
        ParameterInfo mode = SCHEMA.find("mode").orElseThrow();
        assertEquals(List.of("plain", "very-fancy"), mode.choices());
        assertEquals(ParameterInfo.Type.CHOICE, mode.type());
        ParameterInfo shape = SCHEMA.find("shape").orElseThrow();
        assertEquals(List.of("ball", "cube"), shape.choices());
        assertEquals(List.copyOf(SCHEMA.parameters().keySet()).get(0), "size");
        assertTrue(SCHEMA.find("size").orElseThrow().isScalar());
        assertTrue(SCHEMA.find("none").isEmpty());
    }

    @Test
    void partsAreFoundByKind() {
        assertEquals(List.of("ball", "cube"), List.copyOf(PARTS.ofKind(Shape.class).keySet()));
        assertTrue(PARTS.find(Shape.class, "none").isEmpty());
        assertTrue(PARTS.ofKind(Runnable.class).isEmpty());
        Part noRecord =
                new Part() {
                    @Override
                    public String id() {
                        return "x";
                    }

                    @Override
                    public String title() {
                        return "X";
                    }
                };
        assertThrows(IllegalArgumentException.class, () -> Parts.of(List.of(noRecord)));
    }
}
