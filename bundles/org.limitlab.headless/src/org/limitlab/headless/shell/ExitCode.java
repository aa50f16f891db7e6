package org.limitlab.headless.shell;

/** Exit codes: an interface that scripts rely on. */
public final class ExitCode {

    /** Everything was done. */
    public static final int DONE = 0;

    /** Some replicas failed; the others are there. */
    public static final int FAILED_REPLICAS = 1;

    /** The command line itself is wrong. */
    public static final int USAGE = 2;

    /** The experiment is not valid: an unknown model, a value out of range. */
    public static final int INVALID = 3;

    /** A claim did not get its announced verdict (verify), or was refuted (run). */
    public static final int VERDICT = 4;

    /** A required plug-in is missing or incompatible. */
    public static final int PLUGIN = 5;

    /** Input or output failed. */
    public static final int IO = 6;

    /** A defect of LimitLab or of a plug-in: EX_SOFTWARE of sysexits.h. */
    public static final int INTERNAL = 70;

    /** Stopped with everything finished on disk; the same command goes on: EX_TEMPFAIL. */
    public static final int STOPPED = 75;

    /** Interrupted by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private static final int[] FIRST_TO_LAST = {
        INTERNAL, IO, INTERRUPTED, STOPPED, PLUGIN, INVALID, USAGE, FAILED_REPLICAS, VERDICT
    };

    private ExitCode() {}

    /** The one code that is reported where several apply. */
    public static int of(int... codes) {
        for (int candidate : FIRST_TO_LAST) {
            for (int code : codes) {
                if (code == candidate) {
                    return code;
                }
            }
        }
        return DONE;
    }
}
