package org.limitlab.headless.shell;

import java.util.ArrayList;
import java.util.List;

/** Text in columns: numbers to the right, words to the left, the last column wrapped. */
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST_LAST = 20;

    private final List<String[]> rows = new ArrayList<>();
    private final boolean headed;

    /** A table below headings. */
    public Table(String... headings) {
        headed = headings.length > 0;
        if (headed) {
            rows.add(headings);
        }
    }

    /** Adds a row. */
    public Table row(Object... cells) {
        String[] row = new String[cells.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = String.valueOf(cells[i]);
        }
        rows.add(row);
        return this;
    }

    /** True until a row is added. */
    public boolean isEmpty() {
        return rows.size() == (headed ? 1 : 0);
    }

    /**
     * The lines.
     *
     * @param indent spaces before each line
     * @param columns width to wrap the last column at; 0 never wraps
     */
    public List<String> lines(int indent, int columns) {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder(" ".repeat(indent));
            String[] row = rows.get(r);
            for (int c = 0; c < row.length - 1; c++) {
                line.append(aligned(row[c], widths[c], isNumeric(c))).append(GAP);
            }
            addLast(lines, line, row, widths, columns);
        }
        return lines;
    }

    private void addLast(
            List<String> lines, StringBuilder line, String[] row, int[] widths, int columns) {
        int last = row.length - 1;
        int start = line.length();
        boolean fits = columns == 0 || columns - start < LEAST_LAST;
        String text = isNumeric(last) ? aligned(row[last], widths[last], true) : row[last];
        for (String part : fits ? List.of(text) : wrapped(text, columns - start)) {
            lines.add((line.toString() + part).stripTrailing());
            line = new StringBuilder(" ".repeat(start));
        }
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(r -> r.length).max().orElse(0)];
        for (String[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        return widths;
    }

    private boolean isNumeric(int column) {
        boolean some = false;
        for (int r = headed ? 1 : 0; r < rows.size(); r++) {
            String[] row = rows.get(r);
            if (column < row.length && !row[column].isEmpty()) {
                some = true;
                if (!row[column].matches("[-+]?[0-9.]+([eE][-+]?\\d+)?|NaN|-?inf|-")) {
                    return false;
                }
            }
        }
        return some;
    }

    private static String aligned(String text, int width, boolean right) {
        String space = " ".repeat(Math.max(0, width - text.length()));
        return right ? space + text : text + space;
    }

    /** A text in lines of at most this many characters, broken at spaces. */
    public static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
