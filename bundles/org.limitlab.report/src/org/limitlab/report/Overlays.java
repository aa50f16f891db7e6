package org.limitlab.report;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.expression.Law;
import org.limitlab.core.model.Observable;
import org.limitlab.core.yaml.Fields;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.summary.Summary;
import org.limitlab.engine.summary.SummaryRow;
import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.OverlayChart;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Overlays of finite systems and theories in time, from the rows of the tidy table. */
final class Overlays {
    private static final int MOST_CURVES = 4;

    private final RunPlan plan;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();

    private Overlays(RunPlan plan) {
        this.plan = plan;
    }

    /** Which rows a claim shows. */
    private record Wanted(
            Claim claim,
            Observable observable,
            String statistic,
            List<List<String>> points,
            int entry,
            Map<List<String>, List<SummaryRow>> rows) {
        boolean takes(SummaryRow row) {
            return row.side().equals(claim.question().of().side())
                    && row.observable().equals(observable.id())
                    && row.statistic().equals(statistic)
                    && (observable.axes().isEmpty() || row.index1() == entry)
                    && row.index2() <= 0
                    && points.contains(row.point());
        }
    }

    /** Reads once what all claims need. */
    static Overlays read(RunPlan plan, ResultStore store, List<Verdict> verdicts) {
        Overlays overlays = new Overlays(plan);
        for (Verdict verdict : verdicts) {
            overlays.want(verdict.claim());
        }
        if (!overlays.wanted.isEmpty()) {
            Summary.rows(plan, store, overlays::take);
        }
        return overlays;
    }

    private void want(Claim claim) {
        List<Integer> points = plan.pointsOf(claim);
        Optional<Cell> cell =
                points.isEmpty()
                        ? Optional.empty()
                        : plan.cell(claim.question().of().side(), points.getFirst());
        Optional<Observable> observable =
                cell.flatMap(c -> c.observable(claim.question().of().observable()));
        boolean curve =
                observable.isPresent()
                        && observable.get().inTime()
                        && cell.get().times().length > 2;
        if (!curve
                || claim.question().of().equals().isPresent()
                || observable.get().axes().size() > 1
                || !claim.map().isEmpty()) {
            return;
        }
        String statistic =
                Fields.spelling(
                        claim.question().of().reduction().orElse(observable.get().reduction()));
        int entry =
                claim.question().of().components().isEmpty()
                        ? 0
                        : claim.question().of().components().getFirst();
        wanted.put(
                claim.id(),
                new Wanted(
                        claim,
                        observable.get(),
                        statistic,
                        some(points),
                        entry,
                        new LinkedHashMap<>()));
    }

    /** At most four points, spread over all, the first and the last among them. */
    private List<List<String>> some(List<Integer> points) {
        List<List<String>> some = new ArrayList<>();
        int count = Math.min(MOST_CURVES, points.size());
        for (int i = 0; i < count; i++) {
            int index = count == 1 ? 0 : i * (points.size() - 1) / (count - 1);
            List<String> texts = new ArrayList<>();
            plan.points()
                    .get(points.get(index))
                    .values()
                    .forEach(
                            v ->
                                    texts.add(
                                            v instanceof org.limitlab.core.yaml.Node.Scalar s
                                                    ? s.value()
                                                    : v.text()));
            some.add(List.copyOf(texts));
        }
        return some;
    }

    private void take(SummaryRow row) {
        for (Wanted one : wanted.values()) {
            if (one.takes(row)) {
                one.rows.computeIfAbsent(row.point(), k -> new ArrayList<>()).add(row);
            }
        }
    }

    /** The overlay of a claim; none where there is nothing in time. */
    List<ClaimPage.Picture> of(Verdict verdict) {
        Wanted one = wanted.get(verdict.claim().id());
        if (one == null || one.rows.isEmpty()) {
            return List.of();
        }
        Optional<TheoryTask> theory = Sides.theory(plan, one.claim);
        List<OverlayChart.Finite> finite = new ArrayList<>();
        Map<String, OverlayChart.Limit> limits = new LinkedHashMap<>();
        for (List<String> point : one.points) {
            List<SummaryRow> rows = one.rows.getOrDefault(point, List.of());
            List<SummaryRow> own = compared(rows, theory);
            if (!own.isEmpty()) {
                finite.add(finite(own, point, Labels.of(plan, one.claim)));
                limit(own, point).ifPresent(l -> limits.putIfAbsent(l.values().toString(), l));
            }
        }
        if (finite.isEmpty()) {
            return List.of();
        }
        OverlayChart chart =
                new OverlayChart(
                        Text.of(Wording.title(one.claim.title())),
                        Tone.NEUTRAL,
                        Axis.linear(Axis.label("time", "t", "")),
                        yAxis(one),
                        Text.plain("95 % interval of the " + one.statistic.replace('-', ' ')),
                        finite,
                        distinct(limits));
        return List.of(new ClaimPage.Picture("overlay", chart.chart()));
    }

