package org.limitlab.report.view;

import java.util.List;

/**
 * A theory that took part.
 *
 * @param id key in files
 * @param title name for people
 * @param standing exact, asymptotic, heuristic or reconstructed
 * @param assumptions in a sentence
 * @param domain where it holds, in a sentence
 * @param equations TeX, one a line, without dollar signs
 * @param sources papers, as they are cited
 */
public record TheoryView(
        String id,
        String title,
        String standing,
        String assumptions,
        String domain,
        List<String> equations,
        List<String> sources) {
    public TheoryView {
        equations = List.copyOf(equations);
        sources = List.copyOf(sources);
    }
}
