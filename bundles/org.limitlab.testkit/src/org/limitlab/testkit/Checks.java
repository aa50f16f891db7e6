package org.limitlab.testkit;

import org.opentest4j.AssertionFailedError;

import java.util.function.Supplier;

/** Small checks with messages. */
final class Checks {

    private Checks() {}

    static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionFailedError(otherwise.get());
        }
    }

    /** A text of one or more sentences: starts large, ends with a full stop. */
    static void requireSentence(String what, String text) {
        require(
                text != null
                        && text.strip().length() > 3
                        && text.strip().equals(text)
                        && (text.endsWith(".") || text.endsWith(".$"))
                        && !Character.isLowerCase(text.charAt(0)),
                () ->
                        what
                                + " is no sentence that starts large and ends with a full stop: "
                                + text);
    }

    static void requireWords(String what, String text) {
        require(
                text != null && !text.isBlank() && text.strip().equals(text),
                () -> what + " is missing or has blanks around it: \"" + text + "\"");
    }

    static void requireHyphens(String what, String id) {
        require(
                id != null && id.matches("[a-z0-9]+(-[a-z0-9]+)*"),
                () -> what + " \"" + id + "\" is not lower case with hyphens");
    }
}
