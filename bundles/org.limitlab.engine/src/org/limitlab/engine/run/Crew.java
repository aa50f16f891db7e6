package org.limitlab.engine.run;

import org.limitlab.core.model.Workers;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Worker threads that carry out jobs. A job starts when its memory is free, or when it runs alone;
 * a thread without a job helps with the steps that running jobs split. Which thread does what
 * follows the clock, and no number depends on it.
 */
final class Crew {

    private static final int LOOK_AHEAD = 64;

    /** A piece of work. */
    interface Job {

        /** Memory that it needs while it runs. */
        long bytes();

        /**
         * Does it.
         *
         * @throws CancellationException if it gave up because it was cancelled
         */
        void run();
    }

    private final int threads;
    private final BooleanSupplier cancelled;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Split> splits = new ArrayList<>();
    private LinkedList<Job> pending = new LinkedList<>();
    private long freeBytes;
    private int running;
    private volatile int idle;
    private volatile Throwable failure;

    Crew(int threads, long memoryBytes, BooleanSupplier cancelled) {
        this.threads = threads;
        this.freeBytes = memoryBytes;
        this.cancelled = cancelled;
    }

    /** True from the moment that no work is wanted any more. */
    boolean isStopping() {
        return failure != null || cancelled.getAsBoolean();
    }

    /**
     * Carries out jobs; later ones may start before earlier ones end.
     *
     * @throws RuntimeException what the first job threw that failed, once the others have ended;
     *     cancelled jobs just end
     */
    void run(List<? extends Job> jobs) {
        pending = new LinkedList<>(jobs);
        List<Thread> members = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread member = new Thread(this::work, "limitlab-worker-" + i);
            member.setDaemon(true);
            members.add(member);
            member.start();
        }
        boolean interrupted = false;
        for (Thread member : members) {
            interrupted |= joinUninterruptibly(member);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throwFailure();
    }

    private void throwFailure() {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private boolean joinUninterruptibly(Thread member) {
        boolean interrupted = false;
        while (true) {
            try {
                member.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                fail(
                        new CancellationException(
                                "the thread that runs the experiment was interrupted"));
            }
        }
    }

    private void work() {
        lock.lock();
        try {
            while (true) {
                Job job = isStopping() ? null : startable();
                Split split = job == null ? openSplit() : null;
                if (job != null) {
                    carryOut(job);
                } else if (split != null) {
                    help(split);
                } else if (running == 0 && (pending.isEmpty() || isStopping())) {
                    changed.signalAll();
                    return;
                } else {
                    idle++;
                    changed.awaitUninterruptibly();
                    idle--;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The first job that fits into free memory, or the first of all where nothing runs. */
    private Job startable() {
        int looked = 0;
        for (var jobs = pending.iterator(); jobs.hasNext() && looked < LOOK_AHEAD; looked++) {
            Job job = jobs.next();
            if (job.bytes() <= freeBytes || running == 0) {
                jobs.remove();
                return job;
            }
        }
        return null;
    }

    private Split openSplit() {
        for (Split split : splits) {
            if (split.next < split.chunks) {
                return split;
            }
        }
        return null;
    }

    private void carryOut(Job job) {
        running++;
        freeBytes -= job.bytes();
        lock.unlock();
        try {
            job.run();
        } catch (CancellationException e) {
            if (!isStopping()) {
                fail(new IllegalStateException("a job gave up, but nobody cancelled it", e));
            }
        } catch (Throwable e) {
            fail(e);
        } finally {
            lock.lock();
            running--;
            freeBytes += job.bytes();
            changed.signalAll();
        }
    }

    private void fail(Throwable e) {
        lock.lock();
        try {
            if (failure == null) {
                failure = e;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void help(Split split) {
        split.helpers++;
        split.work();
        split.helpers--;
        changed.signalAll();
    }

    /** Splits steps among threads that have nothing else to do. */
    Workers workers() {
        return (chunks, work) -> {
            if (isStopping()) {
                throw new CancellationException("run cancelled");
            }
            if (idle == 0 || chunks == 1) {
                Workers.SEQUENTIAL.run(chunks, work);
            } else {
                split(chunks, work);
            }
        };
    }

    private void split(int chunks, IntConsumer work) {
        Split split = new Split(chunks, work);
        lock.lock();
        try {
            splits.add(split);
            changed.signalAll();
            split.work();
            while (split.helpers > 0) {
                changed.awaitUninterruptibly();
            }
        } finally {
            splits.remove(split);
            lock.unlock();
        }
        split.throwFailure();
    }

    /** One step's chunks; every field is guarded by the lock. */
    private final class Split {

        private final int chunks;
        private final IntConsumer work;
        private int next;
        private int helpers;
        private int failedChunk = Integer.MAX_VALUE;
        private Throwable failed;

        Split(int chunks, IntConsumer work) {
            this.chunks = chunks;
            this.work = work;
        }

        /** Takes chunks as long as there are any; called and left with the lock held. */
        void work() {
            while (next < chunks) {
                int chunk = next++;
                lock.unlock();
                Throwable thrown = null;
                try {
                    work.accept(chunk);
                } catch (Throwable e) {
                    thrown = e;
                } finally {
                    lock.lock();
                }
                if (thrown != null && chunk < failedChunk) {
                    failedChunk = chunk;
                    failed = thrown;
                }
            }
        }

        /** What the first chunk threw that failed: the same as on one thread. */
        void throwFailure() {
            switch (failed) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failed);
            }
        }
    }
}
