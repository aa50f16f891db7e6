package org.limitlab.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.Streams;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

class BatchTest {

    private static Batch batch(long first, int size) {
        return new Batch(Streams.of(1, "group"), first, size, 0, Workers.SEQUENTIAL);
    }

    @Test
    void aReplicasNumbersDependOnItsIndexInTheCellAlone() {
        Batch early = batch(0, 5);
        Batch late = batch(3, 2);
        assertEquals(3, late.replica(0));
        assertEquals(
                early.stream(4, Purpose.NOISE).nextLong(),
                late.stream(1, Purpose.NOISE).nextLong());
        assertNotEquals(
                early.stream(0, Purpose.NOISE).nextLong(),
                late.stream(0, Purpose.NOISE).nextLong());
        assertNotEquals(
                early.stream(0, Purpose.NOISE).nextLong(),
                early.stream(0, Purpose.INITIAL).nextLong());
    }

    @Test
    void theFirstFailureOfAReplicaStands() {
        Batch batch = batch(0, 2);
        batch.fail(1, new NumericalFailure("first"));
        batch.fail(1, new NumericalFailure("second"));
        assertTrue(batch.isAlive(0));
        assertFalse(batch.isAlive(1));
        assertEquals("first", batch.failure(1).orElseThrow().getMessage());
        assertTrue(batch.failure(0).isEmpty());
    }

    @Test
    void refusesWhatIsNoBatch() {
        assertThrows(IllegalArgumentException.class, () -> batch(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> batch(0, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Batch(Streams.of(1, "g"), 0, 1, -1, Workers.SEQUENTIAL));
    }

    /** Counts its steps; fails replica 1 at the second time. */
    private static final class Counting extends ReplicaSimulation {
        private final List<String> calls = new ArrayList<>();

        Counting(Batch batch) {
            super(batch);
        }

        @Override
        protected void advance(int replica, double time) {
            calls.add(replica + "@" + time);
            if (replica == 1 && time == 2) {
                throw new NumericalFailure("replica 1 at 2");
            }
        }

        @Override
        public void observe(int replica, Observable observable, double[] into, int at) {
            into[at] = calls.size();
        }
    }

    @Test
    void aFailedReplicaIsAdvancedNoMoreAndTheOthersGoOn() {
        Batch batch = batch(0, 3);
        Counting simulation = new Counting(batch);
        simulation.advance(1.0);
        simulation.advance(2.0);
        simulation.advance(3.0);
        assertEquals(
                List.of("0@1.0", "1@1.0", "2@1.0", "0@2.0", "1@2.0", "2@2.0", "0@3.0", "2@3.0"),
                simulation.calls);
        assertEquals("replica 1 at 2", batch.failure(1).orElseThrow().getMessage());
    }

    @Test
    void aCancelledBatchStopsBetweenReplicas() {
        boolean[] cancelled = {false};
        Batch batch =
                new Batch(Streams.of(1, "g"), 0, 2, 0, Workers.SEQUENTIAL, () -> cancelled[0]);
        Counting simulation = new Counting(batch);
        simulation.advance(1.0);
        cancelled[0] = true;
        assertThrows(CancellationException.class, () -> simulation.advance(2.0));
        assertEquals(2, simulation.calls.size());
    }

    @Test
    void workersRunEveryChunkOnce() {
        List<Integer> chunks = new ArrayList<>();
        Workers.SEQUENTIAL.run(3, chunks::add);
        assertEquals(List.of(0, 1, 2), chunks);
    }
}
