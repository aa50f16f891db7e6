package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.model.Model;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.headless.shell.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.TreeSet;

/** {@code limitlab new}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab new cbo-decay -o my-experiment.yaml",
            "  limitlab new cbo -o - | limitlab validate -"
        })
public final class NewVerb extends Verb {

    @Parameters(
            paramLabel = "NAME",
            description = "An example to copy, or a model to write a commented file for.")
    private String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write, - for standard output; default: NAME.yaml.")
    private String output;

    @Option(names = "--force", description = "Write over a file that exists.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        String text = text(session().catalog());
        if ("-".equals(output)) {
            session().out().print(text);
            return ExitCode.DONE;
        }
        String file = output == null ? name + ".yaml" : output;
        Path path = session().environment().path(file);
        if (force) {
            Files.writeString(path, text);
        } else {
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
        say("wrote " + file + "; next: limitlab validate " + file + ", limitlab run " + file);
        return ExitCode.DONE;
    }

    private String text(Catalog catalog) {
        Optional<Example> example = catalog.example(name);
        if (example.isPresent()) {
            return example.get().text();
        }
        Optional<Model<?>> model = catalog.model(name);
        if (model.isPresent()) {
            return new Template(catalog, model.get()).text();
        }
        TreeSet<String> known = new TreeSet<>();
        catalog.examples().forEach(e -> known.add(e.name()));
        catalog.models().forEach(m -> known.add(m.id()));
        throw new ConfigurationException(
                Place.of(name),
                "this is neither an example nor a model",
                Suggestion.remedy(name, known));
    }
}
