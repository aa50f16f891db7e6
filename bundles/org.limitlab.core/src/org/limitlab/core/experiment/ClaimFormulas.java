package org.limitlab.core.experiment;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Side;
import org.limitlab.core.claim.TimeWindow;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that every variable in the formulas of a claim has a value. */
final class ClaimFormulas {

    private static final String TIME = "t";

    private final Claim claim;
    private final Problems problems;

    ClaimFormulas(Claim claim, Problems problems) {
        this.claim = claim;
        this.problems = problems;
    }

    /**
     * Reports unknown variables.
     *
     * @param numbers what has a number at each point of the axes
     */
    void check(Set<String> numbers) {
        claim.domain().ifPresent(d -> check("domain", d, numbers));
        claim.held().forEach(h -> check("held", h.bound(), numbers));
        claim.question().of().equals().ifPresent(e -> check("of", e, numbers));
        times(claim.question().of().at()).forEach(t -> check("of", t, numbers));
        switch (claim.question()) {
            case Question.Rate rate -> {
                check("law", rate.law().exponent(), numbers);
                rate.correction().ifPresent(c -> check("correction", c, numbers));
            }
            case Question.Threshold threshold -> check("at", threshold.at(), numbers);
            case Question.UpperBound bound -> side("bound", bound.bound(), numbers);
            case Question.Order order -> order.below().forEach(s -> side("below", s, numbers));
            default -> claim.question().against().ifPresent(s -> side("against", s, numbers));
        }
        if (claim.question() instanceof Question.Rate
                || claim.question() instanceof Question.Threshold) {
            claim.question().against().ifPresent(s -> side("against", s, numbers));
        }
    }

    private static List<Expression> times(TimeWindow window) {
        List<Expression> times = new ArrayList<>(window.times());
        if (window.from() != null) {
            times.add(window.from());
        }
        if (window.to() != null) {
            times.add(window.to());
        }
        return times;
    }

    private void side(String key, Side side, Set<String> numbers) {
        if (side instanceof Side.Formula formula) {
            Set<String> withTime = new TreeSet<>(numbers);
            withTime.add(TIME);
            check(key, formula.formula(), withTime);
        }
    }

    private void check(String key, Expression formula, Set<String> numbers) {
        for (String variable : new TreeSet<>(formula.variables())) {
            if (!numbers.contains(variable)) {
                problems.add(
                        claim.source().placeOf(key),
                        "\"" + variable + "\" in \"" + formula + "\" is no number here",
                        Suggestion.remedy(variable, numbers));
            }
        }
    }
}
