/**
 * What a report says, as immutable values: the experiment, its claims with outcome, effect, region
 * and pictures, the theories, and where everything came from. Words may hold TeX between dollar
 * signs. The writers of {@code html} and {@code text} turn a view into a page, a table or JUnit's
 * XML; they know nothing else.
 *
 * <p>Read first: {@link org.limitlab.report.view.ReportView}, {@link
 * org.limitlab.report.view.ClaimView}, {@link org.limitlab.report.view.EffectView}.
 */
package org.limitlab.report.view;
