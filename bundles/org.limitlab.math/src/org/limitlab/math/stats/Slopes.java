package org.limitlab.math.stats;

import java.util.ArrayList;
import java.util.List;

/** Slopes between neighbouring points. */
final class Slopes {

    private Slopes() {}

    /** Two points share a sign, so that a slope between their logs means something. */
    interface Comparable {
        boolean test(int i, int j);
    }

    /** Exponents between points i and i+1 with their intervals. */
    static List<Interval> local(DecayLaw law, LogGaps logs, Comparable comparable, double level) {
        List<Interval> slopes = new ArrayList<>();
        for (int i = 0; i + 1 < law.count(); i++) {
            double dx = law.abscissa(i + 1) - law.abscissa(i);
            if (dx == 0 || !comparable.test(i, i + 1)) {
                slopes.add(Interval.UNKNOWN);
                continue;
            }
            double[] a = new double[law.count()];
            a[i] = 1 / dx;
            a[i + 1] = -1 / dx;
            double known = Math.log(law.factor(i + 1) / law.factor(i)) / dx;
            slopes.add(logs.combination(a, known).interval(level));
        }
        return slopes;
    }

    /** First index of the last half, which has at least two points. */
    static int lastHalf(int count) {
        return Math.max(0, count - Math.max(2, (count + 1) / 2));
    }
}
