package org.limitlab.engine.sample;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * N independent particles pulled to 0, dX = -a u(t) X dt + dB, by Euler's scheme: every law is
 * known. Replicas can be made to fail, and work can be made expensive, for tests of the engine.
 */
public final class Pull implements Model<Pull.Parameters> {

    /** What goes wrong in a replica whose index is the last of each {@code every}. */
    public enum Trouble {
        NONE,
        NOT_A_NUMBER,
        FAILURE,
        EXCEPTION,
        LOSES_BATCH,
        AT_START
    }

    /** Parameters. */
    public record Parameters(
            @Parameter(symbol = "N", text = "Particles.", value = "4", range = "[1, inf)")
                    int particles,
            @Parameter(symbol = "a", text = "Strength.", value = "0.5", range = "[0, 10]")
                    double rate,
            @Parameter(symbol = "h", text = "Step.", value = "0.125", range = "(0, inf)")
                    double step,
            @Parameter(symbol = "x0", text = "Start.", value = "1") double start,
            @Parameter(symbol = "u", text = "Control.", value = "1") Schedule control,
            @Parameter(symbol = "L", text = "Layers.", value = "8", range = "[1, inf)") int layers,
            @Parameter(symbol = "M", text = "Follows L.", value = "2*layers", range = "[1, inf)")
                    int samples,
            @Parameter(symbol = "e", text = "Trouble.", value = "none") Trouble trouble,
            @Parameter(symbol = "k", text = "How often.", value = "5", range = "[1, inf)")
                    int every,
            @Parameter(symbol = "w", text = "Extra work.", value = "0", range = "[0, inf)")
                    int work,
            @Parameter(symbol = "c", text = "Chunks.", value = "1", range = "[1, inf)")
                    int chunks) {}

    @Override
    public String id() {
        return "pull";
    }

    @Override
    public String title() {
        return "Pull";
    }

    @Override
    public String summary() {
        return "Independent particles are pulled to 0.";
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
        return 3;
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
    public Set<String> refiningScales() {
        return Set.of("layers");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.scalar("mean", "m", "mean position"),
                Observable.vector("moments", "m_k", "moments", Axis.indices("power", 3)),
                Observable.once("above", "A", "share of particles above 0 at the end"),
                Observable.once("exit", "T", "first time with a mean below one half")
                        .reducedTo(Reduction.CENSORED_TIME),
                Observable.vector("path", "X", "positions", Axis.indices("particle", p.particles()))
                        .reducedTo(Reduction.MEMBERS));
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double steps = duration / p.step();
        return new Cost(steps * p.particles() * (20 + 20.0 * p.work()), 1000 + 8L * p.particles());
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new PullSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(
                new PullTheory.Euler(),
                new PullTheory.Continuous(),
                new PullTheory.Sampled(),
                new PullTheory.Control());
    }
}
