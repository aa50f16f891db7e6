package org.limitlab.report.draw;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Samples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The numbers behind a picture, tidy: one row a point, all points whether drawn or not. Doubles in
 * their shortest form that reads back to the same bits; a missing number is an empty field.
 */
final class CurveCsv {
    private static final String[] HEADER = {
        "panel", "layer", "kind", "name", "x", "y", "lower", "upper", "x_upper", "y_upper",
        "outcome"
    };

    private final CsvWriter csv;
    private int panel;
    private int layer;
    private String kind;
    private String name;

    private CurveCsv(CsvWriter csv) {
        this.csv = csv;
    }

    static void write(Chart chart, OutputStream to) throws IOException {
        Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(HEADER);
        CurveCsv rows = new CurveCsv(csv);
        for (Panel panel : chart.panels()) {
            rows.panel++;
            rows.layer = 0;
            panel.layers().forEach(rows::write);
        }
        csv.flush();
        writer.flush();
    }

    private void write(Layer one) {
        layer++;
        name = one.name().toString();
        kind = one.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        switch (one) {
            case Layer.Line line -> points(line.x(), line.y(), Samples.empty(), Samples.empty());
            case Layer.Points points ->
                    points(points.x(), points.y(), points.lower(), points.upper());
            case Layer.Band band -> points(band.x(), Samples.empty(), band.lower(), band.upper());
            case Layer.Domain domain ->
                    points(domain.x(), domain.y(), Samples.empty(), Samples.empty());
            case Layer.Bars bars -> bars(bars);
            case Layer.Region region -> {
                boolean along = region.along() == Layer.Along.X;
                name = name.isEmpty() ? region.label().toString() : name;
                row(
                        along ? region.from() : Double.NaN,
                        along ? Double.NaN : region.from(),
                        Double.NaN,
                        Double.NaN,
                        along ? region.to() : Double.NaN,
                        along ? Double.NaN : region.to(),
                        "");
            }
            case Layer.Rule rule -> {
                boolean along = rule.along() == Layer.Along.X;
                row(along ? rule.at() : Double.NaN, along ? Double.NaN : rule.at(), "");
            }
            case Layer.Outside cells -> outside(cells);
            case Layer.Heat heat -> heat(heat);
            case Layer.Verdicts map -> verdicts(map);
            case Layer.Note note -> row(note.x(), note.y(), note.text().toString());
        }
    }

    private void points(Samples x, Samples y, Samples lower, Samples upper) {
        for (int i = 0; i < x.size(); i++) {
            row(x.at(i), at(y, i), at(lower, i), at(upper, i), Double.NaN, Double.NaN, "");
        }
    }

    private void bars(Layer.Bars bars) {
        for (int i = 0; i < bars.heights().size(); i++) {
            row(
                    bars.edges().at(i),
                    bars.heights().at(i),
                    at(bars.lower(), i),
                    at(bars.upper(), i),
                    bars.edges().at(i + 1),
                    Double.NaN,
                    "");
        }
    }

    private void heat(Layer.Heat heat) {
        int columns = heat.xEdges().size() - 1;
        for (int i = 0; i < heat.values().size(); i++) {
            int row = i / columns;
            int column = i % columns;
            row(
                    heat.xEdges().at(column),
                    heat.yEdges().at(row),
                    Double.NaN,
                    Double.NaN,
                    heat.xEdges().at(column + 1),
                    heat.yEdges().at(row + 1),
                    number(heat.values().at(i)));
        }
    }

    private void verdicts(Layer.Verdicts map) {
        for (int row = 0; row < map.y().size(); row++) {
            for (int column = 0; column < map.x().size(); column++) {
                row(map.x().at(column), map.y().at(row), map.at(row, column).name());
            }
        }
    }

    private void outside(Layer.Outside cells) {
        for (int i = 0; i < cells.outside().size(); i++) {
            if (cells.outside().get(i)) {
                int columns = cells.x().size();
                row(cells.x().at(i % columns), cells.y().at(i / columns), "OUTSIDE");
            }
        }
    }

    private static double at(Samples values, int index) {
        return values.isEmpty() ? Double.NaN : values.at(index);
    }

    private void row(double x, double y, String outcome) {
        row(x, y, Double.NaN, Double.NaN, Double.NaN, Double.NaN, outcome);
    }

    private void row(
            double x,
            double y,
            double lower,
            double upper,
            double xUpper,
            double yUpper,
            String outcome) {
        csv.writeRecord(
                String.valueOf(panel),
                String.valueOf(layer),
                kind,
                name,
                number(x),
                number(y),
                number(lower),
                number(upper),
                number(xUpper),
                number(yUpper),
                outcome);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
