package org.limitlab.headless.verb;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Numbers;
import org.limitlab.headless.shell.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two arrays of numbers for one observable: a value and how sure it is.
 *
 * @param observable what it is
 * @param times observation times
 * @param values time-major where it is in time, then its axes in row-major order
 * @param errors same shape
 */
record Answer(Observable observable, double[] times, double[] values, double[] errors) {

    private static final int MOST_ROWS = 400;

    /** Axes of the values, time first where there is one. */
    List<Map<String, Object>> axes() {
        List<Map<String, Object>> axes = new ArrayList<>();
        if (observable.inTime()) {
            axes.add(Json.map("id", "time", "unit", "", "values", times));
        }
        for (Axis axis : observable.axes()) {
            axes.add(Json.map("id", axis.id(), "unit", axis.unit(), "values", axis.values()));
        }
        return axes;
    }

    /** Numbers of this answer's shape. */
    Json.Nested nested(double[] numbers) {
        List<Integer> shape = new ArrayList<>();
        if (observable.inTime()) {
            shape.add(times.length);
        }
        observable.axes().forEach(axis -> shape.add(axis.length()));
        return new Json.Nested(numbers, shape.stream().mapToInt(i -> i).toArray());
    }

    /**
     * Adds a row a number to a table of columns: point, observable, time, index, value, error.
     *
     * @return false if there were too many, so that none was added
     */
    boolean addTo(Table table, List<String> point) {
        if (values.length > MOST_ROWS) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            List<Object> row = new ArrayList<>(point);
            row.add(observable.id());
            row.add(observable.inTime() ? Numbers.text(times[i / observable.size()]) : "");
            row.add(index(i % observable.size()));
            row.add(Numbers.text(values[i]));
            row.add(Numbers.text(errors[i], 3));
            table.row(row.toArray());
        }
        return true;
    }

    private String index(int flat) {
        StringBuilder index = new StringBuilder();
        int rest = flat;
        for (int a = observable.axes().size() - 1; a >= 0; a--) {
            int length = observable.axes().get(a).length();
            index.insert(0, (a > 0 ? "," : "") + rest % length);
            rest /= length;
        }
        return index.toString();
    }
}
