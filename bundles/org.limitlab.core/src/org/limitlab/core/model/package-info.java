/**
 * Finite systems. A {@link org.limitlab.core.model.Model} declares parameters and observables and
 * opens a {@link org.limitlab.core.model.Simulation} of some replicas, to which {@link
 * org.limitlab.core.model.Batch} gives their random numbers. A model knows no files, logs, clocks
 * or threads: the engine owns the loop.
 */
package org.limitlab.core.model;
