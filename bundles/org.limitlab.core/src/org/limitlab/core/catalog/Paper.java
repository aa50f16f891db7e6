package org.limitlab.core.catalog;

/**
 * One row of the bibliography.
 *
 * @param id such as A07 or M01
 * @param list the reading list that it comes from
 * @param title title
 * @param authors authors, may be empty
 * @param year year, may be empty
 * @param status A: a self-contained system; B: a faithful small version; C: out of reach of a
 *     laptop; D: pure mathematics
 * @param family family that would hold its models, may be empty
 * @param sameAs id of the row that is the same paper, or empty
 * @param note which reduced experiment is honest, or that none is
 */
public record Paper(
        String id,
        String list,
        String title,
        String authors,
        String year,
        String status,
        String family,
        String sameAs,
        String note) {

    /** {@code A. Agazzi, ... (2025), Title}; what is known of it. */
    public String citation() {
        StringBuilder text = new StringBuilder();
        if (!authors.isEmpty()) {
            text.append(authors).append(year.isEmpty() ? ", " : " (" + year + "), ");
        }
        return text.append(title).toString();
    }
}
