package org.limitlab.core.expression;

import java.util.Map;
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
 *   <li>{@code exp(-1.5*t)}, {@code exp(-(2*drift-noise^2)*t)}: an exponential of a multiple of t
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

    private static final String NAME = "([A-Za-z_]\\w*)";
    private static final Pattern POWER = Pattern.compile(NAME + "\\s*\\^\\s*(.+)");
    private static final Pattern LOG_OVER =
            Pattern.compile("log\\(\\s*" + NAME + "\\s*\\)\\s*/\\s*" + NAME);
    private static final Pattern LOG_TIMES =
            Pattern.compile("log\\(\\s*" + NAME + "\\s*\\)\\s*\\*\\s*" + NAME + "\\s*\\^\\s*(.+)");
    private static final Pattern EXPONENTIAL = Pattern.compile("exp\\((.+)\\)");
    private static final String TIME = "t";

    /**
     * Reads a law.
     *
     * @throws Expression.SyntaxException if it is none
     */
    public static Law parse(String text) {
        String trimmed = text.strip();
        Matcher over = LOG_OVER.matcher(trimmed);
        if (over.matches() && over.group(1).equals(over.group(2))) {
            return new Law(Form.POWER_LOG, Expression.parse("-1"), trimmed);
        }
        Matcher log = LOG_TIMES.matcher(trimmed);
        if (log.matches() && log.group(1).equals(log.group(2))) {
            return checked(Form.POWER_LOG, log.group(3), log.group(1), trimmed);
        }
        Matcher exponential = EXPONENTIAL.matcher(trimmed);
        if (exponential.matches()) {
            return exponential(Expression.parse(exponential.group(1)), trimmed);
        }
        Matcher power = POWER.matcher(trimmed);
        if (power.matches()) {
            return checked(Form.POWER, power.group(2), power.group(1), trimmed);
        }
        throw notALaw(trimmed);
    }

    private static Law checked(Form form, String exponent, String variable, String text) {
        Expression formula = Expression.parse(exponent);
        if (formula.variables().contains(variable)) {
            throw notALaw(text);
        }
        return new Law(form, formula, text);
    }

    private static Expression.SyntaxException notALaw(String text) {
        return new Expression.SyntaxException(
                "\""
                        + text
                        + "\" is not a law; write n^-1/2, n^(-2*s), log(n)/n, log(n)*n^-1/2 or"
                        + " exp(-1.5*t)");
    }

    private static Law exponential(Expression inside, String text) {
        if (!inside.variables().contains(TIME) || !isProportionalToTime(inside)) {
            throw notALaw(text);
        }
        return new Law(Form.EXPONENTIAL, inside.with(Map.of(TIME, 1.0)), text);
    }

    /** Tried at some values of the parameters; where the formula has none there, it passes. */
    private static boolean isProportionalToTime(Expression inside) {
        for (double scale : new double[] {0.3, 1, 2.7}) {
            double[] times = {0, 1, 2, 3.5};
            double[] values = new double[times.length];
            for (int i = 0; i < times.length; i++) {
                double time = times[i];
                values[i] =
                        inside.evaluate(
                                name ->
                                        name.equals(TIME)
                                                ? time
                                                : scale + (name.hashCode() & 255) / 256.0);
            }
            for (int i = 0; i < times.length; i++) {
                if (Math.abs(values[i] - times[i] * values[1]) > 1e-9 * Math.abs(values[1])) {
                    return false;
                }
            }
        }
        return true;
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
