package org.limitlab.report;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands beside axes.
 *
 * @param parameters of the model, by name; empty for data of another program
 * @param observable the measured one; empty for data of another program
 */
record Labels(Map<String, ParameterInfo> parameters, Optional<Observable> observable) {
    static final Labels NONE = new Labels(Map.of(), Optional.empty());

    static Labels of(RunPlan plan) {
        return new Labels(parameters(plan), Optional.empty());
    }

    private static Map<String, ParameterInfo> parameters(RunPlan plan) {
        Map<String, ParameterInfo> parameters = new LinkedHashMap<>();
        plan.experiment()
                .model()
                .map(plan.catalog()::parametersOfModel)
                .ifPresent(parameters::putAll);
        for (TheoryTask task : plan.theories()) {
            plan.catalog()
                    .schemaOfTheory(task.theoryId())
                    .parameters()
                    .forEach(parameters::putIfAbsent);
        }
        return parameters;
    }

    static Labels of(RunPlan plan, Claim claim) {
        Map<String, ParameterInfo> parameters = parameters(plan);
        Optional<Observable> observable =
                plan.pointsOf(claim).stream()
                        .findFirst()
                        .flatMap(point -> plan.cell(claim.question().of().side(), point))
                        .flatMap(
                                (Cell cell) -> cell.observable(claim.question().of().observable()));
        return new Labels(parameters, observable);
    }

    /** {@code particles N}, {@code time t}. */
    Text axis(String name) {
        if (name.equals(Question.Rate.TIME)) {
            return Axis.label(name, "t", "");
        }
        ParameterInfo info = parameters.get(name);
        return info == null ? Text.plain(name) : Axis.label(name, info.symbol(), info.unit());
    }

    /** The symbol of an axis, its name where it has none. */
    Text symbol(String name) {
        ParameterInfo info = parameters.get(name);
        return info == null || info.symbol().isBlank()
                ? Text.plain(name)
                : Text.symbol(info.symbol());
    }

    /** The symbol of an axis as TeX between dollar signs, its name where it has none. */
    String markup(String name) {
        ParameterInfo info = parameters.get(name);
        if (info == null || info.symbol().isBlank()) {
            return name;
        }
        String typeset = Wording.typeset(info.symbol());
        return typeset.indexOf('$') >= 0 ? typeset : "$" + typeset + "$";
    }

    /** The observable for people, its id where no more is known. */
    String quantity(String id) {
        return observable.map(Observable::label).orElse(id);
    }
}
