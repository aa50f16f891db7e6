package org.limitlab.engine.external;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.engine.judge.Evidence;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tidy table, one number a row: columns {@code value} and {@code replica}, and where they apply
 * {@code time}, {@code entry} (of a vector), {@code observable}, {@code side}, {@code theory} and
 * {@code theory_error}. Every other column is an axis, such as {@code particles}. RFC 4180, a
 * header line, {@code .} as the decimal mark.
 */
public final class DataTable {

    /** Columns with a meaning; all others are axes. */
    static final Set<String> KNOWN =
            Set.of(
                    "replica",
                    "time",
                    "entry",
                    "observable",
                    "side",
                    "value",
                    "theory",
                    "theory_error");

    private static final int MOST_PROBLEMS = 20;

    private final String source;
    private final Set<String> columns;
    private final List<String> axes;
    private final List<Row> rows;

    private DataTable(String source, Set<String> columns, List<String> axes, List<Row> rows) {
        this.source = source;
        this.columns = columns;
        this.axes = axes;
        this.rows = rows;
    }

    /**
     * One row.
     *
     * @param line in the file, from 1
     * @param point value on each axis, as text
     * @param side empty where the table has no such column
     * @param time 0 where the table has no such column
     * @param theory NaN where there is none
     * @param theoryError 0 where there is none
     */
    record Row(
            int line,
            Map<String, String> point,
            String replica,
            String observable,
            String side,
            double time,
            int entry,
            double value,
            double theory,
            double theoryError) {}

    /**
     * Reads a table.
     *
     * @throws org.limitlab.core.problem.ConfigurationException with all problems of the table (the
     *     first twenty)
     * @throws IOException if it cannot be read
     */
    public static DataTable read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(file.getFileName().toString(), reader);
        }
    }

    /**
     * Reads a table.
     *
     * @param source its name in messages
     * @throws org.limitlab.core.problem.ConfigurationException with all problems of the table (the
     *     first twenty)
     */
    public static DataTable read(String source, Reader reader) {
        List<Row> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        Problems problems = new Problems();
        CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().detectBomHeader(false).ofNamedCsvRecord(reader);
        try {
            for (NamedCsvRecord record : csv) {
                if (columns.isEmpty()) {
                    columns.addAll(record.getHeader());
                    header(source, record.getHeader(), columns, problems);
                }
                new RowReader(source, record, problems).read().ifPresent(rows::add);
                if (problems.reports() >= MOST_PROBLEMS) {
                    break;
                }
            }
        } catch (CsvParseException | IllegalStateException e) {
            problems.add(
                    Place.of(source),
                    "this is not a table of comma-separated values: " + e.getMessage(),
                    "write a header line, and as many fields in every row");
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            problems.add(
                    Place.of(source),
                    "the table has no rows",
                    "columns such as particles, replica, time, observable, value");
        }
        problems.throwIfAny();
        List<String> axes = columns.stream().filter(c -> !KNOWN.contains(c)).toList();
        return new DataTable(source, columns, axes, rows);
    }

    private static void header(
            String source, List<String> header, Set<String> columns, Problems problems) {
        if (columns.size() < header.size()) {
            problems.add(
                    new Place(source, 1), "a column is named twice: " + header, "name it once");
        }
        for (String needed : List.of("replica", "value")) {
            if (!columns.contains(needed)) {
                problems.add(
                        new Place(source, 1),
                        "no column \"" + needed + "\"; found " + String.join(", ", header),
                        "columns such as particles, replica, time, observable, value");
            }
        }
        if (problems.reports() > 0) {
            problems.throwIfAny();
        }
    }

    /**
     * What the table says about a claim.
     *
     * @throws org.limitlab.core.problem.ConfigurationException if the table lacks what the claim is
     *     about, or has holes
     */
    public Evidence evidence(Claim claim) {
        return new TableEvidence(this, claim).evidence();
    }

    /** The axes: every column without a meaning of its own. */
    public List<String> axes() {
        return axes;
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    String source() {
        return source;
    }

    List<Row> rows() {
        return rows;
    }

    /** Rows by point of the axes, in order of appearance. */
    static Map<Map<String, String>, List<Row>> byPoint(List<Row> rows) {
        Map<Map<String, String>, List<Row>> points = new LinkedHashMap<>();
        for (Row row : rows) {
            points.computeIfAbsent(row.point(), k -> new ArrayList<>()).add(row);
        }
        return points;
    }
}
