package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.yaml.Scalars;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A commented experiment file for a model: every parameter, an axis, times, a first look. */
final class Template {

    private static final double[] FACTORS = {1, 2, 4, 8};

    private final Catalog catalog;
    private final Model<?> model;
    private final Map<String, ParameterInfo> parameters;

    Template(Catalog catalog, Model<?> model) {
        this.catalog = catalog;
        this.model = model;
        this.parameters = catalog.parametersOfModel(model.id());
    }

    /** The first text that is valid: times must suit the model's step, sizes its ranges. */
    String text() {
        List<Optional<String>> axes = new ArrayList<>();
        model.scales().stream().sorted().forEach(scale -> axes.add(Optional.of(scale)));
        axes.add(Optional.empty());
        for (Optional<String> axis : axes) {
            for (String times : times()) {
                String text = text(axis, times);
                if (isValid(text)) {
                    return text;
                }
            }
        }
        throw new IllegalStateException("no valid file for the model " + model.id());
    }

    private boolean isValid(String text) {
        try {
            ExperimentReader.read("new", text, catalog, ReadOptions.PLAIN);
            return true;
        } catch (ConfigurationException e) {
            return false;
        }
    }

    private List<String> times() {
        List<String> times = new ArrayList<>(List.of("0:1:11", "0:10:11", "0:1:2"));
        model.numericalStep()
                .map(parameters::get)
                .flatMap(step -> number(step))
                .ifPresent(step -> times.add("0:" + Numbers.text(100 * step) + ":11"));
        times.add("[0]");
        return times;
    }

    private static Optional<Double> number(ParameterInfo info) {
        OptionalDouble value = Scalars.parse(info.defaultValue().text());
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private String text(Optional<String> axis, String times) {
        StringBuilder text = new StringBuilder();
        text.append(
                "# Check this file with \"limitlab validate\", run it with \"limitlab run\".\n");
        text.append("schemaVersion: 1\n");
        text.append("title: ").append(Json.line(model.title() + ", a first look")).append('\n');
        text.append("model: ").append(model.id()).append('\n');
        text.append("parameters:\n");
        for (ParameterInfo info : parameters.values()) {
            if (!axis.equals(Optional.of(info.name()))) {
                text.append(parameter(info));
            }
        }
        axis.ifPresent(name -> text.append(axis(parameters.get(name))));
        text.append("times: ").append(times).append("    # first:last:count\n");
        text.append("replicas: 32\n");
        text.append("seed: 1\n");
        text.append(claims());
        return text.toString();
    }

    private static String parameter(ParameterInfo info) {
        return "  # "
                + comment(info)
                + "\n  "
                + info.name()
                + ": "
                + info.defaultValue().text()
                + "\n";
    }

    private static String comment(ParameterInfo info) {
        String allowed =
                info.choices().isEmpty()
                        ? (info.range().isFree() ? "" : " In " + info.range() + ".")
                        : " One of " + String.join(", ", info.choices()) + ".";
        return info.symbol() + ": " + info.text().replaceAll("\\s+", " ") + allowed;
    }

    private static String axis(ParameterInfo info) {
        List<String> values = new ArrayList<>();
        double base = number(info).orElse(1.0);
        for (double factor : FACTORS) {
            values.add(Numbers.text(base * factor));
        }
        return "axes:\n  # "
                + comment(info)
                + "\n  "
                + info.name()
                + ": ["
                + String.join(", ", values)
                + "]\n";
    }

    private String claims() {
        List<Observable> observables = new Facts(catalog).observablesOf(model);
        Optional<Observable> first =
                observables.stream().filter(o -> o.reduction() != Reduction.MEMBERS).findFirst();
        if (first.isEmpty()) {
            return "";
        }
        String shown = String.join(", ", observables.stream().map(Observable::id).toList());
        return "claims:\n"
                + "  # Observables: "
                + shown
                + ".\n"
                + "  # A phenomenon is shown and not judged; see \"limitlab describe\" for"
                + " theories\n"
                + "  # to compare with, and other examples for kinds that are judged.\n"
                + "  - {id: first-look, kind: phenomenon, of: {observable: "
                + first.get().id()
                + ", at: all}}\n";
    }
}
