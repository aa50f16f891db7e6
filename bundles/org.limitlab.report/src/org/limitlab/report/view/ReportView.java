package org.limitlab.report.view;

import org.limitlab.report.chart.Tone;
import org.limitlab.report.draw.Figure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One report.
 *
 * @param title of the experiment
 * @param summary a few sentences, may be empty
 * @param remarks what the reader must know before the verdicts: stopped by the clock, failed
 *     replicas, external data
 * @param claims in the order of the file
 * @param falseRefutations the most of these claims that chance alone would refute on average if the
 *     truth lay on the edge of every region; NaN to say nothing
 * @param figures pictures that belong to no single claim
 * @param theories the limits that were compared
 * @param experiment the experiment file's text
 * @param provenance facts such as versions, machine and seed, in reading order
 */
public record ReportView(
        String title,
        String summary,
        List<String> remarks,
        List<ClaimView> claims,
        double falseRefutations,
        List<Figure> figures,
        List<TheoryView> theories,
        Optional<SourceText> experiment,
        List<Fact> provenance) {

    /** A file's name and text. */
    public record SourceText(String name, String text) {}

    /** A name and a value. */
    public record Fact(String name, String value) {}

    public ReportView {
        remarks = List.copyOf(remarks);
        claims = List.copyOf(claims);
        figures = List.copyOf(figures);
        theories = List.copyOf(theories);
        provenance = List.copyOf(provenance);
    }

    /** How many claims have each outcome, outcomes that do not occur left out. */
    public Map<Tone, Long> tally() {
        Map<Tone, Long> tally = new EnumMap<>(Tone.class);
        Arrays.stream(Tone.values())
                .forEach(
                        tone -> {
                            long count = claims.stream().filter(c -> c.outcome() == tone).count();
                            if (count > 0) {
                                tally.put(tone, count);
                            }
                        });
        return tally;
    }
}
