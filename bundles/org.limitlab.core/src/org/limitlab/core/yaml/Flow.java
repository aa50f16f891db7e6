package org.limitlab.core.yaml;

import java.util.regex.Pattern;

/** How texts are spelled inside YAML flow collections, where more characters have a meaning. */
final class Flow {

    /** Nothing that ends a plain scalar, starts something else, or looks like a comment. */
    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?![-?](?:\\s|$))(?!:|---|\\.\\.\\.)[^\\s,\\[\\]{}#&*!|>'\"%@`]"
                            + "(?:[^,\\[\\]{}\\p{Cntrl}:#]|:(?=\\S)|(?<=\\S)#)*");

    private Flow() {}

    /** True if a text can stand without quotes. */
    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !text.endsWith(" ");
    }

    /** A text in double quotes. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)
                            || c == '\u2028'
                            || c == '\u2029'
                            || c == '\ufeff') {
                        quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
