package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.DeclaredClaim;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.catalog.Paper;
import org.limitlab.core.experiment.ExperimentSchema;
import org.limitlab.core.model.Model;
import org.limitlab.core.parameter.Part;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.theory.Theory;
import org.limitlab.headless.shell.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** {@code limitlab describe}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab describe cbo",
            "  limitlab describe --json",
            "  limitlab describe --schema > experiment.schema.json"
        })
public final class DescribeVerb extends Verb {

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "Model, theory, part, example, claim or paper.")
    private List<String> ids = List.of();

    @Option(
            names = "--json",
            description = "One object a line; of everything installed where no ID is given.")
    private boolean json;

    @Option(
            names = "--schema",
            description =
                    "The JSON Schema (2020-12) of experiment files; with a model's or theory's ID,"
                            + " of its parameters.")
    private boolean schema;

    @Override
    public Integer call() {
        if (ids.isEmpty() && !json && !schema) {
            throw usage("name what to describe, or ask for --json or --schema");
        }
        Catalog catalog = session().catalog();
        Facts facts = new Facts(catalog);
        Problems problems = new Problems();
        if (ids.isEmpty()) {
            if (schema) {
                session().json(ExperimentSchema.of(catalog));
            } else {
                facts.all().forEach(session()::json);
            }
        }
        for (String id : ids) {
            if (schema) {
                session().json(schemaOf(catalog, id, problems));
            } else {
                describe(catalog, facts, id, problems);
            }
        }
        problems.throwIfAny();
        return ExitCode.DONE;
    }

    private Map<String, Object> schemaOf(Catalog catalog, String id, Problems problems) {
        Optional<Model<?>> model = catalog.model(id);
        if (model.isPresent()) {
            return ExperimentSchema.ofParameters(
                    model.get().title(), catalog.schemaOfModel(id), catalog.parts());
        }
        Optional<Theory<?>> theory = catalog.theory(id);
        if (theory.isPresent()) {
            return ExperimentSchema.ofParameters(
                    theory.get().title(), catalog.schemaOfTheory(id), catalog.parts());
        }
        List<String> known = new ArrayList<>();
        catalog.models().forEach(m -> known.add(m.id()));
        catalog.theories().forEach(t -> known.add(t.id()));
        problems.add(
                Place.of("--schema"),
                "\"" + id + "\" is no model and no theory",
                Suggestion.remedy(id, known));
        problems.throwIfAny();
        return Map.of();
    }

    private void describe(Catalog catalog, Facts facts, String id, Problems problems) {
        Prose prose = new Prose(catalog, facts, session().environment().terminal().columns());
        List<Map<String, Object>> objects = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (Model<?> model : catalog.model(id).stream().toList()) {
            objects.add(facts.model(model));
            texts.add(prose.model(model));
        }
        for (Theory<?> theory : catalog.theory(id).stream().toList()) {
            objects.add(facts.theory(theory));
            texts.add(prose.theory(theory));
        }
        for (Part part : facts.parts()) {
            if (part.id().equals(id)) {
                objects.add(facts.part(part));
                texts.add(prose.part(part));
            }
        }
        for (Example example : catalog.example(id).stream().toList()) {
            objects.add(facts.example(example));
            texts.add(prose.example(example));
        }
        for (DeclaredClaim claim : catalog.declaredClaims()) {
            if (claim.id().equals(id)) {
                objects.add(facts.claim(claim));
                texts.add(prose.claim(claim));
            }
        }
        for (Paper paper : catalog.bibliography().find(id).stream().toList()) {
            objects.add(facts.paper(paper));
            texts.add(prose.paper(paper));
        }
        if (objects.isEmpty()) {
            problems.add(
                    Place.of(id),
                    "nothing installed has this id",
                    Suggestion.remedy(id, known(catalog, facts)));
        }
        if (json) {
            objects.forEach(session()::json);
        } else {
            texts.forEach(session()::print);
        }
    }

    private static TreeSet<String> known(Catalog catalog, Facts facts) {
        TreeSet<String> known = new TreeSet<>(catalog.claimIds());
        catalog.models().forEach(m -> known.add(m.id()));
        catalog.theories().forEach(t -> known.add(t.id()));
        facts.parts().forEach(p -> known.add(p.id()));
        catalog.examples().forEach(e -> known.add(e.name()));
        return known;
    }
}
