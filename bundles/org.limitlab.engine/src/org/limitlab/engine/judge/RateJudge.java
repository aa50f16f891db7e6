package org.limitlab.engine.judge;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.expression.Law;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.yaml.Fields;
import org.limitlab.math.stats.BiasRate;
import org.limitlab.math.stats.CorrectedRate;
import org.limitlab.math.stats.Correction;
import org.limitlab.math.stats.DecayLaw;
import org.limitlab.math.stats.DecayRate;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.LogRate;
import org.limitlab.math.stats.RateFit;
import org.limitlab.math.stats.Region;
import org.limitlab.math.stats.Sensitivity;
import org.limitlab.math.stats.Sums;
import org.limitlab.math.stats.SupGap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Rates along an axis or in time: one line of points for each combination of the other axes. */
final class RateJudge {

    private final Claim claim;
    private final Question.Rate question;
    private final Evidence evidence;
    private final List<Evidence.Spot> spots;
    private final double level;
    private final Findings findings = Findings.of("exponent");

    RateJudge(Claim claim, Evidence evidence, List<Evidence.Spot> spots, double level) {
        this.claim = claim;
        this.question = (Question.Rate) claim.question();
        this.evidence = evidence;
        this.spots = spots;
        this.level = level;
    }

    /** Points of one line: samples at each, errors at each. */
    private record Line(
            String label,
            Map<String, String> point,
            double[] axis,
            double[][] samples,
            double[] step,
            double[] theory,
            Reduction reduction,
            boolean shared,
            double time,
            Evidence.Spot first) {

        /** Without noise: a theory against another side that has none. */
        boolean isKnown() {
            return first.of().isKnown() && first.others().stream().allMatch(Data::isKnown);
        }
    }

    Findings findings() {
        List<Line> lines = new ArrayList<>();
        try {
            lines.addAll(question.along().equals(Question.Rate.TIME) ? inTime() : alongAxis());
        } catch (Selection.Empty e) {
            findings.obstacle(e.getMessage());
        }
        double family = Intervals.bonferroniLevel(Intervals.LEVEL, Math.max(1, lines.size()));
        for (Line line : lines) {
            try {
                judge(line, Math.max(level, family));
            } catch (IllegalArgumentException e) {
                findings.obstacle(
                        "no rate can be fitted"
                                + (line.label().isEmpty() ? "" : " at " + line.label())
                                + ": "
                                + e.getMessage());
            }
        }
        return findings;
    }

    private List<Line> inTime() {
        List<Line> lines = new ArrayList<>();
        for (Evidence.Spot spot : spots) {
            if (spot.missing().isPresent()) {
                findings.obstacle(spot.missing().get());
                continue;
            }
            Selection selection = Selection.of(question.of(), spot);
            int times = selection.timeIndices().length;
            if (times < 3) {
                findings.obstacle(
                        "a rate in time needs three times, found " + times + " at " + spot.label());
                continue;
            }
            Measured measured = measured(question.of(), spot, selection, spot.of());
            Measured half =
                    spot.stepCheck()
                            .map(d -> measured(question.of(), spot, selection, d))
                            .orElse(null);
            int entries = measured.samples().columns() / times;
            for (int e = 0; e < entries; e++) {
                lines.add(timeLine(spot, selection, measured, half, e, entries));
            }
        }
        return lines;
    }

    private Line timeLine(
            Evidence.Spot spot,
            Selection selection,
            Measured measured,
            Measured half,
            int entry,
            int entries) {
        int times = selection.timeIndices().length;
        double[] axis = new double[times];
        double[][] samples = new double[times][];
        double[] step = new double[times];
        double[] theory = new double[times];
        double[] errors =
                spot.others().isEmpty()
                        ? new double[selection.count()]
                        : selection.errors(spot.others().get(0));
        for (int t = 0; t < times; t++) {
            axis[t] = spot.of().times()[selection.timeIndices()[t]];
            int column = t * entries + entry;
            samples[t] = measured.samples().column(column);
            theory[t] = errors.length > column ? errors[column] : 0;
            if (half != null) {
                step[t] = stepError(measured, half, column);
            }
        }
        String label = spot.label();
        if (entries > 1) {
            label += (label.isEmpty() ? "" : ", ") + "entry " + selection.entry(entry);
        }
        return new Line(
                label,
                spot.point(),
                axis,
                samples,
                step,
                theory,
                measured.samples().reduction(),
                true,
                Double.NaN,
                spot);
    }

