package org.limitlab.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a theory holds: one verdict a point, with the domain that the theory states for itself
 * drawn beside them.
 *
 * @param columns values of the x axis, increasing
 * @param rows values of the y axis, increasing; a map over one axis has a single row
 * @param verdicts shape (rows, columns), row by row from the lowest; NEUTRAL where nothing was
 *     judged
 * @param domains boundaries of the stated domains
 */
public record ValidityMap(
        Text title,
        Tone tone,
        Axis x,
        Axis y,
        Samples columns,
        Samples rows,
        List<Tone> verdicts,
        List<Layer.Domain> domains) {
    public ValidityMap {
        verdicts = List.copyOf(verdicts);
        domains = List.copyOf(domains);
    }

    /** The picture. */
    public Chart chart() {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Verdicts(columns, rows, verdicts));
        layers.addAll(domains);
        Axis xTicks = x.ticks().isEmpty() && columns.size() <= 12 ? x.withTicksAt(columns) : x;
        Axis yTicks = y.ticks().isEmpty() && rows.size() <= 12 ? y.withTicksAt(rows) : y;
        return new Chart(title, tone, xTicks, List.of(new Panel(yTicks, 1, layers)), true);
    }
}
