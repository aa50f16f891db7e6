/**
 * Carries a plan out.
 *
 * <p>{@link org.limitlab.engine.run.Replicas} is the inner loop over replicas and observation
 * times, without a store. Everything above it decides which blocks run, on which thread and in
 * which order, and none of that moves a bit of any result.
 */
package org.limitlab.engine.run;