    /** Between the step and its half, on the replicas that both have: the same noise. */
    private static double stepError(Measured coarse, Measured fine, int column) {
        int both = Math.min(coarse.replicas(), fine.replicas());
        return Math.abs(value(coarse, column, both) - value(fine, column, both));
    }

    private static double value(Measured measured, int column, int replicas) {
        double[] first = Arrays.copyOf(measured.samples().column(column), replicas);
        return Reducer.value(measured.samples(), first, 0, -1);
    }

    private Measured measured(
            Statistic statistic, Evidence.Spot spot, Selection selection, Data data) {
        double[][] reference =
                statistic.gap() == Statistic.Gap.NONE || spot.others().isEmpty()
                        ? new double[1][selection.count()]
                        : selection.rows(spot.others().get(0));
        return new Measured(statistic, evidence.reduction(), selection, spot, data, reference);
    }

    private List<Line> alongAxis() {
        Map<String, List<Evidence.Spot>> groups = new LinkedHashMap<>();
        for (Evidence.Spot spot : spots) {
            Map<String, String> others = new LinkedHashMap<>(spot.point());
            others.remove(question.along());
            groups.computeIfAbsent(others.toString(), k -> new ArrayList<>()).add(spot);
        }
        List<Line> lines = new ArrayList<>();
        for (List<Evidence.Spot> group : groups.values()) {
            List<Evidence.Spot> sorted = new ArrayList<>(group);
            sorted.sort(Comparator.comparingDouble(s -> s.number(question.along())));
            lines.addAll(axisLines(sorted));
        }
        return lines;
    }

    private List<Line> axisLines(List<Evidence.Spot> sorted) {
        Statistic statistic = byTime(question.of());
        List<Measured> all = new ArrayList<>();
        List<Measured> halves = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        for (Evidence.Spot spot : sorted) {
            if (spot.missing().isPresent()) {
                throw new Selection.Empty(spot.missing().get());
            }
            Selection selection = Selection.of(statistic, spot);
            all.add(measured(statistic, spot, selection, spot.of()));
            halves.add(
                    spot.stepCheck()
                            .map(d -> measured(statistic, spot, selection, d))
                            .orElse(null));
            errors.add(
                    spot.others().isEmpty()
                            ? new double[selection.count()]
                            : selection.errors(spot.others().get(0)));
        }
        if (statistic != question.of()) {
            return List.of(supremum(sorted, all, halves, errors));
        }
        List<Line> lines = new ArrayList<>();
        int columns = all.stream().mapToInt(m -> m.samples().columns()).min().orElse(0);
        for (int j = 0; j < columns; j++) {
            lines.add(axisLine(sorted, all, halves, errors, j, columns));
        }
        return lines;
    }

    /** The largest bias over times is chosen along the whole axis, so it starts from all times. */
    private static Statistic byTime(Statistic s) {
        if (s.gap() != Statistic.Gap.BIAS || s.sup() != Statistic.Sup.OUTSIDE) {
            return s;
        }
        return new Statistic(
                s.side(),
                s.observable(),
                s.components(),
                s.reduction(),
                s.gap(),
                Statistic.Sup.NONE,
                s.slope(),
                s.equals(),
                s.at());
    }

    private Line supremum(
            List<Evidence.Spot> sorted,
            List<Measured> all,
            List<Measured> halves,
            List<double[]> errors) {
        double[][][] gaps = all.stream().map(m -> m.samples().rows()).toArray(double[][][]::new);
        Line any = axisLine(sorted, all, halves, errors, 0, 1);
        double[] theory = new double[sorted.size()];
        double[] step = new double[sorted.size()];
        for (int j = 0; j < all.get(0).samples().columns(); j++) {
            Line line = axisLine(sorted, all, halves, errors, j, 1);
            for (int i = 0; i < theory.length; i++) {
                theory[i] = Math.max(theory[i], line.theory()[i]);
                step[i] = Math.max(step[i], line.step()[i]);
            }
        }
        return new Line(
                any.label(),
                any.point(),
                any.axis(),
                SupGap.samples(gaps),
                step,
                theory,
                Reduction.MEAN,
                any.shared(),
                Double.NaN,
                any.first());
    }

