package org.limitlab.report.chart;

import java.util.List;

/**
 * A picture: title, verdict, a common x axis and panels from top to bottom.
 *
 * @param title what is seen, in a few words; the verdict's name is put before it
 * @param tone the verdict, NEUTRAL for none
 * @param x the x axis of every panel
 * @param panels at least one
 * @param legend false where direct labels say everything
 */
public record Chart(Text title, Tone tone, Axis x, List<Panel> panels, boolean legend) {
    public Chart {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a chart needs a panel");
        }
    }

    public Chart withTitle(Text newTitle) {
        return new Chart(newTitle, tone, x, panels, legend);
    }
}
