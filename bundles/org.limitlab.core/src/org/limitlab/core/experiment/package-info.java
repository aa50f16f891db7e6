/**
 * The experiment file. {@link org.limitlab.core.experiment.Experiment} is what it says, {@link
 * org.limitlab.core.experiment.ExperimentReader} reads and validates it against a {@link
 * org.limitlab.core.catalog.Catalog} and reports all problems at once.
 */
package org.limitlab.core.experiment;
