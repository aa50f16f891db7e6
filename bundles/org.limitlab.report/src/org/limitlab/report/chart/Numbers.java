package org.limitlab.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them: a true minus sign, plain decimals, powers of ten only far from 1.
 */
public final class Numbers {
    private Numbers() {}

    /** A tick's label: the shortest decimal of the value, or a power of ten outside 1e-4 .. 1e6. */
    public static Text tick(double value) {
        return text(value, 12);
    }

    /**
     * The value at some significant digits, trailing zeros left out.
     *
     * @param digits 1 to 17
     */
    public static Text text(double value, int digits) {
        if (isPlain(value)) {
            return Text.plain(decimal(value, digits));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String mantissa =
                minus(rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString());
        String factor =
                mantissa.equals("1")
                        ? ""
                        : mantissa.equals("\u22121") ? "\u2212" : mantissa + "\u2009\u00d7\u2009";
        return Text.plain(factor).plus(Text.math("10^{" + exponent + "}"));
    }

    /** As {@link #text}, in one line of characters: {@code 3.2e−7} far from 1. */
    public static String line(double value, int digits) {
        if (isPlain(value)) {
            return decimal(value, digits);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return minus(
                rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString()
                        + "e"
                        + exponent);
    }

    /** A number with a fixed count of decimals. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return decimal(value, 1);
        }
        String plain =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        return minus(plain.matches("-0\\.?0*") ? plain.substring(1) : plain);
    }

    /**
     * {@code [−0.569, −0.516]}, both ends with the decimals that tell them apart: two digits of the
     * width.
     */
    public static String interval(double lower, double upper) {
        if (!Double.isFinite(lower)
                || !Double.isFinite(upper)
                || !isPlain(lower)
                || !isPlain(upper)) {
            return "[" + line(lower, 3) + ", " + line(upper, 3) + "]";
        }
        int decimals = decimalsFor(upper - lower);
        return "[" + fixed(lower, decimals) + ", " + fixed(upper, decimals) + "]";
    }

    /** An estimate with as many decimals as its interval deserves. */
    public static String estimate(double value, double lower, double upper) {
        boolean bounded = Double.isFinite(lower) && Double.isFinite(upper) && upper > lower;
        return bounded
                        && Double.isFinite(value)
                        && isPlain(value)
                        && isPlain(lower)
                        && isPlain(upper)
                ? fixed(value, decimalsFor(upper - lower))
                : line(value, 4);
    }

    /** Decimals that show two digits of a width, at least 0 and at most 12. */
    static int decimalsFor(double width) {
        if (!(width > 0)) {
            return 4;
        }
        int magnitude = (int) Math.floor(Math.log10(width));
        return Math.clamp(1L - magnitude, 0, 12);
    }

    private static boolean isPlain(double value) {
        double size = Math.abs(value);
        return value == 0 || !Double.isFinite(value) || (size >= 0.99999e-4 && size < 1e6);
    }

    private static String decimal(double value, int digits) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221e" : "\u2212\u221e";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        return minus(rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }

    private static String minus(String number) {
        return number.replace('-', '\u2212');
    }
}
