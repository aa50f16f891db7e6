package org.limitlab.core.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/** "Did you mean": the known word nearest to a mistyped one. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * A remedy for an unknown word.
     *
     * @return {@code did you mean "particles"?} where one is near, else the list of known words
     */
    public static String remedy(String word, Collection<String> known) {
        String best = nearest(word, known);
        if (!best.isEmpty()) {
            return "did you mean \"" + best + "\"?";
        }
        return known.isEmpty() ? "nothing is known here" : "known: " + String.join(", ", known);
    }

    /** The nearest known word, or an empty string if none is within a third of its letters. */
    public static String nearest(String word, Collection<String> known) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : new TreeSet<>(known)) {
            int distance = distance(fold(word), fold(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        int allowed = Math.max(1, Math.max(word.length(), best.length()) / 3);
        return least <= allowed ? best : "";
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(
                                Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1),
                                d[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
