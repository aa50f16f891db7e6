package org.limitlab.core.parameter;

import org.limitlab.core.yaml.Scalars;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An interval of allowed numbers.
 *
 * @param from lower end
 * @param to upper end
 * @param fromClosed true if the lower end itself is allowed
 * @param toClosed true if the upper end itself is allowed
 */
public record Range(double from, double to, boolean fromClosed, boolean toClosed) {

    private static final Pattern TEXT =
            Pattern.compile("([\\[(])\\s*(\\S+)\\s*,\\s*(\\S+)\\s*([])])");

    /** Every finite number. */
    public static final Range FINITE =
            new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);

    /**
     * Reads {@code [1, inf)}; an empty text is {@link #FINITE}.
     *
     * @throws IllegalArgumentException if it is no interval
     */
    public static Range parse(String text) {
        if (text.isBlank()) {
            return FINITE;
        }
        Matcher m = TEXT.matcher(text.strip());
        OptionalDouble from = m.matches() ? Scalars.parse(m.group(2)) : OptionalDouble.empty();
        OptionalDouble to = m.matches() ? Scalars.parse(m.group(3)) : OptionalDouble.empty();
        if (from.isEmpty() || to.isEmpty() || from.getAsDouble() > to.getAsDouble()) {
            throw new IllegalArgumentException("\"" + text + "\" is not an interval like [0, 1)");
        }
        return new Range(
                from.getAsDouble(),
                to.getAsDouble(),
                m.group(1).equals("["),
                m.group(4).equals("]"));
    }

    /** True if the value is allowed; NaN never is. */
    public boolean contains(double value) {
        boolean above = fromClosed ? value >= from : value > from;
        boolean below = toClosed ? value <= to : value < to;
        return above && below;
    }

    /** True if every finite number is allowed. */
    public boolean isFree() {
        return equals(FINITE);
    }

    @Override
    public String toString() {
        return (fromClosed ? "[" : "(") + number(from) + ", " + number(to) + (toClosed ? "]" : ")");
    }

    private static String number(double x) {
        if (Double.isInfinite(x)) {
            return x > 0 ? "inf" : "-inf";
        }
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : "" + x;
    }
}
