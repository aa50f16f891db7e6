package org.limitlab.report;

import org.limitlab.core.experiment.Plot;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.yaml.Fields;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.HistogramChart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Look;
import org.limitlab.report.chart.Numbers;
import org.limitlab.report.chart.OverlayChart;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.ProfileChart;
import org.limitlab.report.chart.Role;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;
import org.limitlab.report.draw.Figure;
import org.limitlab.report.draw.FigureSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pictures that an experiment's {@code plots} ask for. The shape of an observable and the kind
 * of the plot decide what is drawn; no model draws anything itself.
 */
final class Plots {
    private static final int MOST_CURVES = 4;
    private static final int MOST_PANELS = 3;
    private static final int MOST_TICKS = 12;
    private static final int MOST_PATHS = 200;

    /** From this many points on bars would stand too close: a band is drawn instead. */
    private static final int MOST_BARS = 60;

    private static final int WIDTH = 640;

    /** Of a matrix beside its colour bar. */
    private static final int SQUARE_WIDTH = 560;

    private static final int HEIGHT = 480;
    private static final int HEIGHT_OF_MORE = 220;

    private final RunPlan plan;
    private final Plot plot;
    private final PlotSides sides;
    private final List<Integer> allowed;
    private final Set<String> keys = new LinkedHashSet<>();

    private Plots(RunPlan plan, ResultStore store, Plot plot) {
        this.plan = plan;
        this.plot = plot;
        this.sides = new PlotSides(plan, store, plot);
        this.allowed = plan.pointsWhere(plot.where());
    }

    /** One figure a plot, in the order of the file; none where nothing is known yet. */
    static List<Figure> all(RunPlan plan, ResultStore store) {
        List<Figure> figures = new ArrayList<>();
        for (Plot plot : plan.experiment().plots()) {
            new Plots(plan, store, plot).figure().ifPresent(figures::add);
        }
        return figures;
    }

    /** What pictures lack, a sentence each. */
    static List<String> remarks(RunPlan plan, ResultStore store) {
        List<String> remarks = new ArrayList<>();
        for (Plot plot : plan.experiment().plots()) {
            PlotSides sides = new PlotSides(plan, store, plot);
            for (String id : plot.observables()) {
                sides.silent(id).stream().limit(MOST_PANELS).forEach(remarks::add);
            }
        }
        return remarks;
    }

    /** Panels over one x axis. */
    private record Stack(Axis x, List<Panel> panels) {}

    private Optional<Figure> figure() {
        List<Panel> panels = new ArrayList<>();
        Axis x = null;
        String kind = "";
        String title = plot.title();
        boolean square = false;
        for (String id : plot.observables()) {
            Optional<Observable> observable = sides.observable(id);
            if (observable.isEmpty() || allowed.isEmpty()) {
                continue;
            }
            Plot.Kind drawn = plot.kindFor(observable.get());
            Stack stack = stack(drawn, id);
            if (!stack.panels().isEmpty()) {
                panels.addAll(stack.panels());
                square |= observable.get().axes().size() == 2;
                x = x == null ? stack.x() : x;
                kind = kind.isEmpty() ? Fields.spelling(drawn) : kind;
                title = title.isEmpty() ? capital(observable.get().label()) : title;
            }
        }
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        int more = (int) panels.stream().filter(p -> p.share() == 1).count() - 1;
        FigureSpec spec =
                FigureSpec.ofPlot(kind, plot.id())
                        .sized(square ? SQUARE_WIDTH : WIDTH, HEIGHT + HEIGHT_OF_MORE * more);
        Text words = Text.of(Wording.title(title));
        return Optional.of(
                new Figure(
                        new Chart(words, Tone.NEUTRAL, x, panels, true), spec, List.copyOf(keys)));
    }

