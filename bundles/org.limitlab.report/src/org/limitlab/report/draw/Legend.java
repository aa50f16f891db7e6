package org.limitlab.report.draw;

import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The entries of a chart's legend, set in columns: equal names share an entry. */
record Legend(List<Entry> entries, int columns) {
    private static final double SIZE = 12.5;
    private static final double ROW = 20;
    private static final double GAP = 8;
    private static final double COLUMN_GAP = 22;

    record Entry(Swatch swatch, SetText words) {
        double width() {
            return Swatch.WIDTH + GAP + words.width();
        }
    }

    static Legend of(Chart chart, int columns) {
        List<Entry> entries = new ArrayList<>();
        if (chart.legend()) {
            for (Tone tone : tones(chart)) {
                entries.add(
                        entry(
                                Text.plain(tone.name().toLowerCase(Locale.ROOT)),
                                List.of(),
                                tone,
                                chart));
            }
            named(chart)
                    .forEach(
                            (name, layers) ->
                                    entries.add(entry(name, layers, Tone.NEUTRAL, chart)));
        }
        return new Legend(List.copyOf(entries), Math.max(1, Math.min(columns, entries.size())));
    }

    private static Entry entry(Text name, List<Layer> layers, Tone tone, Chart chart) {
        boolean markers = LayerPlotter.sparseMarkers(chart.panels().getFirst());
        return new Entry(
                new Swatch(List.copyOf(layers), tone, markers), SetText.of(name, SIZE, false));
    }

    /** Lines and points first, then what lies behind them. */
    private static Map<Text, List<Layer>> named(Chart chart) {
        Map<Text, List<Layer>> named = new LinkedHashMap<>();
        for (boolean area : new boolean[] {false, true}) {
            for (Panel panel : chart.panels()) {
                for (Layer layer : panel.layers()) {
                    boolean isArea = layer instanceof Layer.Band || layer instanceof Layer.Region;
                    if (!layer.name().isEmpty()
                            && !(layer instanceof Layer.Heat)
                            && isArea == area) {
                        named.computeIfAbsent(layer.name(), n -> new ArrayList<>()).add(layer);
                    }
                }
            }
        }
        return named;
    }

    private static TreeSet<Tone> tones(Chart chart) {
        TreeSet<Tone> tones = new TreeSet<>();
        for (Panel panel : chart.panels()) {
            for (Layer layer : panel.layers()) {
                if (layer instanceof Layer.Verdicts map) {
                    tones.addAll(map.tones());
                }
            }
        }
        tones.remove(Tone.NEUTRAL);
        return tones;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    private int rows() {
        return Math.ceilDiv(entries.size(), columns);
    }

    private double columnWidth(int column) {
        double width = 0;
        for (int row = 0; row < rows(); row++) {
            int index = column * rows() + row;
            width = index < entries.size() ? Math.max(width, entries.get(index).width()) : width;
        }
        return width;
    }

    double width() {
        double width = (columns - 1) * COLUMN_GAP;
        for (int column = 0; column < columns; column++) {
            width += columnWidth(column);
        }
        return width;
    }

    double height() {
        return rows() * ROW;
    }

    /** Draws the entries column by column from the upper left corner. */
    void draw(Graphics2D g, double left, double top, Theme theme) {
        double x = left;
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows(); row++) {
                int index = column * rows() + row;
                if (index < entries.size()) {
                    Entry entry = entries.get(index);
                    double middle = top + (row + 0.5) * ROW;
                    entry.swatch().draw(g, x, middle, theme);
                    g.setPaint(theme.ink());
                    entry.words()
                            .draw(
                                    g,
                                    x + Swatch.WIDTH + GAP,
                                    middle + 0.36 * SIZE,
                                    SetText.Anchor.LEFT);
                }
            }
            x += columnWidth(column) + COLUMN_GAP;
        }
    }
}
