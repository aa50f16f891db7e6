package org.limitlab.testkit;

import org.limitlab.core.catalog.Bibliography;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.yaml.Node;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The rules for models: what they say of themselves, and that their numbers depend on parameters,
 * seed and replica alone. The rules on numbers are in {@link ModelNumbers}.
 */
public final class ModelExam {

    static final List<Rule<ModelSubject>> RULES =
            List.of(
                    rule(
                            "texts",
                            "it says in sentences what it is and whom it follows",
                            s -> texts(s)),
                    rule(
                            "parameter-texts",
                            "every parameter has a symbol and a sentence",
                            s -> ParameterRules.describe(s.schema())),
                    rule(
                            "roles",
                            "scales and step are parameters of the right sort",
                            ModelExam::roles),
                    rule(
                            "parameters-round-trip",
                            "parameters read back from their own text",
                            s -> parameters(s, ParameterRules::roundTrip)),
                    rule(
                            "parameters-ends",
                            "values around the ends of each range are taken, or refused by name",
                            s -> parameters(s, ParameterRules::ends)),
                    rule(
                            "observables",
                            "observables are named, and the same at each call",
                            s -> s.each(ModelExam::observables)),
                    rule(
                            "cost",
                            "its cost is positive and follows from the parameters",
                            s -> s.each(ModelExam::cost)),
                    rule(
                            "finite",
                            "every observable is filled with finite numbers, and nothing else",
                            s -> s.each(ModelNumbers::finite)),
                    rule(
                            "same-seed",
                            "the same seed gives the same bits",
                            s -> s.each(ModelNumbers::sameSeed)),
                    rule(
                            "parameters-unchanged",
                            "a run leaves the parameters as they were",
                            s -> s.each(ModelNumbers::parametersUnchanged)),
                    rule(
                            "stateless",
                            "two simulations do not disturb each other",
                            s -> s.each(ModelNumbers::stateless)),
                    rule(
                            "batch",
                            "batch size and place in the batch change nothing",
                            s -> s.each(ModelNumbers::batch)),
                    rule("threads", "threads change nothing", s -> s.each(ModelNumbers::threads)),
                    rule(
                            "blocks",
                            "cutting replicas into blocks, and resuming, change nothing",
                            s -> s.each(ModelNumbers::blocks)),
                    rule(
                            "observing",
                            "observing twice changes nothing",
                            s -> s.each(ModelNumbers::observing)),
                    rule(
                            "start",
                            "advancing to time 0 moves nothing",
                            s -> s.each(ModelNumbers::start)),
                    rule(
                            "failure",
                            "a failed replica does not disturb the others",
                            s -> s.each(ModelNumbers::failure)),
                    rule(
                            "shared-noise",
                            "half the numerical step runs on the same noise",
                            ModelNumbers::sharedNoise),
                    rule("allocation", "a step allocates nothing", s -> s.each(Allocation::none)));

    private ModelExam() {}

    private static Rule<ModelSubject> rule(
            String id, String statement, java.util.function.Consumer<ModelSubject> check) {
        return new Rule<>(id, statement, check);
    }

    /** The statements of all rules with their ids, for documentation. */
    public static List<String> rules() {
        return RULES.stream().map(r -> r.id() + ": " + r.statement()).toList();
    }

    private static void texts(ModelSubject subject) {
        Model<?> model = subject.model();
        Checks.requireWords("title", model.title());
        Checks.requireSentence("summary", model.summary());
        sources(model.sources(), subject.catalog().bibliography());
    }

    /** Ids of papers, or references that a reader can find. */
    static void sources(List<String> sources, Bibliography bibliography) {
        Checks.require(!sources.isEmpty(), () -> "no sources are named");
        for (String source : sources) {
            Checks.require(
                    bibliography.find(source).isPresent() || source.strip().length() >= 12,
                    () -> "source \"" + source + "\" is neither a known paper nor a reference");
        }
    }

    private static void roles(ModelSubject subject) {
        Model<?> model = subject.model();
        ParameterSchema<?> schema = subject.schema();
        Checks.require(model.numericsRevision() >= 1, () -> "numericsRevision is below 1");
        for (String scale : model.scales()) {
            Checks.require(
                    schema.find(scale).map(ParameterInfo::isScalar).orElse(false),
                    () -> "scale \"" + scale + "\" is no number among the parameters");
        }
        Checks.require(
                model.scales().containsAll(model.refiningScales()),
                () -> "refining scales " + model.refiningScales() + " are not among the scales");
        model.numericalStep()
                .ifPresent(
                        step ->
                                Checks.require(
                                        schema.find(step)
                                                .filter(i -> i.type() == ParameterInfo.Type.REAL)
                                                .isPresent(),
                                        () -> "step \"" + step + "\" is no real parameter"));
    }

    private static void parameters(
            ModelSubject subject, BiConsumer<ParameterSchema<?>, Node.Mapping> check) {
        check.accept(subject.schema(), subject.base());
    }

    private static void observables(Candidate<?> candidate) {
        List<Observable> observables = candidate.observables();
        Checks.require(!observables.isEmpty(), () -> "there is nothing to observe");
        describe(observables);
        Checks.require(
                ids(observables).equals(ids(candidate.observables())),
                () -> "a second call gives other observables");
    }

    private static List<String> ids(List<Observable> observables) {
        return observables.stream().map(o -> o.id() + o.size() + o.inTime()).toList();
    }

    /** Names and shapes of observables of models and theories alike. */
    static void describe(List<Observable> observables) {
        Set<String> seen = new HashSet<>();
        for (Observable o : observables) {
            Checks.require(
                    o.id().matches("[a-z][A-Za-z0-9]*"),
                    () -> "observable \"" + o.id() + "\" is not lower camel case");
            Checks.require(seen.add(o.id()), () -> "observable " + o.id() + " is there twice");
            Checks.requireWords("symbol of " + o.id(), o.symbol());
            Checks.requireWords("label of " + o.id(), o.label());
            Checks.require(o.size() >= 1, () -> o.id() + " has no values: an axis is empty");
            Checks.require(
                    o.reduction() != Reduction.HISTOGRAM || !o.axes().isEmpty(),
                    () -> o.id() + " is a histogram without an axis of bins");
        }
    }

    private static void cost(Candidate<?> candidate) {
        double[] times = candidate.times();
        double duration = times[times.length - 1];
        Cost cost = candidate.cost(duration);
        Checks.require(
                cost.operations() > 0 && Double.isFinite(cost.operations()) && cost.bytes() > 0,
                () -> "cost is " + cost);
        Checks.require(
                cost.equals(candidate.cost(duration)),
                () -> "a second call gives another cost: blocks would be cut elsewhere");
        Checks.require(
                candidate.cost(2 * duration).operations() >= cost.operations(),
                () -> "twice the duration costs less");
    }
}
