package org.limitlab.headless.verb;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Outcome;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Numbers;
import org.limitlab.headless.shell.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verdicts as objects of JSON and as lines of text. */
final class VerdictFacts {

    private static final int DIGITS = 4;

    private VerdictFacts() {}

    /** A verdict with its effect, interval and region. */
    static Map<String, Object> object(Verdict verdict) {
        Claim claim = verdict.claim();
        return Json.map(
                "type", "claim",
                "id", claim.id(),
                "title", claim.title(),
                "kind", claim.question().kind(),
                "paper", claim.paper().isEmpty() ? null : claim.paper(),
                "reference", claim.reference().isEmpty() ? null : claim.reference(),
                "outcome", verdict.outcome().name(),
                "announced", claim.announced().name(),
                "asAnnounced", verdict.isAnnounced(),
                "effect", verdict.decisiveComponent().map(c -> effect(verdict, c)),
                "map", verdict.map().isEmpty() ? Optional.empty() : Optional.of(map(verdict)),
                "reason", verdict.reason(),
                "wouldDecide", verdict.wouldDecide().isEmpty() ? null : verdict.wouldDecide(),
                "smallestVisible", verdict.smallestVisible(),
                "replicas", verdict.replicas(),
                "failed", verdict.failed(),
                "external", verdict.external());
    }

    private static Map<String, Object> effect(Verdict verdict, Verdict.Component c) {
        return Json.map(
                "name", verdict.effectName(),
                "where", c.label(),
                "value", c.value(),
                "lower", c.own().lower(),
                "upper", c.own().upper(),
                "regionLower", c.region().lower(),
                "regionUpper", c.region().upper(),
                "claimed", c.claimed(),
                "monteCarlo", c.budget().monteCarlo(),
                "step", c.budget().step(),
                "theory", c.budget().theory());
    }

    private static List<Map<String, Object>> map(Verdict verdict) {
        return verdict.map().stream()
                .map(
                        p ->
                                Json.map(
                                        "point", p.point(),
                                        "outcome", p.outcome().map(Outcome::name).orElse(null),
                                        "domain", p.claimedDomain().orElse(null),
                                        "value", p.value()))
                .toList();
    }

    /** One line a verdict, then why those are what they are that are not as announced. */
    static List<String> lines(List<Verdict> verdicts, int columns, boolean colours) {
        Table table = new Table("verdict", "claim", "measured", "region", "paper");
        for (Verdict verdict : verdicts) {
            Optional<Verdict.Component> c = verdict.decisiveComponent();
            table.row(
                    verdict.outcome() + (verdict.isAnnounced() ? "" : " (!)"),
                    verdict.claim().id(),
                    c.map(VerdictFacts::measured).orElse(""),
                    c.map(VerdictFacts::region).orElse(""),
                    verdict.claim().paper());
        }
        List<String> lines = new ArrayList<>(table.lines(0, columns));
        for (int i = 0; colours && i < verdicts.size(); i++) {
            lines.set(i + 1, coloured(lines.get(i + 1), verdicts.get(i).outcome()));
        }
        for (Verdict verdict : verdicts) {
            if (!verdict.isAnnounced() || verdict.outcome() == Outcome.UNDECIDED) {
                lines.add(verdict.claim().id() + ": " + verdict.reason());
            }
            if (!verdict.wouldDecide().isEmpty()) {
                lines.add("  what would decide: " + verdict.wouldDecide());
            }
        }
        return lines;
    }

    private static String measured(Verdict.Component c) {
        return Numbers.text(c.value(), DIGITS)
                + " in ["
                + Numbers.text(c.own().lower(), DIGITS)
                + ", "
                + Numbers.text(c.own().upper(), DIGITS)
                + "]";
    }

    private static String region(Verdict.Component c) {
        double from = c.region().lower();
        double to = c.region().upper();
        if (Double.isInfinite(from) && Double.isInfinite(to)) {
            return "";
        }
        if (Double.isInfinite(from)) {
            return "<= " + Numbers.text(to, DIGITS);
        }
        return Double.isInfinite(to)
                ? ">= " + Numbers.text(from, DIGITS)
                : "[" + Numbers.text(from, DIGITS) + ", " + Numbers.text(to, DIGITS) + "]";
    }

    private static String coloured(String line, Outcome outcome) {
        String word = outcome.name();
        int code =
                switch (outcome) {
                    case SUPPORTED -> 32;
                    case REFUTED -> 31;
                    case UNDECIDED -> 35;
                    case REPORTED -> 34;
                };
        return line.replaceFirst(word, "\u001b[" + code + "m" + word + "\u001b[0m");
    }
}
