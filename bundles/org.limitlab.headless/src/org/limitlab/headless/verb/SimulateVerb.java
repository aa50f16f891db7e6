package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.yaml.Node;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.BlockLayout;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.run.Replicas;
import org.limitlab.engine.store.BlockData;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code limitlab simulate}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab simulate cbo --set particles=50,100 --replicas 64 --seed 7 --at 0,1 --json",
            "",
            "Times are 0 and 1 unless given; a seed that is not given is drawn and printed."
        })
public final class SimulateVerb extends Verb {

    private static final int USUAL_REPLICAS = 32;

    @Parameters(paramLabel = "MODEL", description = "Id of the model.")
    private String id;

    @Mixin private Overrides overrides;

    @Option(
            names = "--replicas",
            paramLabel = "COUNT",
            description = "How many replicas; default: 32.")
    private int replicas = USUAL_REPLICAS;

    @Option(
            names = "--observable",
            paramLabel = "ID,...",
            split = ",",
            description = "What to show; default: everything that the model shows.")
    private List<String> wanted = List.of();

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "THREADS",
            description = "Threads; they never change a number. Default: all cores.")
    private Integer jobs;

    @Option(names = "--json", description = "One object a line for each observable.")
    private boolean json;

    private Asked asked;

    @Override
    public Integer call() throws InterruptedException {
        Catalog catalog = session().catalog();
        if (catalog.model(id).isEmpty()) {
            throw unknown(catalog);
        }
        long drawn = new SecureRandom().nextLong() >>> 11;
        Map<String, Node> count = Map.of("replicas", Node.scalar(Place.of("--replicas"), replicas));
        asked = Asked.of("model: " + id, catalog, overrides, count, drawn);
        if (!overrides.hasSeed()) {
            say("seed " + drawn);
        }
        List<Cell> cells = cells();
        int threads = jobs == null ? session().environment().cores() : jobs;
        if (threads < 1) {
            throw usage("-j " + threads + " is below 1");
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            return simulate(cells, workers, threads);
        }
    }

    private ConfigurationException unknown(Catalog catalog) {
        List<String> known = catalog.models().stream().map(Model::id).toList();
        return new ConfigurationException(
                Place.of(id),
                "no model has this id",
                catalog.theory(id).isPresent()
                        ? "it is a theory: limitlab solve " + id
                        : Suggestion.remedy(id, known));
    }

    /** The planned cells, which also record what single particles do, on the same streams. */
    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        Problems problems = new Problems();
        for (int point = 0; point < asked.size(); point++) {
            Cell cell = asked.plan().cell(Statistic.SIMULATION, point).orElseThrow();
            List<Observable> all = observables(cell.model(), cell.parameters());
            List<String> known = all.stream().map(Observable::id).toList();
            for (String each : wanted) {
                if (!known.contains(each)) {
                    problems.add(
                            Place.of("--observable"),
                            "model \"" + id + "\" has no observable \"" + each + "\"",
                            Suggestion.remedy(each, known));
                }
            }
            cells.add(
                    recording(
                            cell,
                            all.stream()
                                    .filter(o -> wanted.isEmpty() || wanted.contains(o.id()))
                                    .toList()));
        }
        problems.throwIfAny();
        return cells;
    }

    /** The cell with other observables; its key still names its streams, nothing is stored. */
    private static Cell recording(Cell cell, List<Observable> observables) {
        Cell recording = with(cell, observables, cell.layout());
        long bytes = Double.BYTES * recording.valuesPerReplica();
        return with(recording, observables, BlockLayout.of(cell.cost(), bytes));
    }

    private static Cell with(Cell cell, List<Observable> observables, BlockLayout layout) {
        return new Cell(
                cell.key(),
                cell.side(),
                cell.point(),
                cell.model(),
                cell.parameters(),
                cell.complete(),
                cell.scope(),
                cell.times(),
                cell.refinement(),
                cell.seed(),
                cell.group(),
                observables,
                cell.cost(),
                layout,
                cell.stepCheckOf(),
                cell.replicas());
    }

    private static <P extends Record> List<Observable> observables(
            Model<P> model, Record parameters) {
        return model.observables(model.parameters().cast(parameters));
    }

    private int simulate(List<Cell> cells, ExecutorService workers, int threads)
            throws InterruptedException {
        List<String> headings = new ArrayList<>(asked.axes());
        headings.addAll(List.of("observable", "time", "index", "mean", "standard error"));
        Table table = new Table(headings.toArray(String[]::new));
        int code = ExitCode.DONE;
        for (int point = 0; point < cells.size(); point++) {
            Sample sample = sample(cells.get(point), workers, threads);
            show(point, cells.get(point), sample, table);
            code = ExitCode.of(code, complain(sample));
        }
        if (!json) {
            session().print(id + ", " + count(replicas, "replica"));
            session().print(table.lines(2, 0));
        }
        return code;
    }

    /** Blocks run side by side and are taken in one after the other, in replica order. */
    private Sample sample(Cell cell, ExecutorService workers, int threads)
            throws InterruptedException {
        Sample sample = new Sample(cell.observables(), cell.times().length);
        ArrayDeque<Future<BlockData>> open = new ArrayDeque<>();
        for (Block block : cell.blocks(0, replicas)) {
            open.add(workers.submit(() -> Replicas.run(block, Replicas.Conditions.PLAIN)));
            if (open.size() > 2 * threads) {
                sample.add(done(open.remove()));
            }
        }
        while (!open.isEmpty()) {
            sample.add(done(open.remove()));
        }
        return sample;
    }

    private static BlockData done(Future<BlockData> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private void show(int point, Cell cell, Sample sample, Table table) {
        for (Observable observable : cell.observables()) {
            Answer answer = sample.answer(observable, cell.times());
            if (json) {
                session().json(line(point, answer, sample));
                continue;
            }
            List<String> values =
                    asked.point(point).values().stream().map(String::valueOf).toList();
            if (!answer.addTo(table, values)) {
                say(observable.id() + ": too many values for a table; use --json");
            }
        }
    }

    private Map<String, Object> line(int point, Answer answer, Sample sample) {
        Map<String, Object> line = Json.map("model", id);
        if (asked.isSwept()) {
            line.put("point", asked.point(point));
        }
        Observable observable = answer.observable();
        line.put("observable", observable.id());
        line.put("symbol", observable.symbol());
        line.put("unit", observable.unit());
        line.put("axes", answer.axes());
        line.put("mean", answer.nested(answer.values()));
        line.put("standardError", answer.nested(answer.errors()));
        line.put("replicas", sample.count());
        return line;
    }

    private int complain(Sample sample) {
        if (sample.failures().isEmpty()) {
            return ExitCode.DONE;
        }
        FailedReplica first = sample.failures().get(0);
        session()
                .complain(
                        count(sample.failures().size(), "replica")
                                + " of "
                                + replicas
                                + " failed and count nowhere; the first: replica "
                                + first.replica()
                                + " at time "
                                + first.time()
                                + ": "
                                + first.cause());
        return ExitCode.FAILED_REPLICAS;
    }
}
