package org.limitlab.math.stats.exam;

import static org.limitlab.math.stats.exam.Criterion.Metric.COVERED;
import static org.limitlab.math.stats.exam.Criterion.Metric.REFUTED;
import static org.limitlab.math.stats.exam.Criterion.Metric.SUPPORTED;
import static org.limitlab.math.stats.exam.Criterion.atLeast;
import static org.limitlab.math.stats.exam.Criterion.atMost;

import org.limitlab.math.stats.exam.ListTrial.Dependence;
import org.limitlab.math.stats.exam.ListTrial.Relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** All cells of the exam. */
final class Exam {

    private static final int COVERAGE_CLAIMS = 4000;
    private static final int VERDICT_CLAIMS = 1000;
    private static final double[] EXPONENTS = {0.25, 0.5, 1, 2};

    private final List<Cell> cells = new ArrayList<>();

    private Exam() {}

    static List<Cell> cells() {
        Exam exam = new Exam();
        exam.plainRates();
        exam.eightReplicas();
        exam.otherRates();
        exam.ratesInTime();
        exam.correctedRates();
        exam.beyondTheBound();
        exam.values();
        exam.curves();
        exam.boundsAndOrders();
        exam.thresholds();
        exam.maps();
        exam.identities();
        return List.copyOf(exam.cells);
    }

    /** Full coverage cells when true, verdict cells when off. */
    private void three(
            String kind, String detail, List<Criterion> coverage, IntFunction<Trial> trial) {
        for (Truth truth : Truth.values()) {
            List<Criterion> criteria = new ArrayList<>(verdicts(truth));
            if (truth == Truth.EXACT) {
                criteria.addAll(coverage);
            }
            int claims =
                    truth == Truth.EXACT && !coverage.isEmpty() ? COVERAGE_CLAIMS : VERDICT_CLAIMS;
            add(kind, detail + ", " + truth.title, claims, trial.apply(truth.margins), criteria);
        }
    }

    private void add(
            String kind, String detail, int claims, Trial trial, List<Criterion> criteria) {
        cells.add(new Cell(kind, detail, claims, trial, criteria));
    }

    static List<Criterion> verdicts(Truth truth) {
        return switch (truth) {
            case EXACT -> List.of(atLeast(SUPPORTED, 0.90), atMost(REFUTED, 0.01));
            case MARGIN -> List.of(atMost(SUPPORTED, 0.05));
            case TWICE -> List.of(atLeast(REFUTED, 0.95));
        };
    }

    private static List<Criterion> coverage(double least, double most) {
        return List.of(atLeast(COVERED, least), atMost(COVERED, most));
    }

    private static List<Criterion> coverage(double least) {
        return List.of(atLeast(COVERED, least));
    }

    private static String format(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }

    private void plainRates() {
        for (double p : EXPONENTS) {
            for (int sizes : new int[] {4, 6}) {
                for (Noise noise : new Noise[] {Noise.GAUSSIAN, Noise.STUDENT3}) {
                    three(
                            "rate of a bias",
                            format("p = %s, %d sizes, %s", p, sizes, noise.title),
                            coverage(0.93, 0.97),
                            m ->
                                    r ->
                                            new RateTrial(
                                                            RateTrial.Case.bias(p, sizes, noise)
                                                                    .off(m),
                                                            r)
                                                    .run());
                }
                rms(p, sizes, Noise.GAUSSIAN, coverage(0.93, 0.97));
                rms(p, sizes, Noise.STUDENT9, coverage(0.925, 0.97));
            }
            add(
                    "rate of an rms gap",
                    format("p = %s, 6 sizes, squares of t(3), exactly true", p),
                    COVERAGE_CLAIMS,
                    r -> new RateTrial(RateTrial.Case.rms(p, 6, Noise.STUDENT3), r).run(),
                    coverage(0.90));
        }
    }

    private void rms(double p, int sizes, Noise noise, List<Criterion> coverage) {
        three(
                "rate of an rms gap",
                format("p = %s, %d sizes, squares of %s", p, sizes, noise.title),
                coverage,
                m -> r -> new RateTrial(RateTrial.Case.rms(p, sizes, noise).off(m), r).run());
    }

