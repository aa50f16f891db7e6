package org.limitlab.core.parameter;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.problem.Place;
import org.limitlab.core.yaml.Node;

import java.util.Arrays;
import java.util.Map;

/**
 * A number that may change in time: a constant, a formula of {@code t}, or a piecewise constant
 * table (for instance a control that a theory found). In a file: {@code 2}, {@code "1 + t"}, or
 * {@code {times: [0, 1], values: [2, 3]}}, where value k holds from time k on. Immutable.
 */
public final class Schedule {

    private final Node source;
    private final Expression formula;
    private final double[] times;
    private final double[] values;

    private Schedule(Node source, Expression formula, double[] times, double[] values) {
        this.source = source;
        this.formula = formula;
        this.times = times;
        this.values = values;
    }

    /** The same value at all times. */
    public static Schedule constant(double value) {
        return new Schedule(
                Node.scalar(Place.of("constant"), value),
                null,
                new double[] {Double.NEGATIVE_INFINITY},
                new double[] {value});
    }

    /**
     * A formula of time.
     *
     * @param formula its only free variable is t
     */
    public static Schedule formula(Expression formula) {
        if (!java.util.Set.of("t").containsAll(formula.variables())) {
            throw new IllegalArgumentException("a schedule is a formula of t alone: " + formula);
        }
        return new Schedule(
                new Node.Scalar(Place.of("formula"), formula.toString(), false),
                formula,
                new double[0],
                new double[0]);
    }

    /**
     * A table: {@code values[k]} from {@code times[k]} on, {@code values[0]} also before it.
     *
     * @param times increasing, shape (K)
     * @param values shape (K), K at least 1
     */
    public static Schedule table(double[] times, double[] values) {
        if (times.length == 0 || times.length != values.length) {
            throw new IllegalArgumentException(
                    "a schedule needs as many values as times, at least one: "
                            + times.length
                            + " times, "
                            + values.length
                            + " values");
        }
        for (int k = 1; k < times.length; k++) {
            if (!(times[k] > times[k - 1])) {
                throw new IllegalArgumentException("times of a schedule must increase");
            }
        }
        Place place = Place.of("table");
        Map<String, Node> entries = new java.util.LinkedHashMap<>();
        entries.put("times", Node.numbers(place, times));
        entries.put("values", Node.numbers(place, values));
        return new Schedule(Node.Mapping.of(place, entries), null, times.clone(), values.clone());
    }

    /** The value at a time. */
    public double at(double t) {
        if (formula != null) {
            return formula.evaluate(name -> t);
        }
        int k = Arrays.binarySearch(times, t);
        return values[Math.max(0, k >= 0 ? k : -k - 2)];
    }

    /** True if it never changes. */
    public boolean isConstant() {
        return formula == null ? values.length == 1 : formula.variables().isEmpty();
    }

    /** As it is spelled in a file. */
    public Node node() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schedule s && s.source.text().equals(source.text());
    }

    @Override
    public int hashCode() {
        return source.text().hashCode();
    }

    @Override
    public String toString() {
        return source.text();
    }
}
