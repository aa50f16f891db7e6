package org.limitlab.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Made-up but lifelike data, one chart of each kind; the same on every call. */
public final class Fixtures {
    private static final double HALF = 1.96;

    private Fixtures() {}

    /**
     * Consensus point of swarms of three sizes: replicas' band, mean with noise, residual in
     * standard errors.
     */
    public static Chart overlay() {
        Samples times = Samples.range(0, 3, 301);
        Samples limit = times.map(Fixtures::consensus);
        int[] sizes = {25, 100, 400};
        int[] replicas = {1200, 600, 300};
        List<OverlayChart.Finite> finite = new ArrayList<>();
        for (int k = 0; k < sizes.length; k++) {
            finite.add(swarm(times, limit, sizes[k], replicas[k], 7 + k));
        }
        return new OverlayChart(
                        Text.plain("Consensus point approaches its mean-field limit"),
                        Tone.NEUTRAL,
                        Axis.linear(Axis.label("time", "t", "")),
                        Axis.linear(Axis.label("consensus point", "c(t)", "")),
                        Text.plain("95 % of replicas"),
                        finite,
                        List.of(
                                new OverlayChart.Limit(
                                        "mean-field limit",
                                        "asymptotic",
                                        times,
                                        limit,
                                        Layer.Join.STRAIGHT)))
                .chart();
    }

    private static double consensus(double t) {
        return 0.09 + 0.2 * (1 - Math.exp(-1.05 * t)) + 0.01 * t * Math.exp(-t);
    }

    private static OverlayChart.Finite swarm(
            Samples times, Samples limit, int size, int replicas, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = times.size();
        double[] mean = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double[] residual = new double[n];
        double wander = random.nextGaussian();
        for (int i = 0; i < n; i++) {
            double spread = (0.22 + 0.03 * times.at(i)) / Math.sqrt(size);
            double error = spread / Math.sqrt(replicas);
            wander = 0.985 * wander + Math.sqrt(1 - 0.985 * 0.985) * random.nextGaussian();
            mean[i] =
                    limit.at(i) + 0.28 / size * (1 - 0.3 * Math.exp(-times.at(i))) + error * wander;
            low[i] = mean[i] - HALF * spread;
            high[i] = mean[i] + HALF * spread;
            residual[i] = (mean[i] - limit.at(i)) / error;
        }
        Text name = OverlayChart.name("N", size, replicas);
        return new OverlayChart.Finite(
                name,
                times,
                Samples.of(mean),
                Samples.of(low),
                Samples.of(high),
                Samples.of(residual));
    }

    /** A supported rate, N^-1/2 with a fit at -0.543. */
    public static Chart rate() {
        Samples sizes = Samples.of(25, 50, 100, 200, 400, 800);
        Samples gaps = Samples.of(0.0845, 0.0524, 0.0369, 0.0256, 0.0183, 0.0123);
        Samples low = Samples.of(0.0795, 0.0497, 0.0346, 0.0240, 0.0169, 0.0109);
        Samples high = Samples.of(0.0896, 0.0551, 0.0391, 0.0275, 0.0199, 0.0136);
        Samples at = Samples.logRange(20, 1000, 60);
        double pivot = 141.4;
        double level = 0.0313;
        RateChart.Law fit =
                RateChart.Law.power(
                        RateChart.Law.fittedName(-0.543, -0.569, -0.516),
                        -0.543,
                        0.027,
                        pivot,
                        level,
                        at);
        RateChart.Law claim =
                RateChart.Law.power(
                        RateChart.Law.claimedName(-0.5, 0.075), -0.5, 0.075, pivot, level, at);
        return new RateChart(
                        Text.of("gap falls like $N^{-1/2}$"),
                        Tone.SUPPORTED,
                        Axis.log(Axis.label("particles", "N", "")).withTicksAt(sizes),
                        Axis.log(Text.of("rms gap of consensus point at $t = 1$")),
                        List.of(
                                new RateChart.Measured(
                                        Text.plain("gap, 95 % interval"),
                                        sizes,
                                        gaps,
                                        low,
                                        high,
                                        true)),
                        Optional.of(fit),
                        Optional.of(claim),
                        0.0041)
                .chart();
    }

