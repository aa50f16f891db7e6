package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ExperimentSchema;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.problem.Place;
import org.limitlab.core.yaml.Node;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question on the command line, planned as the experiment that it amounts to, so that values are
 * read, checked and computed just as in a run. Several values for a parameter make several points.
 */
final class Asked {

    private static final double[] USUAL_TIMES = {0, 1};

    private final RunPlan plan;

    private Asked(RunPlan plan) {
        this.plan = plan;
    }

    /**
     * Plans a question.
     *
     * @param text keys of an experiment file that name a model or a theory
     * @param more further keys from the command line
     * @param usualSeed where the command line has none
     */
    static Asked of(
            String text,
            Catalog catalog,
            Overrides overrides,
            Map<String, Node> more,
            long usualSeed) {
        Map<String, Node> top = new LinkedHashMap<>();
        top.put("times", Node.numbers(Place.of("--at"), USUAL_TIMES));
        top.putAll(overrides.top());
        top.putAll(more);
        Experiment experiment =
                ExperimentReader.read(
                        "command line",
                        "schemaVersion: 1\n" + text + "\n",
                        catalog,
                        new ReadOptions(false, overrides.set(), top, name -> null));
        return new Asked(Planner.plan(experiment, catalog, PlanOptions.PLAIN.withSeed(usualSeed)));
    }

    /** What is to be computed. */
    RunPlan plan() {
        return plan;
    }

    /** Number of points. */
    int size() {
        return plan.points().size();
    }

    /** True if there is more than one value of something. */
    boolean isSwept() {
        return !plan.experiment().axes().isEmpty();
    }

    /** Values of what is swept, by name, as JSON has them. */
    Map<String, Object> point(int index) {
        Map<String, Object> point = new LinkedHashMap<>();
        plan.points()
                .get(index)
                .forEach((name, value) -> point.put(name, ExperimentSchema.plain(value)));
        return point;
    }

    /** Names of what is swept. */
    List<String> axes() {
        return List.copyOf(plan.experiment().axes().keySet());
    }
}
