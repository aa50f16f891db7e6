package org.limitlab.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.limitlab.core.model.Workers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(30)
class CrewTest {

    private record Task(long bytes, Runnable body) implements Crew.Job {
        @Override
        public void run() {
            body.run();
        }
    }

    private static Crew crew(int threads, long memory) {
        return new Crew(threads, memory, () -> false);
    }

    @Test
    void everyJobRunsOnce() {
        AtomicInteger[] runs = new AtomicInteger[1000];
        List<Task> jobs = new ArrayList<>();
        for (int i = 0; i < runs.length; i++) {
            AtomicInteger count = new AtomicInteger();
            runs[i] = count;
            jobs.add(new Task(i % 7, count::incrementAndGet));
        }
        crew(4, 10).run(jobs);
        for (AtomicInteger count : runs) {
            assertEquals(1, count.get());
        }
    }

    @Test
    void memoryIsNeverExceededAndALargerJobRunsAlone() {
        AtomicLong used = new AtomicLong();
        AtomicInteger running = new AtomicInteger();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        List<Task> jobs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long bytes = i % 20 == 0 ? 500 : 1 + i % 60;
            jobs.add(
                    new Task(
                            bytes,
                            () -> {
                                long now = used.addAndGet(bytes);
                                int together = running.incrementAndGet();
                                if (now > 100 && together > 1) {
                                    wrong.add(now + " bytes in " + together + " jobs");
                                }
                                Thread.yield();
                                running.decrementAndGet();
                                used.addAndGet(-bytes);
                            }));
        }
        crew(4, 100).run(jobs);
        assertEquals(List.of(), wrong);
    }

    /** Two chunks that wait for each other end only if two threads run them. */
    @Test
    void idleThreadsHelpWithAStep() {
        Crew crew = crew(2, 100);
        Set<Thread> helpers = Collections.synchronizedSet(new HashSet<>());
        crew.run(
                List.of(
                        new Task(
                                1,
                                () -> {
                                    Workers workers = crew.workers();
                                    while (helpers.size() < 2) {
                                        workers.run(
                                                64,
                                                chunk -> {
                                                    helpers.add(Thread.currentThread());
                                                    Thread.yield();
                                                });
                                    }
                                })));
        assertEquals(2, helpers.size());
    }

    @Test
    void allChunksAreDoneWhenAStepReturns() {
        Crew crew = crew(4, 100);
        AtomicInteger missing = new AtomicInteger();
        List<Task> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jobs.add(
                    new Task(
                            1,
                            () -> {
                                int[] done = new int[50];
                                for (int step = 1; step <= 2000; step++) {
                                    int now = step;
                                    crew.workers().run(50, chunk -> done[chunk] = now);
                                    for (int chunk : done) {
                                        if (chunk != now) {
                                            missing.incrementAndGet();
                                        }
                                    }
                                }
                            }));
        }
        crew.run(jobs);
        assertEquals(0, missing.get());
    }

    @Test
    void aStepThrowsWhatItsFirstFailingChunkThrows() {
        for (int threads = 1; threads <= 3; threads++) {
            Crew crew = crew(threads, 100);
            List<String> caught = new ArrayList<>();
            crew.run(
                    List.of(
                            new Task(
                                    1,
                                    () -> {
                                        for (int i = 0; i < 200; i++) {
                                            caught.add(messageOfStep(crew.workers()));
                                        }
                                    })));
            assertEquals(Set.of("chunk 3"), Set.copyOf(caught));
        }
    }

    private static String messageOfStep(Workers workers) {
        return assertThrows(
                        ArithmeticException.class,
                        () ->
                                workers.run(
                                        8,
                                        chunk -> {
                                            if (chunk >= 3) {
                                                throw new ArithmeticException("chunk " + chunk);
                                            }
                                        }))
                .getMessage();
    }

    @Test
    void aFailureEndsTheOthersAndIsThrown() {
        Crew crew = crew(2, 100);
        CountDownLatch other = new CountDownLatch(1);
        AtomicBoolean stopped = new AtomicBoolean();
        Task waits =
                new Task(
                        1,
                        () -> {
                            other.countDown();
                            while (!crew.isStopping()) {
                                Thread.onSpinWait();
                            }
                            stopped.set(true);
                            throw new CancellationException();
                        });
        Task fails =
                new Task(
                        1,
                        () -> {
                            await(other);
                            throw new IllegalArgumentException("disk full");
                        });
        AtomicInteger later = new AtomicInteger();
        Task never = new Task(1, later::incrementAndGet);
        Exception thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> crew.run(List.of(waits, fails, never, never)));
        assertEquals("disk full", thrown.getMessage());
        assertTrue(stopped.get());
        assertEquals(0, later.get());
    }

    @Test
    void cancelledWorkJustEnds() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Crew crew = new Crew(3, 100, cancelled::get);
        AtomicInteger done = new AtomicInteger();
        List<Task> jobs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            jobs.add(
                    new Task(
                            1,
                            () -> {
                                if (done.incrementAndGet() == 10) {
                                    cancelled.set(true);
                                }
                                crew.workers().run(1, chunk -> {});
                            }));
        }
        crew.run(jobs);
        assertTrue(done.get() >= 10 && done.get() < 100, () -> "done: " + done);
    }

    @Test
    void aJobThatGivesUpUnaskedIsAFailure() {
        Task gaveUp =
                new Task(
                        1,
                        () -> {
                            throw new CancellationException("why?");
                        });
        assertThrows(IllegalStateException.class, () -> crew(2, 100).run(List.of(gaveUp)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
