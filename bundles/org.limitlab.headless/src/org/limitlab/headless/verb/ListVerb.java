package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.model.Model;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Fields;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;

/** {@code limitlab list}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {"  limitlab list", "  limitlab list claims --json"})
public final class ListVerb extends Verb {

    private static final List<String> KINDS =
            List.of("models", "theories", "parts", "examples", "claims");
    private static final List<String> USUAL = List.of("models", "theories", "parts", "examples");

    @Parameters(
            paramLabel = "KIND",
            arity = "0..*",
            description =
                    "What to list: models, theories, parts, examples, claims. Default: all but"
                            + " claims.")
    private List<String> kinds = List.of();

    @Option(names = "--json", description = "One object a line.")
    private boolean json;

    @Override
    public Integer call() {
        for (String kind : kinds) {
            if (!KINDS.contains(kind)) {
                throw usage(
                        "there are no \"" + kind + "\" (" + Suggestion.remedy(kind, KINDS) + ")");
            }
        }
        Catalog catalog = session().catalog();
        Facts facts = new Facts(catalog);
        List<String> wanted = kinds.isEmpty() ? (json ? KINDS : USUAL) : kinds;
        for (String kind : wanted) {
            if (json) {
                objects(catalog, facts, kind).forEach(session()::json);
            } else {
                print(kind, table(catalog, facts, kind));
            }
        }
        catalog.problems().forEach(p -> session().complain(p.toString()));
        return ExitCode.DONE;
    }

    private void print(String kind, Table table) {
        if (!table.isEmpty()) {
            session().print(kind);
            session().print(table.lines(2, session().width()));
        }
    }

    private static Table table(Catalog catalog, Facts facts, String kind) {
        Table table = new Table();
        switch (kind) {
            case "models" ->
                    catalog.models().forEach(m -> table.row(m.id(), family(catalog, m), m.title()));
            case "theories" ->
                    catalog.theories()
                            .forEach(t -> table.row(t.id(), family(catalog, t), t.title()));
            case "parts" -> facts.parts().forEach(p -> table.row(p.id(), p.title()));
            case "examples" ->
                    catalog.examples()
                            .forEach(e -> table.row(e.name(), e.family(), facts.titleOf(e)));
            default ->
                    catalog.declaredClaims()
                            .forEach(
                                    c ->
                                            table.row(
                                                    c.id(),
                                                    c.kind(),
                                                    c.paper(),
                                                    c.example().name(),
                                                    c.title()));
        }
        return table;
    }

    private static String family(Catalog catalog, Model<?> model) {
        return catalog.contributionOfModel(model.id()).family();
    }

    private static String family(Catalog catalog, Theory<?> theory) {
        return catalog.contributionOfTheory(theory.id()).family();
    }

    private static List<Map<String, Object>> objects(Catalog catalog, Facts facts, String kind) {
        return switch (kind) {
            case "models" ->
                    catalog.models().stream()
                            .map(m -> row("model", m.id(), m.title(), family(catalog, m)))
                            .toList();
            case "theories" ->
                    catalog.theories().stream()
                            .map(
                                    t -> {
                                        Map<String, Object> row =
                                                row(
                                                        "theory",
                                                        t.id(),
                                                        t.title(),
                                                        family(catalog, t));
                                        row.put("standing", Fields.spelling(t.standing()));
                                        return row;
                                    })
                            .toList();
            case "parts" -> facts.parts().stream().map(facts::part).toList();
            case "examples" -> catalog.examples().stream().map(facts::example).toList();
            default -> catalog.declaredClaims().stream().map(facts::claim).toList();
        };
    }

    private static Map<String, Object> row(String type, String id, String title, String family) {
        return org.limitlab.headless.shell.Json.map(
                "type", type, "id", id, "title", title, "family", family);
    }
}
