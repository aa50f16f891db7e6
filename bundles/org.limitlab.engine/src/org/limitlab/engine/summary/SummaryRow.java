package org.limitlab.engine.summary;

import org.limitlab.core.model.Reduction;
import org.limitlab.core.yaml.Fields;

import java.util.List;

/**
 * A row of the tidy table. Missing numbers are NaN, missing indices -1, missing texts empty.
 *
 * @param cell key of the cell; of the theory where nothing is simulated
 * @param point the value on each axis, as text
 * @param side name of the side; empty where nothing is simulated
 * @param observable its id
 * @param statistic the reduction as it is spelled in files; {@code probability(4)} for the event
 *     that the value equals 4
 * @param time observation time
 * @param index1 index on the first axis of the observable
 * @param index2 index on the second axis; where there are more, all from the second on in row-major
 *     order
 * @param replicas how many were reduced: those that did not fail
 * @param reduced the statistic with its interval
 * @param theory what is compared with: the theory's id, and what is set for it where something is
 * @param theoryValue what it says of this statistic
 * @param theoryError its own absolute error
 * @param gap value - theoryValue, for directions the shorter way round
 */
public record SummaryRow(
        String cell,
        List<String> point,
        String side,
        String observable,
        String statistic,
        double time,
        int index1,
        int index2,
        int replicas,
        Reduced reduced,
        String theory,
        double theoryValue,
        double theoryError,
        double gap) {

    static String statistic(Reduction reduction) {
        return Fields.spelling(reduction);
    }
}
