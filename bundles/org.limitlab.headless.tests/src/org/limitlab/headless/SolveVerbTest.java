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

class SolveVerbTest {

    @TempDir Path folder;

    private Result run(String... arguments) {
        return new CommandLine(Catalog.of(new Relaxation()), folder).run(arguments);
    }

    @Test
    void printsOneObjectALineForEachObservable() {
        Result result = run("solve", "relaxation-mean", "--at", "0,0.5", "--json");
        assertEquals(0, result.code());
        assertEquals("", result.err());
        List<JsonNode> lines = result.json();
        assertEquals(4, lines.size());
        assertEquals(
                List.of(
                        "theory",
                        "observable",
                        "symbol",
                        "unit",
                        "axes",
                        "values",
                        "error",
                        "standing"),
                List.copyOf(lines.get(0).propertyNames()));
        assertEquals(
                "{\"theory\":\"relaxation-mean\",\"observable\":\"mean\",\"symbol\":\"m\","
                        + "\"unit\":\"m\",\"axes\":[{\"id\":\"time\",\"unit\":\"\","
                        + "\"values\":[0.0,0.5]}],\"values\":[1.0,"
                        + Math.exp(-0.5)
                        + "],\"error\":[0.0,0.0],\"standing\":\"exact\"}",
                result.out().lines().findFirst().orElseThrow());
    }

    @Test
    void nestsArraysTimeFirstAndWritesNullForAMissingNumber() {
        JsonNode moments = run("solve", "relaxation-mean", "--at", "0,1,2", "--json").json().get(1);
        assertEquals("time", moments.at("/axes/0/id").asString());
        assertEquals("power", moments.at("/axes/1/id").asString());
        assertEquals(List.of(0.0, 1.0), doubles(moments.at("/axes/1/values")));
        assertEquals(3, moments.get("values").size());
        assertEquals(List.of(1.0, Math.exp(-1)), doubles(moments.at("/values/1")));
        assertTrue(moments.at("/values/2/1").isNull(), moments.toString());
        assertEquals(List.of(1e-3, 1e-3), doubles(moments.at("/error/0")));
    }

    @Test
    void plainNumberWithoutAxes() {
        JsonNode halving = run("solve", "relaxation-mean", "--json").json().get(2);
        assertTrue(halving.get("axes").isEmpty());
        assertEquals(Math.log(2), halving.get("values").asDouble());
        assertEquals(0.0, halving.get("error").asDouble());
    }

    private static List<Double> doubles(JsonNode array) {
        return array.valueStream().map(JsonNode::asDouble).toList();
    }

    @Test
    void saysWhyAnObservableHasNoPrediction() {
        Result result = run("solve", "relaxation-mean", "--set", "rate=0", "--json");
        assertEquals(0, result.code());
        assertEquals(
                "{\"theory\":\"relaxation-mean\",\"observable\":\"halving\","
                        + "\"noPrediction\":\"rate = 0: it never halves\"}",
                result.out().lines().toList().get(2));
        String text = run("solve", "relaxation-mean", "--set", "rate=0").out();
        assertTrue(text.contains("no prediction of halving: rate = 0: it never halves"), text);
    }

    @Test
    void saysWhyThereIsNoPredictionAtAll() {
        Result result = run("solve", "relaxation-mean", "--set", "rate=11", "--json");
        assertEquals(0, result.code());
        assertEquals(
                "{\"theory\":\"relaxation-mean\",\"noPrediction\":\"rate = 11.0 is above 10\"}\n",
                result.out());
    }

    @Test
    void commaListsSweepOneLineAPoint() {
        Result result =
                run(
                        "solve",
                        "relaxation-mean",
                        "--set",
                        "rate=1,2,11",
                        "--set",
                        "powers=3",
                        "--at",
                        "1",
                        "--json");
        List<JsonNode> means =
                result.json().stream()
                        .filter(
                                o ->
                                        o.has("noPrediction") && !o.has("observable")
                                                || o.path("observable").asString("").equals("mean"))
                        .toList();
        assertEquals(3, means.size());
        assertEquals("{\"rate\":1}", means.get(0).get("point").toString());
        assertEquals(Math.exp(-2), means.get(1).at("/values/0").asDouble());
        assertEquals("{\"rate\":11}", means.get(2).get("point").toString());
        assertEquals("rate = 11.0 is above 10", means.get(2).get("noPrediction").asString());
    }

