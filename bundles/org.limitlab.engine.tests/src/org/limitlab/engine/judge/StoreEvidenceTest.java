package org.limitlab.engine.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.run.RunListener;
import org.limitlab.engine.run.RunOptions;
import org.limitlab.engine.run.Runner;
import org.limitlab.engine.sample.Samples;
import org.limitlab.engine.store.Access;
import org.limitlab.engine.store.Machine;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreListener;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What verdicts read of replicas that failed. */
class StoreEvidenceTest {

    /** Replicas 4, 9, 14, ... fail in the second of two cells that do the same otherwise. */
    private static final String FILE =
            """
            parameters: {particles: 3, every: 5}
            axes: {trouble: [none, failure]}
            times: 0:1:3
            replicas: 32
            seed: 5
            claims:
              - {id: c, kind: phenomenon, of: {observable: mean}}
            """;

    private static final Machine MACHINE = new Machine("test machine", "test jvm", "none");

    @TempDir private Path temporary;

    private List<Evidence.Spot> spots(String lines, String name) {
        RunPlan plan = Planner.plan(Samples.pull(lines), Samples.CATALOG, PlanOptions.PLAIN);
        try (ResultStore store =
                ResultStore.open(
                        temporary.resolve(name), Access.RUN, MACHINE, StoreListener.NONE)) {
            RunOptions options = RunOptions.of(plan.experiment()).withThreads(1);
            Runner.run(plan, store, options, looked -> Set.of(), RunListener.NONE);
            return new StoreEvidence(plan, store, Integer.MAX_VALUE)
                    .of(plan.experiment().claims().get(0))
                    .spots();
        }
    }

    @Test
    void failedReplicasAreLeftOutOfAllCellsThatShareTheirNoise() {
        List<Evidence.Spot> spots = spots(FILE + "couple: trouble\n", "coupled");
        for (Evidence.Spot spot : spots) {
            assertEquals(32 - 6, spot.of().rows().length, spot.label());
            assertEquals(6, spot.of().failed(), spot.label());
        }
        for (int r = 0; r < 26; r++) {
            assertArrayEquals(spots.get(0).of().rows()[r], spots.get(1).of().rows()[r], 0.0);
        }
    }

    @Test
    void cellsWithNoiseOfTheirOwnKeepTheirReplicas() {
        List<Evidence.Spot> spots = spots(FILE, "own");
        assertEquals(32, spots.get(0).of().rows().length);
        assertEquals(26, spots.get(1).of().rows().length);
    }
}
