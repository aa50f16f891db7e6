/**
 * The report as one HTML file that needs no network: verdict table, a section for each claim with
 * its pictures inline, equations as MathML, theories, the experiment's text and its provenance;
 * light and dark, and fit for print.
 *
 * <p>Read first: {@link org.limitlab.report.html.HtmlReport}.
 */
package org.limitlab.report.html;
