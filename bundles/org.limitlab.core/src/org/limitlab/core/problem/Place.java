package org.limitlab.core.problem;

/**
 * Where in a text something stands.
 *
 * @param source file name, or a word such as "--set" for the command line
 * @param line line counted from 1; 0 where there are no lines
 */
public record Place(String source, int line) {

    /** A place without a line. */
    public static Place of(String source) {
        return new Place(source, 0);
    }

    /** {@code file.yaml, line 12}, or the source alone. */
    @Override
    public String toString() {
        return line > 0 ? source + ", line " + line : source;
    }
}
