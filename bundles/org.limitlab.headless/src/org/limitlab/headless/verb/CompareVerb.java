package org.limitlab.headless.verb;

import org.limitlab.engine.store.Comparison;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.headless.shell.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code limitlab compare}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab compare results/here results/from-the-cluster",
            "",
            "Exits with 0 where what both hold agrees, with 4 where it does not."
        })
public final class CompareVerb extends Verb {

    @Parameters(index = "0", paramLabel = "DIR", description = "A directory of results.")
    private String first;

    @Parameters(index = "1", paramLabel = "DIR", description = "Another one.")
    private String second;

    @Mixin private Agreement agreement;

    @Override
    public Integer call() {
        try (ResultStore a = Directories.read(first, session());
                ResultStore b = Directories.read(second, session())) {
            boolean agree = agreement.show(Comparison.of(a, b), first, second, session());
            return agree ? ExitCode.DONE : ExitCode.VERDICT;
        }
    }
}
