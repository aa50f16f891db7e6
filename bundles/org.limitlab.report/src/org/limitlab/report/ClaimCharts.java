package org.limitlab.report;

import org.limitlab.core.claim.Question;
import org.limitlab.core.expression.Law;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.RateFit;
import org.limitlab.math.stats.Region;
import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.CurveChart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Look;
import org.limitlab.report.chart.Numbers;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.RateChart;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * The pictures that a verdict holds in itself: rates, validity maps, estimates against their
 * regions.
 */
record ClaimCharts(Verdict verdict, Labels labels) {
    private static final int MOST_LINES = 3;
    private static final int CURVE_POINTS = 80;
    private static final int MOST_SERIES = 6;
    private static final double BEYOND = 0.08;

    List<ClaimPage.Picture> all() {
        List<ClaimPage.Picture> all = new ArrayList<>();
        if (!verdict.map().isEmpty()) {
            all.addAll(new MapCharts(verdict, title(""), labels).all());
        } else if (verdict.claim().question() instanceof Question.Rate rate) {
            for (int i = 0; i < Math.min(MOST_LINES, verdict.fits().size()); i++) {
                all.add(
                        new ClaimPage.Picture(
                                "rate",
                                rate(rate, verdict.fits().get(i), verdict.components().get(i))));
            }
        } else {
            estimates().ifPresent(chart -> all.add(new ClaimPage.Picture("curve", chart)));
        }
        return all;
    }

    private Tone tone() {
        return ClaimPage.tone(verdict.outcome().name());
    }

    private Text title(String where) {
        Text title = Text.of(Wording.title(verdict.claim().title()));
        return where.isEmpty() ? title : title.plus(", " + where);
    }

    private Chart rate(Question.Rate question, Verdict.Line line, Verdict.Component component) {
        boolean inTime = question.law().form() == Law.Form.EXPONENTIAL;
        RateFit fit = line.fit();
        List<RateFit.Point> points =
                fit.points().stream()
                        .filter(p -> p.gap() != 0 && Double.isFinite(p.gap()))
                        .toList();
        Samples x = samples(points, RateFit.Point::axis);
        Samples at =
                inTime
                        ? Samples.range(lower(x, false), upper(x, false), CURVE_POINTS)
                        : Samples.logRange(lower(x, true), upper(x, true), CURVE_POINTS);
        Curve curve =
                new Curve(
                        question.law(),
                        inTime ? mean(x.toArray()) : Math.exp(mean(x.map(Math::log).toArray())));
        double level =
                Math.abs(fit.constant()) * curve.factor(curve.pivot(), fit.exponent().value());
        Interval shown = line.corrected().orElse(fit.interval());
        double slope = -fit.exponent().value();
        String word = inTime ? "rate " : "slope ";
        Text fitted =
                Text.plain(
                        "fit: "
                                + word
                                + Numbers.estimate(slope, -shown.upper(), -shown.lower())
                                + ", 95 % "
                                + Numbers.interval(-shown.upper(), -shown.lower()));
        RateChart chart =
                new RateChart(
                        title(line.label()),
                        tone(),
                        axis(line.along(), inTime ? Scale.LINEAR : Scale.LOG, x),
                        Axis.log(Text.plain(gapName())),
                        List.of(
                                new RateChart.Measured(
                                        Text.plain("measured, 95 % interval"),
                                        x,
                                        samples(points, p -> Math.abs(p.gap())),
                                        lowers(points),
                                        uppers(points),
                                        true)),
                        Optional.of(
                                curve.law(
                                        fitted,
                                        fit.exponent().value(),
                                        fit.interval().lower(),
                                        fit.interval().upper(),
                                        level,
                                        at)),
                        Optional.of(curve.claim(word, component, level, at)),
                        Double.NaN);
        return question.of().gap().name().equals("BIAS")
                ? withFloor(chart.chart(), x, points)
                : chart.chart();
    }

    /** A law through the pivot, and the laws of an interval of exponents around it. */
    private record Curve(Law law, double pivot) {
        double factor(double x, double p) {
            return switch (law.form()) {
                case POWER -> Math.pow(x, -p);
                case POWER_LOG -> Math.log(x) * Math.pow(x, -p);
                case EXPONENTIAL -> Math.exp(-p * x);
            };
        }

