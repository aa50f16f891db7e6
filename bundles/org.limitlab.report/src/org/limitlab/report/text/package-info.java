/**
 * A report for machines and terminals: the verdict table as plain text or Markdown, and JUnit's XML
 * for {@code verify}.
 *
 * <p>Read first: {@link org.limitlab.report.text.VerdictTable}, {@link
 * org.limitlab.report.text.JUnitXml}.
 */
package org.limitlab.report.text;
