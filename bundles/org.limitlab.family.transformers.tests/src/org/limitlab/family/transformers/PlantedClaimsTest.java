package org.limitlab.family.transformers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.ClaimReader;
import org.limitlab.core.claim.Outcome;
import org.limitlab.core.claim.Question;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.engine.judge.Judge;
import org.limitlab.engine.judge.StoreEvidence;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.run.RunDirectory;
import org.limitlab.engine.run.RunListener;
import org.limitlab.engine.run.RunOptions;
import org.limitlab.engine.store.Access;
import org.limitlab.engine.store.Host;
import org.limitlab.engine.store.StoreListener;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The examples' claims get the verdicts that they announce, and the same claims with a planted
 * wrong exponent or constant, judged on the very same results, are refuted.
 */
class PlantedClaimsTest {

    private static final Place HERE = Place.of("planted");

    @TempDir private Path directory;

    @Test
    void plantedErrorsOfTheFirstExampleAreRefuted() {
        check(List.of("mean-field-tokens"));
    }

    @Test
    @Tag("slow")
    void plantedErrorsOfEveryExampleAreRefuted() {
        check(TransformersExamTest.catalog().examples().stream().map(Example::name).toList());
    }

    private void check(List<String> names) {
        Catalog catalog = TransformersExamTest.catalog();
        List<String> wrong = new ArrayList<>();
        int planted = 0;
        for (String name : names) {
            RunDirectory.Setting setting =
                    new RunDirectory.Setting(
                            Access.RUN,
                            Host.machine("none"),
                            StoreListener.NONE,
                            () -> 1,
                            () -> false);
            var experiment = catalog.read(catalog.example(name).orElseThrow(), ReadOptions.QUICK);
            try (RunDirectory run =
                    RunDirectory.open(directory.resolve(name), experiment, catalog, setting)) {
                run.run(RunOptions.of(experiment), RunListener.NONE);
                for (Verdict verdict : run.conclude()) {
                    if (!verdict.isAnnounced()) {
                        wrong.add(name + " " + verdict.claim().id() + ": " + verdict.reason());
                        continue;
                    }
                    Optional<Claim> mutant = mutant(verdict);
                    if (mutant.isPresent() && verdict.outcome() == Outcome.SUPPORTED) {
                        planted++;
                        Outcome outcome = judge(run, mutant.get());
                        if (outcome != Outcome.REFUTED) {
                            wrong.add(name + " " + mutant.get().source().text() + ": " + outcome);
                        }
                    }
                }
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
        assertFalse(planted == 0, "no claim was planted");
    }

    private static Outcome judge(RunDirectory run, Claim claim) {
        StoreEvidence evidence = new StoreEvidence(run.plan(), run.store(), Integer.MAX_VALUE);
        return Judge.judge(claim, evidence.of(claim)).outcome();
    }

    /** The claim with another exponent, constant, bound or direction; none for a phenomenon. */
    private static Optional<Claim> mutant(Verdict verdict) {
        Node.Mapping source = verdict.claim().source();
        Verdict.Component c = verdict.decisiveComponent().orElseThrow();
        Node.Mapping changed =
                switch (verdict.claim().question()) {
                    case Question.Rate rate -> with(source, "law", wrongLaw(rate.law().text()));
                    case Question.Value _ -> with(source, "against", number(c.claimed() + off(c)));
                    case Question.Identity _ ->
                            with(source, "against", number(c.claimed() + off(c)));
                    case Question.UpperBound _ ->
                            with(source, "bound", number(c.own().lower() - off(c)));
                    case Question.Threshold t ->
                            with(
                                    source,
                                    "direction",
                                    t.direction() == Question.Direction.FALLING
                                            ? "rising"
                                            : "falling");
                    case Question.Order o when o.below().isEmpty() ->
                            with(
                                    source,
                                    "monotone",
                                    o.direction() == Question.Direction.FALLING
                                            ? "rising"
                                            : "falling");
                    default -> source;
                };
        if (changed.text().equals(source.text())) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Optional<Claim> claim = ClaimReader.read(changed, problems);
        assertEquals(List.of(), problems.list());
        return claim;
    }

    /** Far outside: six margins and the whole interval. */
    private static double off(Verdict.Component c) {
        return 6 * c.margin() + 4 * c.simultaneous().halfWidth() + 1e-6;
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.17g", x);
    }

    /** Half as fast again. */
    private static String wrongLaw(String law) {
        return law.startsWith("exp(")
                ? law.replaceFirst("exp\\(-", "exp(-1.5*")
                : law.replaceFirst("\\^(.*)", "^(1.5*($1))");
    }

    private static Node.Mapping with(Node.Mapping source, String key, String value) {
        Map<String, Node> entries = new LinkedHashMap<>(source.entries());
        entries.put(key, new Node.Scalar(HERE, value, false));
        return Node.Mapping.of(HERE, entries);
    }
}
