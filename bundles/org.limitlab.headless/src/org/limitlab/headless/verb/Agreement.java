package org.limitlab.headless.verb;

import org.limitlab.engine.store.Comparison;
import org.limitlab.engine.store.Difference;
import org.limitlab.engine.store.Merge;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Session;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;

/** How two directories' numbers agree: to the bit on equal machines, else within a tolerance. */
final class Agreement {

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description =
                    "Relative difference that counts as the same between unlike machines; default:"
                            + " 1e-9. On equal machines every bit must agree.")
    private double tolerance = Merge.TOLERANCE;

    @Option(names = "--json", description = "One object a line for each difference, then the sum.")
    private boolean json;

    double tolerance() {
        return tolerance;
    }

    private boolean isAllowed(Difference difference) {
        return difference.isNone()
                || !difference.sameMachine() && difference.relative() <= tolerance;
    }

    /** Prints how they agree. True if they do. */
    boolean show(Comparison comparison, String first, String second, Session session) {
        List<Difference> differing = comparison.differing();
        long forbidden = differing.stream().filter(d -> !isAllowed(d)).count();
        if (json) {
            differing.forEach(d -> session.json(object(d)));
            session.json(
                    Json.map(
                            "type", "comparison",
                            "compared", comparison.differences().size(),
                            "differing", differing.size(),
                            "forbidden", forbidden,
                            "largestRelative", comparison.largestRelative(),
                            "tolerance", tolerance,
                            "onlyFirst", comparison.onlyFirst(),
                            "onlySecond", comparison.onlySecond(),
                            "agree", forbidden == 0));
            return forbidden == 0;
        }
        differing.forEach(
                d -> session.print(d + (isAllowed(d) ? " (unlike machines: allowed)" : "")));
        only(comparison.onlyFirst(), first, session);
        only(comparison.onlySecond(), second, session);
        session.print(sum(comparison, differing.size(), forbidden));
        return forbidden == 0;
    }

    private String sum(Comparison comparison, int differing, long forbidden) {
        String compared = Verb.count(comparison.differences().size(), "observable") + " compared: ";
        if (differing == 0) {
            return compared + "all equal to the bit";
        }
        return compared
                + differing
                + " differ, the largest by "
                + comparison.largestRelative()
                + " of its value; tolerance "
                + tolerance
                + (forbidden == 0 ? ": agree" : ": do not agree");
    }

    private static void only(List<String> keys, String directory, Session session) {
        if (!keys.isEmpty()) {
            session.print("only in " + directory + ": " + String.join(", ", keys));
        }
    }

    private static Map<String, Object> object(Difference d) {
        return Json.map(
                "type", "difference",
                "key", d.key(),
                "observable", d.observable(),
                "values", d.values(),
                "differing", d.differing(),
                "largest", d.largest(),
                "relative", d.relative(),
                "where", d.where(),
                "sameMachine", d.sameMachine());
    }
}
