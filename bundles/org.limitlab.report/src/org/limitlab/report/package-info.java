/**
 * From results to reports: {@link org.limitlab.report.Reports} turns a plan, its store and the
 * verdicts into a {@link org.limitlab.report.view.ReportView}, with the pictures of every claim;
 * writers of the other packages make files of it.
 */
package org.limitlab.report;
