package org.limitlab.engine.plan;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Side;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.Scope;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an experiment computes: cells and theory tasks, each once, and which of them stands behind a
 * side at a point. Points count as in {@link Experiment#points}. Immutable.
 */
public final class RunPlan {

    private final Experiment experiment;
    private final Catalog catalog;
    private final long seed;
    private final List<Map<String, Node>> points;
    private final List<Scope> scopes;
    private final Sides sides;
    private final Map<String, Cell> cells;
    private final Map<String, TheoryTask> theories;
    private final Map<String, String> cellAt;
    private final Map<String, String> theoryAt;
    private final Map<String, Cell> stepChecks;

    RunPlan(Planner planner) {
        this.experiment = planner.experiment;
        this.catalog = planner.catalog;
        this.seed = planner.seed;
        this.points = List.copyOf(planner.points);
        this.scopes = List.copyOf(planner.scopes);
        this.sides = planner.sides;
        this.cells = Collections.unmodifiableMap(new LinkedHashMap<>(planner.cells));
        this.theories = Collections.unmodifiableMap(new LinkedHashMap<>(planner.theories));
        this.cellAt = Map.copyOf(planner.cellAt);
        this.theoryAt = Map.copyOf(planner.theoryAt);
        this.stepChecks = new LinkedHashMap<>();
        cells.values().forEach(c -> c.stepCheckOf().ifPresent(key -> stepChecks.put(key, c)));
    }

    static String at(String side, int point) {
        return point + " " + side;
    }

    /** The experiment. */
    public Experiment experiment() {
        return experiment;
    }

    /** What it was planned with. */
    public Catalog catalog() {
        return catalog;
    }

    /** Root seed. */
    public long seed() {
        return seed;
    }

    /** All points of the axes, as {@link Experiment#points} lists them. */
    public List<Map<String, Node>> points() {
        return points;
    }

    /** Numbers at a point, without what any side sets. */
    public Scope scope(int point) {
        return scopes.get(point);
    }

    /** All cells in a fixed order, step checks last. */
    public List<Cell> cells() {
        return List.copyOf(cells.values());
    }

    /** All theory tasks in a fixed order. */
    public List<TheoryTask> theories() {
        return List.copyOf(theories.values());
    }

    /** A cell by its key. */
    public Optional<Cell> cell(String key) {
        return Optional.ofNullable(cells.get(key));
    }

    /** A theory task by its key. */
    public Optional<TheoryTask> theory(String key) {
        return Optional.ofNullable(theories.get(key));
    }

    /** The cell of a simulated side at a point; empty where the side is not simulated. */
    public Optional<Cell> cell(String side, int point) {
        return Optional.ofNullable(cellAt.get(at(side, point))).map(cells::get);
    }

    /**
     * The theory tasks at a point, by the theory's id, followed by what is set for it where
     * something is.
     */
    public Map<String, TheoryTask> theories(int point) {
        Map<String, TheoryTask> tasks = new LinkedHashMap<>();
        for (Sides.Predicted predicted : sides.predicted()) {
            String key = theoryAt.get(at(predicted.id(), point));
            if (key != null) {
                boolean plain = predicted.set().entries().isEmpty();
                tasks.put(plain ? predicted.theory().id() : predicted.id(), theories.get(key));
            }
        }
        return tasks;
    }

    /** The cell that halves another one's numerical step on the same noise, where there is one. */
    public Optional<Cell> stepCheck(Cell cell) {
        return Optional.ofNullable(stepChecks.get(cell.key()));
    }

    /**
     * The cell that halves the step of a claim's side, where the claim needs to know what the step
     * does: not where the side that it is compared with knows the step itself.
     */
    public Optional<Cell> stepCheck(Claim claim, Cell cell) {
        boolean needed =
                cell.model()
                        .numericalStep()
                        .filter(new StepChecks(experiment, catalog, sides, points).needs(claim))
                        .isPresent();
        return needed ? stepCheck(cell) : Optional.empty();
    }

    /** The names of simulated sides, the experiment's own first. */
    public List<String> simulatedSides() {
        return sides.simulated().stream().map(Sides.Simulated::name).toList();
    }

    /**
     * Where a side's numbers come from.
     *
     * @param point index of a point
     * @throws NoSuchElementException if the side is none of this experiment
     */
    public Source source(Side side, int point) {
        if (side instanceof Side.Formula formula) {
            return new Source.Formula(formula.formula(), scopes.get(point));
        }
        Optional<Sides.Predicted> predicted = sides.predicted(side);
        if (predicted.isPresent()) {
            String key = theoryAt.get(at(predicted.get().id(), point));
            Optional<String> observable =
                    side instanceof Side.Predicted p ? p.observable() : Optional.empty();
            return new Source.Predicted(theories.get(key), observable);
        }
        String name = ((Side.Simulated) side).name();
        return new Source.Simulated(
                cell(name, point)
                        .orElseThrow(
                                () ->
                                        new NoSuchElementException(
                                                "\"" + name + "\" is no side of this experiment")));
    }

    /** The points that a claim is about: those that its {@code where} leaves. */
    public List<Integer> pointsOf(Claim claim) {
        return pointsOf(claim, points);
    }

    /** The points that fixed values of some axes leave. */
    public List<Integer> pointsWhere(Map<String, List<Node>> where) {
        return pointsWhere(where, points);
    }

    static List<Integer> pointsOf(Claim claim, List<Map<String, Node>> points) {
        return pointsWhere(claim.where(), points);
    }

    private static List<Integer> pointsWhere(
            Map<String, List<Node>> where, List<Map<String, Node>> points) {
        return IntStream.range(0, points.size())
                .filter(i -> where.entrySet().stream().allMatch(w -> allows(w, points.get(i))))
                .boxed()
                .toList();
    }

    private static boolean allows(Map.Entry<String, List<Node>> where, Map<String, Node> point) {
        Node value = point.get(where.getKey());
        return value == null || where.getValue().stream().anyMatch(v -> Scalars.same(v, value));
    }

    /**
     * Numbers of replicas at which a run stands still: the one count of a fixed run; of an adaptive
     * one 32, 64, 128, ... as far as its largest count allows. At each but the last it looks at the
     * intervals, and verdicts use exactly the replicas of a look.
     */
    public List<Integer> looks() {
        int most = experiment.replicas().most();
        if (!experiment.replicas().isAdaptive() || most < BlockLayout.FIRST_LOOK) {
            return List.of(most);
        }
        List<Integer> looks = new ArrayList<>();
        for (long look = BlockLayout.FIRST_LOOK; look <= most; look *= 2) {
            looks.add((int) look);
        }
        return looks;
    }

    /**
     * All blocks of replicas below a count, in a fixed order: cell after cell.
     *
     * @param replicas of every cell, or fewer where a cell asks for fewer
     */
    public List<Block> blocks(int replicas) {
        List<Block> blocks = new ArrayList<>();
        for (Cell cell : cells.values()) {
            blocks.addAll(cell.blocks(0, Math.min(replicas, cell.replicas())));
        }
        return blocks;
    }

    /**
     * What a number of replicas would cost.
     *
     * @param replicas of every cell, or fewer where a cell asks for fewer
     */
    public Estimate estimate(int replicas) {
        return Estimate.of(this, replicas);
    }
}
