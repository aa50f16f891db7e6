package org.limitlab.report.draw;

import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;

/** Edges between the points of a grid. */
final class Cells {
    private Cells() {}

    /**
     * Half way between neighbours on the given scale, and as far out at both ends; one point gets
     * room on both sides.
     */
    static Samples edges(Samples centres, Scale scale) {
        int n = centres.size();
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = 0.5 * (scale.forward(centres.at(i - 1)) + scale.forward(centres.at(i)));
        }
        double only = n == 1 ? 0.5 : 0;
        edges[0] =
                n == 1
                        ? scale.forward(centres.at(0)) - only
                        : 2 * scale.forward(centres.at(0)) - edges[1];
        edges[n] =
                n == 1
                        ? scale.forward(centres.at(0)) + only
                        : 2 * scale.forward(centres.at(n - 1)) - edges[n - 1];
        return Samples.of(edges).map(scale::inverse);
    }
}
