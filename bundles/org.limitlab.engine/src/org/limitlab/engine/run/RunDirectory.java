package org.limitlab.engine.run;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.yaml.YamlWriter;
import org.limitlab.engine.judge.ClaimStopRule;
import org.limitlab.engine.judge.Judge;
import org.limitlab.engine.judge.StoreEvidence;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.judge.VerdictsJson;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.Access;
import org.limitlab.engine.store.Document;
import org.limitlab.engine.store.Machine;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreException;
import org.limitlab.engine.store.StoreListener;
import org.limitlab.engine.store.TheoryData;
import org.limitlab.engine.summary.Summary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The one way from an experiment to its verdicts: opened in its directory, compared with the
 * experiment that made the directory, given its seed, planned and written down; then run, judged
 * and tabled. A directory of another experiment is refused, with the difference.
 */
public final class RunDirectory implements AutoCloseable {

    private final ResultStore store;
    private final RunPlan plan;

    /**
     * What a directory is opened with.
     *
     * @param access alone, or as one shard of several
     * @param machine recorded in every file
     * @param listener hears what the store mends
     * @param drawn gives a seed where neither the file nor the directory has one
     * @param cancelled ends theories whose results the plan waits for
     */
    public record Setting(
            Access access,
            Machine machine,
            StoreListener listener,
            LongSupplier drawn,
            BooleanSupplier cancelled) {}

    private RunDirectory(ResultStore store, RunPlan plan) {
        this.store = store;
        this.plan = plan;
    }

    /**
     * Opens a directory for an experiment; makes it where it is missing. Where that fails, what was
     * made is removed again, unless a theory's result is in it already.
     *
     * @param experiment validated against the catalog
     * @throws StoreException if the directory is in use, holds another experiment, or cannot be
     *     used
     * @throws ConfigurationException if the plan does not work out, or a shard has no seed that the
     *     others would share
     * @throws java.util.concurrent.CancellationException if cancelled while the plan was made
     */
    public static RunDirectory open(
            Path directory, Experiment experiment, Catalog catalog, Setting setting) {
        ResultStore store =
                ResultStore.open(
                        directory, setting.access(), setting.machine(), setting.listener());
        try {
            Optional<Experiment> before = stored(store, catalog);
            before.ifPresent(b -> refuse(store, Changes.between(b, experiment, catalog)));
            long seed =
                    firstOf(
                            experiment.seed(),
                            before.map(Experiment::seed).orElse(OptionalLong.empty()),
                            store.provenance().seed(),
                            () -> draw(experiment, setting));
            Experiment seeded = experiment.withSeed(seed).spelledOut();
            PlanOptions.Predictions predictions =
                    (task, root) -> ask(store, task, root, setting.cancelled());
            RunPlan plan =
                    Planner.plan(
                            seeded, catalog, new PlanOptions(OptionalLong.empty(), predictions));
            String text = YamlWriter.write(seeded.source());
            if (!store.document(Document.EXPERIMENT).equals(Optional.of(text))) {
                store.write(Document.EXPERIMENT, text);
            }
            return new RunDirectory(store, plan);
        } catch (RuntimeException e) {
            store.withdraw();
            throw e;
        }
    }

    private static long firstOf(
            OptionalLong a, OptionalLong b, OptionalLong c, LongSupplier otherwise) {
        for (OptionalLong each : List.of(a, b, c)) {
            if (each.isPresent()) {
                return each.getAsLong();
            }
        }
        return otherwise.getAsLong();
    }

    private static long draw(Experiment experiment, Setting setting) {
        if (setting.access() instanceof Access.Sharded) {
            throw new ConfigurationException(
                    experiment.place(),
                    "a shard needs a seed that the other shards have too",
                    "give the file a seed, or --seed");
        }
        return setting.drawn().getAsLong();
    }

    private static Experiment read(String source, String text, Catalog catalog) {
        return ExperimentReader.read(source, text, catalog, ReadOptions.PLAIN);
    }

    private static void refuse(ResultStore store, List<String> differences) {
        if (!differences.isEmpty()) {
            throw new StoreException(
                    store.directory(),
                    "holds results of another experiment: " + String.join("; ", differences),
                    "choose another directory with -o");
        }
    }

    /** A theory whose result is a parameter: from the store, or computed and stored. */
    private static Prediction ask(
            ResultStore store, TheoryTask task, long seed, BooleanSupplier cancelled) {
        TheoryData answer =
                store.theory(task.key())
                        .orElseGet(
                                () -> {
                                    TheoryData made = TheoryJob.answer(task, seed, cancelled);
                                    if (!made.values().isEmpty()) {
                                        store.put(made);
                                    }
                                    return made;
                                });
        if (answer.noPrediction().isPresent()) {
            throw new NoPrediction(answer.noPrediction().get());
        }
        Prediction prediction = new Prediction();
        answer.values().forEach(v -> prediction.put(v.observable().id(), v.values(), v.error()));
        answer.reasons().forEach(prediction::none);
        return prediction;
    }

    /**
     * The experiment that a directory holds, with its seed.
     *
     * @return empty where none was written yet
     * @throws ConfigurationException if what is installed does not know it
     */
    public static Optional<Experiment> stored(ResultStore store, Catalog catalog) {
        return store.document(Document.EXPERIMENT)
                .map(
                        text ->
                                read(
                                        store.directory()
                                                .resolve(Document.EXPERIMENT.fileName())
                                                .toString(),
                                        text,
                                        catalog));
    }

    /**
     * Why two experiment files cannot share a directory, in words.
     *
     * @return the empty text where one extends the other
     */
    public static String difference(String first, String second, Catalog catalog) {
        Experiment a = read("first", first, catalog);
        Experiment b = read("second", second, catalog);
        List<String> forwards = Changes.between(a, b, catalog);
        return forwards.isEmpty() || Changes.between(b, a, catalog).isEmpty()
                ? ""
                : String.join("; ", forwards);
    }

    /** Where results are. */
    public ResultStore store() {
        return store;
    }

    /** What is to be computed. */
    public RunPlan plan() {
        return plan;
    }

    /**
     * Computes what is missing; an adaptive run ends when every claim's intervals are narrow
     * enough.
     *
     * @throws ConfigurationException as {@link Runner#run}
     * @throws StoreException if a result cannot be written; what was written before stands
     */
    public RunResult run(RunOptions options, RunListener listener) {
        return Runner.run(plan, store, options, new ClaimStopRule(plan, store), listener);
    }

    /**
     * Judges all claims on what is stored and writes verdicts.json and summary.csv.
     *
     * @return one verdict a claim, in the order of the file
     */
    public List<Verdict> conclude() {
        List<Verdict> verdicts = judge(plan, store);
        store.write(Document.VERDICTS, VerdictsJson.write(verdicts));
        Summary.write(plan, store);
        return verdicts;
    }

    /** The verdicts on what a store holds, which may be open for reading only. */
    public static List<Verdict> judge(RunPlan plan, ResultStore store) {
        StoreEvidence evidence = new StoreEvidence(plan, store, Integer.MAX_VALUE);
        return plan.experiment().claims().stream()
                .map(claim -> Judge.judge(claim, evidence.of(claim)))
                .toList();
    }

    /** Gives the directory free for others. */
    @Override
    public void close() {
        store.close();
    }
}
