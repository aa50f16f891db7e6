package org.limitlab.core.experiment;

import org.limitlab.core.yaml.Node;

import java.util.Optional;

/**
 * A named side of an experiment: the model, or a theory, at other parameters.
 *
 * @param theory id of the theory; empty for a simulation
 * @param model id of the model of a simulation; empty for the experiment's own
 * @param set parameters that differ
 */
public record SideDefinition(Optional<String> theory, Optional<String> model, Node.Mapping set) {}