    private void eightReplicas() {
        for (double p : EXPONENTS) {
            for (Noise noise : new Noise[] {Noise.GAUSSIAN, Noise.STUDENT3}) {
                eight(format("p = %s, 6 sizes, %s", p, noise.title), p, noise, false);
            }
            eight(format("p = %s, 6 sizes, squares of Gaussian", p), p, Noise.GAUSSIAN, true);
        }
        for (Noise noise : new Noise[] {Noise.GAUSSIAN, Noise.STUDENT3}) {
            ListTrial.Case scalar = ListTrial.Case.scalar(Relation.VALUE, noise);
            eight(
                    "value, 8 replicas",
                    noise.title,
                    m -> r -> new ListTrial(scalar.off(m, false), r).run(8));
        }
    }

    private void eight(String detail, double p, Noise noise, boolean rms) {
        RateTrial.Case c = rms ? RateTrial.Case.rms(p, 6, noise) : RateTrial.Case.bias(p, 6, noise);
        String kind = rms ? "rate of an rms gap, 8 replicas" : "rate of a bias, 8 replicas";
        eight(kind, detail, m -> r -> new RateTrial(c.off(m), r).run(8));
    }

    private void eight(String kind, String detail, IntFunction<Trial> trial) {
        add(
                kind,
                detail + ", exactly true",
                COVERAGE_CLAIMS,
                trial.apply(0),
                List.of(atLeast(COVERED, 0.92), atMost(REFUTED, 0.01)));
        add(
                kind,
                detail + ", off by the margin",
                VERDICT_CLAIMS,
                trial.apply(1),
                List.of(atMost(SUPPORTED, 0.05)));
    }

    private void otherRates() {
        List<Criterion> usual = coverage(0.93, 0.97);
        for (double p : new double[] {0.5, 1}) {
            RateTrial.Case bias = RateTrial.Case.bias(p, 6, Noise.GAUSSIAN);
            three(
                    "rate of a bias",
                    format("n^-%s log n, 6 sizes, Gaussian", p),
                    usual,
                    m -> r -> new RateTrial(bias.withLogFactor().off(m), r).run());
            three(
                    "rate of a bias",
                    format("p = %s, sd = s n^-p, 5 sizes, Gaussian", p),
                    usual,
                    m ->
                            r ->
                                    new RateTrial(
                                                    RateTrial.Case.bias(p, 5, Noise.GAUSSIAN)
                                                            .spread(p)
                                                            .off(m),
                                                    r)
                                            .run());
            three(
                    "rate of a bias, sizes share noise",
                    format("p = %s, correlation 0.9, Gaussian", p),
                    usual,
                    m -> r -> new RateTrial(bias.sharing(0.9).off(m), r).run());
            three(
                    "rate of an rms gap, sizes share noise",
                    format("p = %s, correlation 0.9, squares of Gaussian", p),
                    usual,
                    m ->
                            r ->
                                    new RateTrial(
                                                    RateTrial.Case.rms(p, 6, Noise.GAUSSIAN)
                                                            .sharing(0.9)
                                                            .off(m),
                                                    r)
                                            .run());
        }
        three(
                "rate of a bias",
                "p = 1, 6 sizes, exponential",
                coverage(0.93),
                m ->
                        r ->
                                new RateTrial(
                                                RateTrial.Case.bias(1, 6, Noise.EXPONENTIAL).off(m),
                                                r)
                                        .run());
        three(
                "rate of a supremum",
                "sup over times of the bias, n^-1",
                usual,
                m -> r -> new SupTrial(true, m, r).run());
        three(
                "rate of a supremum",
                "mean of sup over times, n^-1",
                usual,
                m -> r -> new SupTrial(false, m, r).run());
    }

    private void ratesInTime() {
        for (TimeTrial.Gap gap : TimeTrial.Gap.values()) {
            for (double p : new double[] {0.5, 2}) {
                three(
                        "rate in time",
                        format("%s, p = %s", gap.title, p),
                        coverage(0.93, 0.97),
                        m -> r -> new TimeTrial(gap, p, m, r).run());
            }
        }
    }

    private void correctedRates() {
        for (double p : new double[] {0.5, 1, 2}) {
            for (double b : new double[] {-1, -0.5, -0.1, 0, 0.1, 1}) {
                RateTrial.Case bias = RateTrial.Case.bias(p, 6, Noise.GAUSSIAN);
                corrected("rate of a bias, corrected", p, b, bias);
                corrected(
                        "rate of an rms gap, corrected",
                        p,
                        Math.max(b, -0.9),
                        RateTrial.Case.rms(p, 6, Noise.GAUSSIAN));
            }
        }
        for (double b : new double[] {0, 1}) {
            corrected(
                    "rate of a bias, corrected, t(3)",
                    1,
                    b,
                    RateTrial.Case.bias(1, 6, Noise.STUDENT3));
        }
    }

