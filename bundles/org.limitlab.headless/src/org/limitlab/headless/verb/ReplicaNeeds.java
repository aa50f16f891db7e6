package org.limitlab.headless.verb;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Margin;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.experiment.Scope;
import org.limitlab.core.expression.Law;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.headless.shell.Numbers;
import org.limitlab.math.stats.Correction;
import org.limitlab.math.stats.DecayLaw;
import org.limitlab.math.stats.Design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many replicas claims will need, before anything runs: what brings an interval's half-width to
 * half the margin. Source: docs/judging.md, "Replicas".
 */
final class ReplicaNeeds {

    private static final int DIGITS = 3;

    /**
     * One claim's need.
     *
     * @param claim id
     * @param coefficient replicas where the unit is 1
     * @param unit what it is multiplied by, squared; empty where it is the count itself
     * @param explanation what the unit is
     */
    record Need(String claim, double coefficient, String unit, String explanation) {
        @Override
        public String toString() {
            String count = Numbers.text(Math.ceil(coefficient), DIGITS);
            return (unit.isEmpty() ? count : count + " (" + unit + ")^2") + explanation;
        }
    }

    private final RunPlan plan;

    ReplicaNeeds(RunPlan plan) {
        this.plan = plan;
    }

    /** The needs of those claims for which there is a formula. */
    List<Need> all() {
        List<Need> needs = new ArrayList<>();
        for (Claim claim : plan.experiment().claims()) {
            need(claim).ifPresent(needs::add);
        }
        return needs;
    }

    private Optional<Need> need(Claim claim) {
        if (plan.pointsOf(claim).isEmpty()) {
            return Optional.empty();
        }
        return switch (claim.question()) {
            case Question.Rate rate when !rate.along().equals(Question.Rate.TIME) ->
                    rate(claim, rate);
            case Question.Value value -> value(claim, value.precision());
            default -> Optional.empty();
        };
    }

    private Optional<Need> value(Claim claim, Margin precision) {
        boolean probability =
                claim.question().of().reduction().equals(Optional.of(Reduction.PROBABILITY));
        if (probability && !precision.relative()) {
            int trials = Design.probabilityTrials(0.5, precision.amount());
            return Optional.of(
                    new Need(claim.id(), trials, "", " at each point, at most (probability 1/2)"));
        }
        return Optional.of(
                new Need(
                        claim.id(),
                        Design.meanReplicas(1, 1),
                        "sd/precision",
                        " at each point, sd: standard deviation of one replica"));
    }

    private Optional<Need> rate(Claim claim, Question.Rate rate) {
        double[] sizes = sizes(claim, rate.along());
        Scope scope = plan.scope(plan.pointsOf(claim).get(0));
        double exponent = -rate.law().exponent(scope::value);
        double margin = rate.margin().around(exponent);
        if (sizes.length < 2 || !(margin > 0)) {
            return Optional.empty();
        }
        DecayLaw law =
                rate.law().form() == Law.Form.POWER_LOG
                        ? DecayLaw.power(sizes, Math::log)
                        : DecayLaw.power(sizes);
        boolean bias = rate.of().gap() == Statistic.Gap.BIAS;
        double[] spread = spread(sizes, bias ? exponent - 0.5 : 0);
        double count =
                rate.correction().isEmpty()
                        ? Design.rateReplicas(law, spread, exponent, margin)
                        : Design.rateReplicas(
                                law,
                                spread,
                                exponent,
                                margin,
                                Correction.power(
                                        sizes, rate.correction().get().evaluate(scope::value)));
        String assumed = bias ? ", if it falls like n^-1/2" : ", if it falls like the gap";
        return Optional.of(
                new Need(
                        claim.id(),
                        count,
                        "s/c",
                        " at each of "
                                + sizes.length
                                + " sizes, s/c: standard deviation of one replica over the gap at"
                                + " the smallest size"
                                + assumed));
    }

    private double[] sizes(Claim claim, String along) {
        List<Node> values =
                claim.where()
                        .getOrDefault(
                                along, plan.experiment().axes().getOrDefault(along, List.of()));
        return values.stream()
                .filter(Node.Scalar.class::isInstance)
                .map(node -> Scalars.parse(((Node.Scalar) node).value()))
                .filter(java.util.OptionalDouble::isPresent)
                .mapToDouble(java.util.OptionalDouble::getAsDouble)
                .filter(n -> n > 0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Relative standard deviation at each size, 1 at the smallest, growing like a power. */
    private static double[] spread(double[] sizes, double power) {
        double[] spread = new double[sizes.length];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = Math.pow(sizes[i] / sizes[0], power);
        }
        return spread;
    }
}
