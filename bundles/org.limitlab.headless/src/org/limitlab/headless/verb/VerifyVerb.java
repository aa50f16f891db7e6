package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.headless.shell.Amounts;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Json;
import org.limitlab.report.text.JUnitXml;
import org.limitlab.report.text.VerdictTable;
import org.limitlab.report.view.ReportView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** {@code limitlab verify}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab verify swarm --quick --junit verdicts.xml",
            "",
            "Exits with 0 where every claim gets the verdict that its author announced."
        })
public final class VerifyVerb extends Verb {

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Families and examples; default: all examples.")
    private List<String> names = List.of();

    @Mixin private ExperimentOptions options;

    @Mixin private RunSettings settings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Keep the results here, one folder an example; default: they are removed.")
    private String output;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit's XML too.")
    private String junit;

    @Option(names = "--json", description = "One object a claim, then one an example.")
    private boolean json;

    /** How one example went. */
    record Verified(
            Example example,
            int code,
            double seconds,
            Optional<Conclusion> conclusion,
            String why) {}

    @Override
    public Integer call() throws IOException {
        settings.check(session().environment());
        List<Example> examples = wanted(session().catalog());
        Path own = output == null ? Files.createTempDirectory("limitlab-verify") : null;
        List<Verified> all = new ArrayList<>();
        try {
            for (Example example : examples) {
                Path root = own == null ? session().environment().path(output) : own;
                Verified verified = verify(example, root.resolve(example.name()));
                all.add(verified);
                show(verified);
                if (isStopped(verified.code())) {
                    break;
                }
            }
        } finally {
            if (own != null) {
                Directories.remove(own);
            }
        }
        if (!json) {
            showChance(all);
        }
        if (junit != null) {
            List<JUnitXml.Suite> suites = all.stream().map(VerifyVerb::suite).toList();
            Output.write(junit, session(), to -> JUnitXml.write(suites, to));
        }
        return ExitCode.of(all.stream().mapToInt(Verified::code).toArray());
    }

    private static JUnitXml.Suite suite(Verified verified) {
        String name = verified.example().name();
        ReportView view =
                verified.conclusion()
                        .map(Conclusion::view)
                        .orElseGet(
                                () ->
                                        new ReportView(
                                                name,
                                                "",
                                                List.of(),
                                                List.of(),
                                                0,
                                                List.of(),
                                                List.of(),
                                                Optional.empty(),
                                                List.of()));
        List<String> errors =
                verified.conclusion().isPresent()
                        ? List.of()
                        : List.of(
                                verified.why().isEmpty()
                                        ? "ended with " + verified.code()
                                        : verified.why());
        return new JUnitXml.Suite(name, view, verified.seconds(), errors);
    }

    private static boolean isStopped(int code) {
        return code == ExitCode.INTERRUPTED || code == ExitCode.STOPPED || code == ExitCode.IO;
    }

    private List<Example> wanted(Catalog catalog) {
        if (names.isEmpty()) {
            return List.copyOf(catalog.examples());
        }
        LinkedHashSet<Example> wanted = new LinkedHashSet<>();
        for (String name : names) {
            catalog.example(name).ifPresent(wanted::add);
            List<Example> family =
                    catalog.examples().stream().filter(e -> e.family().equals(name)).toList();
            wanted.addAll(family);
            if (catalog.example(name).isEmpty() && family.isEmpty()) {
                TreeSet<String> known = new TreeSet<>(catalog.families());
                catalog.examples().forEach(e -> known.add(e.name()));
                throw new ConfigurationException(
                        Place.of(name),
                        "this is no family and no example",
                        Suggestion.remedy(name, known));
            }
        }
        return List.copyOf(wanted);
    }

    private Verified verify(Example example, Path directory) throws IOException {
        Instant start = session().environment().clock().instant();
        try {
            Experiment experiment =
                    options.read(
                            ExperimentText.of(example, session().environment().directory()),
                            session());
            Talk talk = new Talk(session(), isQuiet() || !isVerbose());
            List<String> command = List.of("verify", example.name());
            Execution.Ending ending =
                    new Execution(session(), settings, talk, command).run(experiment, directory);
            boolean surprise = ending.conclusion().map(c -> !c.isAsAnnounced()).orElse(false);
            int code = ExitCode.of(ending.code(), surprise ? ExitCode.VERDICT : ExitCode.DONE);
            return new Verified(example, code, seconds(start), ending.conclusion(), "");
        } catch (ConfigurationException e) {
            e.problems().forEach(p -> session().complain(p.toString()));
            int code = e.missesPlugin() ? ExitCode.PLUGIN : ExitCode.INVALID;
            return new Verified(example, code, seconds(start), Optional.empty(), e.getMessage());
        }
    }

    private void showChance(List<Verified> all) {
        List<ReportView> views =
                all.stream().flatMap(v -> v.conclusion().stream()).map(Conclusion::view).toList();
        double most = views.stream().mapToDouble(ReportView::falseRefutations).sum();
        Showing.printChance(most, views.stream().mapToInt(v -> v.claims().size()).sum(), session());
    }

    private double seconds(Instant start) {
        return Duration.between(start, session().environment().clock().instant()).toNanos() / 1e9;
    }

    private void show(Verified verified) {
        List<org.limitlab.engine.judge.Verdict> verdicts =
                verified.conclusion().map(Conclusion::verdicts).orElse(List.of());
        if (json) {
            verdicts.forEach(v -> session().json(Showing.object(v)));
            session()
                    .json(
                            Json.map(
                                    "type", "example",
                                    "id", verified.example().name(),
                                    "seconds", verified.seconds(),
                                    "code", verified.code()));
            return;
        }
        session()
                .print(
                        verified.example().name()
                                + ": "
                                + (verified.code() == ExitCode.DONE ? "as announced" : "FAILED")
                                + ", "
                                + Amounts.duration(verified.seconds()));
        verified.conclusion()
                .ifPresent(
                        c ->
                                session()
                                        .out()
                                        .print(
                                                VerdictTable.plain(
                                                        c.view().claims(),
                                                        session()
                                                                .environment()
                                                                .terminal()
                                                                .columns(),
                                                        session().environment().colour())));
        session().out().flush();
    }
}
