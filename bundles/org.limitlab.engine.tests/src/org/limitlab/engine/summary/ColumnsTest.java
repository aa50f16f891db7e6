package org.limitlab.engine.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.engine.store.Access;
import org.limitlab.engine.store.BlockData;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.Machine;
import org.limitlab.engine.store.ObservableData;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreListener;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class ColumnsTest {

    private static final Observable PAIR =
            Observable.vector("pair", "p", "pair", Axis.indices("which", 2));
    private static final double[] TIMES = {0, 1, 2};

    @TempDir Path results;

    /** Value of a replica, a column: 100 * replica + column. */
    private static BlockData block(int first, int count) {
        double[] values = new double[count * 6];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 * (first + i / 6) + i % 6;
        }
        List<FailedReplica> failures =
                first <= 2 && 2 < first + count ? List.of(new FailedReplica(2, 1, "x")) : List.of();
        return new BlockData(
                "k",
                "m",
                1,
                "{}",
                TIMES,
                first,
                count,
                List.of(new ObservableData(PAIR, values)),
                failures);
    }

    @Test
    void everyBudgetGivesTheSameColumnsWithoutFailedReplicas() {
        try (ResultStore store =
                ResultStore.open(
                        results, Access.RUN, new Machine("", "", ""), StoreListener.NONE)) {
            store.put(block(0, 4));
            store.put(block(4, 3));
            for (int budget : new int[] {1, 6, 7, 13, 29, 1000}) {
                Columns columns = new Columns(store, "k", 6, budget);
                assertEquals(5, columns.sound());
                List<Integer> seen = new ArrayList<>();
                columns.each(
                        PAIR,
                        3,
                        (column, values) -> {
                            seen.add(column);
                            assertArrayEquals(
                                    new double[] {
                                        column,
                                        100 + column,
                                        300 + column,
                                        400 + column,
                                        500 + column
                                    },
                                    values,
                                    "budget " + budget);
                        });
                assertEquals(List.of(0, 1, 2, 3, 4, 5), seen);
            }
        }
    }
}
