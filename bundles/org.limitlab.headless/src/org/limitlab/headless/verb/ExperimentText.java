package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.yaml.Node;
import org.limitlab.headless.shell.Session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The text of an experiment: an example, a file, or standard input.
 *
 * @param name short name, for directories: no folder, no ending
 * @param source name for messages
 * @param text the text
 * @param folder where files that it names are looked for
 */
record ExperimentText(String name, String source, String text, Path folder) {

    private static final int MOST_BYTES = 16 << 20;

    /**
     * Finds an experiment.
     *
     * @param argument name of an example, a file, or - for standard input
     * @throws ConfigurationException if it is neither
     * @throws NoSuchFileException if it is written like a file's name, but there is none
     */
    static ExperimentText find(String argument, Session session) throws IOException {
        Path here = session.environment().directory();
        if (argument.equals("-")) {
            String text = text(session.in(), "standard input");
            return new ExperimentText("experiment", "standard input", text, here);
        }
        Optional<Example> example = session.catalog().example(argument);
        if (example.isPresent()) {
            return of(example.get(), here);
        }
        Path file = session.environment().path(argument);
        if (Files.isDirectory(file)) {
            throw new ConfigurationException(
                    Place.of(argument),
                    "this is a directory, not an experiment file",
                    "name a file, or an example of limitlab list");
        }
        if (!Files.exists(file) && argument.matches("[A-Za-z0-9_-]+")) {
            throw new ConfigurationException(
                    Place.of(argument),
                    "this is neither an example nor a file",
                    Suggestion.remedy(
                            argument,
                            session.catalog().examples().stream().map(Example::name).toList()));
        }
        return new ExperimentText(
                stem(file), argument, text(file, argument), file.toAbsolutePath().getParent());
    }

    /** An example. */
    static ExperimentText of(Example example, Path here) {
        return new ExperimentText(example.name(), example.source(), example.text(), here);
    }

    private static String stem(Path file) {
        String stem = file.getFileName().toString().replaceAll("\\.[^.]*$", "");
        return stem.isEmpty() ? "experiment" : stem;
    }

    /** A text file, at most 16 MiB of UTF-8. */
    static String text(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in, name);
        }
    }

    private static String text(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ConfigurationException(
                    Place.of(name), "more than 16 MiB of text", "keep data in a table beside it");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)) + "";
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(
                    Place.of(name), "this is no UTF-8 text", "save it as UTF-8");
        }
    }

    /** Reads and validates it. */
    Experiment read(Catalog catalog, boolean quick, Map<String, Node> set, Map<String, Node> top) {
        return ExperimentReader.read(
                source,
                text,
                catalog,
                new ReadOptions(quick, set, top, extended -> included(extended, catalog)));
    }

    private String included(String extended, Catalog catalog) {
        Path file = folder.resolve(extended);
        if (Files.isRegularFile(file)) {
            try {
                return text(file, extended);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        String name = extended.replaceAll("\\.ya?ml$", "");
        return catalog.example(name).map(Example::text).orElse(null);
    }
}
