package org.limitlab.testkit;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;

/** Counts the bytes that steps allocate on this thread. */
final class Allocation {

    private static final int STEPS = 64;
    private static final long TOLERATED_PER_STEP = 4;

    private Allocation() {}

    /** After warming up, twice as many steps allocate no more than once as many. */
    static void none(Candidate<?> candidate) {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
                || !threads.isThreadAllocatedMemorySupported()) {
            return;
        }
        double step = candidate.step();
        advance(candidate, threads, step);
        // the lesser of two, since the JVM now and then allocates a little for itself
        long once = Math.min(advance(candidate, threads, step), advance(candidate, threads, step));
        Checks.require(
                once <= STEPS * TOLERATED_PER_STEP,
                () -> STEPS + " more steps of one replica allocate " + once + " bytes");
    }

    private static long advance(Candidate<?> candidate, ThreadMXBean threads, double step) {
        Trace.Run<?> run = candidate.open(candidate.setup(1).withTimes(0, STEPS * step));
        run.advance(step);
        run.advance((STEPS / 2) * step);
        long before = threads.getCurrentThreadAllocatedBytes();
        run.advance((STEPS / 2 + STEPS) * step);
        long middle = threads.getCurrentThreadAllocatedBytes();
        run.advance((STEPS / 2 + 3 * STEPS) * step);
        long after = threads.getCurrentThreadAllocatedBytes();
        return (after - middle) - (middle - before);
    }
}
