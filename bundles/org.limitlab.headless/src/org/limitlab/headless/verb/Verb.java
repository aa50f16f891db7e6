package org.limitlab.headless.verb;

import org.limitlab.headless.shell.Session;
import org.limitlab.headless.shell.UsageException;

import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** One command. Its fields are filled from the arguments, then it is called once. */
public abstract class Verb implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more; show the whole trace of an unexpected error.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but errors.")
    private boolean quiet;

    private Session session;

    /** Gives the command its streams. */
    public final Verb in(Session with) {
        this.session = with;
        return this;
    }

    /** Where data, talk and the catalog are. */
    protected final Session session() {
        return session;
    }

    /** True if more talk is wanted. */
    public final boolean isVerbose() {
        return verbose;
    }

    /** True if only errors are wanted. */
    protected final boolean isQuiet() {
        return quiet;
    }

    /** A line of talk, unless quiet is asked for. */
    protected final void say(String line) {
        if (!quiet) {
            session.err().print(line + "\n");
            session.err().flush();
        }
    }

    /** The command line is wrong in a way that the options themselves do not show. */
    protected final UsageException usage(String message) {
        return new UsageException(message);
    }

    /** {@code 1 claim}, {@code 2 claims}. */
    protected static String count(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
