package org.limitlab.headless.verb;

import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Signals;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What signals ask of a run: the first one for an orderly stop, a second Ctrl-C for the end at
 * once. Files appear whole or not at all, so the end at once leaves nothing half-written.
 */
final class Stop implements AutoCloseable {

    private final AtomicInteger code = new AtomicInteger(ExitCode.DONE);
    private final Signals.Watch watch;

    Stop(Signals signals, Talk talk) {
        watch = signals.watch(request -> caught(request, signals, talk));
    }

    private void caught(Signals.Request request, Signals signals, Talk talk) {
        boolean interrupt = request == Signals.Request.INTERRUPT;
        int wanted = interrupt ? ExitCode.INTERRUPTED : ExitCode.STOPPED;
        boolean first = code.compareAndSet(ExitCode.DONE, wanted);
        if (first) {
            talk.line(
                    "stopping: what is finished is on disk; the same command goes on"
                            + (interrupt ? " (Ctrl-C again to end at once)" : ""));
        } else if (interrupt) {
            signals.halt(ExitCode.INTERRUPTED);
        }
    }

    /** True from the first signal on. */
    boolean isAsked() {
        return code.get() != ExitCode.DONE;
    }

    /** The exit code of a run that a signal stopped; DONE where none came. */
    int code() {
        return code.get();
    }

    @Override
    public void close() {
        watch.close();
    }
}
