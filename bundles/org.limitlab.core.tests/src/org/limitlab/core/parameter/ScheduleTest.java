package org.limitlab.core.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.expression.Expression;

class ScheduleTest {

    @Test
    void aTableHoldsEachValueFromItsTimeOn() {
        Schedule table = Schedule.table(new double[] {0, 1, 3}, new double[] {10, 20, 30});
        assertEquals(10, table.at(-1));
        assertEquals(10, table.at(0));
        assertEquals(10, table.at(0.999));
        assertEquals(20, table.at(1));
        assertEquals(20, table.at(2.999));
        assertEquals(30, table.at(3));
        assertEquals(30, table.at(1e9));
        assertFalse(table.isConstant());
        assertEquals("{times: [0.0, 1.0, 3.0], values: [10.0, 20.0, 30.0]}", table.toString());
    }

    @Test
    void aFormulaIsReadAtEachTime() {
        Schedule rising = Schedule.formula(Expression.parse("1 + 2*t"));
        assertEquals(1, rising.at(0));
        assertEquals(5, rising.at(2));
        assertFalse(rising.isConstant());
    }

    @Test
    void aConstantIsTheSameAtAllTimes() {
        assertTrue(Schedule.constant(3).isConstant());
        assertEquals(3, Schedule.constant(3).at(-5));
        assertEquals(3, Schedule.constant(3).at(5));
        assertEquals(Double.POSITIVE_INFINITY, Schedule.constant(1.0 / 0).at(0));
    }

    @Test
    void equalSpellingMeansEqualSchedule() {
        Schedule a = Schedule.table(new double[] {0, 1}, new double[] {1, 2});
        assertEquals(a, Schedule.table(new double[] {0, 1}, new double[] {1, 2}));
        assertEquals(
                a.hashCode(), Schedule.table(new double[] {0, 1}, new double[] {1, 2}).hashCode());
        assertNotEquals(a, Schedule.table(new double[] {0, 1}, new double[] {1, 3}));
    }

    @Test
    void givenArraysMayChangeAfterwards() {
        double[] times = {0, 1};
        double[] values = {1, 2};
        Schedule table = Schedule.table(times, values);
        times[1] = 100;
        values[1] = 100;
        assertEquals(2, table.at(1));
    }

    @Test
    void refusesTablesThatAreNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Schedule.table(new double[] {0, 1}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> Schedule.table(new double[] {}, new double[] {}));
        assertThrows(
                IllegalArgumentException.class,
                () -> Schedule.table(new double[] {0, 0}, new double[] {1, 2}));
        assertThrows(
                IllegalArgumentException.class,
                () -> Schedule.table(new double[] {0, Double.NaN}, new double[] {1, 2}));
        assertThrows(
                IllegalArgumentException.class, () -> Schedule.formula(Expression.parse("t + s")));
    }
}