    /**
     * A refuted rate over many decades: bias like 1/N claimed, N^-0.6 found, the last sizes outside
     * the window.
     */
    public static Chart refutedRate() {
        Samples sizes = Samples.logRange(10, 100_000, 9);
        Samples gaps = sizes.map(n -> 0.8 * Math.pow(n, -0.6) * (1 + 0.15 * Math.sin(n)));
        Samples fitted = Samples.of(java.util.Arrays.copyOf(sizes.toArray(), 7));
        Samples y = Samples.of(java.util.Arrays.copyOf(gaps.toArray(), 7));
        Samples rest = Samples.of(sizes.at(7), sizes.at(8));
        Samples restY = Samples.of(gaps.at(7), gaps.at(8));
        Samples at = Samples.logRange(7, 140_000, 50);
        return new RateChart(
                        Text.of(
                                "bias of the order parameter falls like $N^{-1}$ at fixed load"
                                        + " $\\alpha = 0.1$"),
                        Tone.REFUTED,
                        Axis.log(Axis.label("particles", "N", "")),
                        Axis.log(Axis.label("bias", "|\\langle m_N \\rangle - m_\\infty|", "")),
                        List.of(
                                new RateChart.Measured(
                                        Text.plain("bias, 95 % interval"),
                                        fitted,
                                        y,
                                        y.map(v -> 0.8 * v),
                                        y.map(v -> 1.2 * v),
                                        true),
                                new RateChart.Measured(
                                        Text.plain("outside the window"),
                                        rest,
                                        restY,
                                        restY.map(v -> 0.3 * v - 1e-3),
                                        restY.map(v -> 1.9 * v),
                                        false)),
                        Optional.of(
                                RateChart.Law.power(
                                        RateChart.Law.fittedName(-0.602, -0.641, -0.563),
                                        -0.602,
                                        0.039,
                                        1000,
                                        0.0127,
                                        at)),
                        Optional.of(
                                RateChart.Law.power(
                                        RateChart.Law.claimedName(-1, 0.15),
                                        -1,
                                        0.15,
                                        1000,
                                        0.0127,
                                        at)),
                        Double.NaN)
                .chart();
    }

    /** Mean-square decay over dimension and noise, stated for d sigma^2 below 2 lambda. */
    public static Chart validity() {
        Samples dimensions = Samples.of(1, 2, 4, 8, 16, 32, 64);
        Samples noises = Samples.range(0.1, 1.5, 8);
        List<Tone> tones = new ArrayList<>();
        for (int row = 0; row < noises.size(); row++) {
            for (int column = 0; column < dimensions.size(); column++) {
                double load = dimensions.at(column) * noises.at(row) * noises.at(row) / 2;
                tones.add(
                        load < 0.85 ? Tone.SUPPORTED : load < 1.2 ? Tone.UNDECIDED : Tone.REFUTED);
            }
        }
        Samples d = Samples.logRange(0.5, 128, 80);
        Samples edge = d.map(x -> Math.sqrt(2 / x));
        return new ValidityMap(
                        Text.of("second moment decays at rate $2\\lambda - d\\sigma^2$"),
                        Tone.REPORTED,
                        Axis.log(Axis.label("dimension", "d", "")),
                        Axis.linear(Axis.label("noise", "\\sigma", "")),
                        dimensions,
                        noises,
                        tones,
                        List.of(
                                new Layer.Domain(
                                        Text.of(
                                                "outside the stated domain $d\\sigma^2 <"
                                                        + " 2\\lambda$"),
                                        Look.theory(0),
                                        d,
                                        edge,
                                        Layer.Side.ABOVE,
                                        Text.empty())))
                .chart();
    }

    /** First passage times against an inverse Gaussian law. */
    public static Chart histogram() {
        Samples edges = Samples.range(0, 6, 31);
        SplittableRandom random = new SplittableRandom(11);
        int count = 4000;
        int bins = edges.size() - 1;
        double[] heights = new double[bins];
        double[] low = new double[bins];
        double[] high = new double[bins];
        double[] residual = new double[bins];
        for (int i = 0; i < bins; i++) {
            double width = edges.at(i + 1) - edges.at(i);
            double p = passage(0.5 * (edges.at(i) + edges.at(i + 1))) * width;
            double error = Math.sqrt(p * (1 - p) / count) + 1e-9;
            double seen = Math.max(0, p + error * random.nextGaussian());
            heights[i] = seen / width;
            low[i] = Math.max(0, (seen - HALF * error) / width);
            high[i] = (seen + HALF * error) / width;
            residual[i] = (seen - p) / error;
        }
        Samples at = Samples.range(0.01, 6, 400);
        return new HistogramChart(
                        Text.plain("first passage times follow the inverse Gaussian law"),
                        Tone.UNDECIDED,
                        Axis.linear(Axis.label("first passage time", "\\tau", "s")),
                        Axis.linear(Axis.label("density", "p(\\tau)", "1/s")),
                        Text.plain("95 % interval"),
                        List.of(
                                new HistogramChart.Histogram(
                                        OverlayChart.name("N", 100, count),
                                        edges,
                                        Samples.of(heights),
                                        Samples.of(low),
                                        Samples.of(high),
                                        Samples.of(residual))),
                        List.of(
                                new OverlayChart.Limit(
                                        "inverse Gaussian",
                                        "exact",
                                        at,
                                        at.map(Fixtures::passage),
                                        Layer.Join.STRAIGHT)))
                .chart();
    }

