package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.DeclaredClaim;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.catalog.Paper;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Part;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Fields;
import org.limitlab.headless.shell.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is installed, as text for people. */
final class Prose {

    private final Catalog catalog;
    private final Facts facts;
    private final int columns;

    Prose(Catalog catalog, Facts facts, int columns) {
        this.catalog = catalog;
        this.facts = facts;
        this.columns = columns;
    }

    List<String> model(Model<?> model) {
        List<String> lines = head(model.id(), "model", model.title());
        lines.addAll(paragraph(model.summary()));
        lines.addAll(sources(model.sources()));
        section(lines, "Parameters", parameters(catalog.schemaOfModel(model.id())));
        section(lines, "Observables", observables(facts.observablesOf(model)));
        Table theories = new Table();
        facts.theoriesOf(model)
                .forEach(t -> theories.row(t.id(), Fields.spelling(t.standing()), t.title()));
        section(lines, "Theories", theories);
        Table examples = new Table();
        facts.examplesOf(model).forEach(e -> examples.row(e.name(), facts.titleOf(e)));
        section(lines, "Examples", examples);
        return lines;
    }

    List<String> theory(Theory<?> theory) {
        String what =
                "theory, "
                        + Fields.spelling(theory.standing())
                        + (theory.model().isEmpty() ? "" : ", of " + theory.model());
        List<String> lines = head(theory.id(), what, theory.title());
        lines.addAll(paragraph("Assumes: " + theory.assumptions()));
        lines.addAll(paragraph("Holds: " + theory.domain()));
        theory.equations().forEach(equation -> lines.add("    " + equation));
        lines.addAll(sources(theory.sources()));
        section(lines, "Parameters", parameters(catalog.schemaOfTheory(theory.id())));
        section(lines, "Predicts", observables(facts.observablesOf(theory)));
        return lines;
    }

    List<String> part(Part part) {
        List<String> lines =
                head(part.id(), part instanceof Objective ? "objective" : "part", part.title());
        if (part instanceof Objective objective) {
            lines.add("  f(x) = " + objective.formula());
            lines.add("  " + (objective.isSmooth() ? "smooth" : "not smooth"));
        }
        section(lines, "Parameters", parameters(facts.schemaOf(part)));
        return lines;
    }

    List<String> example(Example example) {
        List<String> lines = head(example.name(), "example", facts.titleOf(example));
        Table claims = new Table();
        facts.claimsOf(example)
                .forEach(c -> claims.row(c.id(), c.kind(), c.announced().name(), c.title()));
        section(lines, "Claims, with their announced verdicts", claims);
        lines.add("File");
        example.text().lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    List<String> claim(DeclaredClaim claim) {
        List<String> lines = head(claim.id(), "claim of kind " + claim.kind(), claim.title());
        if (!claim.paper().isEmpty()) {
            String where = claim.reference().isEmpty() ? "" : ", " + claim.reference();
            lines.addAll(
                    paragraph(
                            catalog.bibliography()
                                            .find(claim.paper())
                                            .map(Paper::citation)
                                            .orElse(claim.paper())
                                    + where));
        }
        lines.add("  announced " + claim.announced());
        if (!claim.reason().isEmpty()) {
            lines.addAll(paragraph("because " + claim.reason()));
        }
        lines.add("  spelled in the example " + claim.example().name() + ":");
        lines.add("    " + claim.source().text());
        return lines;
    }

    List<String> paper(Paper paper) {
        List<String> lines = head(paper.id(), "paper", paper.citation());
        PaperClaims claims = PaperClaims.of(catalog, paper);
        if (claims.claims().isEmpty()) {
            lines.addAll(paragraph(claims.whyNone()));
        }
        Table table = new Table();
        claims.claims()
                .forEach(
                        c ->
                                table.row(
                                        c.id(),
                                        c.announced().name(),
                                        c.example().name(),
                                        c.title()));
        section(lines, "Claims, with their announced verdicts", table);
        return lines;
    }

    private List<String> head(String id, String what, String title) {
        List<String> lines = new ArrayList<>();
        lines.add(id + " (" + what + ")");
        lines.addAll(paragraph(title));
        return lines;
    }

    private List<String> paragraph(String text) {
        return Table.wrapped(text.replaceAll("\\s+", " ").strip(), columns - 2).stream()
                .map(line -> "  " + line)
                .toList();
    }

    private List<String> sources(List<String> sources) {
        List<String> lines = new ArrayList<>();
        for (String source : sources) {
            String cited =
                    catalog.bibliography()
                            .find(source)
                            .map(p -> p.id() + ": " + p.citation())
                            .orElse(source);
            lines.addAll(paragraph("Source: " + cited));
        }
        return lines;
    }

    private void section(List<String> lines, String title, Table table) {
        if (!table.isEmpty()) {
            lines.add(title);
            lines.addAll(table.lines(2, columns));
        }
    }

    private static Table parameters(ParameterSchema<?> schema) {
        Table table = new Table("name", "symbol", "default", "allowed", "meaning");
        for (ParameterInfo info : schema.parameters().values()) {
            table.row(
                    info.name(),
                    info.symbol(),
                    info.defaultValue().text(),
                    allowed(info),
                    info.text() + (info.unit().isEmpty() ? "" : " Unit: " + info.unit() + "."));
        }
        return table;
    }

    private static String allowed(ParameterInfo info) {
        return switch (info.type()) {
            case INTEGER -> "whole" + range(info);
            case REAL -> "real" + range(info);
            case FLAG -> "true, false";
            case CHOICE, PART -> info.choices().stream().collect(Collectors.joining(", "));
            case TEXT -> "text";
            case VECTOR -> "list" + range(info);
            case MATRIX -> "list of rows" + range(info);
            case SCHEDULE -> "number, formula of t or table" + range(info);
        };
    }

    private static String range(ParameterInfo info) {
        return info.range().isFree() ? "" : " in " + info.range();
    }

    private static Table observables(List<Observable> observables) {
        Table table = new Table("id", "symbol", "unit", "axes", "meaning");
        for (Observable o : observables) {
            String axes =
                    o.axes().stream()
                            .map(a -> a.id() + "(" + a.length() + ")")
                            .collect(Collectors.joining(", "));
            String time = o.inTime() ? (axes.isEmpty() ? "time" : "time, ") : "";
            table.row(o.id(), o.symbol(), o.unit(), time + axes, o.label());
        }
        return table;
    }
}
