/**
 * What an experiment will compute, before anything runs.
 *
 * <p>{@link org.limitlab.engine.plan.Planner} turns an experiment into a {@link
 * org.limitlab.engine.plan.RunPlan}: one {@link org.limitlab.engine.plan.Cell} for each point of
 * the axes and simulated side, one {@link org.limitlab.engine.plan.TheoryTask} for each distinct
 * question to a theory. Their keys digest everything that affects their numbers and nothing else;
 * equal keys are computed once.
 */
package org.limitlab.engine.plan;
