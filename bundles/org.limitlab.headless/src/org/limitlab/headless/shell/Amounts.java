package org.limitlab.headless.shell;

import java.util.Locale;

/** Durations and sizes for people. */
public final class Amounts {

    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Amounts() {}

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public static String duration(double seconds) {
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return pair(whole / 60, "min", whole % 60, "s");
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 24 * 60) {
            return pair(minutes / 60, "h", minutes % 60, "min");
        }
        long hours = Math.round(seconds / 3600);
        return pair(hours / 24, "d", hours % 24, "h");
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        String rest = small == 0 ? "" : " " + small + " " + smallUnit;
        return large + " " + largeUnit + rest;
    }

    /** {@code 512 B}, {@code 3.4 MB}; steps of 1000. */
    public static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < SIZES.length - 1) {
            value /= 1000;
            unit++;
        }
        String format = unit > 0 && value < 9.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, value, SIZES[unit]);
    }
}
