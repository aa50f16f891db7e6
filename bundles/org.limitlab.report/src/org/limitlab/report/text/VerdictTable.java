package org.limitlab.report.text;

import org.limitlab.report.chart.Numbers;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;
import org.limitlab.report.view.ClaimView;
import org.limitlab.report.view.EffectView;

import java.util.ArrayList;
import java.util.List;

/** The verdicts, one line a claim. */
public final class VerdictTable {
    private static final List<String> HEADER =
            List.of("verdict", "claim", "measured", "region", "paper");
    private static final int LEAST_CLAIM = 36;
    private static final int LONGEST_WORDS = 60;
    private static final String GAP = "  ";

    private VerdictTable() {}

    /**
     * For a terminal.
     *
     * @param width of the terminal in characters; sentences are cut to fit or stand on a line of
     *     their own, numbers are never cut
     * @param colours true to colour the verdicts by ANSI sequences
     * @return lines that end in a newline
     */
    public static String plain(List<ClaimView> claims, int width, boolean colours) {
        List<List<String>> rows = rows(claims);
        int[] widths = widths(rows);
        int others = widths[0] + widths[2] + widths[3] + widths[4] + 4 * GAP.length();
        boolean beneath = width - others < Math.min(widths[1], LEAST_CLAIM);
        widths[1] = beneath ? 0 : Math.min(widths[1], width - others);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            Tone tone = i == 0 ? Tone.NEUTRAL : claims.get(i - 1).outcome();
            appendLine(out, rows.get(i), widths, colours ? tone : Tone.NEUTRAL);
            if (beneath && i > 0) {
                out.append(GAP).append(rows.get(i).get(1)).append('\n');
            }
        }
        claims.stream().filter(c -> !c.isAsAnnounced()).forEach(c -> appendSurprise(out, c));
        return out.toString();
    }

    private static void appendLine(StringBuilder out, List<String> row, int[] widths, Tone tone) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            if (widths[column] == 0) {
                continue;
            }
            String cell = cut(row.get(column), widths[column]);
            String padded = cell + " ".repeat(widths[column] - length(cell));
            line.append(column == 0 ? coloured(padded, tone) : GAP + padded);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static void appendSurprise(StringBuilder out, ClaimView claim) {
        out.append(claim.id())
                .append(": ")
                .append(claim.outcome())
                .append(" where ")
                .append(claim.announced())
                .append(" was announced. ")
                .append(Text.of(claim.explanation()))
                .append('\n');
    }

    private static String coloured(String text, Tone tone) {
        return switch (tone) {
            case NEUTRAL -> text;
            case SUPPORTED -> "\u001b[32m" + text + "\u001b[0m";
            case REFUTED -> "\u001b[31m" + text + "\u001b[0m";
            case UNDECIDED -> "\u001b[35m" + text + "\u001b[0m";
            case REPORTED -> "\u001b[34m" + text + "\u001b[0m";
        };
    }

    private static String cut(String text, int width) {
        if (length(text) <= width) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, width - 1)).stripTrailing() + "\u2026";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        return widths;
    }

    /**
     * How many refutations chance alone would give, in one sentence.
     *
     * @param most the sum of the claims' largest chances; NaN or 0 where there is none
     * @param claims how many were judged
     * @return the empty text where chance plays no part
     */
    public static String chance(double most, int claims) {
        if (!(most > 0)) {
            return "";
        }
        return "Where the truth lies on the very edge of its region, chance alone refutes at most "
                + Numbers.line(most, 2)
                + (claims == 1 ? " of this claim" : " of these " + claims + " claims")
                + " on average; of claims that are exactly true, far fewer.";
    }

    /** A GitHub table. */
    public static String markdown(List<ClaimView> claims) {
        StringBuilder out = new StringBuilder();
        List<List<String>> rows = rows(claims);
        for (int i = 0; i < rows.size(); i++) {
            out.append('|');
            rows.get(i)
                    .forEach(cell -> out.append(' ').append(cell.replace("|", "\\|")).append(" |"));
            out.append('\n');
            if (i == 0) {
                out.append("|---".repeat(HEADER.size())).append("|\n");
            }
        }
        return out.toString();
    }

    private static List<List<String>> rows(List<ClaimView> claims) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (ClaimView claim : claims) {
            String verdict = claim.outcome().name() + (claim.isAsAnnounced() ? "" : " (!)");
            ClaimView.Citation paper = claim.citation();
            rows.add(
                    List.of(
                            verdict,
                            Text.of(claim.sentence()).toString(),
                            claim.effect()
                                    .map(VerdictTable::measured)
                                    .orElseGet(() -> unmeasured(claim)),
                            claim.effect().map(EffectView::region).orElse(""),
                            (paper.id() + " " + Text.of(paper.place())).strip()));
        }
        return rows;
    }

    /** A map has counts where others have a number. */
    private static String unmeasured(ClaimView claim) {
        String words = Text.of(claim.explanation()).toString();
        return words.length() <= LONGEST_WORDS ? words : "";
    }

    private static String measured(EffectView effect) {
        return (Text.of(effect.name()) + " " + effect.measured()).strip();
    }
}
