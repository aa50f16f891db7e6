package org.limitlab.report.view;

import org.limitlab.report.chart.Tone;
import org.limitlab.report.draw.Figure;

import java.util.List;
import java.util.Optional;

/**
 * One claim and its verdict.
 *
 * @param id key in files
 * @param sentence what is claimed
 * @param kind identity, value, rate, upper-bound, order, threshold or phenomenon
 * @param outcome the verdict, never NEUTRAL
 * @param announced the outcome that its author expects
 * @param announcedBecause why another outcome than SUPPORTED is announced, else empty
 * @param citation whose claim it is
 * @param effect what was measured, empty where nothing could be
 * @param explanation why this outcome, in a sentence or two
 * @param power the smallest deviation that would have been seen, empty where that means nothing
 * @param remedy what would decide, empty for a decided claim
 * @param equations TeX, one a line, without dollar signs
 * @param figures pictures of this claim
 * @param tables numbers behind the verdict
 * @param budget where the interval's width comes from
 * @param remarks further sentences, such as caveats of a correction
 */
public record ClaimView(
        String id,
        String sentence,
        String kind,
        Tone outcome,
        Tone announced,
        String announcedBecause,
        Citation citation,
        Optional<EffectView> effect,
        String explanation,
        String power,
        String remedy,
        List<String> equations,
        List<Figure> figures,
        List<TableView> tables,
        List<BudgetItem> budget,
        List<String> remarks) {

    /**
     * A source.
     *
     * @param id in the bibliography, empty for a claim of the user's own
     * @param work authors, year and title as far as known, may be empty
     * @param place theorem, equation or section, may be empty
     */
    public record Citation(String id, String work, String place) {
        public boolean isEmpty() {
            return id.isEmpty() && work.isEmpty();
        }
    }

    /**
     * One cause of an interval's width.
     *
     * @param cause such as "Monte-Carlo" or "numerical step"
     * @param halfWidth its share, in units of the effect
     */
    public record BudgetItem(String cause, double halfWidth) {}

    public ClaimView {
        if (outcome == Tone.NEUTRAL || announced == Tone.NEUTRAL) {
            throw new IllegalArgumentException(id + ": a claim has an outcome, NEUTRAL is none");
        }
        equations = List.copyOf(equations);
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        budget = List.copyOf(budget);
        remarks = List.copyOf(remarks);
    }

    /** True where the verdict is the announced one. */
    public boolean isAsAnnounced() {
        return outcome == announced;
    }
}
