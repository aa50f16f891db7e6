package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Side;
import org.limitlab.core.model.Observable;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Fields;
import org.limitlab.engine.plan.Source;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code limitlab solve}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab solve cbo-second-moment --set noise=0.5,0.7 --at 0,1,2 --json",
            "",
            "Times are 0 and 1 unless given. A theory outside its domain says so and exits with 0."
        })
public final class SolveVerb extends Verb {

    private static final String SIDE = "answer";

    @Parameters(paramLabel = "THEORY", description = "Id of the theory.")
    private String id;

    @Mixin private Overrides overrides;

    @Option(names = "--json", description = "One object a line for each observable.")
    private boolean json;

    private Asked asked;
    private Theory<?> theory;

    @Override
    public Integer call() {
        Catalog catalog = session().catalog();
        theory = catalog.theory(id).orElseThrow(() -> unknown(catalog));
        String text = "sides: {" + SIDE + ": {theory: " + id + "}}";
        asked = Asked.of(text, catalog, overrides, Map.of(), 1);
        List<String> headings = new ArrayList<>(asked.axes());
        headings.addAll(List.of("observable", "time", "index", "value", "error"));
        Table table = new Table(headings.toArray(String[]::new));
        List<String> notes = new ArrayList<>();
        for (int point = 0; point < asked.size(); point++) {
            solve(point, table, notes);
        }
        if (!json) {
            print(table, notes);
        }
        return ExitCode.DONE;
    }

    private ConfigurationException unknown(Catalog catalog) {
        List<String> known = catalog.theories().stream().map(Theory::id).toList();
        return new ConfigurationException(
                Place.of(id),
                "no theory has this id",
                catalog.model(id).isPresent()
                        ? "it is a model: limitlab simulate " + id
                        : Suggestion.remedy(id, known));
    }

    private void solve(int point, Table table, List<String> notes) {
        Source source = asked.plan().source(new Side.Simulated(SIDE), point);
        TheoryTask task = ((Source.Predicted) source).task();
        try {
            Prediction prediction = task.predict(asked.plan().seed(), () -> false);
            for (Observable observable : task.observables()) {
                show(point, task, prediction, observable, table, notes);
            }
        } catch (NoPrediction | NumericalFailure e) {
            say(point, Optional.empty(), e.getMessage(), notes);
        }
    }

    private void show(
            int point,
            TheoryTask task,
            Prediction prediction,
            Observable observable,
            Table table,
            List<String> notes) {
        Optional<Prediction.Values> found = prediction.find(observable.id());
        if (found.isEmpty()) {
            String reason = prediction.reason(observable.id()).orElse("no reason given");
            say(point, Optional.of(observable), reason, notes);
            return;
        }
        Prediction.Values values = found.get();
        Answer answer = new Answer(observable, task.times(), values.values(), values.error());
        if (!json) {
            List<String> cells = asked.point(point).values().stream().map(String::valueOf).toList();
            if (!answer.addTo(table, cells)) {
                notes.add(observable.id() + ": too many values for a table; use --json");
            }
            return;
        }
        Map<String, Object> line = head(point);
        line.put("observable", observable.id());
        line.put("symbol", observable.symbol());
        line.put("unit", observable.unit());
        line.put("axes", answer.axes());
        line.put("values", answer.nested(answer.values()));
        line.put("error", answer.nested(answer.errors()));
        line.put("standing", Fields.spelling(theory.standing()));
        session().json(line);
    }

    private Map<String, Object> head(int point) {
        Map<String, Object> line = Json.map("theory", id);
        if (asked.isSwept()) {
            line.put("point", asked.point(point));
        }
        return line;
    }

    /** Says why there is no prediction, of one observable or of all. */
    private void say(
            int point, Optional<Observable> observable, String reason, List<String> notes) {
        if (json) {
            Map<String, Object> line = head(point);
            observable.ifPresent(o -> line.put("observable", o.id()));
            line.put("noPrediction", reason);
            session().json(line);
            return;
        }
        String at = asked.isSwept() ? " at " + asked.point(point) : "";
        notes.add(
                "no prediction"
                        + observable.map(o -> " of " + o.id()).orElse("")
                        + at
                        + ": "
                        + reason);
    }

    private void print(Table table, List<String> notes) {
        session()
                .print(
                        id
                                + ": "
                                + theory.title()
                                + " ("
                                + Fields.spelling(theory.standing())
                                + ")");
        if (!table.isEmpty()) {
            session().print(table.lines(2, 0));
        }
        session().print(notes);
    }
}
