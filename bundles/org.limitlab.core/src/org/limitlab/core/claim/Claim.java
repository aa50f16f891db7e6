package org.limitlab.core.claim;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.problem.Place;
import org.limitlab.core.yaml.Node;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stated claim.
 *
 * @param id key: lower case with hyphens
 * @param title one sentence
 * @param paper id in the bibliography, may be empty for a claim of the user's own
 * @param reference theorem, equation or section in the paper
 * @param question what is claimed
 * @param where values that fix some axes
 * @param map axes over which the claim is judged point by point, as a validity map
 * @param domain of a map: a formula that is positive where the theory says it holds
 * @param held causes that must stay below a share of the gap
 * @param announced the outcome that its author expects
 * @param reason why another outcome than SUPPORTED is announced
 * @param reconstructed true if it rests on our reconstruction of the source
 * @param place where it is spelled
 * @param source its spelling
 */
public record Claim(
        String id,
        String title,
        String paper,
        String reference,
        Question question,
        Map<String, List<Node>> where,
        List<String> map,
        Optional<Expression> domain,
        List<Held> held,
        Outcome announced,
        String reason,
        boolean reconstructed,
        Place place,
        Node.Mapping source) {

    /**
     * Another cause of a gap, held below it.
     *
     * @param bound formula of the parameters for the size of the other cause
     * @param below largest allowed share of the gap
     */
    public record Held(Expression bound, Margin below) {}

    public Claim {
        where = Map.copyOf(where);
        map = List.copyOf(map);
        held = List.copyOf(held);
    }
}
