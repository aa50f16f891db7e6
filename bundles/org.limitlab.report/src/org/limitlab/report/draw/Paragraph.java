package org.limitlab.report.draw;

import org.limitlab.report.chart.Text;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** A label broken into lines that fit a width. */
record Paragraph(List<SetText> lines, double leading) {
    private static final double LEADING = 1.28;

    /** Breaks at spaces; a single word or formula that is too long stays whole. */
    static Paragraph of(Text text, double size, boolean bold, double width) {
        List<SetText> lines = new ArrayList<>();
        List<Text.Run> line = new ArrayList<>();
        for (List<Text.Run> word : words(text)) {
            List<Text.Run> longer = new ArrayList<>(line);
            longer.addAll(word);
            if (!line.isEmpty() && SetText.of(joined(longer), size, bold).width() > width) {
                lines.add(SetText.of(joined(line), size, bold));
                line = new ArrayList<>(word);
            } else {
                line = longer;
            }
        }
        lines.add(SetText.of(joined(line), size, bold));
        return new Paragraph(List.copyOf(lines), LEADING * size);
    }

    /** What must stay together: everything up to the next space between words. */
    private static List<List<Text.Run>> words(Text text) {
        List<List<Text.Run>> words = new ArrayList<>();
        List<Text.Run> word = new ArrayList<>();
        for (Text.Run run : text.runs()) {
            for (String part : run.text().split("(?<= )")) {
                word.add(run.saying(part));
                if (part.endsWith(" ")) {
                    words.add(word);
                    word = new ArrayList<>();
                }
            }
        }
        words.add(word);
        return words;
    }

    /** The line's runs, equal neighbours joined, without a space at the end. */
    private static Text joined(List<Text.Run> line) {
        List<Text.Run> runs = new ArrayList<>();
        for (Text.Run run : line) {
            Text.Run last = runs.isEmpty() ? null : runs.getLast();
            boolean alike = last != null && last.equals(run.saying(last.text()));
            if (alike) {
                runs.removeLast();
            }
            runs.add(alike ? run.saying(last.text() + run.text()) : run);
        }
        if (!runs.isEmpty()) {
            Text.Run last = runs.removeLast();
            runs.add(last.saying(last.text().stripTrailing()));
        }
        return new Text(runs);
    }

    double width() {
        return lines.stream().mapToDouble(SetText::width).max().orElse(0);
    }

    double height() {
        return lines.getFirst().ascent() + (lines.size() - 1) * leading + lines.getLast().descent();
    }

    /** Draws downwards from {@code top}. */
    void draw(Graphics2D g, double x, double top, SetText.Anchor anchor) {
        double baseline = top + lines.getFirst().ascent();
        for (SetText line : lines) {
            line.draw(g, x, baseline, anchor);
            baseline += leading;
        }
    }

    /**
     * Draws turned by a quarter, reading upwards, its right side (the foot of the last line) at x.
     */
    void drawUpwards(Graphics2D g, double x, double middle) {
        double baseline = x - lines.getLast().descent() - (lines.size() - 1) * leading;
        for (SetText line : lines) {
            line.drawUpwards(g, baseline, middle);
            baseline += leading;
        }
    }
}
