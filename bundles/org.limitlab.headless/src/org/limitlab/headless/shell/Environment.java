package org.limitlab.headless.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command learns of the world besides its arguments and streams; tests pass their own.
 *
 * @param variables environment variables
 * @param directory working directory, against which file names are resolved
 * @param terminal what the output streams are connected to
 * @param signals how a stop arrives
 * @param clock for progress and provenance
 * @param version of this LimitLab
 */
public record Environment(
        Map<String, String> variables,
        Path directory,
        Terminal terminal,
        Signals signals,
        InstantSource clock,
        String version) {

    /**
     * The output streams.
     *
     * @param out true if standard output is a terminal
     * @param err true if standard error is a terminal
     * @param columns width of the terminal
     */
    public record Terminal(boolean out, boolean err, int columns) {

        private static final int USUAL_WIDTH = 80;

        /** No terminal at all: files, pipes, batch jobs. */
        public static final Terminal NONE = new Terminal(false, false, USUAL_WIDTH);

        static Terminal system(Map<String, String> variables) {
            int columns = USUAL_WIDTH;
            String given = variables.getOrDefault("COLUMNS", "");
            if (given.matches("\\d{2,4}")) {
                columns = Math.max(40, Integer.parseInt(given));
            }
            return new Terminal(isTerminal(1), isTerminal(2), columns);
        }

        private static boolean isTerminal(int descriptor) {
            Path link = Path.of("/proc/self/fd/" + descriptor);
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException | UnsupportedOperationException e) {
                return System.console() != null && System.console().isTerminal();
            }
        }
    }

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The process that we run in. */
    public static Environment system(String version) {
        Map<String, String> variables = System.getenv();
        return new Environment(
                variables,
                Path.of("").toAbsolutePath(),
                Terminal.system(variables),
                Signals.system(),
                InstantSource.system(),
                version);
    }

    /** A variable, or an empty text. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** A file or directory named on the command line. */
    public Path path(String name) {
        return directory.resolve(name);
    }

    /** True if standard output may be coloured. */
    public boolean colour() {
        return terminal.out() && variable("NO_COLOR").isEmpty() && !variable("TERM").equals("dumb");
    }

    /**
     * Cores to use unless told otherwise: those that Slurm gave this task, else those that the
     * control group or the machine has.
     */
    public int cores() {
        String slurm = variable("SLURM_CPUS_PER_TASK");
        if (slurm.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(slurm);
        }
        return Runtime.getRuntime().availableProcessors();
    }
}
