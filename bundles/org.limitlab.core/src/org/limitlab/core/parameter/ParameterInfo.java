package org.limitlab.core.parameter;

import org.limitlab.core.yaml.Node;

import java.util.List;

/**
 * What is known of one parameter.
 *
 * @param name key in files
 * @param symbol symbol in formulas
 * @param unit unit, empty for a pure number
 * @param type sort of value
 * @param range allowed numbers
 * @param defaultValue as spelled in a file
 * @param text one sentence
 * @param choices allowed words of a {@link Type#CHOICE}, ids of a {@link Type#PART}; else empty
 * @param javaType type of the record component
 */
public record ParameterInfo(
        String name,
        String symbol,
        String unit,
        Type type,
        Range range,
        Node defaultValue,
        String text,
        List<String> choices,
        Class<?> javaType) {

    /** Sorts of values. */
    public enum Type {
        /** A whole number. */
        INTEGER,
        /** A real number. */
        REAL,
        /** true or false. */
        FLAG,
        /** One of a list of words. */
        CHOICE,
        /** A text. */
        TEXT,
        /** A list of real numbers. */
        VECTOR,
        /** A list of rows of real numbers; rows may differ in length only where the model says. */
        MATRIX,
        /** A number that may change in time. */
        SCHEDULE,
        /** A named part. */
        PART
    }

    /** True for values that can stand on an axis and in formulas. */
    public boolean isScalar() {
        return type == Type.INTEGER || type == Type.REAL;
    }

    /** True for values that a file spells as a list. */
    public boolean isArray() {
        return type == Type.VECTOR || type == Type.MATRIX;
    }
}
