package org.limitlab.report.chart;

import org.limitlab.report.tex.Tex;

import java.util.ArrayList;
import java.util.List;

/**
 * A short label of words and symbols, such as {@code gap falls like $N^{-1/2}$}.
 *
 * @param runs pieces from left to right
 */
public record Text(List<Run> runs) {
    private static final String GREEK_NAME =
            "(?<![\\\\A-Za-z])(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi"
                    + "|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega|infty)(?![A-Za-z])";

    /** The shorthand that code has for it. */
    private static final String EPSILON = "(?<![\\\\A-Za-z])eps(?![A-Za-z])";

    private static final Text EMPTY = new Text(List.of());

    /**
     * Characters of one shape.
     *
     * @param italic true for a symbol
     * @param size relative to the label's font size: 1 on the line, smaller in scripts
     * @param rise of the baseline, in ems of the label's font size; negative for subscripts
     * @param stacked true where this run starts above or below the script before it
     */
    public record Run(String text, boolean italic, double size, double rise, boolean stacked) {
        /** The same shape with other characters. */
        public Run saying(String other) {
            return new Run(other, italic, size, rise, stacked);
        }
    }

    public Text {
        runs = List.copyOf(runs);
    }

    public static Text empty() {
        return EMPTY;
    }

    /** Words only: nothing in them is read as markup. */
    public static Text plain(String words) {
        return words.isEmpty() ? EMPTY : new Text(List.of(new Run(words, false, 1, 0, false)));
    }

    /**
     * Words with TeX between dollar signs; {@code \$} is a dollar. Letters become italic, {@code ^}
     * and {@code _} scripts, {@code \sigma}, {@code \le}, {@code \log}, {@code \frac}, {@code
     * \sqrt}, {@code \bar} and their like are known. Nothing is rejected: what is not understood
     * stands as it was written.
     */
    public static Text of(String markup) {
        Text result = EMPTY;
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < markup.length(); i++) {
            char c = markup.charAt(i);
            int end = c == '$' ? markup.indexOf('$', i + 1) : -1;
            if (c == '\\' && i + 1 < markup.length() && markup.charAt(i + 1) == '$') {
                words.append('$');
                i++;
            } else if (end > i) {
                result =
                        result.plus(plain(words.toString()))
                                .plus(math(markup.substring(i + 1, end)));
                words.setLength(0);
                i = end;
            } else {
                words.append(c);
            }
        }
        return result.plus(plain(words.toString()));
    }

    /** TeX as between dollar signs. */
    public static Text math(String tex) {
        return new Text(RunSetter.set(Tex.read(tex).root()));
    }

    /**
     * The symbol of a parameter or observable, in plain text: {@code N}, {@code sigma}, {@code
     * E|X|^2}. Names of Greek letters become the letters.
     */
    public static Text symbol(String plain) {
        String named = plain.replaceAll(EPSILON, "epsilon");
        return math(named.replaceAll(GREEK_NAME, "\\\\$1 "));
    }

    public Text plus(Text other) {
        if (isEmpty()) {
            return other;
        }
        List<Run> joined = new ArrayList<>(runs);
        joined.addAll(other.runs);
        return new Text(joined);
    }

    /** This text followed by words. */
    public Text plus(String words) {
        return plus(plain(words));
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /**
     * One line of plain characters, scripts as {@code ^(...)} and {@code _(...)}: for titles, alt
     * texts and CSV.
     */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        double rise = 0;
        for (Run run : runs) {
            if (rise != 0 && (run.rise() == 0 || run.stacked())) {
                line.append(')');
            }
            if (run.rise() != 0 && (rise == 0 || run.stacked())) {
                line.append(run.rise() > 0 ? "^(" : "_(");
            }
            line.append(run.text());
            rise = run.rise();
        }
        String flat = line.append(rise == 0 ? "" : ")").toString().replace('\u00a0', ' ');
        return flat.replaceAll("([\\^_])\\(([^()])\\)", "$1$2");
    }
}
