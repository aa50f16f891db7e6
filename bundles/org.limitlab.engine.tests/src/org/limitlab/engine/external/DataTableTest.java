package org.limitlab.engine.external;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.ClaimReader;
import org.limitlab.core.claim.Outcome;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.engine.judge.Evidence;
import org.limitlab.engine.judge.Judge;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

import java.io.StringReader;
import java.util.Locale;

class DataTableTest {

    private static final String RATE =
            """
            {id: rms, kind: rate, of: {observable: x, gap: rms}, against: {theory: limit},
             along: particles, law: n^-1/2}
            """;

    private static Claim claim(String text) {
        Problems problems = new Problems();
        Claim claim = ClaimReader.read(YamlReader.read("claim.yaml", text), problems).orElse(null);
        assertTrue(problems.isEmpty(), () -> problems.list().toString());
        return claim;
    }

    private static DataTable table(String text) {
        return DataTable.read("data.csv", new StringReader(text));
    }

    /** 512 replicas of sd 3 n^-p around 2 at six sizes: half-width of the slope about 0.02. */
    private static String normals(double exponent) {
        RandomStream random = Streams.of(4, "table test").source(Purpose.NOISE).open(0);
        StringBuilder text = new StringBuilder("particles,replica,observable,value,theory\n");
        for (int n = 50; n <= 1600; n *= 2) {
            for (int r = 0; r < 512; r++) {
                double x = 2 + 3 * Math.pow(n, -exponent) * random.nextGaussian();
                text.append(String.format(Locale.ROOT, "%d,%d,x,%.17g,2\n", n, r, x));
                text.append(String.format(Locale.ROOT, "%d,%d,other,7,\n", n, r));
            }
        }
        return text.toString();
    }

    @Test
    void aTableIsJudgedLikeARun() {
        Verdict right = Judge.judge(claim(RATE), table(normals(0.5)).evidence(claim(RATE)));
        assertEquals(Outcome.SUPPORTED, right.outcome());
        assertTrue(right.external());
        assertEquals(512, right.replicas());
        Verdict wrong = Judge.judge(claim(RATE), table(normals(0.3)).evidence(claim(RATE)));
        assertEquals(Outcome.REFUTED, wrong.outcome());
    }

    @Test
    void readsTimesEntriesSidesAndTheoryErrors() {
        DataTable table =
                table(
                        """
                        dimension,side,replica,time,entry,observable,value,theory,theory_error
                        2,simulation,1,0.5,0,x,11,1,0.1
                        2,simulation,1,0.5,1,x,12,2,0.2
                        2,simulation,0,0.5,1,x,2,2,0.2
                        2,simulation,0,0.5,0,x,1,1,0.1
                        2,simulation,0,0,0,x,3,3,0
                        2,simulation,0,0,1,x,4,4,0
                        2,simulation,1,0,0,x,13,3,0
                        2,simulation,1,0,1,x,nan,4,0
                        2,other,0,0,0,x,5,,
                        """);
        Claim claim =
                claim(
                        "{id: v, kind: value, of: {observable: x, at: all}, against: {theory: a},"
                                + " precision: 0.1}");
        Evidence.Spot spot = table.evidence(claim).spots().get(0);
        assertArrayEquals(new double[] {0, 0.5}, spot.of().times());
        assertEquals(2, spot.of().size());
        assertEquals(1, spot.of().failed(), "a replica that is not finite has failed");
        assertArrayEquals(new double[] {3, 4, 1, 2}, spot.of().rows()[0]);
        assertArrayEquals(new double[] {0, 0, 0.1, 0.2}, spot.others().get(0).errors());
        assertEquals(2, spot.number("dimension"));
        Claim order =
                claim("{id: o, kind: order, of: {observable: x}, below: [{side: other}], by: 1}");
        assertEquals(5, table.evidence(order).spots().get(0).others().get(0).rows()[0][0]);
    }

    @Test
    void formulasUseTheTablesAxes() {
        DataTable table =
                table("particles,replica,time,value\n10,0,0,1\n10,0,2,3\n10,1,0,1\n10,1,2,3\n");
        Claim claim =
                claim(
                        "{id: f, kind: value, of: {observable: x, at: all},"
                                + " against: \"particles + t\", precision: 0.1}");
        assertArrayEquals(
                new double[] {10, 12},
                table.evidence(claim).spots().get(0).others().get(0).rows()[0]);
    }

    @Test
    void allWrongFieldsAreNamedWithTheirLines() {
        ConfigurationException e =
                assertThrows(
                        ConfigurationException.class,
                        () -> table("n,replica,value\n1,0,abc\n1,1,2\n1,2,1;5\n"));
        assertEquals(2, e.problems().size());
        assertTrue(e.getMessage().contains("data.csv, line 2"), e.getMessage());
        assertTrue(e.getMessage().contains("data.csv, line 4"), e.getMessage());
        assertTrue(e.getMessage().contains("1;5"), e.getMessage());
    }

    @Test
    void malformedTablesAreExplained() {
        assertProblem("no column \"value\"", () -> table("n,replica,val\n1,0,1\n"));
        assertProblem("no rows", () -> table(""));
        assertProblem("comma-separated", () -> table("n,replica,value\n1,0\n1,1,2,3,4\n"));
        Claim rate = claim(RATE);
        assertProblem(
                "no column \"particles\"",
                () -> table("n,replica,value,theory\n1,0,1,1\n").evidence(rate));
        assertProblem(
                "no row of observable \"x\"",
                () -> table("particles,replica,observable,value\n1,0,y,1\n").evidence(rate));
        assertProblem(
                "add a column \"theory\"",
                () -> table("particles,replica,value\n1,0,1\n").evidence(rate));
        assertProblem(
                "has two values",
                () -> table("particles,replica,value,theory\n1,0,1,1\n1,0,2,1\n").evidence(rate));
        assertProblem(
                "has no value at time",
                () ->
                        table("particles,replica,time,value,theory\n1,0,0,1,1\n1,1,1,2,1\n")
                                .evidence(rate));
        assertProblem(
                "differs from",
                () -> table("particles,replica,value,theory\n1,0,1,1\n1,1,2,3\n").evidence(rate));
    }

    private static void assertProblem(
            String part, org.junit.jupiter.api.function.Executable reading) {
        ConfigurationException e = assertThrows(ConfigurationException.class, reading);
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}