    /** Rows repeat for each theory: those of the claim's theory, or of the first. */
    private static List<SummaryRow> compared(List<SummaryRow> rows, Optional<TheoryTask> theory) {
        String wished = theory.map(TheoryTask::theoryId).orElse("");
        List<SummaryRow> exact =
                rows.stream()
                        .filter(
                                r ->
                                        !wished.isEmpty()
                                                && (r.theory().equals(wished)
                                                        || r.theory().startsWith(wished + " ")))
                        .toList();
        String first =
                exact.isEmpty()
                        ? rows.stream().map(SummaryRow::theory).findFirst().orElse("")
                        : exact.getFirst().theory();
        List<SummaryRow> chosen = rows.stream().filter(r -> r.theory().equals(first)).toList();
        Map<Double, SummaryRow> byTime = new java.util.TreeMap<>();
        chosen.forEach(r -> byTime.putIfAbsent(r.time(), r));
        return List.copyOf(byTime.values());
    }

    private OverlayChart.Finite finite(List<SummaryRow> rows, List<String> point, Labels labels) {
        int replicas = rows.stream().mapToInt(SummaryRow::replicas).min().orElse(0);
        Samples lower = samples(rows, r -> r.reduced().lower());
        Samples residual =
                samples(
                        rows,
                        r ->
                                r.reduced().standardError() > 0
                                        ? r.gap() / r.reduced().standardError()
                                        : Double.NaN);
        boolean compared = Double.isFinite(residual.min());
        return new OverlayChart.Finite(
                name(point, labels)
                        .plus(
                                (point.isEmpty() ? "" : ", ")
                                        + (replicas == 1 ? "1 replica" : replicas + " replicas")),
                samples(rows, SummaryRow::time),
                samples(rows, r -> r.reduced().value()),
                Double.isFinite(lower.min()) ? lower : Samples.empty(),
                Double.isFinite(lower.min())
                        ? samples(rows, r -> r.reduced().upper())
                        : Samples.empty(),
                compared ? residual : Samples.empty());
    }

    /** {@code N = 400, d = 2}: the axes by their symbols. */
    private Text name(List<String> point, Labels labels) {
        Text name = Text.empty();
        int i = 0;
        for (String axis : plan.experiment().axes().keySet()) {
            name =
                    name.plus(i == 0 ? "" : ", ")
                            .plus(labels.symbol(axis))
                            .plus(" = " + point.get(i++));
        }
        return name;
    }

    /** The theory that a row was compared with. */
    private Optional<TheoryTask> task(SummaryRow row) {
        String id = row.theory().split(" ")[0];
        return plan.theories().stream().filter(t -> t.theoryId().equals(id)).findFirst();
    }

    private Optional<OverlayChart.Limit> limit(List<SummaryRow> rows, List<String> point) {
        Samples values = samples(rows, SummaryRow::theoryValue);
        if (!Double.isFinite(values.min())) {
            return Optional.empty();
        }
        Optional<TheoryTask> theory = task(rows.getFirst());
        String standing =
                theory.map(t -> t.theory().standing().name().toLowerCase(Locale.ROOT))
                        .orElse("theory");
        String name = theory.map(t -> t.theory().title()).orElse(rows.getFirst().theory());
        String title =
                name.replace("$", "") + (point.isEmpty() ? "" : "|" + String.join(", ", point));
        return Optional.of(
                new OverlayChart.Limit(
                        title,
                        standing,
                        samples(rows, SummaryRow::time),
                        values,
                        Layer.Join.STRAIGHT));
    }

    /** A theory that is the same at all points needs no point in its name. */
    private static List<OverlayChart.Limit> distinct(Map<String, OverlayChart.Limit> limits) {
        List<OverlayChart.Limit> all = new ArrayList<>();
        for (OverlayChart.Limit limit : limits.values()) {
            String name =
                    limits.size() == 1
                            ? limit.name().replaceAll("\\|.*", "")
                            : limit.name().replace("|", " at ");
            all.add(
                    new OverlayChart.Limit(
                            name, limit.standing(), limit.x(), limit.values(), limit.join()));
        }
        return all;
    }

    private static Axis yAxis(Wanted one) {
        boolean decay =
                one.claim.question() instanceof Question.Rate rate
                        && rate.law().form() == Law.Form.EXPONENTIAL;
        boolean positive =
                one.rows.values().stream()
                        .flatMap(List::stream)
                        .allMatch(r -> !(r.reduced().value() <= 0));
        Text label =
                Axis.label(one.observable.label(), one.observable.symbol(), one.observable.unit());
        return new Axis(
                label,
                decay && positive ? Scale.LOG : Scale.LINEAR,
                Double.NaN,
                Double.NaN,
                List.of());
    }

    private static Samples samples(
            List<SummaryRow> rows, java.util.function.ToDoubleFunction<SummaryRow> value) {
        return Samples.of(rows.stream().mapToDouble(value).toArray());
    }
}