    private Line axisLine(
            List<Evidence.Spot> sorted,
            List<Measured> all,
            List<Measured> halves,
            List<double[]> errors,
            int column,
            int columns) {
        int n = sorted.size();
        double[] axis = new double[n];
        double[][] samples = new double[n][];
        double[] step = new double[n];
        double[] theory = new double[n];
        double known = 0;
        for (int i = 0; i < n; i++) {
            axis[i] = sorted.get(i).number(question.along());
            samples[i] = all.get(i).samples().column(column);
            theory[i] = errors.get(i).length > column ? errors.get(i)[column] : 0;
            if (halves.get(i) != null) {
                step[i] = stepError(all.get(i), halves.get(i), column);
                known = Math.max(known, step[i]);
            } else {
                step[i] = Double.NaN;
            }
        }
        for (int i = 0; i < n; i++) {
            step[i] = Double.isNaN(step[i]) ? between(axis, step, i, known) : step[i];
        }
        Map<String, String> others = new LinkedHashMap<>(sorted.get(0).point());
        others.remove(question.along());
        StringBuilder label = new StringBuilder();
        others.forEach((k, v) -> label.append(label.isEmpty() ? "" : ", ").append(k + " = " + v));
        String inner = columns > 1 ? all.get(0).label(column) : "";
        label.append(label.isEmpty() || inner.isEmpty() ? "" : ", ").append(inner);
        return new Line(
                label.toString(),
                others,
                axis,
                samples,
                step,
                theory,
                all.get(0).samples().reduction(),
                evidence.coupled().contains(question.along()),
                columns > 1 ? all.get(0).time(column) : Double.NaN,
                sorted.get(0));
    }

    /** The step error where it was not measured: between the checked neighbours in the log. */
    private static double between(double[] axis, double[] step, int i, double largest) {
        int low = i;
        int high = i;
        while (low >= 0 && Double.isNaN(step[low])) {
            low--;
        }
        while (high < step.length && Double.isNaN(step[high])) {
            high++;
        }
        if (low < 0 || high >= step.length || !(axis[low] > 0)) {
            return largest;
        }
        double share = Math.log(axis[i] / axis[low]) / Math.log(axis[high] / axis[low]);
        return step[low] + share * (step[high] - step[low]);
    }

    private void judge(Line line, double family) {
        Law law = question.law();
        double claimed = -law.exponent(line.first()::number);
        double margin = question.margin().around(claimed);
        Region region =
                question.atLeastAsFast()
                        ? Region.atLeast(claimed, margin)
                        : Region.around(claimed, margin);
        DecayLaw decay = decay(law, line.axis());
        DecayRate rate = rate(decay, line, level);
        DecayRate wide = family > level ? rate(decay, line, family) : rate;
        Optional<Correction> correction = correction(line);
        Interval own = interval(rate, correction, false);
        Interval simultaneous = interval(wide, correction, true);
        double step = sensitivity(rate, line.step(), correction);
        double theory = sensitivity(rate, line.theory(), correction);
        Interval decided = own.widen(step + theory);
        RateFit fit = rate.fit();
        findings.lines()
                .add(
                        new Verdict.Line(
                                line.label(),
                                question.along(),
                                fit,
                                correction.isPresent() ? Optional.of(own) : Optional.empty(),
                                design(wide, correction, claimed)));
        findings.components()
                .add(
                        new Verdict.Component(
                                line.label(),
                                line.point(),
                                line.time(),
                                exponent(rate, correction),
                                decided,
                                simultaneous.widen(step + theory).hull(decided),
                                region,
                                claimed,
                                margin,
                                new Verdict.Budget(own.halfWidth(), step, theory),
                                fit.points().stream()
                                        .mapToInt(RateFit.Point::replicas)
                                        .min()
                                        .orElse(0)));
        held(line, fit);
    }

    private static double design(DecayRate rate, Optional<Correction> correction, double claimed) {
        return correction
                .map(c -> CorrectedRate.of(rate, c).designHalfWidth(rate, c, claimed))
                .orElseGet(() -> rate.designHalfWidth(claimed));
    }

    private static DecayLaw decay(Law law, double[] axis) {
        return switch (law.form()) {
            case POWER -> DecayLaw.power(axis);
            case POWER_LOG -> DecayLaw.power(axis, Math::log);
            case EXPONENTIAL -> DecayLaw.exponential(axis);
        };
    }

