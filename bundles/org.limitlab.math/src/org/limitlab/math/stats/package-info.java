/**
 * Statistics that verdicts rest on: numbers in, estimates with intervals out.
 *
 * <p>Everything is pure: arrays are read, never kept or changed; the few procedures that need
 * random numbers are handed a generator. An interval is always a confidence interval of a stated
 * level; a verdict is {@link org.limitlab.math.stats.Decision#of} of an interval and a {@link
 * org.limitlab.math.stats.Region}. Nothing here drops a data point because of its own value, and
 * few data give wide (or infinite) intervals, never an exception. Methods, reasons and the figures
 * of their exam: docs/judging.md.
 *
 * <p>Read first: {@link org.limitlab.math.stats.Decision} (the one rule), {@link
 * org.limitlab.math.stats.RateFit} (what a fitted rate tells), {@link org.limitlab.math.stats.Band}
 * (curves).
 */
package org.limitlab.math.stats;
