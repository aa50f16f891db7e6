package org.limitlab.math.stats.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * A quick share of the exam: every cell of every kind with a few claims. A figure may be beyond
 * what is asked by 3.5 binomial standard errors, so that about 1 run in 10 would fail by chance if
 * every one of the cells were exactly on its limit; most are far inside. With 40 claims a coverage
 * of 79 % or a false support of 17 % fails a cell, and all cells of a kind together are held to 3
 * standard errors: 1 point of coverage for rates.
 */
class JudgingExamTest {

    private static final long ROOT_SEED = 11;
    private static final int CLAIMS = 24;
    private static final double SIGMAS = 3.5;

    @Test
    void everyCellMeetsWhatIsAskedWithinChance() {
        System.out.println("judging exam, quick share, root seed " + ROOT_SEED);
        List<String> missed = new ArrayList<>();
        for (Cell cell : Exam.cells()) {
            Cell.Result result = cell.run(CLAIMS, ROOT_SEED);
            if (!result.isMetWithin(SIGMAS)) {
                missed.add(cell.name() + " " + result);
            }
        }
        assertEquals(List.of(), missed);
    }

    /** The exam can fail: a judge that supports what is off by the margin is caught. */
    @Test
    void aCellOffItsLimitIsCaught() {
        Cell honest =
                Exam.cells().stream()
                        .filter(c -> c.name().equals("value, a mean: Gaussian, exactly true"))
                        .findFirst()
                        .orElseThrow();
        Cell wrong =
                new Cell(
                        honest.kind(),
                        "judged as if off by the margin",
                        honest.claims(),
                        honest.trial(),
                        Exam.verdicts(Truth.MARGIN));
        assertTrue(honest.run(100, ROOT_SEED).isMetWithin(SIGMAS));
        assertFalse(wrong.run(100, ROOT_SEED).isMetWithin(SIGMAS));
    }
}
