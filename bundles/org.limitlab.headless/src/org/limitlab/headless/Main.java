package org.limitlab.headless;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.engine.store.StoreException;
import org.limitlab.headless.shell.Environment;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Session;
import org.limitlab.headless.shell.Table;
import org.limitlab.headless.shell.UsageException;
import org.limitlab.headless.verb.Verb;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The command line, as far from Equinox as a plain Java program needs it. */
public final class Main {

    private static final Set<String> HELP = Set.of("-h", "--help", "help");
    private static final Set<String> VERSION = Set.of("-V", "--version");
    private static final Set<String> FOR_ALL = Set.of("-v", "--verbose", "-q", "--quiet");

    private final Session session;

    private Main(Session session) {
        this.session = session;
    }

    /**
     * Runs one command.
     *
     * @param arguments what was typed after {@code limitlab}
     * @param catalogs gives what is installed, when a command first asks for it
     * @param in standard input
     * @param out receives data
     * @param err receives talk
     * @param environment the world around
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(
            String[] arguments,
            Supplier<Catalog> catalogs,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Environment environment) {
        Session session = new Session(catalogs, in, out, err, environment);
        int code = new Main(session).run(List.of(arguments));
        err.flush();
        if (out.checkError()) {
            session.complain("standard output could not be written to the end");
            return ExitCode.of(code, ExitCode.IO);
        }
        return code;
    }

    private int run(List<String> arguments) {
        List<String> early = new ArrayList<>();
        int at = 0;
        while (at < arguments.size() && FOR_ALL.contains(arguments.get(at))) {
            early.add(arguments.get(at++));
        }
        List<String> rest = arguments.subList(at, arguments.size());
        if (rest.isEmpty()) {
            overview(session.err());
            return ExitCode.USAGE;
        }
        String first = rest.get(0);
        if (VERSION.contains(first)) {
            session.print("limitlab " + session.environment().version());
            return ExitCode.DONE;
        }
        if (HELP.contains(first)) {
            return help(rest);
        }
        List<String> own = new ArrayList<>(early);
        own.addAll(rest.subList(1, rest.size()));
        return command(first, own);
    }

    private int help(List<String> arguments) {
        if (arguments.get(0).equals("help") && arguments.size() > 1) {
            return command(arguments.get(1), List.of("--help"));
        }
        overview(session.out());
        return ExitCode.DONE;
    }

    private void overview(PrintStream to) {
        Table table = new Table();
        Verbs.all().values().forEach(verb -> table.row(verb.name(), verb.summary()));
        to.print("Usage: limitlab COMMAND [ARGUMENTS]\n\n");
        to.print("A theorem says what a system becomes as its size grows: is that so?\n\n");
        table.lines(2, session.environment().terminal().columns())
                .forEach(line -> to.print(line + "\n"));
        to.print("\nlimitlab COMMAND --help explains a command, with an example.\n");
        to.print(
                "Exit codes: 0 done, 1 some replicas failed, 2 bad usage, 3 invalid experiment,\n");
        to.print("4 a claim did not get its verdict, 5 a plug-in is missing, 6 input or output,\n");
        to.print("75 stopped and resumable, 130 interrupted.\n");
    }

    private int command(String name, List<String> arguments) {
        Verbs.Entry entry = Verbs.all().get(name);
        if (entry == null) {
            String what = name.startsWith("-") ? "option" : "command";
            session.complain(
                    "unknown "
                            + what
                            + " \""
                            + name
                            + "\" ("
                            + Suggestion.remedy(name, Verbs.all().keySet())
                            + ")");
            return ExitCode.USAGE;
        }
        Verb verb = entry.maker().get().in(session);
        CommandLine line = commandLine(entry, verb);
        // picocli 4.7.7 trips over a lone "-" while it looks for abbreviated options
        line.setAbbreviatedOptionsAllowed(!arguments.contains("-"));
        try {
            line.parseArgs(arguments.toArray(String[]::new));
            if (line.isUsageHelpRequested()) {
                line.usage(session.out(), CommandLine.Help.defaultColorScheme(ansi()));
                return ExitCode.DONE;
            }
            return verb.call();
        } catch (ParameterException | UsageException e) {
            session.complain(
                    name + ": " + lower(e.getMessage()) + " (see limitlab " + name + " --help)");
            return ExitCode.USAGE;
        } catch (ConfigurationException e) {
            return invalid(e);
        } catch (StoreException e) {
            return failed(verb, e.getMessage(), e, ExitCode.IO);
        } catch (IOException | UncheckedIOException e) {
            return failed(verb, Failures.io(e), e, ExitCode.IO);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return failed(verb, Failures.internal(e), e, ExitCode.INTERNAL);
        }
    }

    private Ansi ansi() {
        return session.environment().colour() ? Ansi.ON : Ansi.OFF;
    }

    private CommandLine commandLine(Verbs.Entry entry, Verb verb) {
        CommandLine line = new CommandLine(verb);
        line.setCommandName("limitlab " + entry.name());
        line.getCommandSpec().usageMessage().description(entry.summary() + "%n");
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(Math.max(60, session.environment().terminal().columns()));
        return line;
    }

    private static String lower(String sentence) {
        return sentence.isEmpty()
                ? ""
                : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private int invalid(ConfigurationException e) {
        for (Problem problem : e.problems()) {
            session.complain(problem.toString());
        }
        return e.missesPlugin() ? ExitCode.PLUGIN : ExitCode.INVALID;
    }

    private int failed(Verb verb, String message, Throwable cause, int code) {
        session.complain(message);
        if (verb.isVerbose()) {
            cause.printStackTrace(session.err());
        }
        return code;
    }
}
