package org.limitlab.headless;

/** The command line, as far from Equinox as a plain Java program needs it. */
final class Main {
    private static final int BAD_USAGE = 2;

    private Main() {}

    /**
     * Runs one command.
     *
     * @param arguments what was typed after {@code limitlab}
     * @return the exit code
     */
    static int run(String[] arguments) {
        System.err.println("limitlab: no such command: " + String.join(" ", arguments));
        return BAD_USAGE;
    }
}
