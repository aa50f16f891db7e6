package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentSchema;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.Estimate;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.headless.shell.Amounts;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Session;
import org.limitlab.headless.shell.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan for people, or as JSON. */
final class PlanText {

    private static final int MOST_ROWS = 60;

    private final Session session;
    private final boolean json;

    PlanText(Session session, boolean json) {
        this.session = session;
        this.json = json;
    }

    void show(Experiment experiment) {
        boolean drawn = experiment.seed().isEmpty();
        show(Planner.plan(experiment, session.catalog(), PlanOptions.PLAIN.withSeed(0)), drawn);
    }

    private void show(RunPlan plan, boolean drawn) {
        if (json) {
            session.json(object(plan, drawn));
            plan.cells().forEach(cell -> session.json(object(cell, drawn)));
            plan.theories().forEach(task -> session.json(object(task)));
            new ReplicaNeeds(plan).all().forEach(need -> session.json(object(need)));
            return;
        }
        session.print(plan.experiment().title());
        session.print(summary(plan, drawn).lines(2, 0));
        session.print("cells");
        session.print(cells(plan, drawn).lines(2, 0));
        Table theories = new Table("key", "theory", "times", "parameters");
        plan.theories().stream()
                .limit(MOST_ROWS)
                .forEach(
                        t ->
                                theories.row(
                                        t.key(),
                                        t.theoryId(),
                                        t.times().length,
                                        t.parametersText()));
        section("theories", theories);
        Table needs = new Table();
        new ReplicaNeeds(plan).all().forEach(need -> needs.row(need.claim(), need));
        section("replicas that claims will need", needs);
    }

    private void section(String heading, Table table) {
        if (!table.isEmpty()) {
            session.print(heading);
            session.print(table.lines(2, session.width()));
        }
    }

    private Table summary(RunPlan plan, boolean drawn) {
        int most = plan.experiment().replicas().most();
        Estimate whole = plan.estimate(most);
        Table table = new Table();
        table.row("seed", drawn ? "drawn when it runs" : "" + plan.seed());
        table.row("cells", whole.cells());
        table.row("theories", whole.theories() + " (their cost is not known beforehand)");
        table.row("replicas", replicas(plan, whole));
        table.row("blocks", whole.blocks() + " files");
        table.row("work", work(plan, whole));
        table.row("memory", Amounts.bytes(whole.replicaBytes()) + " for the largest replica");
        table.row("output", "about " + Amounts.bytes(whole.dataBytes()));
        return table;
    }

    private static String replicas(RunPlan plan, Estimate whole) {
        return whole.replicas()
                + (plan.experiment().replicas().isAdaptive()
                        ? " at most, looked at after "
                                + plan.looks().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))
                                + " of each cell"
                        : "");
    }

    private String work(RunPlan plan, Estimate whole) {
        int cores = session.environment().cores();
        StringBuilder work = new StringBuilder();
        if (plan.experiment().replicas().isAdaptive()) {
            work.append(time(plan.estimate(plan.looks().get(0)), cores))
                    .append(" to the first look, ");
            work.append("at most ");
        }
        return work.append(time(whole, cores)) + " on " + Verb.count(cores, "core");
    }

    private static String time(Estimate estimate, int cores) {
        return "about " + Amounts.duration(estimate.nominalSeconds() / cores);
    }

    private Table cells(RunPlan plan, boolean drawn) {
        Table table = new Table("key", "side", "point", "replicas", "blocks", "work");
        for (Cell cell : plan.cells().stream().limit(MOST_ROWS).toList()) {
            table.row(
                    drawn ? "" : cell.key(),
                    cell.side() + (cell.isStepCheck() ? ", half the step" : ""),
                    point(cell),
                    cell.replicas(),
                    cell.blocks(0, cell.replicas()).size(),
                    Amounts.duration(seconds(cell)));
        }
        if (plan.cells().size() > MOST_ROWS) {
            table.row("... and " + (plan.cells().size() - MOST_ROWS) + " more; see --json");
        }
        return table;
    }

    private static String point(Cell cell) {
        return cell.point().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().text())
                .collect(Collectors.joining(" "));
    }

    private static double seconds(Cell cell) {
        return cell.blocks(0, cell.replicas()).stream().mapToDouble(b -> b.operations()).sum()
                / org.limitlab.engine.plan.BlockLayout.NOMINAL_SPEED;
    }

    private static Map<String, Object> object(RunPlan plan, boolean drawn) {
        Estimate whole = plan.estimate(plan.experiment().replicas().most());
        return Json.map(
                "type", "plan",
                "title", plan.experiment().title(),
                "seed", drawn ? null : plan.seed(),
                "cells", whole.cells(),
                "theories", whole.theories(),
                "replicas", whole.replicas(),
                "looks", plan.looks(),
                "blocks", whole.blocks(),
                "seconds", whole.nominalSeconds(),
                "bytes", whole.dataBytes(),
                "replicaBytes", whole.replicaBytes());
    }

    private static Map<String, Object> object(Cell cell, boolean drawn) {
        Map<String, Object> point = new LinkedHashMap<>();
        cell.point().forEach((name, value) -> point.put(name, ExperimentSchema.plain(value)));
        return Json.map(
                "type", "cell",
                "key", drawn ? null : cell.key(),
                "side", cell.side(),
                "model", cell.modelId(),
                "point", point,
                "stepCheck", cell.isStepCheck(),
                "replicas", cell.replicas(),
                "blocks", cell.blocks(0, cell.replicas()).size(),
                "seconds", seconds(cell));
    }

    private static Map<String, Object> object(TheoryTask task) {
        return Json.map(
                "type", "theory",
                "key", task.key(),
                "theory", task.theoryId(),
                "parameters", ExperimentSchema.plain(task.complete()),
                "times", task.times());
    }

    private static Map<String, Object> object(ReplicaNeeds.Need need) {
        return Json.map(
                "type", "need",
                "claim", need.claim(),
                "replicas", need.coefficient(),
                "times", need.unit().isEmpty() ? null : "(" + need.unit() + ")^2",
                "text", need.toString());
    }
}
