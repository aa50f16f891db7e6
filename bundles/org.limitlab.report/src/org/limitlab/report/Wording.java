package org.limitlab.report;

import java.util.regex.Pattern;

/** Sentences of experiment files: plain powers such as {@code N^-1/2} become formulas. */
final class Wording {
    private static final Pattern POWER =
            Pattern.compile("\\b([A-Za-z])\\^(\\([^()]+\\)|\\{[^{}]+\\}|-?[0-9]+(?:/[0-9]+)?|[A-Za-z])");

    private Wording() {}

    /** The sentence with TeX between dollar signs; one that has dollar signs already stays as it is. */
    static String typeset(String sentence) {
        if (sentence.indexOf('$') >= 0) {
            return sentence;
        }
        return POWER.matcher(sentence)
                .replaceAll(m -> "\\$" + m.group(1) + "^{" + inner(m.group(2)) + "}\\$");
    }

    private static String inner(String exponent) {
        boolean wrapped = exponent.startsWith("(") || exponent.startsWith("{");
        return wrapped ? exponent.substring(1, exponent.length() - 1) : exponent;
    }

    /** With a capital and a full stop, unless it is empty. */
    static String sentence(String words) {
        if (words.isEmpty()) {
            return words;
        }
        String start = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        return start.endsWith(".") ? start : start + ".";
    }
}
