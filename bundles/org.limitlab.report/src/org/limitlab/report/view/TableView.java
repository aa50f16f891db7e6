package org.limitlab.report.view;

import java.util.List;

/**
 * A small table of a report.
 *
 * @param caption what it shows
 * @param columns names, may hold TeX between dollar signs
 * @param rows as many cells each as there are columns, formatted; numbers stand at the right
 */
public record TableView(String caption, List<String> columns, List<List<String>> rows) {
    public TableView {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        row.size()
                                + " cells for "
                                + columns.size()
                                + " columns of \""
                                + caption
                                + "\"");
            }
        }
    }
}
