package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.headless.CommandLine.Result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

class JudgeVerbTest {

    @TempDir Path folder;

    private static final String RATE =
            """
            id: rate
            kind: rate
            of: {observable: x, gap: rms}
            against: 0
            along: n
            law: n^-1/2
            margin: 0.1
            """;

    /** Gaps whose size falls like n^power: plus or minus n^power times a uniform factor near 1. */
    private static String table(double power) {
        SplittableRandom random = new SplittableRandom(17);
        StringBuilder table = new StringBuilder("n,replica,observable,value\n");
        for (int n = 16; n <= 512; n *= 2) {
            for (int r = 0; r < 256; r++) {
                double sign = random.nextBoolean() ? 1 : -1;
                double value = sign * Math.pow(n, power) * random.nextDouble(0.5, 1.5);
                table.append(n + "," + r + ",x," + value + "\n");
            }
        }
        return table.toString();
    }

    private Result judge(String table, String claim, String... more) throws IOException {
        Files.writeString(folder.resolve("t.csv"), table);
        Files.writeString(folder.resolve("c.yaml"), claim);
        List<String> arguments =
                new java.util.ArrayList<>(List.of("judge", "t.csv", "--claim", "c.yaml"));
        arguments.addAll(List.of(more));
        return new CommandLine(Catalog.of(), folder).run(arguments.toArray(String[]::new));
    }

    @Test
    void trueLawIsSupportedAndAWrongOneRefuted() throws IOException {
        Result right = judge(table(-0.5), RATE);
        assertEquals(0, right.code(), right.err());
        assertTrue(right.out().startsWith("verdict"), right.out());
        assertTrue(right.out().contains("SUPPORTED"), right.out());
        assertTrue(right.out().endsWith("report: t-report.html\n"), right.out());
        assertTrue(Files.readString(folder.resolve("t-report.html")).contains("External data"));
        Result wrong = judge(table(-1), RATE);
        assertEquals(4, wrong.code(), wrong.err());
        assertTrue(wrong.out().contains("REFUTED"), wrong.out());
    }

    @Test
    void jsonMarksExternalData() throws IOException {
        Result result = judge(table(-0.5), RATE, "--json", "-o", "r.html");
        assertEquals("verdict", result.json().get(0).get("type").asString());
        assertTrue(result.json().get(0).get("externalData").asBoolean());
        assertEquals("r.html", result.json().get(1).get("report").asString());
    }

    @Test
    void exportedReplicasAreJudgedLikeTheRun() throws IOException {
        Files.writeString(
                folder.resolve("e.yaml"),
                """
                schemaVersion: 1
                model: relaxation
                parameters: {rate: 1, noise: 0, step: 0.25}
                axes: {particles: [1, 2]}
                times: [0, 0.25]
                replicas: 32
                seed: 7
                """);
        CommandLine line = new CommandLine(Catalog.of(new Relaxation()), folder);
        assertEquals(0, line.run("run", "e.yaml", "-o", "e", "-q").code());
        assertEquals(0, line.run("export", "e", "--per-replica", "-o", "t.csv").code());
        Result result =
                judge(
                        Files.readString(folder.resolve("t.csv")),
                        "{id: a, kind: value, of: {observable: mean}, against: 0.75,"
                                + " precision: 0.1}");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("SUPPORTED"), result.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    n,replica,observable,value | n,replica,observable,valu  | 3 | t.csv
                    n,replica,observable,value | m,replica,observable,value | 3 | n
                    16,0,x,                    | 16,0,x,abc                 | 3 | line 2
                    16,0,x,                    | 16,0,                      | 3 | line 2
                    """)
    void malformedTablesAreRefusedInOneClearLine(String was, String is, int code, String message)
            throws IOException {
        String table = table(-0.5).replaceFirst(was, is);
        Result result = judge(table, RATE);
        assertEquals(code, result.code(), result.err());
        assertTrue(result.err().contains(message), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
        assertEquals("", result.out());
        assertFalse(Files.exists(folder.resolve("t-report.html")));
    }

    @Test
    void badClaimsAndMissingFilesAreRefused() throws IOException {
        Result claim = judge(table(-0.5), RATE.replace("law:", "lav:"));
        assertEquals(3, claim.code());
        assertTrue(claim.err().contains("c.yaml"), claim.err());
        assertTrue(claim.err().contains("did you mean \"law\"?"), claim.err());
        assertEquals(3, judge(table(-0.5), "").code());
        Files.writeString(folder.resolve("c.yaml"), RATE);
        CommandLine line = new CommandLine(Catalog.of(), folder);
        assertEquals(6, line.run("judge", "gone.csv", "--claim", "c.yaml").code());
        assertEquals(6, line.run("judge", "t.csv", "--claim", "gone.yaml").code());
        assertEquals(2, line.run("judge", "t.csv").code());
    }
}
