package org.limitlab.report;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

import java.util.List;
import java.util.Set;

/** N Brownian motions on the circle that start at angle 0: everything is known exactly. */
public final class Circle implements Model<Circle.Parameters> {

    static final int BINS = 24;
    static final int MODES = 5;

    /** Parameters. */
    public record Parameters(
            @Parameter(symbol = "N", text = "Angles.", value = "6", range = "[1, inf)")
                    int particles,
            @Parameter(symbol = "sigma", text = "Noise.", value = "1", range = "[0, inf)")
                    double noise) {}

    @Override
    public String id() {
        return "circle";
    }

    @Override
    public String title() {
        return "Circle";
    }

    @Override
    public String summary() {
        return "Brownian motions on the circle.";
    }

    @Override
    public List<String> sources() {
        return List.of();
    }

    @Override
    public Class<Parameters> parameters() {
        return Parameters.class;
    }

    @Override
    public int numericsRevision() {
        return 1;
    }

    @Override
    public Set<String> scales() {
        return Set.of("particles");
    }

    private static Axis bins() {
        double[] centres = new double[BINS];
        for (int i = 0; i < BINS; i++) {
            centres[i] = -Math.PI + (i + 0.5) * 2 * Math.PI / BINS;
        }
        return new Axis("angle", "rad", centres);
    }

    private static Axis modes() {
        return new Axis("mode", "", new double[] {1, 2, 3, 4, 5});
    }

    private static Observable density() {
        return Observable.vector("density", "f", "density of angles", bins())
                .reducedTo(Reduction.HISTOGRAM);
    }

    private static Observable amplitudes() {
        return new Observable(
                "amplitudes",
                "c_k",
                "mode amplitudes",
                "",
                false,
                List.of(modes()),
                Reduction.MEAN);
    }

