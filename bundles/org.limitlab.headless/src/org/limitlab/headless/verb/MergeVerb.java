package org.limitlab.headless.verb;

import org.limitlab.engine.run.RunDirectory;
import org.limitlab.engine.store.Access;
import org.limitlab.engine.store.Difference;
import org.limitlab.engine.store.Host;
import org.limitlab.engine.store.Merge;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreListener;
import org.limitlab.headless.shell.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/** {@code limitlab merge}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab merge shard-0 shard-1 shard-2 -o results/whole",
            "  limitlab resume results/whole",
            "",
            "The second command judges what is complete, and computes what is not."
        })
public final class MergeVerb extends Verb {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Directories to join.")
    private List<String> sources;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Where the whole is kept; it may hold results already.")
    private String output;

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description =
                    "Relative difference that counts as the same between unlike machines; default:"
                            + " 1e-9.")
    private double tolerance = Merge.TOLERANCE;

    @Override
    public Integer call() {
        List<ResultStore> opened = new ArrayList<>();
        try {
            for (String source : sources) {
                opened.add(Directories.read(source, session()));
            }
            try (ResultStore target =
                    ResultStore.open(
                            session().environment().path(output),
                            Access.RUN,
                            Host.machine(Providers.blas()),
                            StoreListener.NONE)) {
                report(
                        Merge.merge(
                                target,
                                opened,
                                tolerance,
                                (a, b) -> RunDirectory.difference(a, b, session().catalog())));
            }
        } finally {
            opened.forEach(ResultStore::close);
        }
        return ExitCode.DONE;
    }

    private void report(Merge.Report report) {
        for (Difference difference : report.tolerated()) {
            session()
                    .print(
                            difference
                                    + " (unlike machines: within the tolerance "
                                    + tolerance
                                    + ")");
        }
        session()
                .print(
                        count(report.blocks(), "block")
                                + " and "
                                + report.theories()
                                + " theories copied to "
                                + output);
        say("next: limitlab resume " + output);
    }
}
