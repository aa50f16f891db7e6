package org.limitlab.math.stats.exam;

/** How far the truth is from the claim, in margins. */
enum Truth {
    EXACT(0, "exactly true"),
    MARGIN(1, "off by the margin"),
    TWICE(2, "off by twice the margin");

    final int margins;
    final String title;

    Truth(int margins, String title) {
        this.margins = margins;
        this.title = title;
    }
}
