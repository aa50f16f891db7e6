package org.limitlab.math.stats.exam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of the exam as a page of the documentation. */
final class ExamReport {

    private ExamReport() {}

    static void write(Path page, List<Cell.Result> results, long rootSeed) throws IOException {
        StringBuilder text = new StringBuilder(preamble(results, rootSeed));
        Map<String, List<Cell.Result>> kinds = new LinkedHashMap<>();
        for (Cell.Result r : results) {
            kinds.computeIfAbsent(r.cell().kind(), k -> new ArrayList<>()).add(r);
        }
        kinds.forEach(
                (kind, rows) -> {
                    text.append("\n## ").append(kind.substring(0, 1).toUpperCase(Locale.ROOT));
                    text.append(kind.substring(1)).append("\n\n");
                    text.append("| case | claims | SUPPORTED | REFUTED | covered |");
                    text.append(" mean replicas | asked | |\n|---|---|---|---|---|---|---|---|\n");
                    rows.forEach(r -> text.append(row(r)));
                });
        Files.createDirectories(page.getParent());
        Files.writeString(page, text);
    }

    private static String preamble(List<Cell.Result> results, long rootSeed) {
        long missed = results.stream().filter(r -> !r.isMet()).count();
        long significant =
                results.stream().filter(r -> !r.isMetWithin(JudgingExamSlowTest.TOLERANCE)).count();
        return String.format(
                Locale.ROOT,
                """
                # The judge's exam: figures

                Written by the slow suite (`JudgingExamSlowTest`), root seed %d. Each row is many
                synthetic claims, drawn and judged with the stopping rule of a run (or with a fixed
                number of replicas, where the row says so). What each row asks and how the methods
                work: [judging.md](judging.md). In validity maps a figure counts maps, not points:
                the share in which the named thing happened to any, or all, of 24 points.

                %d rows; in %d the figure itself is beyond what is asked (marked `near`), in %d by
                more than %.2f binomial standard errors (marked `MISSED`).
                """,
                rootSeed,
                results.size(),
                missed,
                significant,
                JudgingExamSlowTest.TOLERANCE);
    }

    private static String row(Cell.Result r) {
        String asked =
                r.cell().criteria().stream()
                        .map(Criterion::toString)
                        .collect(Collectors.joining(", "));
        String mark =
                r.isMet() ? "" : r.isMetWithin(JudgingExamSlowTest.TOLERANCE) ? "near" : "MISSED";
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.0f | %s | %s |%n",
                r.cell().detail(),
                r.claims(),
                100 * r.supported(),
                100 * r.refuted(),
                100 * r.covered(),
                r.replicas(),
                asked,
                mark);
    }
}
