package org.limitlab.example.attraction;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.Theory;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Particles that are attracted to their mean. */
public final class LinearAttraction implements Model<LinearAttraction.Parameters> {

    /** Parameters; files, command line, form and reference page follow from this record. */
    public record Parameters(
            @Parameter(
                            symbol = "N",
                            text = "Number of particles.",
                            value = "100",
                            range = "[2, inf)")
                    int particles,
            @Parameter(
                            symbol = "k",
                            text = "Strength of the attraction to the mean.",
                            unit = "1/time",
                            value = "1",
                            range = "[0, inf)")
                    double attraction,
            @Parameter(
                            symbol = "sigma",
                            text = "Strength of the noise, in dX = ... + sigma dB.",
                            unit = "length/time^(1/2)",
                            value = "0.5",
                            range = "[0, inf)")
                    double noise,
            @Parameter(
                            symbol = "s0",
                            text = "Standard deviation of the independent normal starts.",
                            unit = "length",
                            value = "1",
                            range = "[0, inf)")
                    double initialSpread,
            @Parameter(
                            symbol = "h",
                            text = "Step of Euler's method.",
                            unit = "time",
                            value = "0.02",
                            range = "(0, inf)")
                    double step) {

        public Parameters {
            if (attraction * step > 1) {
                throw new InvalidValue(
                        "step",
                        "attraction*step = " + attraction * step + " exceeds 1: steps overshoot",
                        "choose step at most 1/attraction");
            }
        }
    }

    static final Observable MEAN = Observable.scalar("mean", "m", "mean position").in("length");
    static final Observable VARIANCE =
            Observable.scalar("variance", "V", "variance of the particles").in("length^2");

    @Override
    public String id() {
        return "linear-attraction";
    }

    @Override
    public String title() {
        return "Linear attraction to the mean";
    }

    @Override
    public String summary() {
        return "Particles fall back to their mean and are shaken by independent noise, $dX_i ="
                + " -k (X_i - m)\\,dt + \\sigma\\,dB_i$ with $m = \\frac1N \\sum_j X_j$.";
    }

    @Override
    public List<String> sources() {
        return List.of("Sznitman (1991), Topics in propagation of chaos");
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

    @Override
    public Optional<String> numericalStep() {
        return Optional.of("step");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(MEAN, VARIANCE);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double steps = 1 + duration / p.step();
        return new Cost(12.0 * steps * p.particles(), 16L * p.particles() + 1000);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new Particles(p, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new AttractionLimit(), new ExactAttraction());
    }

    @Override
    public List<String> examples() {
        return List.of("linear-attraction.yaml");
    }

    private static final class Particles extends ReplicaSimulation {

        private final Parameters p;
        private final double[][] positions;
        private final double[] noise;
        private final BrownianIncrements[] increments;
        private final long[] stepsDone;

        Particles(Parameters p, Batch batch) {
            super(batch);
            this.p = p;
            this.positions = new double[batch.size()][p.particles()];
            this.noise = new double[p.particles()];
            this.increments = new BrownianIncrements[batch.size()];
            this.stepsDone = new long[batch.size()];
            for (int replica = 0; replica < batch.size(); replica++) {
                double[] x = positions[replica];
                batch.stream(replica, Purpose.INITIAL).fillGaussian(x, 0, x.length);
                for (int i = 0; i < x.length; i++) {
                    x[i] *= p.initialSpread();
                }
                increments[replica] =
                        BrownianIncrements.open(
                                batch.source(Purpose.NOISE),
                                batch.replica(replica),
                                0,
                                x.length,
                                batch.refinement());
            }
        }

        @Override
        protected void advance(int replica, double time) {
            long until = Steps.until(time, p.step());
            while (stepsDone[replica] < until) {
                step(replica);
                stepsDone[replica]++;
            }
        }

        private void step(int replica) {
            double[] x = positions[replica];
            double mean = mean(x);
            double pull = p.attraction() * p.step();
            double kick = p.noise() * Math.sqrt(p.step());
            increments[replica].nextStep();
            increments[replica].fill(noise, 0, noise.length);
            for (int i = 0; i < x.length; i++) {
                x[i] += -pull * (x[i] - mean) + kick * noise[i];
            }
        }

        @Override
        public void observe(int replica, Observable observable, double[] into, int at) {
            double[] x = positions[replica];
            into[at] = observable.id().equals(MEAN.id()) ? mean(x) : variance(x);
        }

        private static double mean(double[] x) {
            double sum = 0;
            for (double each : x) {
                sum += each;
            }
            return sum / x.length;
        }

        private static double variance(double[] x) {
            double mean = mean(x);
            double sum = 0;
            for (double each : x) {
                sum += (each - mean) * (each - mean);
            }
            return sum / x.length;
        }
    }
}
