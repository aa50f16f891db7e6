/**
 * Carries an experiment out.
 *
 * <p>{@link org.limitlab.engine.run.RunDirectory} is the one way from an experiment to its verdicts
 * in a directory; {@link org.limitlab.engine.run.Runner} makes what a plan lacks, on all cores;
 * {@link org.limitlab.engine.run.Replicas} is the inner loop over replicas and observation times,
 * without a store. Everything above that loop decides which blocks run, on which thread and in
 * which order, and none of it moves a bit of any result.
 */
package org.limitlab.engine.run;
