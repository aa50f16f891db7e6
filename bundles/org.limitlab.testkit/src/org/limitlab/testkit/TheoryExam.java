package org.limitlab.testkit;

import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Theory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The rules for theories: what they say of themselves, and answers in shape or with a reason. */
public final class TheoryExam {

    private static final long PATIENCE_NANOS = 2_000_000_000L;

    static final List<Rule<TheorySubject>> RULES =
            List.of(
                    rule(
                            "texts",
                            "it states assumptions, domain, equations and sources",
                            TheoryExam::texts),
                    rule(
                            "parameter-texts",
                            "every parameter has a symbol and a sentence",
                            s -> ParameterRules.describe(s.schema())),
                    rule(
                            "parameters-round-trip",
                            "parameters read back from their own text",
                            s -> ParameterRules.roundTrip(s.schema(), s.base())),
                    rule(
                            "parameters-ends",
                            "values around the ends of each range are taken, or refused by name",
                            s -> ParameterRules.ends(s.schema(), s.base())),
                    rule(
                            "observables",
                            "observables are named, and shaped as the model's",
                            TheoryExam::observables),
                    rule(
                            "answers",
                            "it answers finite numbers with errors, or says why not",
                            s -> each(s, TheoryExam::answers)),
                    rule(
                            "repeatable",
                            "the same question gives the same bits",
                            s -> each(s, TheoryExam::repeatable)),
                    rule(
                            "times",
                            "a time alone gives what it gives among others, within the errors",
                            s -> each(s, TheoryExam::times)),
                    rule(
                            "domain",
                            "at the ends of each range it answers numbers or a reason",
                            TheoryExam::domain),
                    rule(
                            "cancel",
                            "a cancelled question ends in an answer or in CancellationException",
                            s -> each(s, TheoryExam::cancel)));

    private TheoryExam() {}

    private static Rule<TheorySubject> rule(
            String id, String statement, Consumer<TheorySubject> check) {
        return new Rule<>(id, statement, check);
    }

    /** The statements of all rules with their ids, for documentation. */
    public static List<String> rules() {
        return RULES.stream().map(r -> r.id() + ": " + r.statement()).toList();
    }

    /** A check of a theory at some parameters and times. */
    private interface Check {
        void on(TheorySubject.Asked<?> asked, double[] times);
    }

    private static void each(TheorySubject subject, Check check) {
        double[] times = subject.times();
        for (TheorySubject.Asked<?> asked : subject.variants()) {
            on(subject, asked, () -> check.on(asked, times));
        }
    }

