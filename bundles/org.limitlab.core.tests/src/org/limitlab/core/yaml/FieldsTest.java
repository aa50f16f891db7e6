package org.limitlab.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.problem.Problems;

import java.util.List;

class FieldsTest {

    private final Problems problems = new Problems();

    private Fields fields(String yaml) {
        return new Fields(YamlReader.readMapping("f.yaml", yaml), problems);
    }

    private List<String> said() {
        return problems.list().stream().map(Problem::toString).toList();
    }

    @Test
    void takesWhatIsThereAndTheDefaultWhereItIsNot() {
        Fields fields = fields("a: word\nb: 2.5\nc: 3\nd: true\ne: [x, y]\nf: z\n");
        assertEquals("word", fields.string("a", ""));
        assertEquals("other", fields.string("none", "other"));
        assertEquals(2.5, fields.number("b", 0));
        assertEquals(9, fields.number("none", 9));
        assertEquals(3, fields.integer("c", 0));
        assertTrue(fields.flag("d", false));
        assertEquals(List.of("x", "y"), fields.words("e"));
        assertEquals(List.of("z"), fields.words("f"));
        assertEquals(List.of(), fields.words("none"));
        fields.end("the file");
        assertTrue(problems.isEmpty());
    }

    @Test
    void reportsKeysThatNobodyTook() {
        Fields fields = fields("replicas: 3\nreplicaz: 4\nxyzzy: 5\n");
        fields.take("replicas");
        fields.take("seed");
        fields.end("the file");
        assertEquals(
                List.of(
                        "f.yaml, line 2: unknown key \"replicaz\" in the file"
                                + " (did you mean \"replicas\"?)",
                        "f.yaml, line 3: unknown key \"xyzzy\" in the file"
                                + " (known: replicas, seed)"),
                said());
    }

    @Test
    void wrongTypesAreReportedAndReadingGoesOn() {
        Fields fields = fields("a: [1]\nb: {x: 1}\nc: x\nd: [[1]]\n");
        assertEquals("", fields.string("a", ""));
        assertTrue(Double.isNaN(fields.number("b", 7)));
        fields.integer("c", 0);
        fields.words("d");
        assertEquals(4, said().size(), () -> said().toString());
    }

    @Test
    void aMissingRequiredKeySaysWhatToWrite() {
        fields("b: 1\n").required("a", "write a: 1");
        assertEquals(List.of("f.yaml, line 1: \"a\" is missing (write a: 1)"), said());
    }

    @Test
    void aValueThatShouldBeAMappingIsReported() {
        Fields.of(YamlReader.read("f.yaml", "[1, 2]"), "budget", problems);
        assertEquals(
                List.of("f.yaml, line 1: budget must be keys with values, found [1, 2]"), said());
    }
}
