package org.limitlab.engine.summary;

import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.Document;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.TheoryData;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The tidy table of a plan's results: one row for each side, point, observable, statistic, time and
 * index, repeated for each theory that speaks of it, and after a point's sides the rows of what
 * theories alone predict. Rows come in the order of the plan whatever the number of threads. Cells
 * without any replica yet have no rows.
 */
public final class Summary {

    /** Rows that may wait in memory for their turn. */
    private static final long WAITING = 100_000;

    /** Theories that are kept for the next points. */
    private static final int MOST_THEORIES = 1000;

    private final RunPlan plan;
    private final CellRows rows;
    private final ResultStore store;
    private final Map<String, Optional<TheoryData>> theories = new ConcurrentHashMap<>();

    private Summary(RunPlan plan, ResultStore store) {
        this.plan = plan;
        this.store = store;
        this.rows = new CellRows(plan, store, new Reductions(), this::theory);
    }

    /** Passes on all rows in order. */
    public static void rows(RunPlan plan, ResultStore store, Consumer<SummaryRow> sink) {
        new Summary(plan, store).each(sink);
    }

    /** Writes all rows as CSV with a header; the stream stays open. */
    public static void csv(RunPlan plan, ResultStore store, OutputStream out) throws IOException {
        SummaryCsv csv = new SummaryCsv(out, List.copyOf(plan.experiment().axes().keySet()));
        rows(plan, store, csv::write);
        csv.flush();
    }

    /** Writes summary.csv into the results. */
    public static void write(RunPlan plan, ResultStore store) {
        store.write(Document.SUMMARY, out -> csv(plan, store, out));
    }

    private Optional<TheoryData> theory(TheoryTask task) {
        return theories.computeIfAbsent(task.key(), store::theory);
    }

    private void each(Consumer<SummaryRow> sink) {
        List<Integer> batch = new ArrayList<>();
        long waiting = 0;
        for (int point = 0; point < plan.points().size(); point++) {
            batch.add(point);
            waiting += size(point);
            if (waiting > WAITING) {
                pass(batch, sink);
                batch.clear();
                waiting = 0;
            }
        }
        pass(batch, sink);
    }

    private long size(int point) {
        long size = 0;
        for (String side : plan.simulatedSides()) {
            size += plan.cell(side, point).map(CellRows::size).orElse(0L);
        }
        return size;
    }

    private void pass(List<Integer> points, Consumer<SummaryRow> sink) {
        if (theories.size() > MOST_THEORIES) {
            theories.clear();
        }
        if (points.size() == 1) {
            at(points.getFirst(), sink);
            return;
        }
        points.parallelStream()
                .map(
                        point -> {
                            List<SummaryRow> here = new ArrayList<>();
                            at(point, here::add);
                            return here;
                        })
                .forEachOrdered(here -> here.forEach(sink));
    }

    private void at(int point, Consumer<SummaryRow> sink) {
        for (String side : plan.simulatedSides()) {
            Optional<Cell> cell = plan.cell(side, point);
            cell.ifPresent(c -> rows.simulated(side, point, c, sink));
        }
        rows.predictedOnly(point, CellRows.shown(plan, point), sink);
    }
}
