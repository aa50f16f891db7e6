package org.limitlab.report;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences of experiment files: names of Greek letters and powers such as {@code N^-1/2} become
 * formulas.
 */
final class Wording {
    private static final String GREEK =
            "alpha|beta|gamma|delta|epsilon|eta|theta|kappa|lambda|mu|rho|sigma|tau|phi|psi|omega";
    private static final String EXPONENT =
            "\\^(\\([^()]+\\)|\\{[^{}]+\\}|-?[0-9]+(?:/[0-9]+)?|[A-Za-z]\\b)";
    private static final Pattern SYMBOL =
            Pattern.compile(
                    "\\b(" + GREEK + "|[A-Za-z](?=\\^))(_[A-Za-z0-9]+)?\\b(?:" + EXPONENT + ")?");

    private Wording() {}

    /**
     * The sentence with TeX between dollar signs; one that has dollar signs already stays as it is.
     */
    static String typeset(String sentence) {
        if (sentence.indexOf('$') >= 0) {
            return sentence;
        }
        return SYMBOL.matcher(sentence.replace(" - ", " \u2212 "))
                .replaceAll(m -> Matcher.quoteReplacement(formula(m)));
    }

    private static String formula(MatchResult match) {
        String letter = match.group(1).length() == 1 ? match.group(1) : "\\" + match.group(1);
        String sub = match.group(2) == null ? "" : "_{" + match.group(2).substring(1) + "}";
        String sup = match.group(3) == null ? "" : "^{" + inner(match.group(3)) + "}";
        return "$" + letter + sub + sup + "$";
    }

    private static String inner(String exponent) {
        boolean wrapped = exponent.startsWith("(") || exponent.startsWith("{");
        return wrapped ? exponent.substring(1, exponent.length() - 1) : exponent;
    }

    /** As a title: typeset, without a full stop. */
    static String title(String sentence) {
        return typeset(
                sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence);
    }

    /** With true minus signs before numbers. */
    static String minus(String words) {
        return words.replaceAll("(?<![A-Za-z0-9)])-(?=[0-9])", "\u2212");
    }

    /** With a capital and a full stop, unless it is empty. */
    static String sentence(String words) {
        if (words.isEmpty()) {
            return words;
        }
        String start =
                words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        return start.endsWith(".") ? start : start + ".";
    }
}
