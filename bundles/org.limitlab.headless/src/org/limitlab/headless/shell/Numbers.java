package org.limitlab.headless.shell;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people. Programs read {@code --json}, which has every digit. */
public final class Numbers {

    private static final int DIGITS = 10;

    private Numbers() {}

    /** At most ten significant digits: {@code 0.1353352832}, {@code 1.25e-7}, {@code inf}. */
    public static String text(double x) {
        return text(x, DIGITS);
    }

    /** At most so many significant digits. */
    public static String text(double x, int digits) {
        if (Double.isNaN(x)) {
            return "NaN";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "inf" : "-inf";
        }
        if (x == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < Math.max(digits, 7)) {
            return rounded.toPlainString();
        }
        String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa + "e" + exponent;
    }
}
