package org.limitlab.engine.summary;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.limitlab.core.yaml.Node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as CSV after RFC 4180: UTF-8, a header, CRLF, decimal points, the shortest digits that read
 * back to the same number; nothing where a number is missing, {@code inf} where it is infinite.
 */
final class SummaryCsv {

    private static final List<String> AFTER_AXES =
            List.of(
                    "side",
                    "observable",
                    "statistic",
                    "time",
                    "index1",
                    "index2",
                    "replicas",
                    "value",
                    "standard_error",
                    "lower",
                    "upper",
                    "theory",
                    "theory_value",
                    "theory_error",
                    "gap");

    private final CsvWriter csv;

    SummaryCsv(OutputStream out, List<String> axes) {
        this.csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        List<String> header = new ArrayList<>();
        header.add("cell");
        axes.forEach(axis -> header.add(column(axis)));
        header.addAll(AFTER_AXES);
        csv.writeRecord(header);
    }

    /** The column of an axis: its name, unless one of ours has it. */
    private static String column(String axis) {
        return AFTER_AXES.contains(axis) || axis.equals("cell") ? "axis_" + axis : axis;
    }

    void write(SummaryRow row) {
        CsvWriter.CsvWriterRecord line = csv.writeRecord();
        line.writeField(row.cell());
        row.point().forEach(line::writeField);
        line.writeField(row.side());
        line.writeField(row.observable());
        line.writeField(row.statistic());
        line.writeField(number(row.time()));
        line.writeField(index(row.index1()));
        line.writeField(index(row.index2()));
        line.writeField(index(row.replicas()));
        line.writeField(number(row.reduced().value()));
        line.writeField(number(row.reduced().standardError()));
        line.writeField(number(row.reduced().lower()));
        line.writeField(number(row.reduced().upper()));
        line.writeField(row.theory());
        line.writeField(number(row.theoryValue()));
        line.writeField(number(row.theoryError()));
        line.writeField(number(row.gap()));
        line.endRecord();
    }

    void flush() throws IOException {
        csv.flush();
    }

    /** The value on an axis: a word or number without quotes, anything else as in the file. */
    static String text(Node value) {
        return value instanceof Node.Scalar scalar ? scalar.value() : value.text();
    }

    private static String index(int value) {
        return value < 0 ? "" : Integer.toString(value);
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }
}
