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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class PlanVerbTest {

    @TempDir Path folder;

    private List<JsonNode> plan(String claim) throws IOException {
        Files.writeString(
                folder.resolve("p.yaml"),
                """
                schemaVersion: 1
                model: relaxation
                axes: {particles: [50, 100, 200, 400, 800, 1600]}
                replicas: {until: half-margin, most: 1024}
                seed: 7
                claims:
                  - %s
                """
                        .formatted(claim));
        Result result =
                new CommandLine(Catalog.of(new Relaxation()), folder)
                        .run("plan", "p.yaml", "--json");
        assertEquals(0, result.code(), result.err());
        return result.json();
    }

    /**
     * The counts of judging.md: six sizes of ratio 2 and a margin of 15 % take 82/p² (s/c)²
     * replicas each where sd = s n^-p, 453/p² with a correction, and 509 n1 (s/c)² for p = 1 with
     * sd n^-1/2 (s/c at the smallest size here, so that n1 is in it).
     */
    @ParameterizedTest
    @CsvSource({
        "'gap: rms', n^-1/2, '', 328",
        "'gap: rms', n^-1, '', 82",
        "'gap: bias', n^-1, '', 509",
        "'gap: bias', n^-1/2, ', correction: n^-1', 1812",
    })
    void replicasNeededAreThoseOfTheSpecification(
            String gap, String law, String correction, double expected) throws IOException {
        List<JsonNode> lines =
                plan(
                        "{id: a, kind: rate, of: {observable: mean, "
                                + gap
                                + "}, against: 0, along: particles, law: "
                                + law
                                + correction
                                + "}");
        JsonNode need = lines.getLast();
        assertEquals("need", need.get("type").asString());
        assertEquals("(s/c)^2", need.get("times").asString());
        assertEquals(expected, need.get("replicas").asDouble(), 0.01 * expected);
    }

    @Test
    void planCountsWhatARunComputes() throws IOException {
        List<JsonNode> lines = plan("{id: a, kind: phenomenon, of: {observable: mean}}");
        JsonNode plan = lines.get(0);
        assertEquals("plan", plan.get("type").asString());
        assertEquals(List.of(32, 64, 128, 256, 512, 1024), ints(plan.get("looks")));
        long cells = lines.stream().filter(l -> l.get("type").asString().equals("cell")).count();
        assertEquals(plan.get("cells").asInt(), cells);
        assertTrue(cells >= 6, plan.toString());
        long replicas =
                lines.stream()
                        .filter(l -> l.get("type").asString().equals("cell"))
                        .mapToLong(l -> l.get("replicas").asLong())
                        .sum();
        assertEquals(plan.get("replicas").asLong(), replicas);
        Result text = new CommandLine(Catalog.of(new Relaxation()), folder).run("plan", "p.yaml");
        assertTrue(text.out().contains("looked at after 32, 64, 128"), text.out());
    }

    private static List<Integer> ints(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }
}
