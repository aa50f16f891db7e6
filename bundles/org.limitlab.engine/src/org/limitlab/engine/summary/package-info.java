/**
 * The tidy table of an experiment. {@link org.limitlab.engine.summary.Summary} reads blocks and
 * theories and passes on a {@link org.limitlab.engine.summary.SummaryRow} for each statistic, time
 * and index; {@link org.limitlab.engine.summary.Reductions} reduces replicas to a number with an
 * interval. Memory stays flat in the number of cells, times and indices.
 */
package org.limitlab.engine.summary;