    private void corrected(String kind, double p, double b, RateTrial.Case c) {
        for (Truth truth : Truth.values()) {
            RateTrial.Case one = c.corrected(b).off(truth.margins);
            double power = Math.abs(b) > 0.1 ? 0.70 : 0.93;
            add(
                    kind,
                    format("p = %s, b = %s n1, %s", p, b, truth.title),
                    VERDICT_CLAIMS,
                    r -> new RateTrial(one, r).run(),
                    truth == Truth.TWICE ? List.of(atLeast(REFUTED, power)) : verdicts(truth));
        }
    }

    private void beyondTheBound() {
        for (double p : new double[] {0.5, 1, 2}) {
            for (double b : new double[] {-2, 2}) {
                RateTrial.Case bias = RateTrial.Case.bias(p, 6, Noise.GAUSSIAN);
                beyond("rate of a bias, corrected", p, b, bias);
            }
            beyond("rate of an rms gap, corrected", p, 2, RateTrial.Case.rms(p, 6, Noise.GAUSSIAN));
        }
    }

    private void beyond(String kind, double p, double b, RateTrial.Case c) {
        add(
                kind,
                format("p = %s, b = %s n1 (twice the bound), exactly true", p, b),
                VERDICT_CLAIMS,
                r -> new RateTrial(c.corrected(b), r).run(),
                List.of(atMost(REFUTED, 0.01)));
    }

    private void values() {
        for (Noise noise : new Noise[] {Noise.GAUSSIAN, Noise.STUDENT3}) {
            ListTrial.Case scalar = ListTrial.Case.scalar(Relation.VALUE, noise);
            three(
                    "value, a mean",
                    noise.title,
                    coverage(0.93, 0.97),
                    m -> r -> new ListTrial(scalar.off(m, false), r).run());
        }
        ListTrial.Case skewed = ListTrial.Case.scalar(Relation.VALUE, Noise.EXPONENTIAL);
        add(
                "value, a mean",
                "exponential, exactly true",
                COVERAGE_CLAIMS,
                r -> new ListTrial(skewed, r).run(),
                coverage(0.93));
        for (int side : new int[] {-1, 1}) {
            add(
                    "value, a mean",
                    "exponential, off by the margin, " + (side < 0 ? "below" : "above"),
                    VERDICT_CLAIMS,
                    r -> new ListTrial(skewed.off(side, false), r).run(),
                    List.of(atMost(SUPPORTED, 0.06)));
        }
        double[][] probabilities = {{0.02, 0.02}, {0.2, 0.06}, {0.5, 0.05}, {0.9, -0.03}};
        for (double[] p : probabilities) {
            three(
                    "value, a probability",
                    format("P = %s ± %s", p[0], Math.abs(p[1])),
                    coverage(0.93),
                    m -> OtherTrials.probability(p[0], Math.abs(p[1]), p[1] < 0 ? -m : m));
        }
        for (double q : new double[] {0.5, 0.9}) {
            for (int replicas : new int[] {64, 500}) {
                add(
                        "value, a quantile",
                        format("order %s, %d replicas, exponential", q, replicas),
                        COVERAGE_CLAIMS,
                        OtherTrials.quantile(q, Noise.EXPONENTIAL, replicas),
                        coverage(0.93));
            }
        }
        add(
                "value, a jackknifed statistic",
                "log of a variance, 256 replicas, Gaussian",
                COVERAGE_CLAIMS,
                OtherTrials.jackknife(Noise.GAUSSIAN, 256),
                coverage(0.93, 0.97));
    }

