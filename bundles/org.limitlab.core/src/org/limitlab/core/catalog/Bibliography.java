package org.limitlab.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The papers that LimitLab is about: 179 rows, 177 distinct papers. */
public final class Bibliography {

    private static final int COLUMNS = 9;

    private final Map<String, Paper> papers = new LinkedHashMap<>();

    private Bibliography(List<Paper> rows) {
        rows.forEach(p -> papers.put(p.id(), p));
    }

    /** Reads the table that ships with this bundle. */
    public static Bibliography load() {
        try (InputStream in = Bibliography.class.getResourceAsStream("papers.tsv")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads tab-separated rows below one line of headings. */
    static Bibliography parse(String table) {
        List<Paper> rows = new ArrayList<>();
        table.lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .forEach(
                        line -> {
                            String[] c = java.util.Arrays.copyOf(line.split("\t", -1), COLUMNS);
                            for (int i = 0; i < COLUMNS; i++) {
                                c[i] = c[i] == null ? "" : c[i].strip();
                            }
                            rows.add(
                                    new Paper(
                                            c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]));
                        });
        return new Bibliography(rows);
    }

    /** All rows, in the order of the table. */
    public Collection<Paper> papers() {
        return List.copyOf(papers.values());
    }

    /** The distinct papers: rows that are not the same as another. */
    public List<Paper> distinct() {
        return papers.values().stream().filter(p -> p.sameAs().isEmpty()).toList();
    }

    /** A paper by id; a row that is the same as another gives that one. */
    public Optional<Paper> find(String id) {
        Paper paper = papers.get(id);
        return paper == null || paper.sameAs().isEmpty()
                ? Optional.ofNullable(paper)
                : find(paper.sameAs());
    }
}
