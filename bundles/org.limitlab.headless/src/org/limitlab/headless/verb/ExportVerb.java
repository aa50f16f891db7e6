package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.store.Document;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreException;
import org.limitlab.headless.shell.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code limitlab export}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab export results/cbo-decay --per-replica -o replicas.csv",
            "  limitlab export results/cbo-decay | head",
            "",
            "The table of replicas is what limitlab judge reads."
        })
public final class ExportVerb extends Verb {

    @Parameters(paramLabel = "DIR", description = "A directory that limitlab run has written.")
    private String directory;

    @Option(
            names = "--per-replica",
            description = "Every value of every replica; default: the summary over replicas.")
    private boolean perReplica;

    @Option(
            names = "--observable",
            paramLabel = "ID,...",
            split = ",",
            description = "With --per-replica: which observables; default: all that are stored.")
    private List<String> observables = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; default: standard output.")
    private String output = "-";

    @Override
    public Integer call() throws IOException {
        try (ResultStore store = Directories.read(directory, session())) {
            if (!perReplica) {
                String summary = store.document(Document.SUMMARY).orElseThrow(() -> none(store));
                Output.write(
                        output,
                        session(),
                        to -> to.write(summary.getBytes(StandardCharsets.UTF_8)));
                return ExitCode.DONE;
            }
            Experiment experiment = Directories.experiment(store, session());
            RunPlan plan = Planner.plan(experiment, session().catalog(), PlanOptions.PLAIN);
            ReplicaTable table = new ReplicaTable(plan, store, observables);
            Output.write(output, session(), table::write);
            return ExitCode.DONE;
        }
    }

    private static StoreException none(ResultStore store) {
        return new StoreException(
                store.directory(),
                "has no summary yet: the run is not complete",
                "limitlab resume " + store.directory() + ", or --per-replica");
    }
}
