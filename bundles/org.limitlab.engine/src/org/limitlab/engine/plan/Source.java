package org.limitlab.engine.plan;

import org.limitlab.core.experiment.Scope;
import org.limitlab.core.expression.Expression;

import java.util.Optional;

/** Where the numbers of a claim's side come from at one point. */
public sealed interface Source {

    /** Replicas of a cell. */
    record Simulated(Cell cell) implements Source {}

    /**
     * A theory's answer.
     *
     * @param observable which; empty for the id that the claim's statistic names
     */
    record Predicted(TheoryTask task, Optional<String> observable) implements Source {}

    /** A formula of the parameters and of time t. */
    record Formula(Expression formula, Scope scope) implements Source {}
}