    private static String capital(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private Stack stack(Plot.Kind kind, String id) {
        List<Integer> points =
                switch (kind) {
                    case TRAJECTORIES, HEAT -> List.of(allowed.getLast());
                    case SWEEP -> allowed;
                    default -> some(allowed);
                };
        List<Shown> shown = sides.of(id, kind, points);
        shown.forEach(s -> keys.add(s.key()));
        if (shown.isEmpty()) {
            return new Stack(null, List.of());
        }
        return switch (kind) {
            case CURVES -> curves(id, shown);
            case TRAJECTORIES -> trajectories(shown);
            case PROFILE -> profile(id, shown);
            case SWEEP -> sweep(id, shown);
            case HISTOGRAM -> histogram(shown);
            case HEAT -> heat(shown);
        };
    }

    /** At most four points, spread over all, the first and the last among them. */
    private static List<Integer> some(List<Integer> points) {
        List<Integer> some = new ArrayList<>();
        int count = Math.min(MOST_CURVES, points.size());
        for (int i = 0; i < count; i++) {
            some.add(points.get(count == 1 ? 0 : i * (points.size() - 1) / (count - 1)));
        }
        return some;
    }

    private Scale scale(String axis) {
        return plot.log().contains(axis) ? Scale.LOG : Scale.LINEAR;
    }

    private Axis xAxis(Text label) {
        return new Axis(label, scale("x"), Double.NaN, Double.NaN, List.of());
    }

    private Axis yAxis(Observable observable) {
        return new Axis(quantity(observable), scale("y"), Double.NaN, Double.NaN, List.of());
    }

    private static Text quantity(Observable observable) {
        return Axis.label(observable.label(), observable.symbol(), observable.unit());
    }

    private static Axis time(Scale scale) {
        return new Axis(Axis.label("time", "t", ""), scale, Double.NaN, Double.NaN, List.of());
    }

    private static Text intervals(Observable observable, Plot plot) {
        Reduction reduction = plot.reduction().orElse(observable.reduction());
        String statistic =
                reduction == Reduction.HISTOGRAM
                        ? "mean"
                        : Fields.spelling(reduction).replace('-', ' ');
        return Text.plain("95 % interval of the " + statistic);
    }

    // over time

    private Stack curves(String id, List<Shown> shown) {
        List<OverlayChart.Finite> finite = new ArrayList<>();
        List<OverlayChart.Limit> limits = new ArrayList<>();
        Layer.Join join = plot.steps().contains(id) ? Layer.Join.STEP : Layer.Join.STRAIGHT;
        for (Shown one : shown) {
            for (int e = 0; e < one.size(); e++) {
                int entry = e;
                Row row = new Row(one, entry(one, e), Samples.of(one.values().times()));
                Row.Cut cut = all -> Shown.ofEntry(all, entry, one.size());
                if (one.isTheory()) {
                    limits.add(row.limit(cut, join));
                } else {
                    finite.add(row.finite(cut, Row.against(one, shown)));
                }
            }
        }
        Observable observable = shown.getFirst().values().observable();
        Chart chart =
                new OverlayChart(
                                Text.empty(),
                                Tone.NEUTRAL,
                                time(scale("x")),
                                yAxis(observable),
                                intervals(observable, plot),
                                finite,
                                limits)
                        .chart();
        return finished(chart, join);
    }

    /** {@code , k = 3}: which entry of a vector. */
    private static String entry(Shown one, int entry) {
        return one.size() == 1
                ? ""
                : ", " + one.axis(0).id() + " " + Numbers.line(one.axis()[entry], 4);
    }

    /**
     * The panels of a chart with levels, lines joined as given (null: as they are), without
     * residuals where several observables stand one above the other. Theories alone are told apart
     * by colour; curves of one name share a look.
     */
    private Stack finished(Chart chart, Layer.Join join) {
        List<Panel> panels = new ArrayList<>();
        Panel first = chart.panels().getFirst();
        boolean theoriesOnly =
                first.layers().stream()
                        .allMatch(
                                l ->
                                        l instanceof Layer.Line line
                                                && line.look().role() == Role.THEORY);
        List<Layer> layers = new ArrayList<>();
        Map<Text, Integer> ranks = new LinkedHashMap<>();
        for (Layer layer : first.layers()) {
            int rank = ranks.size();
            boolean theory = layer instanceof Layer.Line line && line.look().role() == Role.THEORY;
            layers.add(
                    redrawn(
                            layer,
                            join,
                            theoriesOnly,
                            theory ? ranks.computeIfAbsent(layer.name(), n -> rank) : 0));
        }
        layers.addAll(levels(allowed.getFirst()));
        panels.add(new Panel(first.y(), 1, layers));
        if (plot.observables().size() == 1) {
            panels.addAll(chart.panels().subList(1, chart.panels().size()));
        }
        return new Stack(chart.x(), panels);
    }

    private static Layer redrawn(Layer layer, Layer.Join join, boolean coloured, int theoryRank) {
        return switch (layer) {
            case Layer.Line l ->
                    new Layer.Line(
                            l.name(),
                            l.look().role() != Role.THEORY
                                    ? l.look()
                                    : coloured ? Look.finite(theoryRank) : Look.theory(theoryRank),
                            l.x(),
                            l.y(),
                            join == null ? l.join() : join,
                            l.label());
            case Layer.Band b ->
                    new Layer.Band(
                            b.name(),
                            b.look(),
                            b.x(),
                            b.lower(),
                            b.upper(),
                            join == null ? b.join() : join);
            default -> layer;
        };
    }

    private List<Layer> levels(int point) {
        List<Layer> rules = new ArrayList<>();
        int rank = 1;
        for (PlotSides.Levels level : sides.levels(point)) {
            for (double at : level.at()) {
                if (Double.isFinite(at)) {
                    rules.add(
                            new Layer.Rule(
                                    level.name(),
                                    Look.theory(rank),
                                    Layer.Along.Y,
                                    at,
                                    Text.empty()));
                }
            }
            rank++;
        }
        return rules;
    }

    private Stack trajectories(List<Shown> shown) {
        List<Panel> panels = new ArrayList<>();
        for (Shown one : shown.stream().limit(MOST_PANELS).toList()) {
            List<Layer> layers = new ArrayList<>();
            int paths = Math.min(one.size(), MOST_PATHS);
            String some = paths < one.size() ? ", " + paths + " of " + one.size() : "";
            Look look = one.isTheory() ? Look.theory(0) : Look.member(0);
            String standing = one.isTheory() ? " (" + one.standing() + ")" : "";
            Text name = Text.of(one.name() + some + standing);
            Samples times = Samples.of(one.values().times());
            for (int k = 0; k < paths; k++) {
                int entry = (int) ((long) k * one.size() / paths);
                double[] path = Shown.ofEntry(one.values().values(), entry, one.size());
                layers.add(new Layer.Line(name, look, times, Samples.of(broken(path))));
            }
            layers.addAll(levels(one.point()));
            panels.add(new Panel(yAxis(one.values().observable()), 1, layers));
        }
        return new Stack(time(scale("x")), panels);
    }

    /** With a gap where an angle jumps by more than half its period. */
    private double[] broken(double[] path) {
        if (plot.period().isEmpty()) {
            return path;
        }
        double half = plot.period().get().evaluate(plan.scope(allowed.getFirst())::value) / 2;
        double[] broken = path.clone();
        for (int i = 1; i < path.length; i++) {
            broken[i] = Math.abs(path[i] - path[i - 1]) > half ? Double.NaN : path[i];
        }
        return broken;
    }

    // over an axis

    private List<Double> times(Shown one) {
        return sides.times(one.point(), one.values().times()[one.times() - 1]);
    }

    private Stack profile(String id, List<Shown> shown) {
        List<OverlayChart.Finite> finite = new ArrayList<>();
        List<OverlayChart.Limit> limits = new ArrayList<>();
        Layer.Join join = plot.steps().contains(id) ? Layer.Join.STEP : Layer.Join.STRAIGHT;
        for (Shown one : shown) {
            for (double wished : one.times() == 1 ? List.of(0.0) : times(one)) {
                int time = one.time(wished);
                boolean told = !one.isTheory() || Row.isAlone(shown);
                String suffix = told ? at(one, time) : "";
                Row row = new Row(one, suffix, Samples.of(one.axis()));
                Row.Cut cut = all -> Shown.atTime(all, time, one.size());
                if (one.isTheory()) {
                    limits.add(row.limit(cut, join));
                } else {
                    finite.add(row.finite(cut, Row.against(one, shown)));
                }
            }
        }
        Shown first = shown.getFirst();
        return finished(
                points(axisLabel(first, 0), first.values().observable(), finite, limits), join);
    }

    /** {@code , t = 0.5}, where there are several times. */
    private String at(Shown one, int time) {
        return one.times() == 1 || plot.at().size() < 2
                ? ""
                : ", $t$ = " + Numbers.line(one.values().times()[time], 4);
    }

    /** Marks at the values themselves where there are few. */
    private static Axis markedAt(Axis axis, double[] values) {
        return values.length <= MOST_TICKS ? axis.withTicksAt(Samples.of(values)) : axis;
    }

    private static Axis markedAt(
            Axis axis, List<OverlayChart.Finite> finite, List<OverlayChart.Limit> limits) {
        Samples values = finite.isEmpty() ? limits.getFirst().x() : finite.getFirst().x();
        return markedAt(axis, values.toArray());
    }

    private static Text axisLabel(Shown one, int index) {
        return Axis.label(one.axis(index).id(), "", one.axis(index).unit());
    }

    private Chart points(
            Text label,
            Observable observable,
            List<OverlayChart.Finite> finite,
            List<OverlayChart.Limit> limits) {
        Axis y = yAxis(observable);
        Text meaning = intervals(observable, plot);
        Axis x = markedAt(xAxis(label), finite, limits);
        boolean bars = finite.stream().allMatch(f -> f.x().size() <= MOST_BARS);
        return bars
                ? new ProfileChart(Text.empty(), Tone.NEUTRAL, x, y, meaning, finite, limits)
                        .chart()
                : new OverlayChart(Text.empty(), Tone.NEUTRAL, x, y, meaning, finite, limits)
                        .chart();
    }

    private Stack sweep(String id, List<Shown> shown) {
        String axis =
                plot.along().isEmpty()
                        ? plan.experiment().axes().keySet().iterator().next()
                        : plot.along();
        List<OverlayChart.Finite> finite = new ArrayList<>();
        List<OverlayChart.Limit> limits = new ArrayList<>();
        new Sweep(plan, sides.labels(), axis, one -> one.time(times(one).getFirst()))
                .rows(shown, finite, limits);
        Observable observable = shown.getFirst().values().observable();
        return finished(
                points(
                        sides.labels().axis(axis),
                        observable,
                        finite.stream().limit(MOST_CURVES).toList(),
                        limits.stream().limit(MOST_CURVES).toList()),
                plot.steps().contains(id) ? Layer.Join.STEP : Layer.Join.STRAIGHT);
    }

    private Stack histogram(List<Shown> shown) {
        List<HistogramChart.Histogram> histograms = new ArrayList<>();
        List<OverlayChart.Limit> densities = new ArrayList<>();
        for (Shown one : shown) {
            for (double wished : one.times() == 1 ? List.of(0.0) : times(one)) {
                int time = one.time(wished);
                Bins bins = Bins.of(one);
                Row.Cut cut = all -> Shown.atTime(all, time, one.size());
                String suffix = at(one, time);
                if (one.isTheory()) {
                    densities.add(
                            bins.density(
                                    one,
                                    shown,
                                    Row.isAlone(shown) ? suffix : "",
                                    cut.of(one.values().values())));
                } else {
                    Row row = new Row(one, suffix, Samples.of(one.axis()));
                    histograms.add(bins.histogram(row.finite(cut, Row.against(one, shown))));
                }
            }
        }
        Shown first = shown.getFirst();
        Chart chart =
                new HistogramChart(
                                Text.empty(),
                                Tone.NEUTRAL,
                                xAxis(axisLabel(first, 0)),
                                new Axis(
                                        Text.plain("density"),
                                        scale("y"),
                                        Double.NaN,
                                        Double.NaN,
                                        List.of()),
                                intervals(first.values().observable(), plot),
                                histograms,
                                densities)
                        .chart();
        return finished(chart, null);
    }

    // over two axes

    private Stack heat(List<Shown> shown) {
        List<HeatMap> maps = new ArrayList<>();
        List<Text> names = new ArrayList<>();
        List<Integer> points = new ArrayList<>();
        for (Shown one : shown) {
            boolean matrix = one.values().observable().axes().size() == 2;
            for (double wished : matrix && one.times() > 1 ? times(one) : List.of(0.0)) {
                int time = one.time(wished);
                maps.add(
                        matrix
                                ? HeatMap.ofMatrix(one, time)
                                : HeatMap.overTime(one, scale("x"), scale("y")));
                String standing = one.isTheory() ? " (" + one.standing() + ")" : "";
                names.add(Text.of(one.name() + standing + (matrix ? at(one, time) : "")));
                points.add(one.point());
            }
        }
        Observable observable = shown.getFirst().values().observable();
        int count = Math.min(MOST_PANELS, maps.size());
        List<Layer> heats = HeatMap.layers(maps.subList(0, count), quantity(observable));
        boolean matrix = observable.axes().size() == 2;
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Layer> layers = new ArrayList<>();
            layers.add(heats.get(i));
            layers.addAll(levels(points.get(i)));
            Text label = maps.get(i).yLabel().plus(": ").plus(names.get(i));
            Scale scale = matrix ? Scale.LINEAR : scale("y");
            panels.add(
                    new Panel(
                            markedAt(
                                    new Axis(label, scale, Double.NaN, Double.NaN, List.of()),
                                    shown.getFirst().axis()),
                            1,
                            layers));
        }
        Axis x =
                matrix
                        ? markedAt(
                                Axis.linear(maps.getFirst().xLabel()),
                                shown.getFirst().axis(1).values())
                        : time(scale("x"));
        return new Stack(x, panels);
    }
}
