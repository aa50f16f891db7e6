package org.limitlab.testkit;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.model.Model;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The exam of everything in a catalog: one test for each rule and contribution. In a plug-in's
 * tests:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> exam() {
 *     return Exam.of(Catalog.of(new LinearAttraction())).tests();
 * }
 * }</pre>
 *
 * <p>Rules are tried at the default parameters and once with each other choice, flag and named
 * part; {@link #at} gives smaller parameters where the defaults are large. Immutable.
 */
public final class Exam {

    private final Catalog catalog;
    private final Predicate<String> families;
    private final Map<String, Node.Mapping> parameters;
    private final Map<String, Set<String>> excused;

    private Exam(
            Catalog catalog,
            Predicate<String> families,
            Map<String, Node.Mapping> parameters,
            Map<String, Set<String>> excused) {
        this.catalog = catalog;
        this.families = families;
        this.parameters = Map.copyOf(parameters);
        this.excused = Map.copyOf(excused);
    }

    /** The exam of a whole catalog. */
    public static Exam of(Catalog catalog) {
        return new Exam(Objects.requireNonNull(catalog), f -> true, Map.of(), Map.of());
    }

    /**
     * Only what some families contribute.
     *
     * @param names short names, such as "swarm"
     */
    public Exam onlyFamilies(String... names) {
        return new Exam(catalog, Set.of(names)::contains, parameters, excused);
    }

    /**
     * Parameters at which a model or theory is examined, over its defaults.
     *
     * @param id model or theory
     * @param yaml such as {@code {particles: 8, dimension: 2}}
     */
    public Exam at(String id, String yaml) {
        Map<String, Node.Mapping> more = new LinkedHashMap<>(parameters);
        more.put(id, YamlReader.readMapping("exam of " + id, yaml));
        return new Exam(catalog, families, more, excused);
    }

    /**
     * Leaves out a rule for one contribution.
     *
     * @param id model, theory or example
     * @param rule id of the rule, which stands in brackets in the name of its test
     * @param reason why, for the reader of the test; not empty
     */
    public Exam excuse(String id, String rule, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an excuse needs a reason");
        }
        Map<String, Set<String>> more = new LinkedHashMap<>(excused);
        Set<String> rules = new TreeSet<>(more.getOrDefault(id, Set.of()));
        rules.add(rule);
        more.put(id, rules);
        return new Exam(catalog, families, parameters, more);
    }

    /** All tests: one container a contribution, one test a rule. */
    public Stream<DynamicNode> tests() {
        List<DynamicNode> all = new ArrayList<>();
        all.add(DynamicTest.dynamicTest("everything could be taken in", this::hasNoProblems));
        for (ModelSubject subject : models()) {
            String id = subject.model().id();
            all.add(container("model " + id, id, ModelExam.RULES, subject));
        }
        for (TheorySubject subject : theories()) {
            String id = subject.theory().id();
            all.add(container("theory " + id, id, TheoryExam.RULES, subject));
        }
        for (Example example : catalog.examples()) {
            if (families.test(example.family())) {
                ExperimentSubject subject = new ExperimentSubject(catalog, example);
                String name = "experiment " + example.name();
                all.add(container(name, example.name(), ExperimentExam.RULES, subject));
            }
        }
        return all.stream();
    }

    /**
     * Tests that the numbers of each model and theory are those of a golden file, as long as its
     * numerics revision is the same. With {@code -Dlimitlab.golden=FOLDER} the renewed file is
     * written into that folder.
     *
     * @param anchor class of the tests, beside which the file lies
     * @param file name of the file, such as {@code golden.tsv}; it may not be there yet
     */
    public Stream<DynamicNode> golden(Class<?> anchor, String file) {
        return Golden.tests(models(), theories(), anchor, file);
    }

    private List<ModelSubject> models() {
        List<ModelSubject> subjects = new ArrayList<>();
        for (Model<?> model : catalog.models()) {
            if (families.test(catalog.contributionOfModel(model.id()).family())) {
                subjects.add(ModelSubject.of(catalog, model, parametersOf(model.id())));
            }
        }
        return subjects;
    }

    private List<TheorySubject> theories() {
        List<TheorySubject> subjects = new ArrayList<>();
        for (Theory<?> theory : catalog.theories()) {
            if (families.test(catalog.contributionOfTheory(theory.id()).family())) {
                subjects.add(TheorySubject.of(catalog, theory, parametersOf(theory.id())));
            }
        }
        return subjects;
    }

    private Node.Mapping parametersOf(String id) {
        return parameters.getOrDefault(id, YamlReader.readMapping("exam of " + id, "{}"));
    }

    private void hasNoProblems() {
        Checks.require(catalog.problems().isEmpty(), () -> catalog.problems().toString());
    }

    private <T> DynamicNode container(String name, String id, List<Rule<T>> rules, T subject) {
        Set<String> left = excused.getOrDefault(id, Set.of());
        for (String rule : left) {
            if (rules.stream().noneMatch(r -> r.id().equals(rule))) {
                throw new IllegalArgumentException(
                        "\"" + rule + "\" is no rule for " + name + ": " + ids(rules));
            }
        }
        Stream<DynamicTest> tests =
                rules.stream()
                        .filter(rule -> !left.contains(rule.id()))
                        .map(
                                rule ->
                                        DynamicTest.dynamicTest(
                                                rule.statement() + " [" + rule.id() + "]",
                                                () -> rule.check().accept(subject)));
        return DynamicContainer.dynamicContainer(name, tests);
    }

    private static <T> List<String> ids(List<Rule<T>> rules) {
        return rules.stream().map(Rule::id).toList();
    }
}