    @Test
    void lastOfSeveralSweepsRunsFastest() {
        List<String> points =
                run(
                                "solve",
                                "relaxation-mean",
                                "--set",
                                "rate=1,2",
                                "--set",
                                "powers=[2, 3]",
                                "--json")
                        .json()
                        .stream()
                        .filter(o -> o.get("observable").asString().equals("mean"))
                        .map(o -> o.get("point").toString())
                        .toList();
        assertEquals(
                List.of(
                        "{\"rate\":1,\"powers\":2}",
                        "{\"rate\":1,\"powers\":3}",
                        "{\"rate\":2,\"powers\":2}",
                        "{\"rate\":2,\"powers\":3}"),
                points);
    }

    @Test
    void timesMayBeAGridWithBothEndsOrFormulas() {
        assertEquals(
                List.of(0.0, 0.5, 1.0, 1.5, 2.0),
                doubles(
                        run("solve", "relaxation-mean", "--times", "0:2:5", "--json")
                                .json()
                                .get(0)
                                .at("/axes/0/values")));
        assertEquals(
                List.of(0.0, Math.log(8)),
                doubles(
                        run(
                                        "solve",
                                        "relaxation-mean",
                                        "--set",
                                        "powers=8",
                                        "--at",
                                        "0,log(powers)",
                                        "--json")
                                .json()
                                .get(0)
                                .at("/axes/0/values")));
    }

    /** Bad input: the exit code, and what the one or more lines must hold. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    --set rtae=1               | 3 | --set: unknown parameter "rtae"          | did you mean "rate"?
                    --set rate=21              | 3 | --set: rate = 21 lies outside [0, 20]    | choose a value in [0, 20]
                    --set rate=fast            | 3 | --set: rate = fast: "fast" is no number  | known: rate, powers
                    --set rate=1,,2            | 3 | --set: rate = 1,,2 lacks a value         | give one
                    --set rate=                | 3 | --set: rate =  lacks a value             | give one
                    --set rate=[1              | 3 | --set: rate = [1: not valid YAML         | expected
                    --set rate=!secret_1       | 3 | --set: rate = !secret 1: tag             | remove the tag
                    --set rate=1,1             | 3 | --set: axis rate lists 1 twice           | list each value once
                    --set rate                 | 3 | --set: "rate" names no parameter         | --set name=value
                    --set powers=1.5           | 3 | --set: powers = 1.5 is not a whole number | whole number
                    --at 1,0.5                 | 3 | --at: times                              | must increase
                    --at -1                    | 3 | --at: times                              | [0, inf)
                    --at 1,soon                | 3 | --at                                     | soon
                    --times 0:1                | 3 | --times                                  | 0:1
                    --times 0:1:0              | 3 | --times: 0 times lie outside             | from:until:count
                    --times 0:1:3 --at 1       | 2 | exclude each other                       | see limitlab solve --help
                    --seed x                   | 2 | 'x' is not a long                        | see limitlab solve --help
                    --sed 1                    | 2 | unknown option                           | see limitlab solve --help
                    """)
    void refusesBadInputWithOneClearLine(String arguments, int code, String message, String hint) {
        String[] words = ("solve relaxation-mean " + arguments).split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace('_', ' ');
        }
        Result result = run(words);
        assertEquals(code, result.code(), result.err());
        assertEquals("", result.out());
        assertEquals(1, result.errors().size(), result.err());
        assertTrue(result.err().startsWith("limitlab: "), result.err());
        assertTrue(result.err().contains(message), result.err());
        assertTrue(result.err().contains(hint), result.err());
    }

    @Test
    void showsAllProblemsAtOnce() {
        Result result =
                run(
                        "solve",
                        "relaxation-mean",
                        "--set",
                        "rate=21",
                        "--set",
                        "powers=0,2",
                        "--set",
                        "sped=1");
        assertEquals(3, result.code());
        assertEquals(3, result.errors().size(), result.err());
        assertTrue(result.err().contains("rate = 21 lies outside [0, 20]"), result.err());
        assertTrue(result.err().contains("powers = 0 lies outside [1, 9]"), result.err());
        assertTrue(result.err().contains("unknown parameter \"sped\""), result.err());
    }

    @Test
    void refusesUnknownTheories() {
        Result result = run("solve", "relaxation-maen");
        assertEquals(3, result.code());
        assertEquals(
                "limitlab: relaxation-maen: no theory has this id"
                        + " (did you mean \"relaxation-mean\"?)\n",
                result.err());
        assertTrue(run("solve", "relaxation").err().contains("limitlab simulate relaxation"));
    }

    @Test
    void textShowsTheSameNumbers() {
        String text = run("solve", "relaxation-mean", "--at", "1").out();
        assertTrue(text.contains("relaxation-mean: Mean of the relaxation (exact)"), text);
        assertTrue(text.contains("0.3678794412"), text);
    }
}
