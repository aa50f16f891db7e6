package org.limitlab.headless.shell;

import org.limitlab.core.catalog.Catalog;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/** One call of the command line: where data, talk and the installed plug-ins are. */
public final class Session {

    private final Supplier<Catalog> catalogs;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Environment environment;
    private Catalog catalog;

    /** A session; the catalog is asked for when a command first needs it. */
    public Session(
            Supplier<Catalog> catalogs,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Environment environment) {
        this.catalogs = catalogs;
        this.in = in;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /** What is installed. */
    public Catalog catalog() {
        if (catalog == null) {
            catalog = catalogs.get();
        }
        return catalog;
    }

    /** Standard input. */
    public InputStream in() {
        return in;
    }

    /** Data. */
    public PrintStream out() {
        return out;
    }

    /** Talk. */
    public PrintStream err() {
        return err;
    }

    /** The world around. */
    public Environment environment() {
        return environment;
    }

    /** One object on a line of standard output. */
    public void json(Object value) {
        print(Json.line(value));
    }

    /** A line of standard output. */
    public void print(String line) {
        out.print(line + "\n");
    }

    /** Lines of standard output. */
    public void print(List<String> lines) {
        lines.forEach(this::print);
    }

    /** A line of standard error that {@code --quiet} does not silence. */
    public void complain(String line) {
        err.print("limitlab: " + line.replaceAll("\\s*\\R\\s*", " ") + "\n");
        err.flush();
    }

    /** Width for text on standard output; 0 where nothing is wrapped because nobody looks. */
    public int width() {
        return environment.terminal().out() ? environment.terminal().columns() : 0;
    }
}
