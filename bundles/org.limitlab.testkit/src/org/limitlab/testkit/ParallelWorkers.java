package org.limitlab.testkit;

import org.limitlab.core.model.Workers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs the chunks of a step on several threads. */
final class ParallelWorkers implements Workers, AutoCloseable {

    private final ExecutorService threads;

    ParallelWorkers(int count) {
        this.threads = Executors.newFixedThreadPool(count);
    }

    @Override
    public void run(int chunks, IntConsumer work) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < chunks; i++) {
            int chunk = i;
            running.add(threads.submit(() -> work.accept(chunk)));
        }
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException r
                        ? r
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
