package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.model.Model;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.yaml.Node;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.store.Comparison;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreListener;
import org.limitlab.headless.shell.ExitCode;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code limitlab selftest}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab selftest",
            "",
            "Runs the cheapest model on one thread and on several, damages a file, runs again, and",
            "compares every bit. Results go to a temporary folder and are removed."
        })
public final class SelftestVerb extends Verb {

    private static final int REPLICAS = 40;

    @Override
    public Integer call() throws IOException {
        Catalog catalog = session().catalog();
        if (!catalog.problems().isEmpty()) {
            throw new ConfigurationException(catalog.problems());
        }
        Experiment experiment = cheapest(catalog);
        passed("plug-ins: " + count(catalog.models().size(), "model") + " loaded");
        Path folder = Files.createTempDirectory("limitlab-selftest");
        try {
            return test(experiment, folder);
        } finally {
            Directories.remove(folder);
        }
    }

    private int test(Experiment experiment, Path folder) throws IOException {
        Path one = folder.resolve("one");
        Path several = folder.resolve("several");
        if (!runs(experiment, one, 1) || !runs(experiment, several, 4)) {
            return failed("a run of " + experiment.title() + " did not end");
        }
        passed("runs: " + experiment.title());
        if (!areEqual(one, several)) {
            return failed("one thread and several do not give the same numbers");
        }
        passed("the same bits on one thread and on several");
        cutOff(several);
        if (!runs(experiment, several, 4) || !areEqual(one, several)) {
            return failed("a damaged file was not made again");
        }
        passed("a damaged file is found and made again");
        return ExitCode.DONE;
    }

    private void passed(String what) {
        session().print("ok  " + what);
    }

    private int failed(String what) {
        session().complain("selftest: " + what);
        return ExitCode.INTERNAL;
    }

    /** The experiment that a model would start from, of the model that it costs least for. */
    private static Experiment cheapest(Catalog catalog) {
        return catalog.models().stream()
                .map(model -> small(catalog, model))
                .min(Comparator.comparingDouble(e -> operations(e, catalog)))
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        Place.of("selftest"),
                                        "no model is installed",
                                        "install a family"));
    }

    private static double operations(Experiment experiment, Catalog catalog) {
        return Planner.plan(experiment, catalog, PlanOptions.PLAIN).estimate(1).operations();
    }

    private static Experiment small(Catalog catalog, Model<?> model) {
        Map<String, Node> top = Map.of("replicas", Node.scalar(Place.of("selftest"), REPLICAS));
        return ExperimentReader.read(
                "selftest",
                new Template(catalog, model).text(),
                catalog,
                new ReadOptions(false, Map.of(), top, name -> null));
    }

    private boolean runs(Experiment experiment, Path directory, int threads) throws IOException {
        Talk talk = new Talk(session(), true);
        Execution execution =
                new Execution(session(), RunSettings.of(threads), talk, List.of("selftest"));
        return execution.run(experiment, directory).code() == ExitCode.DONE;
    }

    private static boolean areEqual(Path first, Path second) {
        try (ResultStore a = ResultStore.read(first, StoreListener.NONE);
                ResultStore b = ResultStore.read(second, StoreListener.NONE)) {
            Comparison comparison = Comparison.of(a, b);
            return comparison.isIdentical() && !comparison.differences().isEmpty();
        }
    }

    private static void cutOff(Path directory) throws IOException {
        Path block;
        try (Stream<Path> files = Files.walk(directory.resolve("cells"))) {
            block =
                    files.filter(f -> f.toString().endsWith(".h5"))
                            .sorted()
                            .findFirst()
                            .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(block);
        Files.write(block, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    }
}
