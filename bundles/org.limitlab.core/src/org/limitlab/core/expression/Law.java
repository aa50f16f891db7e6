package org.limitlab.core.expression;

import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A claimed decay law of one variable (a size n, or time t), up to a free constant factor.
 *
 * <ul>
 *   <li>{@code n^-1/2}, {@code n^-1}, {@code n^(-2*s)}: a power; the exponent runs to the end, so
 *       {@code n^-1/2} means n to the power minus one half
 *   <li>{@code log(n)/n}, {@code log(n)*n^-1/2}: a power with one factor log n
 *   <li>{@code exp(-1.5*t)}, {@code exp(-(2*drift-noise^2)*t)}: an exponential
 * </ul>
 *
 * The exponent may be a formula of the experiment's parameters.
 *
 * @param form the shape
 * @param exponent p in n^p (with its sign), or c in exp(c t) (with its sign)
 * @param text as it was written
 */
public record Law(Form form, Expression exponent, String text) {

    /** Shape of a law. */
    public enum Form {
        /** n^p. */
        POWER,
        /** n^p log n. */
        POWER_LOG,
        /** exp(c t). */
        EXPONENTIAL
    }

    private static final Pattern POWER = Pattern.compile("[A-Za-z_]+\\s*\\^\\s*(.+)");
    private static final Pattern LOG_OVER = Pattern.compile("log\\(\\w+\\)\\s*/\\s*[A-Za-z_]+");
    private static final Pattern LOG_TIMES =
            Pattern.compile("log\\(\\w+\\)\\s*\\*\\s*[A-Za-z_]+\\s*\\^\\s*(.+)");
    private static final Pattern EXPONENTIAL =
            Pattern.compile("exp\\(\\s*(.+?)\\s*\\*?\\s*(?<![A-Za-z_])t\\s*\\)");

    /**
     * Reads a law.
     *
     * @throws Expression.SyntaxException if it is none
     */
    public static Law parse(String text) {
        String trimmed = text.strip();
        if (LOG_OVER.matcher(trimmed).matches()) {
            return new Law(Form.POWER_LOG, Expression.parse("-1"), trimmed);
        }
        Matcher log = LOG_TIMES.matcher(trimmed);
        if (log.matches()) {
            return new Law(Form.POWER_LOG, Expression.parse(log.group(1)), trimmed);
        }
        Matcher exponential = EXPONENTIAL.matcher(trimmed);
        if (exponential.matches()) {
            String rate = exponential.group(1);
            rate = rate.equals("-") ? "-1" : rate;
            return new Law(Form.EXPONENTIAL, Expression.parse(rate), trimmed);
        }
        Matcher power = POWER.matcher(trimmed);
        if (power.matches()) {
            return new Law(Form.POWER, Expression.parse(power.group(1)), trimmed);
        }
        throw new Expression.SyntaxException(
                "\"" + text + "\" is not a law; write n^-1/2, log(n)/n or exp(-1.5*t)");
    }

    /** The parameters that the exponent reads. */
    public Set<String> variables() {
        return exponent.variables();
    }

    /** The claimed exponent or rate, with its sign. */
    public double exponent(ToDoubleFunction<String> variables) {
        return exponent.evaluate(variables);
    }

    /** The factor that multiplies the power: log n, or 1. */
    public double factor(double n) {
        return form == Form.POWER_LOG ? Math.log(n) : 1;
    }

    @Override
    public String toString() {
        return text;
    }
}
