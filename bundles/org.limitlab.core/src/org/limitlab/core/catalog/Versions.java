package org.limitlab.core.catalog;

/** Compares dotted versions. */
final class Versions {

    private Versions() {}

    /** True if {@code found} is not older than {@code wanted}; only numbers count. */
    static boolean atLeast(String found, String wanted) {
        String[] a = found.split("\\.");
        String[] b = wanted.isBlank() ? new String[0] : wanted.strip().split("\\.");
        for (int i = 0; i < Math.min(3, b.length); i++) {
            int x = i < a.length ? number(a[i]) : 0;
            int y = number(b[i]);
            if (x != y) {
                return x > y;
            }
        }
        return true;
    }

    private static int number(String part) {
        String digits = part.replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
