package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Bibliography;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.DeclaredClaim;
import org.limitlab.core.catalog.Paper;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code limitlab papers}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {"  limitlab papers", "  limitlab papers M01 --results results/cbo-decay"})
public final class PapersVerb extends Verb {

    @Parameters(paramLabel = "PAPER", arity = "0..*", description = "Ids; default: all papers.")
    private List<String> ids = List.of();

    @Option(names = "--family", paramLabel = "FAMILY", description = "Those of one family.")
    private String family;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            arity = "1..*",
            description = "Show the verdicts of these results beside the announced ones.")
    private List<String> results = List.of();

    @Option(names = "--json", description = "One object a line.")
    private boolean json;

    @Override
    public Integer call() {
        Catalog catalog = session().catalog();
        List<PaperClaims> papers =
                wanted(catalog.bibliography()).stream()
                        .filter(p -> family == null || p.family().equals(family))
                        .map(p -> PaperClaims.of(catalog, p))
                        .toList();
        StoredVerdicts verdicts = StoredVerdicts.read(results, session());
        for (PaperClaims paper : papers) {
            if (json) {
                session().json(object(new Facts(catalog), paper, verdicts));
            } else {
                session().print(lines(paper, verdicts));
            }
        }
        long claimed = papers.stream().filter(p -> !p.claims().isEmpty()).count();
        say(count(papers.size(), "paper") + ", " + claimed + " with claims");
        return ExitCode.DONE;
    }

    private List<Paper> wanted(Bibliography bibliography) {
        if (ids.isEmpty()) {
            return bibliography.distinct();
        }
        Problems problems = new Problems();
        List<Paper> wanted = new ArrayList<>();
        List<String> known = bibliography.papers().stream().map(Paper::id).toList();
        for (String id : ids) {
            bibliography
                    .find(id)
                    .ifPresentOrElse(
                            wanted::add,
                            () ->
                                    problems.add(
                                            Place.of(id),
                                            "this is no paper of the bibliography",
                                            Suggestion.nearest(id, known).isEmpty()
                                                    ? "limitlab papers lists them"
                                                    : Suggestion.remedy(id, known)));
        }
        problems.throwIfAny();
        return wanted;
    }

    private static Map<String, Object> object(
            Facts facts, PaperClaims paper, StoredVerdicts verdicts) {
        Map<String, Object> object = facts.paper(paper.paper());
        List<Map<String, Object>> claims = new ArrayList<>();
        for (DeclaredClaim claim : paper.claims()) {
            Map<String, Object> facet = facts.claim(claim);
            facet.put(
                    "verdicts",
                    verdicts.of(claim.id()).stream()
                            .map(v -> Json.map("directory", v.directory(), "outcome", v.outcome()))
                            .toList());
            claims.add(facet);
        }
        object.put("claims", claims);
        if (paper.claims().isEmpty()) {
            object.put("reason", paper.whyNone());
        }
        return object;
    }

    private List<String> lines(PaperClaims paper, StoredVerdicts verdicts) {
        List<String> lines =
                new ArrayList<>(
                        new Table()
                                .row(paper.paper().id(), paper.paper().citation())
                                .lines(0, session().width()));
        Table claims = new Table();
        for (DeclaredClaim claim : paper.claims()) {
            List<StoredVerdicts.Stored> found = verdicts.of(claim.id());
            String outcomes =
                    found.isEmpty()
                            ? "announced " + claim.announced()
                            : String.join(
                                    ", ",
                                    found.stream().map(StoredVerdicts.Stored::outcome).toList());
            claims.row(claim.id(), outcomes, claim.title());
        }
        if (claims.isEmpty()) {
            lines.add("      " + paper.whyNone());
        }
        lines.addAll(claims.lines(6, session().width()));
        return lines;
    }
}
