package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.DeclaredClaim;
import org.limitlab.core.catalog.Paper;

import java.util.List;

/**
 * A paper and the claims on it.
 *
 * @param paper the paper
 * @param claims of all examples
 * @param whyNone why there is none; empty where there are some
 */
record PaperClaims(Paper paper, List<DeclaredClaim> claims, String whyNone) {

    static PaperClaims of(Catalog catalog, Paper paper) {
        List<DeclaredClaim> claims =
                catalog.declaredClaims().stream()
                        .filter(
                                c ->
                                        catalog.bibliography()
                                                .find(c.paper())
                                                .filter(p -> p.id().equals(paper.id()))
                                                .isPresent())
                        .toList();
        return new PaperClaims(paper, claims, claims.isEmpty() ? reason(catalog, paper) : "");
    }

    private static String reason(Catalog catalog, Paper paper) {
        String note = paper.note().isEmpty() ? "" : "; " + paper.note();
        if (paper.status().equals("D")) {
            return "no claim: pure mathematics, no system to simulate" + note;
        }
        if (paper.status().equals("C")) {
            return "no claim: out of reach of a laptop" + note;
        }
        if (paper.family().isEmpty()) {
            return "no claim: no family holds its system" + note;
        }
        if (!catalog.families().contains(paper.family())) {
            return "no claim yet: its family, " + paper.family() + ", is not installed";
        }
        return "no claim yet: its family, " + paper.family() + ", has none on it";
    }
}