    private void curves() {
        for (Noise noise : new Noise[] {Noise.GAUSSIAN, Noise.STUDENT3, Noise.EXPONENTIAL}) {
            for (boolean single : new boolean[] {false, true}) {
                lists(
                        "value, a curve",
                        "21 times, " + noise.title,
                        ListTrial.Case.many(Relation.VALUE, 21, Dependence.PATH, noise),
                        single);
            }
        }
        three(
                "value, a list over sizes",
                "6 sizes, Gaussian, all",
                coverage(0.93),
                m ->
                        r ->
                                new ListTrial(
                                                ListTrial.Case.many(
                                                                Relation.VALUE,
                                                                6,
                                                                Dependence.INDEPENDENT,
                                                                Noise.GAUSSIAN)
                                                        .off(m, false),
                                                r)
                                        .run());
        three(
                "value, a histogram",
                "8 bins ± 0.06",
                coverage(0.93),
                m -> OtherTrials.histogram(8, m));
    }

    private void lists(String kind, String detail, ListTrial.Case c, boolean single) {
        three(
                kind,
                detail + (single ? ", at one point" : ", at all points"),
                single ? List.of() : coverage(0.93),
                m -> r -> new ListTrial(c.off(m, single), r).run());
    }

    private void boundsAndOrders() {
        for (Relation relation :
                new Relation[] {Relation.BOUND, Relation.STRICTLY_BELOW, Relation.NOT_ABOVE}) {
            String kind = relation == Relation.BOUND ? "upper bound" : "order";
            String name = relation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            ListTrial.Case scalar = ListTrial.Case.scalar(relation, Noise.GAUSSIAN);
            three(
                    kind,
                    name + ", one number, Gaussian",
                    coverage(0.93, 0.97),
                    m -> r -> new ListTrial(scalar.off(m, false), r).run());
            for (boolean single : new boolean[] {false, true}) {
                boolean path = relation == Relation.BOUND;
                lists(
                        kind,
                        path ? "bound over 21 times, Gaussian" : name + ", chain of 6, Gaussian",
                        ListTrial.Case.many(
                                relation,
                                path ? 21 : 6,
                                path ? Dependence.PATH : Dependence.CHAIN,
                                Noise.GAUSSIAN),
                        single);
            }
        }
        three(
                "order",
                "strictly below, unpaired, sds 3 to 1, Gaussian",
                coverage(0.93, 0.97),
                m -> OtherTrials.unpairedOrder(Noise.GAUSSIAN, m));
    }

    private void thresholds() {
        for (boolean logistic : new boolean[] {true, false}) {
            String link = logistic ? "logistic response" : "linear response with flat ends";
            three(
                    "threshold of a probability",
                    link,
                    List.of(),
                    m -> OtherTrials.probabilityThreshold(logistic, m));
            for (int replicas : new int[] {32, 256}) {
                add(
                        "threshold, bracket",
                        format("%s, 21 points, %d replicas", link, replicas),
                        COVERAGE_CLAIMS,
                        OtherTrials.bracket(logistic, replicas),
                        coverage(0.93));
            }
        }
        for (Noise noise : new Noise[] {Noise.GAUSSIAN, Noise.STUDENT3}) {
            three(
                    "threshold of a growth rate",
                    noise.title,
                    List.of(),
                    m -> OtherTrials.growthThreshold(noise, m));
        }
    }

    private void maps() {
        int points = 24;
        add(
                "validity map",
                "24 points exactly true: all supported; any refuted",
                VERDICT_CLAIMS,
                OtherTrials.map(points, Noise.GAUSSIAN, 0),
                List.of(atLeast(SUPPORTED, 0.90), atMost(REFUTED, 0.01)));
        add(
                "validity map",
                "24 points off by the margin: any supported",
                VERDICT_CLAIMS,
                OtherTrials.map(points, Noise.GAUSSIAN, 1),
                List.of(atMost(SUPPORTED, 0.05), atLeast(COVERED, 0.93)));
        add(
                "validity map",
                "24 points off by twice the margin: all refuted",
                VERDICT_CLAIMS,
                OtherTrials.map(points, Noise.GAUSSIAN, 2),
                List.of(atLeast(REFUTED, 0.95)));
    }

    private void identities() {
        for (double share : new double[] {0, 0.5, 2}) {
            List<Criterion> asked =
                    share > 1 ? List.of(atLeast(REFUTED, 1)) : List.of(atLeast(SUPPORTED, 1));
            List<Criterion> all = new ArrayList<>(asked);
            all.add(atLeast(COVERED, 1));
            add(
                    "identity by rounding",
                    format("worst of 100 at %s of the tolerance, named", share),
                    VERDICT_CLAIMS,
                    OtherTrials.identity(share),
                    all);
        }
    }
}