    private static double passage(double t) {
        double mean = 1.5;
        double shape = 4;
        return Math.sqrt(shape / (2 * Math.PI * t * t * t))
                * Math.exp(-shape * (t - mean) * (t - mean) / (2 * mean * mean * t));
    }

    /** Three learning-rate schedules as step curves. */
    public static Chart schedules() {
        Samples edges = Samples.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Samples from = Samples.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        return CurveChart.schedules(
                        Text.of("optimal learning rate decays like $1/\\alpha$ after a plateau"),
                        Tone.SUPPORTED,
                        Axis.linear(Axis.label("samples per dimension", "\\alpha", "")),
                        Axis.linear(Axis.label("learning rate", "\\eta", "")),
                        List.of(
                                new CurveChart.Schedule(
                                        Text.plain("optimal"),
                                        Look.theory(0),
                                        edges,
                                        from.map(a -> Math.min(1.5, 5 / (a + 1)))),
                                new CurveChart.Schedule(
                                        Text.of("constant $\\eta_0$"),
                                        Look.finite(0),
                                        edges,
                                        from.map(a -> 0.6)),
                                new CurveChart.Schedule(
                                        Text.plain("halved by thirds"),
                                        Look.finite(1),
                                        edges,
                                        from.map(a -> a < 4 ? 1.2 : a < 7 ? 0.65 : 0.3))))
                .chart();
    }

    /** A density that drifts and narrows, with its mean on top. */
    public static Chart heat() {
        Samples times = Samples.range(0, 4, 81);
        Samples places = Samples.range(-3, 3, 121);
        double[] values = new double[80 * 120];
        for (int row = 0; row < 120; row++) {
            for (int column = 0; column < 80; column++) {
                double t = 0.5 * (times.at(column) + times.at(column + 1));
                double x = 0.5 * (places.at(row) + places.at(row + 1));
                double s = 0.25 + 0.75 * Math.exp(-0.7 * t);
                double m = 1 - 1.6 * Math.exp(-t);
                values[row * 80 + column] =
                        Math.exp(-(x - m) * (x - m) / (2 * s * s)) / (s * Math.sqrt(2 * Math.PI));
            }
        }
        return new HeatMapChart(
                        Text.plain("Density of the swarm narrows about the minimiser"),
                        Tone.NEUTRAL,
                        Axis.linear(Axis.label("time", "t", "")),
                        Axis.linear(Axis.label("position", "x", "")),
                        new Layer.Heat(
                                Axis.label("density", "\\rho(x, t)", ""),
                                times,
                                places,
                                Samples.of(values),
                                Layer.Ramp.SEQUENTIAL),
                        List.of(
                                new Layer.Line(
                                        Text.plain("mean of 64 replicas"),
                                        Look.finite(4),
                                        times,
                                        times.map(t -> 1 - 1.6 * Math.exp(-t)))))
                .chart();
    }

    /** Correlations between neurons: both signs. */
    public static Chart overlapMatrix() {
        int n = 12;
        Samples edges = Samples.range(0.5, n + 0.5, n + 1);
        double[] values = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            int a = i / n;
            int b = i % n;
            values[i] =
                    a == b ? 1 : 0.8 * Math.cos(2.1 * (a - b)) * Math.exp(-0.25 * Math.abs(a - b));
        }
        return new HeatMapChart(
                        Text.plain("Overlaps of students and teachers"),
                        Tone.NEUTRAL,
                        Axis.linear(Axis.label("student", "i", "")),
                        Axis.linear(Axis.label("teacher", "n", "")),
                        new Layer.Heat(
                                Axis.label("overlap", "R_{in}", ""),
                                edges,
                                edges,
                                Samples.of(values),
                                Layer.Ramp.DIVERGING),
                        List.of())
                .chart();
    }

    /** Every chart with a name for its file. */
    public static List<Named> all() {
        return List.of(
                new Named("overlay", overlay()),
                new Named("rate", rate()),
                new Named("rate-refuted", refutedRate()),
                new Named("validity", validity()),
                new Named("histogram", histogram()),
                new Named("schedules", schedules()),
                new Named("heat", heat()),
                new Named("matrix", overlapMatrix()));
    }

    /** A chart with a short name. */
    public record Named(String name, Chart chart) {
        @Override
        public String toString() {
            return name;
        }
    }
}
