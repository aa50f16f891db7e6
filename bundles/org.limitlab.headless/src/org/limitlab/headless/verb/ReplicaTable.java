package org.limitlab.headless.verb;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.limitlab.core.model.Observable;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.yaml.Node;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.store.ObservableData;
import org.limitlab.engine.store.ReplicaRange;
import org.limitlab.engine.store.ResultStore;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Every stored value of every replica as a tidy table: one column an axis, then side, replica,
 * time, observable, entry (row-major, of vectors) and value. A failed replica's values are empty.
 */
final class ReplicaTable {

    private static final int CHUNK = 1024;

    private final RunPlan plan;
    private final ResultStore store;
    private final List<String> wanted;
    private final List<String> axes;
    private final boolean entries;

    ReplicaTable(RunPlan plan, ResultStore store, List<String> wanted) {
        this.plan = plan;
        this.store = store;
        this.wanted = List.copyOf(wanted);
        this.axes = List.copyOf(plan.experiment().axes().keySet());
        checkWanted();
        this.entries =
                cells().stream().flatMap(c -> observables(c).stream()).anyMatch(o -> o.size() > 1);
    }

    private void checkWanted() {
        TreeSet<String> known = new TreeSet<>();
        cells().forEach(c -> store.observables(c.key()).forEach(o -> known.add(o.id())));
        for (String id : wanted) {
            if (!known.contains(id)) {
                throw new ConfigurationException(
                        Place.of("--observable"),
                        "\"" + id + "\" is not stored",
                        Suggestion.remedy(id, known));
            }
        }
    }

    private List<Cell> cells() {
        return plan.cells().stream()
                .filter(c -> !c.isStepCheck() && !store.blocks(c.key()).isEmpty())
                .toList();
    }

    private List<Observable> observables(Cell cell) {
        return store.observables(cell.key()).stream()
                .filter(o -> wanted.isEmpty() || wanted.contains(o.id()))
                .toList();
    }

    void write(OutputStream to) throws IOException {
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text);
        List<String> heading = new ArrayList<>(axes);
        heading.addAll(List.of("side", "replica", "time", "observable"));
        if (entries) {
            heading.add("entry");
        }
        heading.add("value");
        csv.writeRecord(heading);
        try {
            for (Cell cell : cells()) {
                for (ReplicaRange range : store.blocks(cell.key())) {
                    write(csv, cell, range);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        csv.flush();
    }

    private void write(CsvWriter csv, Cell cell, ReplicaRange range) throws IOException {
        for (long from = range.first(); from < range.end(); from += CHUNK) {
            ReplicaRange part = new ReplicaRange(from, Math.min(range.end(), from + CHUNK));
            for (Observable observable : observables(cell)) {
                write(csv, cell, observable, part);
            }
        }
    }

    private void write(CsvWriter csv, Cell cell, Observable observable, ReplicaRange range) {
        double[] times = store.times(cell.key());
        double[] values = store.read(cell.key(), observable.id(), range);
        int stride = ObservableData.stride(observable, times.length);
        List<String> start = new ArrayList<>();
        for (String axis : axes) {
            Node value = cell.point().get(axis);
            start.add(value == null ? "" : value.text());
        }
        start.add(cell.side());
        for (int i = 0; i < values.length; i++) {
            int inReplica = i % stride;
            int time = observable.inTime() ? inReplica / observable.size() : times.length - 1;
            List<String> row = new ArrayList<>(start);
            row.add(Long.toString(range.first() + i / stride));
            row.add(Double.toString(times[time]));
            row.add(observable.id());
            if (entries) {
                row.add(Integer.toString(inReplica % observable.size()));
            }
            row.add(Double.isNaN(values[i]) ? "" : Double.toString(values[i]));
            csv.writeRecord(row);
        }
    }
}
