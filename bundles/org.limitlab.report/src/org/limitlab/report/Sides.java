package org.limitlab.report;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Side;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.Source;
import org.limitlab.engine.plan.TheoryTask;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands on the sides of a claim. */
final class Sides {
    private Sides() {}

    /** The measured side and those that it is compared with. */
    private static List<Side> all(Claim claim) {
        List<Side> sides = new ArrayList<>();
        sides.add(new Side.Simulated(claim.question().of().side()));
        if (claim.question() instanceof Question.Order order) {
            sides.addAll(order.below());
        } else {
            claim.question().against().ifPresent(sides::add);
        }
        return sides;
    }

    /** The theory that a claim is compared with, at its first point. */
    static Optional<TheoryTask> theory(RunPlan plan, Claim claim) {
        List<Integer> points = plan.pointsOf(claim);
        List<Side> sides = all(claim);
        for (int i = 1; i < sides.size() && !points.isEmpty(); i++) {
            if (plan.source(sides.get(i), points.getFirst())
                    instanceof Source.Predicted predicted) {
                return Optional.of(predicted.task());
            }
        }
        return Optional.empty();
    }

    /** Keys of all cells and theories that a claim reads, in the order of the plan. */
    static List<String> keys(RunPlan plan, Claim claim) {
        Set<String> keys = new LinkedHashSet<>();
        for (int point : plan.pointsOf(claim)) {
            for (Side side : all(claim)) {
                switch (plan.source(side, point)) {
                    case Source.Simulated simulated -> keys.add(simulated.cell().key());
                    case Source.Predicted predicted -> keys.add(predicted.task().key());
                    case Source.Formula _ -> {}
                }
            }
        }
        return List.copyOf(keys);
    }
}