    private DecayRate rate(DecayLaw law, Line line, double at) {
        double[][] x = line.samples();
        if (line.isKnown()) {
            return BiasRate.ofExact(law, known(line), at);
        }
        return switch (line.reduction()) {
            case RMS -> LogRate.ofSquares(law, mapped(x, v -> v * v), line.shared(), at);
            case SECOND_MOMENT -> LogRate.ofPositive(law, mapped(x, v -> v * v), line.shared(), at);
            case MEAN_OF_LOG -> LogRate.ofLogs(law, mapped(x, Math::log), line.shared(), at);
            case PROBABILITY ->
                    BiasRate.of(law, mapped(x, v -> isEvent(v, line) ? 1 : 0), line.shared(), at);
            case LOG_OF_MEAN -> LogRate.ofPositive(law, x, line.shared(), at);
            case VARIANCE -> LogRate.ofPositive(law, deviations(x), line.shared(), at);
            case MEDIAN, MODE, CENSORED_TIME ->
                    throw new IllegalArgumentException(
                            "no method for the rate of a "
                                    + Fields.spelling(line.reduction())
                                    + "; claim one of a mean, a root mean square, a variance or a"
                                    + " probability");
            case CIRCULAR_MEAN -> BiasRate.of(law, x, line.shared(), at);
            default ->
                    isPositiveMean(x)
                            ? LogRate.ofPositive(law, x, line.shared(), at)
                            : BiasRate.of(law, x, line.shared(), at);
        };
    }

    /** Squares whose means are the sample variances. */
    private static double[][] deviations(double[][] x) {
        double[][] squares = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double mean = Sums.mean(x[i]);
            double factor = x[i].length / (x[i].length - 1.0);
            squares[i] = Arrays.stream(x[i]).map(v -> factor * (v - mean) * (v - mean)).toArray();
        }
        return squares;
    }

    private static double[] known(Line line) {
        DoubleUnaryOperator gap =
                switch (line.reduction()) {
                    case RMS -> Math::abs;
                    case SECOND_MOMENT -> v -> v * v;
                    default -> v -> v;
                };
        return Arrays.stream(line.samples()).mapToDouble(x -> gap.applyAsDouble(x[0])).toArray();
    }

    private boolean isEvent(double value, Line line) {
        return question.of()
                .equals()
                .map(e -> value == e.evaluate(line.first()::number))
                .orElse(value >= 0.5);
    }

    /** A plain positive quantity, or a supremum of magnitudes, decays in the log. */
    private boolean isPositiveMean(double[][] samples) {
        Statistic of = question.of();
        boolean positive =
                of.gap() == Statistic.Gap.NONE
                        || of.gap() == Statistic.Gap.BIAS && of.sup() == Statistic.Sup.INSIDE
                        || of.gap() == Statistic.Gap.COUPLED
                        || of.gap() == Statistic.Gap.RMS;
        for (double[] row : samples) {
            for (double v : row) {
                positive &= v >= 0;
            }
        }
        return positive;
    }

    private static double[][] mapped(double[][] x, DoubleUnaryOperator f) {
        double[][] y = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            y[i] = Arrays.stream(x[i]).map(f).toArray();
        }
        return y;
    }

    private Optional<Correction> correction(Line line) {
        return question.correction()
                .map(q -> Correction.power(line.axis(), q.evaluate(line.first()::number)));
    }

    private static double exponent(DecayRate rate, Optional<Correction> correction) {
        return correction
                .map(c -> CorrectedRate.of(rate, c).exponent())
                .orElseGet(() -> rate.fit().exponent().value());
    }

    /** With a correction, a refutation needs the interval with the doubled bound as well. */
    private static Interval interval(
            DecayRate rate, Optional<Correction> correction, boolean refuting) {
        if (correction.isEmpty()) {
            return rate.fit().interval();
        }
        CorrectedRate corrected = CorrectedRate.of(rate, correction.get());
        return refuting ? corrected.interval().hull(corrected.doubled()) : corrected.interval();
    }

    private static double sensitivity(
            DecayRate rate, double[] errors, Optional<Correction> correction) {
        boolean none = Arrays.stream(errors).allMatch(e -> e == 0);
        return none ? 0 : Sensitivity.of(rate, errors, r -> interval(r, correction, false));
    }

    private void held(Line line, RateFit fit) {
        for (Claim.Held held : claim.held()) {
            for (int i = 0; i < line.axis().length; i++) {
                double n = line.axis()[i];
                double bound =
                        held.bound()
                                .evaluate(
                                        name ->
                                                name.equals(question.along())
                                                        ? n
                                                        : line.first().number(name));
                double gap = Math.abs(fit.points().get(i).gap());
                if (bound > held.below().around(gap)) {
                    findings.obstacle(
                            "another cause, "
                                    + held.bound()
                                    + " = "
                                    + bound
                                    + ", is not below "
                                    + held.below()
                                    + " of the gap "
                                    + gap
                                    + " at "
                                    + question.along()
                                    + " = "
                                    + n);
                }
            }
        }
    }
}
