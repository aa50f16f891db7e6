package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.DeclaredClaim;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.catalog.Paper;
import org.limitlab.core.experiment.ExperimentSchema;
import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Part;
import org.limitlab.core.parameter.Parts;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.headless.shell.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is installed, as objects of JSON. */
final class Facts {

    private final Catalog catalog;

    Facts(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Everything: models, theories, parts, examples, claims. */
    List<Map<String, Object>> all() {
        List<Map<String, Object>> all = new ArrayList<>();
        catalog.models().forEach(model -> all.add(model(model)));
        catalog.theories().forEach(theory -> all.add(theory(theory)));
        parts().forEach(part -> all.add(part(part)));
        catalog.examples().forEach(example -> all.add(example(example)));
        catalog.declaredClaims().forEach(claim -> all.add(claim(claim)));
        return all;
    }

    List<Part> parts() {
        return List.copyOf(catalog.parts().ofKind(Part.class).values());
    }

    Map<String, Object> model(Model<?> model) {
        Catalog.Contribution<Model<?>> from = catalog.contributionOfModel(model.id());
        return Json.map(
                "type", "model",
                "id", model.id(),
                "title", model.title(),
                "summary", model.summary(),
                "family", from.family(),
                "contributor", from.contributor(),
                "sources", model.sources(),
                "numericsRevision", model.numericsRevision(),
                "scales", model.scales().stream().sorted().toList(),
                "refiningScales", model.refiningScales().stream().sorted().toList(),
                "numericalStep", model.numericalStep(),
                "parameters", parameters(catalog.schemaOfModel(model.id())),
                "observables", observables(observablesOf(model)),
                "theories", theoriesOf(model).stream().map(Theory::id).toList(),
                "examples", examplesOf(model).stream().map(Example::name).toList());
    }

    Map<String, Object> theory(Theory<?> theory) {
        Catalog.Contribution<Theory<?>> from = catalog.contributionOfTheory(theory.id());
        return Json.map(
                "type", "theory",
                "id", theory.id(),
                "title", theory.title(),
                "model", theory.model().isEmpty() ? null : theory.model(),
                "standing", Fields.spelling(theory.standing()),
                "assumptions", theory.assumptions(),
                "domain", theory.domain(),
                "equations", theory.equations(),
                "family", from.family(),
                "contributor", from.contributor(),
                "sources", theory.sources(),
                "numericsRevision", theory.numericsRevision(),
                "parameters", parameters(catalog.schemaOfTheory(theory.id())),
                "observables", observables(observablesOf(theory)));
    }

    Map<String, Object> part(Part part) {
        return Json.map(
                "type",
                "part",
                "id",
                part.id(),
                "title",
                part.title(),
                "kind",
                part instanceof Objective ? "objective" : "other",
                "formula",
                part instanceof Objective o ? Optional.of(o.formula()) : Optional.empty(),
                "smooth",
                part instanceof Objective o ? Optional.of(o.isSmooth()) : Optional.empty(),
                "parameters",
                parameters(schemaOf(part)));
    }

    ParameterSchema<?> schemaOf(Part part) {
        return ParameterSchema.of(part.getClass().asSubclass(Record.class), Parts.NONE);
    }

    Map<String, Object> example(Example example) {
        return Json.map(
                "type", "example",
                "id", example.name(),
                "title", titleOf(example),
                "model", modelOf(example).orElse(null),
                "family", example.family(),
                "contributor", example.contributor(),
                "claims", claimsOf(example).stream().map(DeclaredClaim::id).toList());
    }

    Map<String, Object> claim(DeclaredClaim claim) {
        return Json.map(
                "type", "claim",
                "id", claim.id(),
                "title", claim.title(),
                "kind", claim.kind(),
                "paper", claim.paper().isEmpty() ? null : claim.paper(),
                "reference", claim.reference().isEmpty() ? null : claim.reference(),
                "example", claim.example().name(),
                "announced", claim.announced().name(),
                "reason",
                        claim.reason().isEmpty() ? Optional.empty() : Optional.of(claim.reason()));
    }

    Map<String, Object> paper(Paper paper) {
        return Json.map(
                "type", "paper",
                "id", paper.id(),
                "title", paper.title(),
                "authors", paper.authors(),
                "year", paper.year(),
                "list", paper.list(),
                "class", paper.status(),
                "family", paper.family().isEmpty() ? null : paper.family());
    }

    private List<Map<String, Object>> parameters(ParameterSchema<?> schema) {
        return schema.parameters().values().stream().map(Facts::parameter).toList();
    }

    private static Map<String, Object> parameter(ParameterInfo info) {
        boolean free = info.range().isFree();
        return Json.map(
                "name", info.name(),
                "symbol", info.symbol(),
                "unit", info.unit(),
                "type", Fields.spelling(info.type()),
                "default", ExperimentSchema.plain(info.defaultValue()),
                "range", free ? Optional.empty() : Optional.of(info.range().toString()),
                "choices",
                        info.choices().isEmpty() ? Optional.empty() : Optional.of(info.choices()),
                "text", info.text());
    }

    private static List<Map<String, Object>> observables(List<Observable> observables) {
        return observables.stream()
                .map(
                        o ->
                                Json.map(
                                        "id", o.id(),
                                        "symbol", o.symbol(),
                                        "label", o.label(),
                                        "unit", o.unit(),
                                        "inTime", o.inTime(),
                                        "axes", o.axes().stream().map(Facts::axis).toList(),
                                        "reduction", Fields.spelling(o.reduction())))
                .toList();
    }

    private static Map<String, Object> axis(Axis axis) {
        return Json.map("id", axis.id(), "unit", axis.unit(), "length", axis.length());
    }

    /** What a model shows at its default parameters. */
    <P extends Record> List<Observable> observablesOf(Model<P> model) {
        return catalog.schema(model)
                .bind(defaults(), new Problems())
                .map(model::observables)
                .orElse(List.of());
    }

    /** What a theory predicts at its default parameters. */
    <Q extends Record> List<Observable> observablesOf(Theory<Q> theory) {
        return catalog.schema(theory)
                .bind(defaults(), new Problems())
                .map(theory::observables)
                .orElse(List.of());
    }

    private static Node.Mapping defaults() {
        return Node.Mapping.of(Place.of("defaults"), Map.of());
    }

    List<Theory<?>> theoriesOf(Model<?> model) {
        return catalog.theories().stream().filter(t -> t.model().equals(model.id())).toList();
    }

    List<Example> examplesOf(Model<?> model) {
        return catalog.examples().stream()
                .filter(e -> modelOf(e).equals(Optional.of(model.id())))
                .toList();
    }

    List<DeclaredClaim> claimsOf(Example example) {
        return catalog.declaredClaims().stream().filter(c -> c.example().equals(example)).toList();
    }

    /** The title of an example; its name where the file has none. */
    String titleOf(Example example) {
        return top(example, "title").orElse(example.name());
    }

    Optional<String> modelOf(Example example) {
        return top(example, "model");
    }

    private static Optional<String> top(Example example, String key) {
        try {
            Node.Mapping tree = YamlReader.readMapping(example.source(), example.text());
            return tree.entries().get(key) instanceof Node.Scalar s
                    ? Optional.of(s.value())
                    : Optional.empty();
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }
}
