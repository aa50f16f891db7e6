package org.limitlab.headless.verb;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.ClaimReader;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.engine.external.DataTable;
import org.limitlab.engine.judge.Judge;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.report.Reports;
import org.limitlab.report.html.HtmlReport;
import org.limitlab.report.view.ReportView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code limitlab judge}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab judge table.csv --claim claim.yaml",
            "",
            "The table is tidy: columns replica, time, observable and value, theory and",
            "theory_error where known, and one for each axis, such as particles. A claim is",
            "written as under claims in an experiment file."
        })
public final class JudgeVerb extends Verb {

    @Parameters(
            paramLabel = "TABLE",
            description = "A CSV table of any program, or - for standard input.")
    private String table;

    @Option(
            names = "--claim",
            paramLabel = "FILE",
            required = true,
            description = "A file with a claim, or several; may be given again.")
    private List<String> claimFiles;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The report; default: the table's name with -report.html.")
    private String output;

    @Mixin private Showing showing;

    @Override
    public Integer call() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String file : claimFiles) {
            texts.put(file, ExperimentText.text(session().environment().path(file), file));
        }
        List<Claim> claims = claims(texts);
        DataTable data = data();
        List<Verdict> verdicts = new ArrayList<>();
        for (Claim claim : claims) {
            verdicts.add(Judge.judge(claim, data.evidence(claim)));
        }
        ReportView view =
                Reports.ofTable(
                        table,
                        verdicts,
                        session().catalog().bibliography(),
                        Optional.of(
                                new ReportView.SourceText(
                                        claimFiles.get(0), String.join("\n", texts.values()))),
                        List.of(
                                new ReportView.Fact("table", table),
                                new ReportView.Fact(
                                        "LimitLab", session().environment().version())));
        String report = output == null ? stem() + "-report.html" : output;
        Output.write(report, session(), to -> HtmlReport.write(view, to));
        return showing.show(verdicts, view, report, session());
    }

    private String stem() {
        return table.equals("-") ? "table" : table.replaceAll("\\.[^./]*$", "");
    }

    private DataTable data() throws IOException {
        if (table.equals("-")) {
            return DataTable.read(
                    "standard input",
                    new InputStreamReader(session().in(), StandardCharsets.UTF_8));
        }
        return DataTable.read(session().environment().path(table));
    }

    /** All claims of the files; every problem of every file at once. */
    private static List<Claim> claims(Map<String, String> texts) {
        Problems problems = new Problems();
        List<Claim> claims = new ArrayList<>();
        texts.forEach(
                (file, text) -> {
                    int before = problems.reports();
                    List<Node> nodes = nodes(YamlReader.read(file, text));
                    nodes.forEach(n -> ClaimReader.read(n, problems).ifPresent(claims::add));
                    if (nodes.isEmpty() && problems.reports() == before) {
                        problems.add(Place.of(file), "holds no claim", "write one");
                    }
                });
        problems.throwIfAny();
        return claims;
    }

    private static List<Node> nodes(Node node) {
        if (node instanceof Node.Mapping m && m.entries().containsKey("claims")) {
            return nodes(m.entries().get("claims"));
        }
        if (node instanceof Node.Mapping m && m.entries().isEmpty()) {
            return List.of();
        }
        return node instanceof Node.Sequence list ? list.items() : List.of(node);
    }
}
