package org.limitlab.report.html;

import org.limitlab.report.chart.Tone;
import org.limitlab.report.view.EffectView;

import java.util.Locale;

/** A small drawing of an interval against its region of acceptance, for a line of a table. */
final class EffectBar {
    private static final double WIDTH = 150;
    private static final double HEIGHT = 20;
    private static final double PAD = 8;

    private EffectBar() {}

    /** The {@code svg} element, or nothing where there is no finite number to draw. */
    static String svg(EffectView effect, Tone outcome) {
        double[] ends = ends(effect);
        if (!(ends[0] < ends[1])) {
            return "";
        }
        StringBuilder svg = new StringBuilder();
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg class=\"effect\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f"
                                + " %.0f\" aria-hidden=\"true\">",
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        HEIGHT));
        if (!effect.region().isEmpty()) {
            double from = place(orEnd(effect.regionLower(), ends[0]), ends);
            double to = place(orEnd(effect.regionUpper(), ends[1]), ends);
            box(
                    svg,
                    Double.isFinite(effect.regionLower()) ? from : 0,
                    Double.isFinite(effect.regionUpper()) ? to : WIDTH);
        }
        String colour = "var(--" + outcome.name().toLowerCase(Locale.ROOT) + ")";
        interval(svg, effect, ends, colour);
        return svg.append("</svg>").toString();
    }

    private static void box(StringBuilder svg, double from, double to) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"3\" width=\"%.1f\" height=\"%.0f\""
                                + " fill=\"var(--region)\"/>",
                        from,
                        Math.max(1, to - from),
                        HEIGHT - 6));
    }

    private static void interval(
            StringBuilder svg, EffectView effect, double[] ends, String colour) {
        double low = Double.isFinite(effect.lower()) ? place(effect.lower(), ends) : 0;
        double high = Double.isFinite(effect.upper()) ? place(effect.upper(), ends) : WIDTH;
        double y = HEIGHT / 2;
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path d=\"M%.1f %.0fH%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
                        low,
                        y,
                        Math.max(high, low + 1),
                        colour));
        for (double end : new double[] {effect.lower(), effect.upper()}) {
            if (Double.isFinite(end)) {
                svg.append(
                        String.format(
                                Locale.ROOT,
                                "<path d=\"M%.1f %.0fV%.0f\" stroke=\"%s\" stroke-width=\"2\"/>",
                                place(end, ends),
                                y - 4,
                                y + 4,
                                colour));
            }
        }
        if (Double.isFinite(effect.value())) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<circle cx=\"%.1f\" cy=\"%.0f\" r=\"3.5\" fill=\"%s\"/>",
                            place(effect.value(), ends),
                            y,
                            colour));
        }
    }

    private static double[] ends(EffectView effect) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v :
                new double[] {
                    effect.value(),
                    effect.lower(),
                    effect.upper(),
                    effect.regionLower(),
                    effect.regionUpper()
                }) {
            if (Double.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        return new double[] {low, high};
    }

    private static double orEnd(double value, double end) {
        return Double.isFinite(value) ? value : end;
    }

    private static double place(double value, double[] ends) {
        return PAD + (value - ends[0]) / (ends[1] - ends[0]) * (WIDTH - 2 * PAD);
    }
}
