package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.CatalogBuilder;
import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.ReplicaRange;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreListener;
import org.limitlab.family.swarm.Cbo;
import org.limitlab.family.swarm.objective.Quadratic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An objective that is not a number somewhere ends the replicas that go there, and says so. */
class BrokenObjectiveTest {

    /**
     * The sum of sqrt(x_j + edge): not a number below the edge.
     *
     * @param edge where the function ends
     */
    public record Root(@Parameter(symbol = "e", text = "The edge.", value = "1.5") double edge)
            implements Objective {

        /** The edge that some swarms cross. */
        public Root() {
            this(1.5);
        }

        @Override
        public String id() {
            return "root";
        }

        @Override
        public String title() {
            return "Root";
        }

        @Override
        public String formula() {
            return "f(x) = \\sum_j \\sqrt{x_j + e}";
        }

        @Override
        public double value(double[] x, int at, int d) {
            double sum = 0;
            for (int j = at; j < at + d; j++) {
                sum += Math.sqrt(x[j] + edge);
            }
            return sum;
        }

        @Override
        public void gradient(double[] x, int at, int d, double[] into, int to) {
            for (int j = 0; j < d; j++) {
                into[to + j] = 0.5 / Math.sqrt(x[at + j] + edge);
            }
        }

        @Override
        public double[] minimiser(int d) {
            double[] edges = new double[d];
            java.util.Arrays.fill(edges, -edge);
            return edges;
        }
    }

    private static final Catalog CATALOG =
            new CatalogBuilder()
                    .add(new Quadratic(), "org.limitlab.family.swarm")
                    .add(new Cbo(), "org.limitlab.family.swarm")
                    .add(new Root(), "org.limitlab.test")
                    .build();

    /** Of 20 normal particles around 1 one starts below -1.5 in 12 % of the replicas. */
    private static final String FILE =
            """
            schemaVersion: 1
            model: cbo
            parameters: {objective: {root: {edge: 1.5}}, particles: 20, dimension: 1, noise: 0.1}
            times: 0:1:3
            replicas: 64
            seed: 3
            observables: [spread]
            claims:
              - {id: spreads, kind: phenomenon, of: {observable: spread}}
            """;

    @TempDir Path folder;

    @Test
    void replicasThatMeetItFailAndTheOthersGoOn() throws IOException {
        Files.writeString(folder.resolve("root.yaml"), FILE);
        CommandLine.Result result = new CommandLine(CATALOG, folder).run("run", "root.yaml");
        assertEquals(1, result.code(), result.toString());
        assertTrue(result.err().contains("replicas failed; see the report"), result.err());
        Path directory = folder.resolve("results/root");
        try (ResultStore store = ResultStore.read(directory, StoreListener.NONE)) {
            String key = store.cells().get(0);
            List<FailedReplica> failed = store.failures(key, new ReplicaRange(0, 64));
            assertTrue(failed.size() >= 2 && failed.size() <= 40, failed.toString());
            for (FailedReplica each : failed) {
                assertTrue(each.cause().contains("the objective"), each.toString());
                assertTrue(each.time() >= 0 && each.time() <= 1, each.toString());
            }
            double[] spread = store.read(key, "spread", new ReplicaRange(0, 64));
            long missing = java.util.Arrays.stream(spread).filter(Double::isNaN).count();
            assertTrue(missing >= failed.size() && missing <= 3L * failed.size());
        }
        String report = Files.readString(directory.resolve("report.html"));
        assertTrue(report.contains("failed and were left out"));
    }

    @Test
    void whereEveryReplicaMeetsItNothingIsClaimed() throws IOException {
        String all =
                FILE.replace("edge: 1.5", "edge: -1")
                        .replace("phenomenon,", "value, against: 1, precision: 9,");
        Files.writeString(folder.resolve("root.yaml"), all);
        CommandLine.Result result =
                new CommandLine(CATALOG, folder).run("run", "root.yaml", "--json");
        assertEquals(1, result.code(), result.toString());
        assertEquals("UNDECIDED", result.json().get(0).get("outcome").asString());
        assertTrue(result.json().get(0).toString().contains("every replica failed"));
    }
}
