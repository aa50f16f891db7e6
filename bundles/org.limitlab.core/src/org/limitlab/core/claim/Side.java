package org.limitlab.core.claim;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;

import java.util.Optional;

/** What a statistic is compared with. */
public sealed interface Side {

    /**
     * A simulation: the experiment's own, or a named one with other parameters.
     *
     * @param name key under sides, or {@link Statistic#SIMULATION}
     */
    record Simulated(String name) implements Side {}

    /**
     * A theory.
     *
     * @param theory id of the theory, or key under theories or sides
     * @param observable what it predicts; empty for the same id as the statistic's
     * @param set parameters that differ from the experiment's
     */
    record Predicted(String theory, Optional<String> observable, Node.Mapping set)
            implements Side {}

    /** A formula of the parameters and of time t. */
    record Formula(Expression formula) implements Side {}

    /**
     * Reads {@code {theory: id}}, {@code {side: name}}, a formula or a number.
     *
     * @param what the key, for messages
     * @param problems receives what is wrong; empty then
     */
    static Optional<Side> read(Node node, String what, Problems problems) {
        return SideReader.read(node, what, problems);
    }
}
