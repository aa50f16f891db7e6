package org.limitlab.headless;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.core.theory.Theory;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Particles that relax to zero, for tests: x' = x - rate x step + noise sqrt(step) z. Every law of
 * it is exact, and one noiseless step is done by hand.
 */
public final class Relaxation implements Model<Relaxation.Parameters> {

    /** How particles start where no explicit state is given. */
    public enum Start {
        /** All at one. */
        ONES,
        /** At 0, 1, 2, ... */
        COUNTED
    }

    /** Parameters of the model. */
    public record Parameters(
            @Parameter(symbol = "N", text = "Number of particles.", value = "4", range = "[1, inf)")
                    int particles,
            @Parameter(symbol = "a", text = "Rate of relaxation.", value = "1", range = "[0, 20]")
                    double rate,
            @Parameter(symbol = "s", text = "Noise.", value = "0.5", range = "[0, inf)")
                    double noise,
            @Parameter(symbol = "h", text = "Step.", value = "0.01", range = "(0, 1]", unit = "s")
                    double step,
            @Parameter(symbol = "k", text = "How particles start.", value = "ones") Start start,
            @Parameter(symbol = "x0", text = "Explicit state, or none.", value = "[]")
                    double[][] initial,
            @Parameter(
                            symbol = "b",
                            text = "Time at which a replica breaks.",
                            value = "inf",
                            range = "[0, inf]")
                    double breaksAt) {

        /** Checks the state's shape. */
        public Parameters {
            if (initial.length > 0 && initial.length != particles) {
                throw new InvalidValue(
                        "initial",
                        initial.length + " rows for " + particles + " particles",
                        "give one row a particle");
            }
        }
    }

    @Override
    public String id() {
        return "relaxation";
    }

    @Override
    public String title() {
        return "Relaxation";
    }

    @Override
    public String summary() {
        return "Particles relax to zero.";
    }

    @Override
    public List<String> sources() {
        return List.of("M01");
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
        return List.of(
                Observable.scalar("mean", "m", "mean position").in("m"),
                Observable.vector(
                                "positions",
                                "x",
                                "positions",
                                Axis.indices("particle", p.particles()))
                        .reducedTo(Reduction.MEMBERS),
                Observable.once("last", "l", "mean at the end"));
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        return new Cost(20 * p.particles() * (duration / p.step() + 1), 16L * p.particles());
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new MeanTheory());
    }

    @Override
    public List<String> examples() {
        return List.of("relaxation-mean.yaml", "relaxation-wrong.yaml");
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new Run(p, batch);
    }

    private static final class Run extends ReplicaSimulation {
        private final Parameters p;
        private final double[][] x;
        private final RandomStream[] noise;
        private final long[] done;

        Run(Parameters p, Batch batch) {
            super(batch);
            this.p = p;
            this.x = new double[batch.size()][p.particles()];
            this.noise = new RandomStream[batch.size()];
            this.done = new long[batch.size()];
            for (int r = 0; r < x.length; r++) {
                noise[r] = batch.stream(r, Purpose.NOISE);
                for (int i = 0; i < p.particles(); i++) {
                    double start = p.start() == Start.ONES ? 1 : i;
                    x[r][i] = p.initial().length > 0 ? p.initial()[i][0] : start;
                }
            }
        }

        @Override
        protected void advance(int replica, double time) {
            if (time >= p.breaksAt() && batch().replica(replica) % 2 == 1) {
                throw new NumericalFailure("broken on purpose at time " + time);
            }
            long until = Steps.until(time, p.step());
            double[] state = x[replica];
            for (; done[replica] < until; done[replica]++) {
                for (int i = 0; i < state.length; i++) {
                    state[i] += -p.rate() * state[i] * p.step();
                    state[i] += p.noise() * Math.sqrt(p.step()) * noise[replica].nextGaussian();
                }
            }
        }

        @Override
        public void observe(int replica, Observable observable, double[] into, int at) {
            if (observable.id().equals("positions")) {
                System.arraycopy(x[replica], 0, into, at, p.particles());
                return;
            }
            double sum = 0;
            for (double each : x[replica]) {
                sum += each;
            }
            into[at] = sum / p.particles();
        }
    }
}
