package org.limitlab.report.chart;

/** The colour of a title, a badge or a cell of a validity map: the verdict, or none. */
public enum Tone {
    /** No verdict: the title stands alone. */
    NEUTRAL,
    SUPPORTED,
    REFUTED,
    UNDECIDED,
    /** A phenomenon: shown, neither passed nor failed. */
    REPORTED
}
