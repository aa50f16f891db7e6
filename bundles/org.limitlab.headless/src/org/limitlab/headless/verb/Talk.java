package org.limitlab.headless.verb;

import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.run.Progress;
import org.limitlab.engine.run.RunListener;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.TheoryData;
import org.limitlab.headless.shell.Amounts;
import org.limitlab.headless.shell.Environment;
import org.limitlab.headless.shell.Session;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How a run goes on, on standard error: one line that renews itself on a terminal, plain lines now
 * and then off it.
 */
final class Talk implements RunListener {

    private static final Duration RENEW = Duration.ofMillis(100);
    private static final Duration REPEAT = Duration.ofSeconds(30);
    private static final int BAR = 24;

    private final PrintStream err;
    private final Environment environment;
    private final boolean quiet;
    private final boolean renews;
    private final Instant start;
    private Instant last;
    private boolean lineIsOpen;

    Talk(Session session, boolean quiet) {
        this.err = session.err();
        this.environment = session.environment();
        this.quiet = quiet;
        this.renews = environment.terminal().err() && !environment.variable("TERM").equals("dumb");
        this.start = environment.clock().instant();
        this.last = start;
    }

    @Override
    public synchronized void started(int replicas, Progress progress) {
        last = environment.clock().instant();
        show(progress, true);
    }

    @Override
    public synchronized void blockDone(
            Block block, List<FailedReplica> failures, Progress progress) {
        show(progress, false);
    }

    @Override
    public synchronized void theoryDone(TheoryTask task, TheoryData answer, Progress progress) {
        show(progress, false);
    }

    @Override
    public synchronized void theoryBroken(TheoryTask task, RuntimeException cause) {
        line("theory " + task.theoryId() + " broke: " + cause);
    }

    @Override
    public synchronized void looked(int replicas, int unfinished) {
        line(
                unfinished == 0
                        ? "looked at " + replicas + " replicas: enough"
                        : "looked at "
                                + replicas
                                + " replicas: "
                                + unfinished
                                + (unfinished == 1 ? " cell needs" : " cells need")
                                + " more");
    }

    @Override
    public synchronized void warned(String message) {
        line("warning: " + message);
    }

    /** A line of its own. */
    synchronized void line(String text) {
        if (!quiet) {
            close();
            err.print(text + "\n");
            err.flush();
        }
    }

    /** Ends the line that renews itself, so that others can follow. */
    synchronized void close() {
        if (lineIsOpen) {
            err.print("\r\u001b[K");
            err.flush();
            lineIsOpen = false;
        }
    }

    private void show(Progress progress, boolean first) {
        Instant now = environment.clock().instant();
        boolean end = progress.blocksDone() == progress.blocks();
        Duration pause = renews ? RENEW : REPEAT;
        if (quiet || !first && !end && Duration.between(last, now).compareTo(pause) < 0) {
            return;
        }
        last = now;
        String text = text(progress, Duration.between(start, now));
        if (!renews) {
            err.print(text + "\n");
        } else {
            String fitting =
                    text.substring(
                            0, Math.min(text.length(), environment.terminal().columns() - 1));
            err.print("\r" + fitting + "\u001b[K");
            lineIsOpen = true;
        }
        err.flush();
    }

    private String text(Progress progress, Duration elapsed) {
        StringBuilder text = new StringBuilder();
        if (renews) {
            int full = (int) Math.floor(BAR * progress.share());
            text.append('[').append("#".repeat(full)).append(" ".repeat(BAR - full)).append("] ");
        }
        text.append(String.format(Locale.ROOT, "%3.0f %%", Math.floor(100 * progress.share())));
        text.append(", blocks ").append(progress.blocksDone()).append('/');
        text.append(progress.blocks());
        if (progress.theories() > 0) {
            text.append(", theories ").append(progress.theoriesDone()).append('/');
            text.append(progress.theories());
        }
        if (progress.failedReplicas() > 0) {
            text.append(", ").append(progress.failedReplicas()).append(" failed");
        }
        return text.append(left(progress, elapsed.toNanos() / 1e9)).toString();
    }

    /** The time that is left, once there is something to tell it from. */
    private static String left(Progress progress, double elapsed) {
        if (progress.operationsLeft() == 0 || progress.operationsComputed() == 0) {
            return "";
        }
        double seconds = elapsed * progress.operationsLeft() / progress.operationsComputed();
        return ", about " + Amounts.duration(seconds) + " left";
    }
}
