package org.limitlab.report.chart;

/** What a series is; together with its rank it decides colour, line pattern and marker. */
public enum Role {
    /** The finite system: one colour and one marker for each rank. */
    FINITE,
    /** One of many paths inside a finite system: thin, without markers, all of one colour. */
    MEMBER,
    /** A limit theory: ink, dashed; further ranks have other dashes. */
    THEORY,
    /** What a claim says: ink, dashed, its margin a grey wedge. */
    CLAIM,
    /** Ground that explains the axes: noise floor, region of acceptance. */
    GROUND
}
