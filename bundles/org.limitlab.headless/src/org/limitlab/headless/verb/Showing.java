package org.limitlab.headless.verb;

import org.limitlab.headless.shell.Session;

import picocli.CommandLine.Option;

/** How the end of a run is shown. */
final class Showing {

    @Option(names = "--strict", description = "Exit with 4 also where a claim stays undecided.")
    private boolean strict;

    @Option(
            names = "--json",
            description = "One object a line for each claim, then one for the run.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    int show(Execution.Ending ending, String directory, Session session) {
        return ending.code();
    }
}
