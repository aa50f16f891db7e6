package org.limitlab.engine.judge;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Side;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.experiment.Scope;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.yaml.Node;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.Source;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.ReplicaRange;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.TheoryData;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the evidence for claims from a store. Replicas 0 .. n - 1 of a cell are used, where n is
 * the fixed count, or the largest look of an adaptive run that is complete.
 */
public final class StoreEvidence {

    private final RunPlan plan;
    private final ResultStore store;
    private final int most;
    private final Map<String, List<Cell>> groups = new HashMap<>();

    /**
     * A reader.
     *
     * @param most largest number of replicas of a cell to use
     */
    public StoreEvidence(RunPlan plan, ResultStore store, int most) {
        this.plan = plan;
        this.store = store;
        this.most = most;
        plan.cells().forEach(c -> groups.computeIfAbsent(c.group(), g -> new ArrayList<>()).add(c));
    }

    /** All sides of a claim at all its points. */
    public Evidence of(Claim claim) {
        List<Evidence.Spot> spots = new ArrayList<>();
        for (int point : plan.pointsOf(claim)) {
            spots.add(spot(claim, point));
        }
        return new Evidence(spots, reduction(claim), false, Set.copyOf(plan.experiment().couple()));
    }

    private Reduction reduction(Claim claim) {
        Statistic statistic = claim.question().of();
        Source source =
                plan.source(new Side.Simulated(statistic.side()), plan.pointsOf(claim).get(0));
        Optional<Observable> observable =
                switch (source) {
                    case Source.Simulated s -> s.cell().observable(statistic.observable());
                    case Source.Predicted p -> p.task().observable(statistic.observable());
                    case Source.Formula _ -> Optional.empty();
                };
        return observable.map(Observable::reduction).orElse(Reduction.MEAN);
    }

    /** The sides that a claim compares the measured one with. */
    static List<Side> others(Claim claim) {
        return claim.question() instanceof Question.Order order
                ? order.below()
                : claim.question().against().stream().toList();
    }

    private Evidence.Spot spot(Claim claim, int point) {
        Statistic statistic = claim.question().of();
        Source measured = plan.source(new Side.Simulated(statistic.side()), point);
        List<String> cells = new ArrayList<>();
        double[] times = times(measured);
        Data of = data(measured, statistic, times, cells);
        List<Data> others = new ArrayList<>();
        List<Boolean> paired = new ArrayList<>();
        for (Side side : others(claim)) {
            Source source = plan.source(side, point);
            others.add(data(source, statistic, times, cells));
            paired.add(isPaired(measured, source));
        }
        return new Evidence.Spot(
                texts(plan.points().get(point)),
                numbers(measured, point),
                of,
                others,
                paired,
                stepCheck(claim, measured),
                cells);
    }

    private static boolean isPaired(Source a, Source b) {
        return a instanceof Source.Simulated x
                && b instanceof Source.Simulated y
                && x.cell().group().equals(y.cell().group());
    }

    private static Map<String, String> texts(Map<String, Node> point) {
        Map<String, String> texts = new LinkedHashMap<>();
        point.forEach((k, v) -> texts.put(k, v instanceof Node.Scalar s ? s.value() : v.text()));
        return texts;
    }

    private Map<String, Double> numbers(Source measured, int point) {
        Map<String, Double> numbers = new HashMap<>(plan.scope(point).values());
        Scope own =
                switch (measured) {
                    case Source.Simulated s -> s.cell().scope();
                    case Source.Predicted p -> p.task().scope();
                    case Source.Formula f -> f.scope();
                };
        own.values().forEach(numbers::putIfAbsent);
        return numbers;
    }

    private static double[] times(Source source) {
        return switch (source) {
            case Source.Simulated s -> s.cell().times();
            case Source.Predicted p -> p.task().times();
            case Source.Formula _ -> new double[] {0};
        };
    }

    private Optional<Data> stepCheck(Claim claim, Source measured) {
        if (measured instanceof Source.Simulated simulated) {
            return plan.stepCheck(claim, simulated.cell())
                    .map(cell -> replicas(cell, claim.question().of().observable()));
        }
        return Optional.empty();
    }

    private Data data(Source source, Statistic statistic, double[] times, List<String> cells) {
        return switch (source) {
            case Source.Simulated s -> {
                cells.add(s.cell().key());
                yield replicas(s.cell(), statistic.observable());
            }
            case Source.Predicted p ->
                    predicted(p.task(), p.observable().orElse(statistic.observable()));
            case Source.Formula f -> formula(f, times);
        };
    }

    private static Data formula(Source.Formula source, double[] times) {
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            double t = times[i];
            values[i] =
                    source.formula()
                            .evaluate(name -> name.equals("t") ? t : source.scope().value(name));
        }
        return Data.known(times, 1, values, new double[times.length]);
    }

    private Data predicted(TheoryTask task, String id) {
        Optional<TheoryData> answer = store.theory(task.key());
        if (answer.isEmpty()) {
            return Data.none("theory " + task.theoryId() + " was not computed");
        }
        Optional<TheoryData.Values> values = answer.get().find(id);
        if (values.isEmpty()) {
            return Data.none(
                    "no prediction by "
                            + task.theoryId()
                            + ": "
                            + answer.get().reason(id).orElse("it does not predict " + id));
        }
        Observable observable = values.get().observable();
        double[] times = observable.inTime() ? task.times() : new double[] {last(task.times())};
        return Data.known(times, observable.size(), values.get().values(), values.get().error());
    }

    private static double last(double[] times) {
        return times[times.length - 1];
    }

    private Data replicas(Cell cell, String id) {
        Optional<Observable> observable = cell.observable(id);
        if (observable.isEmpty()) {
            return Data.none("observable " + id + " was not recorded");
        }
        int n = usable(cell);
        if (n == 0) {
            return Data.none("no replica of this cell is complete yet");
        }
        double[] times =
                observable.get().inTime() ? cell.times() : new double[] {last(cell.times())};
        int width = times.length * observable.get().size();
        ReplicaRange range = new ReplicaRange(0, n);
        double[] flat = store.read(cell.key(), id, range);
        BitSet failed = failed(cell, n);
        List<double[]> rows = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            if (!failed.get(r)) {
                rows.add(java.util.Arrays.copyOfRange(flat, r * width, (r + 1) * width));
            }
        }
        if (rows.isEmpty()) {
            return Data.none("every replica failed");
        }
        return Data.replicas(
                times, observable.get().size(), rows.toArray(double[][]::new), n - rows.size());
    }

    /**
     * Replicas that failed in a cell or in one that shares its noise: left out of all of them, so
     * that replica r stays beside replica r.
     */
    private BitSet failed(Cell cell, int replicas) {
        BitSet failed = new BitSet();
        for (Cell other : groups.get(cell.group())) {
            long stored = Math.min(replicas, store.replicas(other.key()));
            store.failures(other.key(), new ReplicaRange(0, stored))
                    .forEach(f -> failed.set((int) f.replica()));
        }
        return failed;
    }

    /** Replicas of a cell that verdicts use. */
    private int usable(Cell cell) {
        long stored = Math.min(Math.min(store.replicas(cell.key()), cell.replicas()), most);
        int used = 0;
        for (int look : plan.looks()) {
            if (look <= stored) {
                used = look;
            }
        }
        return plan.experiment().replicas().isAdaptive() && used > 0 ? used : (int) stored;
    }
}
