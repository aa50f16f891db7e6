package org.limitlab.engine.store;

import org.limitlab.core.model.Observable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Theories as trees; docs/reading-results.md lists the names. */
final class TheoryFormat {

    static final String FORMAT = "limitlab-theory";

    private static final String TIME = "time";
    private static final String PARAMETERS = "parameters";
    private static final String SILENT = "no_prediction/observable";
    private static final String REASON = "no_prediction/reason";
    private static final String NOTHING = "no_prediction/all";

    private TheoryFormat() {}

    static Tree toTree(TheoryData theory, Machine machine) {
        Tree tree =
                FileFormat.head(FORMAT, theory.key(), machine)
                        .attribute("theory", theory.theoryId())
                        .attribute("revision", (long) theory.revision())
                        .attribute(
                                ObservableFormat.ORDER,
                                theory.values().stream()
                                        .map(v -> v.observable().id())
                                        .collect(Collectors.joining(",")));
        tree.put(TIME, Tree.Numbers.of(theory.times()));
        tree.put(PARAMETERS, new Tree.Text(Texts.check(theory.parametersText())));
        for (TheoryData.Values values : theory.values()) {
            Observable observable = values.observable();
            int[] shape = ObservableFormat.shape(observable, 0, theory.times().length);
            ObservableFormat.putAxes(tree, observable);
            tree.put(
                    ObservableFormat.path(observable.id()),
                    new Tree.Numbers(shape, values.values()),
                    ObservableFormat.attributes(observable, false));
            tree.put(errorPath(observable.id()), new Tree.Numbers(shape, values.error()));
        }
        putReasons(tree, theory);
        return tree;
    }

    private static void putReasons(Tree tree, TheoryData theory) {
        theory.noPrediction()
                .ifPresent(reason -> tree.put(NOTHING, new Tree.Text(Texts.oneLine(reason))));
        if (!theory.reasons().isEmpty()) {
            tree.put(SILENT, new Tree.Texts(theory.reasons().keySet().toArray(String[]::new)));
            tree.put(
                    REASON,
                    new Tree.Texts(
                            theory.reasons().values().stream()
                                    .map(Texts::oneLine)
                                    .toArray(String[]::new)));
        }
    }

    static TheoryData fromTree(Tree tree) {
        Map<String, Object> attributes = tree.attributes();
        List<TheoryData.Values> values = new ArrayList<>();
        for (String id : ObservableFormat.order(tree)) {
            values.add(
                    new TheoryData.Values(
                            ObservableFormat.read(tree, id),
                            tree.get(ObservableFormat.path(id), Tree.Numbers.class).values(),
                            tree.get(errorPath(id), Tree.Numbers.class).values()));
        }
        return new TheoryData(
                Tree.text(attributes, FileFormat.KEY),
                Tree.text(attributes, "theory"),
                Math.toIntExact(Tree.integer(attributes, "revision")),
                tree.get(PARAMETERS, Tree.Text.class).value(),
                tree.get(TIME, Tree.Numbers.class).values(),
                values,
                reasons(tree),
                tree.has(NOTHING)
                        ? Optional.of(tree.get(NOTHING, Tree.Text.class).value())
                        : Optional.empty());
    }

    private static Map<String, String> reasons(Tree tree) {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (tree.has(SILENT)) {
            String[] observables = tree.get(SILENT, Tree.Texts.class).values();
            String[] texts = tree.get(REASON, Tree.Texts.class).values();
            for (int i = 0; i < observables.length; i++) {
                reasons.put(observables[i], texts[i]);
            }
        }
        return reasons;
    }

    private static String errorPath(String id) {
        return "errors/" + id;
    }
}
