package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.headless.CommandLine.Result;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;

class SimulateVerbTest {

    @TempDir Path folder;

    private final CommandLine line = new CommandLine(Catalog.of(new Relaxation()), folder);

    private Result run(String... arguments) {
        return line.run(arguments);
    }

    @Test
    void oneStepFromAnExplicitStateIsDoneByHand() {
        Result result =
                run(
                        "simulate",
                        "relaxation",
                        "--set",
                        "initial=[[1], [2], [4]]",
                        "--set",
                        "particles=3",
                        "--set",
                        "rate=2",
                        "--set",
                        "noise=0",
                        "--set",
                        "step=0.25",
                        "--at",
                        "0,0.25",
                        "--replicas",
                        "1",
                        "--seed",
                        "7",
                        "--json");
        assertEquals(0, result.code(), result.err());
        assertEquals("", result.err());
        List<JsonNode> lines = result.json();
        assertEquals(
                List.of(
                        "model",
                        "observable",
                        "symbol",
                        "unit",
                        "axes",
                        "mean",
                        "standardError",
                        "replicas"),
                List.copyOf(lines.get(0).propertyNames()));
        JsonNode positions = lines.get(1);
        assertEquals("positions", positions.get("observable").asString());
        assertEquals("[[1.0,2.0,4.0],[0.5,1.0,2.0]]", positions.get("mean").toString());
        assertEquals(
                "[[null,null,null],[null,null,null]]", positions.get("standardError").toString());
        assertEquals(1, positions.get("replicas").asInt());
        JsonNode last = lines.get(2);
        assertEquals(3.5 / 3, last.get("mean").asDouble(), 1e-15);
        assertTrue(last.get("standardError").isNull());
    }

    /**
     * The mean of N particles after k steps has mean (1 - a h)^k and variance s² h sum (1 - a h)^(2
     * j) / N: an exact law that knows nothing of this program.
     */
    @Test
    void meanAndStandardErrorFollowTheExactLaw() {
        int replicas = 4096;
        JsonNode mean =
                run(
                                "simulate",
                                "relaxation",
                                "--set",
                                "step=0.1",
                                "--replicas",
                                "" + replicas,
                                "--seed",
                                "11",
                                "--at",
                                "0,1",
                                "--json")
                        .json()
                        .get(0);
        double variance = 0;
        for (int j = 0; j < 10; j++) {
            variance += 0.25 * 0.1 * Math.pow(0.9, 2 * j) / 4;
        }
        double error = Math.sqrt(variance / replicas);
        // seed 11; 4.5 standard errors; the smallest bias seen at 4096 replicas is about 0.02
        assertEquals(Math.pow(0.9, 10), mean.at("/mean/1").asDouble(), 4.5 * error);
        // the relative sd of a standard error is 1/sqrt(2 R) = 0.011
        assertEquals(1, mean.at("/standardError/1").asDouble() / error, 4.5 * 0.0111);
        assertEquals(1.0, mean.at("/mean/0").asDouble());
        assertEquals(0.0, mean.at("/standardError/0").asDouble());
        assertEquals(replicas, mean.get("replicas").asInt());
    }

    @Test
    void sameSeedSameBytesWhateverTheThreads() {
        String[] once = {
            "simulate", "relaxation", "--replicas", "300", "--seed", "3", "--json", "-j", "1"
        };
        String[] twice = once.clone();
        twice[twice.length - 1] = "2";
        assertEquals(run(once).out(), run(twice).out());
        String[] other = once.clone();
        other[5] = "4";
        assertTrue(!run(once).out().equals(run(other).out()));
    }

    @Test
    void drawnSeedIsPrintedAndRepeatsTheNumbers() {
        Result first = run("simulate", "relaxation", "--json");
        assertEquals(0, first.code());
        assertTrue(first.err().matches("seed \\d+\n"), first.err());
        String seed = first.err().strip().replace("seed ", "");
        assertEquals(first.out(), run("simulate", "relaxation", "--seed", seed, "--json").out());
    }

    @Test
    void commaListsSweepWithAPointOnEachLine() {
        List<JsonNode> lines =
                run(
                                "simulate",
                                "relaxation",
                                "--set",
                                "particles=2,3",
                                "--set",
                                "start=ones,counted",
                                "--set",
                                "noise=0",
                                "--seed",
                                "1",
                                "--at",
                                "0",
                                "--observable",
                                "mean",
                                "--json")
                        .json();
        assertEquals(4, lines.size());
        assertEquals(
                "{\"particles\":2,\"start\":\"counted\"}", lines.get(1).get("point").toString());
        assertEquals(0.5, lines.get(1).at("/mean/0").asDouble());
        assertEquals(1.0, lines.get(3).at("/mean/0").asDouble());
        assertEquals("ones", lines.get(2).at("/point/start").asString());
    }

    @Test
    void failedReplicasCountNowhereAndExitWithOne() {
        Result result =
                run(
                        "simulate",
                        "relaxation",
                        "--set",
                        "breaksAt=0.5",
                        "--seed",
                        "1",
                        "--replicas",
                        "10",
                        "--at",
                        "0,0.5,1",
                        "--json");
        assertEquals(1, result.code());
        assertEquals(5, result.json().get(0).get("replicas").asInt());
        assertEquals(
                "limitlab: 5 replicas of 10 failed and count nowhere; the first: replica 1 at time"
                        + " 0.5: broken on purpose at time 0.5\n",
                result.err());
        Result none =
                run(
                        "simulate",
                        "relaxation",
                        "--set",
                        "breaksAt=0",
                        "--seed",
                        "1",
                        "--replicas",
                        "2",
                        "--json");
        assertEquals(1, none.json().get(0).get("replicas").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    --set particle=1           | 3 | --set: unknown parameter "particle"     | did you mean "particles"?
                    --set particles=0          | 3 | --set: particles = 0 lies outside       | choose a value in [1, inf)
                    --set particles=2.5        | 3 | --set: particles = 2.5                  | whole number
                    --set start=one            | 3 | --set: start = one is not one of        | did you mean "ones"?
                    --set initial=[1]          | 3 | --set: initial                          | [1, 2]
                    --set initial=[[1],[2]]    | 3 | --set: initial: 2 rows for 4 particles  | one row a particle
                    --set step=0.3             | 3 | time 1.0 is not a multiple of step      | choose times
                    --replicas 0               | 3 | --replicas: replicas = 0                | count
                    --replicas many            | 2 | 'many' is not an int                    | see limitlab simulate --help
                    --observable maen          | 3 | --observable: model "relaxation"        | did you mean "mean"?
                    -j 0                       | 2 | -j 0 is below 1                         | see limitlab simulate --help
                    """)
    void refusesBadInputWithOneClearLine(String arguments, int code, String message, String hint) {
        Result result = run(("simulate relaxation --seed 1 " + arguments).split(" "));
        assertEquals(code, result.code(), result.err());
        assertEquals("", result.out());
        assertEquals(1, result.errors().size(), result.err());
        assertTrue(result.err().contains(message), result.err());
        assertTrue(result.err().contains(hint), result.err());
    }

    @Test
    void refusesUnknownModels() {
        Result result = run("simulate", "relaxatoin");
        assertEquals(3, result.code());
        assertTrue(result.err().contains("did you mean \"relaxation\"?"), result.err());
    }
}