    private static void on(TheorySubject subject, TheorySubject.Asked<?> asked, Runnable check) {
        try {
            check.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    subject.theory().id() + " at " + asked.text() + ": " + e.getMessage(), e);
        }
    }

    private static void texts(TheorySubject subject) {
        Theory<?> theory = subject.theory();
        Checks.requireWords("title", theory.title());
        Checks.requireSentence("assumptions", theory.assumptions());
        Checks.requireSentence("domain", theory.domain());
        Checks.require(theory.standing() != null, () -> "standing is missing");
        Checks.require(theory.numericsRevision() >= 1, () -> "numericsRevision is below 1");
        Checks.require(!theory.equations().isEmpty(), () -> "no equations are given");
        for (String equation : theory.equations()) {
            Checks.requireWords("an equation", equation);
            Checks.require(
                    !equation.contains("$"), () -> "an equation has dollar signs: " + equation);
        }
        ModelExam.sources(theory.sources(), subject.catalog().bibliography());
    }

    private static void observables(TheorySubject subject) {
        List<Observable> predicted = subject.main().observables();
        Checks.require(!predicted.isEmpty(), () -> "it predicts nothing");
        ModelExam.describe(predicted);
        Optional<Model<?>> model = subject.catalog().model(subject.theory().model());
        if (model.isEmpty()) {
            return;
        }
        List<Observable> measured =
                ModelSubject.of(subject.catalog(), model.get(), fitting(subject, model.get()))
                        .main()
                        .observables();
        for (Observable mine : predicted) {
            for (Observable theirs : measured) {
                Checks.require(
                        !mine.id().equals(theirs.id())
                                || (mine.size() == theirs.size()
                                        && mine.inTime() == theirs.inTime()),
                        () -> mine.id() + " has another shape than the model's");
            }
        }
    }

    /** The exam's parameters that the model has too. */
    private static org.limitlab.core.yaml.Node.Mapping fitting(
            TheorySubject subject, Model<?> model) {
        org.limitlab.core.yaml.Node.Mapping values = subject.base();
        for (String name : subject.base().entries().keySet()) {
            if (subject.catalog().schemaOfModel(model.id()).find(name).isEmpty()) {
                values = values.without(name);
            }
        }
        return values;
    }

    private static void answers(TheorySubject.Asked<?> asked, double[] times) {
        try {
            requireInShape(asked, asked.predict(times), times.length);
        } catch (NoPrediction e) {
            Checks.requireWords("the reason of \"no prediction\"", e.getMessage());
        }
    }

    private static void requireInShape(
            TheorySubject.Asked<?> asked, Prediction prediction, int times) {
        prediction.check(asked.observables(), times);
        for (Observable observable : asked.observables()) {
            prediction.find(observable.id()).ifPresent(v -> requireNumbers(observable, v));
            prediction
                    .reason(observable.id())
                    .ifPresent(r -> Checks.requireWords("the reason of " + observable.id(), r));
        }
    }

    private static void requireNumbers(Observable observable, Prediction.Values values) {
        boolean mayBeLater = observable.reduction() == Reduction.CENSORED_TIME;
        for (double value : values.values()) {
            Checks.require(
                    Double.isFinite(value) || (mayBeLater && value == Double.POSITIVE_INFINITY),
                    () -> observable.id() + " is " + value + ": say no prediction, and why");
        }
        for (double error : values.error()) {
            Checks.require(
                    error >= 0 && Double.isFinite(error),
                    () -> "the error of " + observable.id() + " is " + error);
        }
    }

    private static void repeatable(TheorySubject.Asked<?> asked, double[] times) {
        Optional<Prediction> first = predict(asked, times, () -> false);
        Optional<Prediction> second = predict(asked, times, () -> false);
        Checks.require(
                first.isPresent() == second.isPresent(), () -> "only one of two answers is given");
        if (first.isEmpty()) {
            return;
        }
        for (Observable o : asked.observables()) {
            Optional<Prediction.Values> a = first.get().find(o.id());
            Optional<Prediction.Values> b = second.orElseThrow().find(o.id());
            Checks.require(
                    a.isPresent() == b.isPresent()
                            && (a.isEmpty()
                                    || Arrays.equals(a.get().values(), b.get().values())
                                            && Arrays.equals(a.get().error(), b.get().error())),
                    () -> o.id() + " differs between two equal questions");
        }
    }

    private static void times(TheorySubject.Asked<?> asked, double[] times) {
        Optional<Prediction> all = predict(asked, times, () -> false);
        int which = 2;
        Optional<Prediction> one = predict(asked, new double[] {times[which]}, () -> false);
        if (all.isEmpty() || one.isEmpty()) {
            return;
        }
        for (Observable o : asked.observables()) {
            Optional<Prediction.Values> a = all.get().find(o.id());
            Optional<Prediction.Values> b = one.get().find(o.id());
            if (o.inTime() && a.isPresent() && b.isPresent()) {
                requireNear(o, a.get(), which * o.size(), b.get());
            }
        }
    }

    private static void requireNear(
            Observable o, Prediction.Values among, int from, Prediction.Values alone) {
        for (int i = 0; i < o.size(); i++) {
            double x = among.values()[from + i];
            double y = alone.values()[i];
            double allowed =
                    5 * (among.error()[from + i] + alone.error()[i]) + 1e-9 * (1 + Math.abs(x));
            Checks.require(
                    x == y || Math.abs(x - y) <= allowed,
                    () -> o.id() + " is " + x + " among other times and " + y + " alone");
        }
    }

    /** Only how it answers is judged; a theory that takes too long here is not waited for. */
    private static void domain(TheorySubject subject) {
        double[] times = subject.times();
        for (ParameterInfo info : subject.schema().parameters().values()) {
            for (String end : ParameterRules.endsOf(info)) {
                subject.with(info.name(), end)
                        .ifPresent(asked -> on(subject, asked, () -> probe(asked, times)));
            }
        }
    }

    private static void probe(TheorySubject.Asked<?> asked, double[] times) {
        long start = System.nanoTime();
        BooleanSupplier late = () -> System.nanoTime() - start > PATIENCE_NANOS;
        predict(asked, times, late).ifPresent(p -> requireInShape(asked, p, times.length));
    }

    private static void cancel(TheorySubject.Asked<?> asked, double[] times) {
        predict(asked, times, () -> true);
    }

    /** Empty for no prediction with a reason, and for a cancelled question. */
    private static Optional<Prediction> predict(
            TheorySubject.Asked<?> asked, double[] times, BooleanSupplier cancelled) {
        try {
            return Optional.of(asked.predict(times, cancelled));
        } catch (NoPrediction e) {
            Checks.requireWords("the reason of \"no prediction\"", e.getMessage());
            return Optional.empty();
        } catch (CancellationException e) {
            Checks.require(cancelled.getAsBoolean(), () -> "it was cancelled by nobody");
            return Optional.empty();
        }
    }
}