    private static Observable order() {
        return Observable.scalar("order", "c_1", "first mode");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        Axis angles = Axis.indices("particle", p.particles());
        return List.of(
                order(),
                density(),
                amplitudes(),
                Observable.vector("angles", "theta", "angles", angles)
                        .in("rad")
                        .reducedTo(Reduction.MEMBERS),
                new Observable(
                        "cosines",
                        "C_ij",
                        "cosines of pairs",
                        "",
                        true,
                        List.of(angles, angles),
                        Reduction.MEAN));
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new Heat(), new Plan());
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        double[][] angles = new double[batch.size()][p.particles()];
        RandomStream[] noise = new RandomStream[batch.size()];
        for (int r = 0; r < noise.length; r++) {
            noise[r] = batch.stream(r, Purpose.NOISE);
        }
        return new Simulation() {
            private double now;

            @Override
            public void advance(double time) {
                double sd = p.noise() * Math.sqrt(time - now);
                for (int r = 0; r < angles.length; r++) {
                    for (int i = 0; i < angles[r].length; i++) {
                        double next = angles[r][i] + sd * noise[r].nextGaussian();
                        angles[r][i] = Math.IEEEremainder(next, 2 * Math.PI);
                    }
                }
                now = time;
            }

            @Override
            public void observe(int replica, Observable observable, double[] into, int at) {
                show(angles[replica], observable.id(), into, at);
            }
        };
    }

    private static void show(double[] x, String id, double[] into, int at) {
        int n = x.length;
        switch (id) {
            case "order" -> into[at] = mode(x, 1);
            case "angles" -> System.arraycopy(x, 0, into, at, n);
            case "amplitudes" -> {
                for (int k = 1; k <= MODES; k++) {
                    into[at + k - 1] = mode(x, k);
                }
            }
            case "density" -> {
                java.util.Arrays.fill(into, at, at + BINS, 0);
                for (double angle : x) {
                    int bin = (int) ((angle + Math.PI) / (2 * Math.PI) * BINS);
                    into[at + Math.min(bin, BINS - 1)] += 1.0 / n;
                }
            }
            case "cosines" -> {
                for (int i = 0; i < n * n; i++) {
                    into[at + i] = Math.cos(x[i / n] - x[i % n]);
                }
            }
            default -> throw new IllegalArgumentException(id);
        }
    }

    private static double mode(double[] x, int k) {
        double sum = 0;
        for (double angle : x) {
            sum += Math.cos(k * angle);
        }
        return sum / x.length;
    }

    /** The heat equation on the circle. */
    public static final class Heat implements Theory<Heat.Parameters> {

        /** Parameters. */
        public record Parameters(double noise) {}

        @Override
        public String id() {
            return "circle-heat";
        }

        @Override
        public String title() {
            return "heat equation";
        }

        @Override
        public String model() {
            return "circle";
        }

        @Override
        public Standing standing() {
            return Standing.EXACT;
        }

        @Override
        public String assumptions() {
            return "Angles are independent.";
        }

        @Override
        public String domain() {
            return "All parameters.";
        }

        @Override
        public List<String> equations() {
            return List.of();
        }

        @Override
        public List<String> sources() {
            return List.of();
        }

        @Override
        public Class<Parameters> parameters() {
            return Parameters.class;
        }

        @Override
        public int numericsRevision() {
            return 1;
        }

        @Override
        public List<Observable> observables(Parameters p) {
            return List.of(
                    order(),
                    density(),
                    amplitudes(),
                    new Observable(
                            "rest",
                            "r",
                            "resting places",
                            "",
                            false,
                            List.of(Axis.indices("place", 2)),
                            Reduction.MEAN));
        }

        /** Mode k decays like exp(-k² sigma² t / 2). */
        private static double mode(Parameters p, int k, double t) {
            return Math.exp(-0.5 * k * k * p.noise() * p.noise() * t);
        }

        @Override
        public Prediction predict(Parameters p, Request request) {
            if (p.noise() > 3) {
                throw new NoPrediction("noise = " + p.noise() + " exceeds 3");
            }
            double[] times = request.times();
            double[] order = new double[times.length];
            double[] density = new double[times.length * BINS];
            double[] edge = new double[BINS + 1];
            for (int t = 0; t < times.length; t++) {
                order[t] = mode(p, 1, times[t]);
                for (int i = 0; i <= BINS; i++) {
                    double x = -Math.PI + i * 2 * Math.PI / BINS;
                    edge[i] = x / (2 * Math.PI);
                    for (int k = 1; k < 200; k++) {
                        edge[i] += mode(p, k, times[t]) * Math.sin(k * x) / (k * Math.PI);
                    }
                }
                for (int i = 0; i < BINS; i++) {
                    density[t * BINS + i] = edge[i + 1] - edge[i];
                }
            }
            double[] amplitudes = new double[MODES];
            for (int k = 1; k <= MODES; k++) {
                amplitudes[k - 1] = mode(p, k, times[times.length - 1]);
            }
            return new Prediction()
                    .put("order", order)
                    .put("density", density)
                    .put("amplitudes", amplitudes)
                    .put("rest", new double[] {-2, 2});
        }
    }

    /** A schedule and what it costs. */
    public static final class Plan implements Theory<Plan.Parameters> {

        /** Parameters. */
        public record Parameters(
                @Parameter(symbol = "s", text = "When it switches.", value = "1") double change) {}

        @Override
        public String id() {
            return "circle-plan";
        }

        @Override
        public String title() {
            return "switching plan";
        }

        @Override
        public String model() {
            return "circle";
        }

        @Override
        public Standing standing() {
            return Standing.HEURISTIC;
        }

        @Override
        public String assumptions() {
            return "None.";
        }

        @Override
        public String domain() {
            return "All parameters.";
        }

        @Override
        public List<String> equations() {
            return List.of();
        }

        @Override
        public List<String> sources() {
            return List.of();
        }

        @Override
        public Class<Parameters> parameters() {
            return Parameters.class;
        }

        @Override
        public int numericsRevision() {
            return 1;
        }

        @Override
        public List<Observable> observables(Parameters p) {
            return List.of(
                    Observable.scalar("task", "u", "task"),
                    Observable.scalar("loss", "L", "mean loss"));
        }

        @Override
        public Prediction predict(Parameters p, Request request) {
            double[] times = request.times();
            double[] task = new double[times.length];
            double[] loss = new double[times.length];
            for (int t = 0; t < times.length; t++) {
                task[t] = times[t] < p.change() ? 0 : 1;
                loss[t] = Math.exp(-times[t]) + 0.1 * Math.abs(times[t] - p.change());
            }
            return new Prediction().put("task", task).put("loss", loss);
        }
    }
}