        RateChart.Law law(Text name, double p, double low, double high, double level, Samples at) {
            DoubleUnaryOperator one = x -> level * factor(x, low) / factor(pivot, low);
            DoubleUnaryOperator other = x -> level * factor(x, high) / factor(pivot, high);
            boolean bounded = Double.isFinite(low) && Double.isFinite(high);
            return new RateChart.Law(
                    name,
                    at,
                    at.map(x -> level * factor(x, p) / factor(pivot, p)),
                    bounded
                            ? at.map(x -> Math.min(one.applyAsDouble(x), other.applyAsDouble(x)))
                            : Samples.empty(),
                    bounded
                            ? at.map(x -> Math.max(one.applyAsDouble(x), other.applyAsDouble(x)))
                            : Samples.empty());
        }

        RateChart.Law claim(String word, Verdict.Component c, double level, Samples at) {
            Region region = c.region();
            boolean atLeast = Double.isInfinite(region.upper());
            String name =
                    "claimed: "
                            + word
                            + Numbers.line(-c.claimed(), 4)
                            + (atLeast ? " or steeper" : " \u00b1 " + Numbers.line(c.margin(), 3));
            double high = atLeast ? c.claimed() : region.upper();
            return law(Text.plain(name), c.claimed(), region.lower(), high, level, at);
        }
    }

    private static Chart withFloor(Chart chart, Samples x, List<RateFit.Point> points) {
        Samples floor = samples(points, p -> 2 * p.standardError());
        Panel panel = chart.panels().getFirst();
        List<Layer> layers = new ArrayList<>(panel.layers());
        layers.addFirst(
                new Layer.Band(
                        Text.plain("noise: two standard errors"),
                        Look.ground(),
                        x,
                        floor.map(v -> 0),
                        floor));
        return new Chart(
                chart.title(),
                chart.tone(),
                chart.x(),
                List.of(new Panel(panel.y(), 1, layers)),
                true);
    }

    private String gapName() {
        String observable = labels.quantity(verdict.claim().question().of().observable());
        return switch (verdict.claim().question().of().gap()) {
            case NONE -> observable;
            case BIAS -> "|bias| of " + observable;
            case RMS -> "rms gap of " + observable;
            case COUPLED -> "coupled error of " + observable;
        };
    }

    private Axis axis(String name, Scale scale, Samples values) {
        Axis axis =
                scale == Scale.LOG ? Axis.log(labels.axis(name)) : Axis.linear(labels.axis(name));
        return values.size() <= 12 && scale == Scale.LOG ? axis.withTicksAt(values) : axis;
    }

    private static double lower(Samples x, boolean log) {
        return log
                ? x.min() * Math.pow(x.min() / x.max(), BEYOND)
                : x.min() - BEYOND * (x.max() - x.min());
    }

