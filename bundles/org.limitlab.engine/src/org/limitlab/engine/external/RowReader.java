package org.limitlab.engine.external;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one row of a table; every field that is wrong becomes a problem with its line. */
final class RowReader {

    private final NamedCsvRecord record;
    private final Place place;
    private final Problems problems;

    RowReader(String source, NamedCsvRecord record, Problems problems) {
        this.record = record;
        this.place = new Place(source, (int) record.getStartingLineNumber());
        this.problems = problems;
    }

    Optional<DataTable.Row> read() {
        int before = problems.reports();
        if (record.getFieldCount() != record.getHeader().size()) {
            problems.add(
                    place,
                    "the row has "
                            + record.getFieldCount()
                            + " fields, the header "
                            + record.getHeader().size(),
                    "write as many fields in every row");
            return Optional.empty();
        }
        Map<String, String> point = new LinkedHashMap<>();
        for (String column : record.getHeader()) {
            if (!DataTable.KNOWN.contains(column)) {
                point.put(column, record.getField(column).strip());
            }
        }
        double entry = number("entry", 0, false);
        if (entry < 0 || entry != Math.rint(entry) || entry > 1e6) {
            problems.add(place, "entry = " + entry + " is not a count from 0", "count from 0");
        }
        DataTable.Row row =
                new DataTable.Row(
                        place.line(),
                        point,
                        text("replica"),
                        text("observable"),
                        text("side"),
                        number("time", 0, false),
                        (int) entry,
                        number("value", Double.NaN, true),
                        number("theory", Double.NaN, true),
                        number("theory_error", 0, false));
        if (row.theoryError() < 0) {
            problems.add(place, "theory_error = " + row.theoryError() + " is below 0", "");
        }
        return problems.reports() > before ? Optional.empty() : Optional.of(row);
    }

    private String text(String column) {
        return record.findField(column).map(String::strip).orElse("");
    }

    /**
     * A number. NaN and infinities, in the spellings of common programs, may stand for a value: the
     * replica failed, or its event did not come.
     */
    private double number(String column, double otherwise, boolean special) {
        String text = text(column);
        if (text.isEmpty()) {
            return otherwise;
        }
        switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "na", "null" -> {
                return special ? Double.NaN : wrong(column, text);
            }
            case "inf", "+inf", "infinity" -> {
                return special ? Double.POSITIVE_INFINITY : wrong(column, text);
            }
            case "-inf", "-infinity" -> {
                return special ? Double.NEGATIVE_INFINITY : wrong(column, text);
            }
            default -> {
                try {
                    double x = Double.parseDouble(text);
                    return Double.isFinite(x) ? x : wrong(column, text);
                } catch (NumberFormatException _) {
                    return wrong(column, text);
                }
            }
        }
    }

    private double wrong(String column, String text) {
        problems.add(
                place,
                column + " = \"" + text + "\" is not a finite number",
                "write numbers such as 0.25 or 2.5e-1");
        return 0;
    }
}
