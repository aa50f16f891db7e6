package org.limitlab.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.Test;
import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Fixtures;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.draw.FigureWriter.Format;

import java.nio.charset.StandardCharsets;
import java.util.List;

class CurveCsvTest {
    private static List<NamedCsvRecord> rows(Chart chart) {
        Figure figure = new Figure(chart, FigureSpec.ofObservable("overlay", "c"), List.of());
        String csv = new String(FigureWriter.bytes(figure, Format.CSV), StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private static double number(NamedCsvRecord row, String field) {
        String text = row.getField(field);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    @Test
    void everyPointComesBackToTheSameBits() {
        Chart chart = Fixtures.overlay();
        List<NamedCsvRecord> rows = rows(chart);
        int panel = 0;
        int checked = 0;
        for (var one : chart.panels()) {
            panel++;
            int layer = 0;
            for (Layer drawn : one.layers()) {
                String key = panel + "/" + ++layer;
                List<NamedCsvRecord> own =
                        rows.stream()
                                .filter(
                                        r ->
                                                key.equals(
                                                        r.getField("panel")
                                                                + "/"
                                                                + r.getField("layer")))
                                .toList();
                switch (drawn) {
                    case Layer.Line line ->
                            checked += check(own, line.x(), "x") + check(own, line.y(), "y");
                    case Layer.Band band ->
                            checked +=
                                    check(own, band.lower(), "lower")
                                            + check(own, band.upper(), "upper");
                    default -> {}
                }
            }
        }
        assertEquals((2 * 7 + 2 * 3) * 301, checked, "seven lines and three bands of 301 points");
    }

    private static int check(List<NamedCsvRecord> rows, Samples values, String field) {
        assertEquals(values.size(), rows.size());
        for (int i = 0; i < values.size(); i++) {
            assertEquals(
                    Double.doubleToLongBits(values.at(i)),
                    Double.doubleToLongBits(number(rows.get(i), field)));
        }
        return values.size();
    }

    @Test
    void mapsAndBarsAndStripsAreThereToo() {
        List<NamedCsvRecord> map = rows(Fixtures.validity());
        assertEquals("SUPPORTED", map.getFirst().getField("outcome"));
        assertEquals(56, map.stream().filter(r -> r.getField("kind").equals("verdicts")).count());
        List<NamedCsvRecord> heat = rows(Fixtures.overlapMatrix());
        assertEquals(144, heat.size());
        assertEquals(1.0, Double.parseDouble(heat.getFirst().getField("outcome")));
        List<NamedCsvRecord> rate = rows(Fixtures.rate());
        assertEquals(0.0041, number(rate.getFirst(), "y_upper"));
        assertTrue(rate.getFirst().getField("name").startsWith("noise floor"));
        List<NamedCsvRecord> histogram = rows(Fixtures.histogram());
        assertEquals(6.0, number(histogram.get(29), "x_upper"));
    }

    @Test
    void linesEndAsTheStandardSays() {
        Figure figure = new Figure(Fixtures.rate(), FigureSpec.ofClaim("rate", "r"), List.of());
        String csv = new String(FigureWriter.bytes(figure, Format.CSV), StandardCharsets.UTF_8);
        assertTrue(csv.endsWith("\r\n"));
        assertEquals(csv.chars().filter(c -> c == '\n').count(), csv.split("\r\n").length);
    }
}