    private static double upper(Samples x, boolean log) {
        return log
                ? x.max() * Math.pow(x.max() / x.min(), BEYOND)
                : x.max() + BEYOND * (x.max() - x.min());
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static <T> Samples samples(
            List<T> items, java.util.function.ToDoubleFunction<T> value) {
        return Samples.of(items.stream().mapToDouble(value).toArray());
    }

    /** Ends of the intervals of magnitudes: an interval over zero reaches down to zero. */
    private static Samples lowers(List<RateFit.Point> points) {
        return samples(
                points,
                p ->
                        p.interval().contains(0)
                                ? 0
                                : Math.min(
                                        Math.abs(p.interval().lower()),
                                        Math.abs(p.interval().upper())));
    }

    private static Samples uppers(List<RateFit.Point> points) {
        return samples(
                points,
                p -> Math.max(Math.abs(p.interval().lower()), Math.abs(p.interval().upper())));
    }

    /**
     * Estimates with their intervals over time or an axis, and the region that each has to lie in.
     */
    private Optional<Chart> estimates() {
        List<Verdict.Component> components =
                verdict.components().stream().filter(c -> Double.isFinite(c.value())).toList();
        boolean inTime =
                components.stream()
                                .mapToDouble(Verdict.Component::time)
                                .filter(Double::isFinite)
                                .distinct()
                                .count()
                        > 1;
        Optional<String> along = inTime ? Optional.of("time") : numericAxis(components);
        if (along.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Verdict.Component>> series = new LinkedHashMap<>();
        for (Verdict.Component c : components) {
            series.computeIfAbsent(group(c, along.get(), inTime), k -> new ArrayList<>()).add(c);
        }
        List<Layer> layers = new ArrayList<>();
        int rank = 0;
        for (Map.Entry<String, List<Verdict.Component>> one : series.entrySet()) {
            if (rank == MOST_SERIES) {
                break;
            }
            addSeries(layers, one.getKey(), one.getValue(), along.get(), inTime, rank++);
        }
        Samples all = samples(components, c -> place(c, along.get(), inTime));
        boolean log = !inTime && all.min() > 0 && all.max() / all.min() >= 8;
        Axis y =
                Axis.linear(
                        Text.plain(labels.quantity(verdict.claim().question().of().observable())));
        CurveChart chart =
                new CurveChart(
                        title(""),
                        tone(),
                        axis(along.get(), log ? Scale.LOG : Scale.LINEAR, distinct(all)),
                        y,
                        layers,
                        true);
        return Optional.of(chart.chart());
    }

    private static Samples distinct(Samples values) {
        TreeSet<Double> all = new TreeSet<>();
        for (double v : values.toArray()) {
            all.add(v);
        }
        return Samples.of(all.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double place(Verdict.Component c, String along, boolean inTime) {
        return inTime ? c.time() : Double.parseDouble(c.point().get(along));
    }

    private static String group(Verdict.Component c, String along, boolean inTime) {
        List<String> parts = new ArrayList<>();
        c.point()
                .forEach(
                        (axis, value) -> {
                            if (inTime || !axis.equals(along)) {
                                parts.add(axis + " = " + value);
                            }
                        });
        for (String part : c.label().split(", ")) {
            boolean other = part.startsWith("entry") || (!inTime && part.startsWith("t ="));
            if (other && !parts.contains(part)) {
                parts.add(part);
            }
        }
        return String.join(", ", parts);
    }

    /** The one axis along which components differ most, where its values are numbers. */
    private static Optional<String> numericAxis(List<Verdict.Component> components) {
        Map<String, TreeSet<String>> values = new LinkedHashMap<>();
        components.forEach(
                c ->
                        c.point()
                                .forEach(
                                        (axis, v) ->
                                                values.computeIfAbsent(axis, k -> new TreeSet<>())
                                                        .add(v)));
        return values.entrySet().stream()
                .filter(
                        e ->
                                e.getValue().size() > 1
                                        && e.getValue().stream().allMatch(ClaimCharts::isNumber))
                .filter(e -> components.stream().allMatch(c -> c.point().containsKey(e.getKey())))
                .max(java.util.Comparator.comparingInt(e -> e.getValue().size()))
                .map(Map.Entry::getKey);
    }

    static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void addSeries(
            List<Layer> layers,
            String name,
            List<Verdict.Component> unsorted,
            String along,
            boolean inTime,
            int rank) {
        List<Verdict.Component> components = new ArrayList<>(unsorted);
        components.sort(java.util.Comparator.comparingDouble(c -> place(c, along, inTime)));
        Samples x = samples(components, c -> place(c, along, inTime));
        boolean bounded =
                components.stream()
                        .allMatch(
                                c ->
                                        Double.isFinite(c.region().lower())
                                                && Double.isFinite(c.region().upper()));
        Text region = Text.plain("region of acceptance");
        if (bounded) {
            layers.addFirst(
                    new Layer.Band(
                            region,
                            Look.claim(),
                            x,
                            samples(components, c -> c.region().lower()),
                            samples(components, c -> c.region().upper())));
        } else {
            boolean above = components.stream().anyMatch(c -> Double.isFinite(c.region().upper()));
            Samples edge =
                    samples(components, c -> above ? c.region().upper() : c.region().lower());
            if (Double.isFinite(edge.min())) {
                layers.add(
                        new Layer.Line(
                                Text.plain(above ? "must lie below" : "must lie above"),
                                Look.claim(),
                                x,
                                edge));
            }
        }
        Samples claimed = samples(components, c -> bounded ? c.claimed() : Double.NaN);
        if (Double.isFinite(claimed.min())) {
            layers.add(new Layer.Line(Text.plain("claimed"), Look.claim(), x, claimed));
        }
        String label = name.isEmpty() ? "measured, 95 % interval" : name + ", 95 % interval";
        layers.add(
                new Layer.Points(
                        Text.plain(label),
                        Look.finite(rank),
                        x,
                        samples(components, Verdict.Component::value),
                        samples(components, c -> c.own().lower()),
                        samples(components, c -> c.own().upper()),
                        true));
    }
}
