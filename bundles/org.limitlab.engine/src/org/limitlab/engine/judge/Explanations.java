package org.limitlab.engine.judge;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Outcome;
import org.limitlab.core.claim.Question;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Region;

import java.util.List;
import java.util.Locale;

/** Says in a sentence why a verdict is what it is, and what would decide an undecided claim. */
final class Explanations {

    private static final double MOST_TIMES_MORE = 1e6;

    private Explanations() {}

    /**
     * The component that breaks the claim, or is nearest to breaking it: the least distance from an
     * end of its interval to the edge of its region, in units of the margin.
     */
    static int decisive(List<Verdict.Component> components) {
        int decisive = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < components.size(); i++) {
            Verdict.Component c = components.get(i);
            double depth = Math.min(depth(c, c.own().lower()), depth(c, c.own().upper()));
            if (decisive < 0 || depth < least) {
                least = depth;
                decisive = i;
            }
        }
        return decisive;
    }

    private static double depth(Verdict.Component c, double end) {
        double unit = c.margin() > 0 && Double.isFinite(c.margin()) ? c.margin() : 1;
        double depth = c.region().depth(end) / unit;
        return Double.isNaN(depth) ? Double.NEGATIVE_INFINITY : depth;
    }

    static String reason(Claim claim, Findings findings, Outcome outcome) {
        List<Verdict.Component> components = findings.components();
        if (components.isEmpty()) {
            return findings.obstacles().isEmpty()
                    ? "nothing was measured"
                    : String.join("; ", findings.obstacles());
        }
        if (outcome == Outcome.REPORTED) {
            return "a phenomenon without a theorem: reported, never passed or failed";
        }
        Verdict.Component c = components.get(decisive(components));
        String at = c.label().isEmpty() ? "" : " at " + c.label();
        String what = findings.effectName() + " " + effect(claim, c) + at;
        String text =
                switch (outcome) {
                    case SUPPORTED ->
                            components.size() == 1
                                    ? what + " lies inside " + region(claim, c)
                                    : "all "
                                            + components.size()
                                            + " intervals lie inside; nearest to an edge: "
                                            + what
                                            + " in "
                                            + region(claim, c);
                    case REFUTED -> what + " lies wholly outside " + region(claim, c);
                    default ->
                            what
                                    + " neither lies inside "
                                    + region(claim, c)
                                    + " nor wholly outside";
                };
        return findings.obstacles().isEmpty()
                ? text
                : text + "; but " + String.join("; ", findings.obstacles());
    }

    /** {@code -0.543 [-0.569, -0.516]}: exponents are shown with the sign of their law. */
    static String effect(Claim claim, Verdict.Component c) {
        Interval shown = claim.question() instanceof Question.Rate ? c.own().negate() : c.own();
        double value = claim.question() instanceof Question.Rate ? -c.value() : c.value();
        return number(value) + " [" + number(shown.lower()) + ", " + number(shown.upper()) + "]";
    }

    private static String region(Claim claim, Verdict.Component c) {
        Region r = c.region();
        if (claim.question() instanceof Question.Rate) {
            r = new Region(-r.upper(), r.upperClosed(), -r.lower(), r.lowerClosed(), -r.claimed());
        }
        return (r.lowerClosed() ? "[" : "(")
                + number(r.lower())
                + ", "
                + number(r.upper())
                + (r.upperClosed() ? "]" : ")");
    }

    static String wouldDecide(Claim claim, Findings findings, int decisive) {
        if (decisive < 0 || !findings.obstacles().isEmpty()) {
            return findings.obstacles().isEmpty()
                    ? "more replicas"
                    : "mend: " + String.join("; ", findings.obstacles());
        }
        Verdict.Component c = findings.components().get(decisive);
        double half = c.budget().monteCarlo();
        double fixed = c.budget().deterministic();
        if (Double.isFinite(c.margin()) && fixed > c.margin() / 2) {
            return c.budget().step() >= c.budget().theory()
                    ? "a smaller numerical step: its error "
                            + number(c.budget().step())
                            + " exceeds half the margin "
                            + number(c.margin())
                    : "a more accurate theory: its error "
                            + number(c.budget().theory())
                            + " exceeds half the margin "
                            + number(c.margin());
        }
        if (claim.question() instanceof Question.Rate rate
                && rate.correction().isPresent()
                && c.region().excludes(c.own())) {
            return "larger sizes: a correction of up to twice its bound could explain the data";
        }
        if (c.replicas() == 0) {
            return "a more accurate theory";
        }
        if (!Double.isFinite(half)) {
            return "at least 8 replicas, better 32";
        }
        double wanted = Math.max(0.5 * c.margin() - fixed, 0.1 * c.margin());
        if (!Double.isFinite(wanted) || !(wanted > 0)) {
            return "more replicas, or a stated least difference";
        }
        if (half <= wanted) {
            return claim.question() instanceof Question.Rate
                    ? "larger sizes: the value lies near the edge of the region"
                    : "more replicas: the value lies near the edge of the region";
        }
        double factor = Math.pow(half / wanted, 2);
        if (!(factor < MOST_TIMES_MORE)) {
            return "far more replicas, or a wider margin";
        }
        long replicas = (long) Math.ceil(c.replicas() * factor);
        return "about " + powerOfTwo(replicas) + " replicas a point instead of " + c.replicas();
    }

    private static long powerOfTwo(long n) {
        return n <= 1 ? 1 : Long.highestOneBit(n - 1) << 1;
    }

    /** Four significant digits. */
    static String number(double x) {
        if (Double.isInfinite(x)) {
            return x > 0 ? "inf" : "-inf";
        }
        if (x == 0 || Double.isNaN(x)) {
            return x == 0 ? "0" : "unknown";
        }
        double magnitude = Math.abs(x);
        if (magnitude >= 1e5 || magnitude < 1e-4) {
            return String.format(Locale.ROOT, "%.3e", x);
        }
        int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(magnitude)));
        return String.format(Locale.ROOT, "%." + digits + "f", x);
    }
}
