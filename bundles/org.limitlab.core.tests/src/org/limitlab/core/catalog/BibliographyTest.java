package org.limitlab.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

class BibliographyTest {

    private final Bibliography bibliography = Bibliography.load();

    @Test
    void holds177DistinctPapers() {
        assertEquals(177, bibliography.distinct().size());
    }

    @Test
    void everyRowIsComplete() {
        Set<String> ids = new HashSet<>();
        for (Paper paper : bibliography.papers()) {
            assertTrue(paper.id().matches("[A-Z]+\\d+[a-z]?"), paper::toString);
            assertTrue(ids.add(paper.id()), paper::toString);
            assertFalse(paper.title().isBlank(), paper::toString);
            assertTrue(
                    paper.status().matches("[ABCD]") || !paper.sameAs().isEmpty(), paper::toString);
        }
    }

    @Test
    void aRowThatIsAnotherPaperAgainLeadsThere() {
        for (Paper paper : bibliography.papers()) {
            Paper found = bibliography.find(paper.id()).orElseThrow();
            assertTrue(found.sameAs().isEmpty(), paper::toString);
            assertEquals(paper.sameAs().isEmpty() ? paper.id() : paper.sameAs(), found.id());
        }
        assertTrue(bibliography.find("Z99").isEmpty());
    }

    @Test
    void citesAsFarAsItKnows() {
        Bibliography small =
                Bibliography.parse(
                        "id\tlist\ttitle\tauthors\tyear\tclass\tfamily\tsame_as\tnote\n"
                                + "X1\t0\tOn limits\tA. Author\t2020\tA\tswarm\t\t\n"
                                + "X2\t0\tOn bounds\n\n");
        assertEquals("A. Author (2020), On limits", small.find("X1").orElseThrow().citation());
        assertEquals("On bounds", small.find("X2").orElseThrow().citation());
    }
}
