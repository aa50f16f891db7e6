package org.limitlab.family.swarm;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Set;

/** Consensus hopping: sample around the consensus point, take the weighted mean, again. */
public final class ConsensusHopping implements Model<ConsensusHopping.Parameters> {

    /** Parameters; one unit of time is one hop. */
    public record Parameters(
            @Parameter(symbol = "f", text = "Function to be minimised.", value = "quadratic")
                    Objective objective,
            @Parameter(
                            symbol = "d",
                            text = "Dimension of the space.",
                            value = "2",
                            range = "[1, inf)")
                    int dimension,
            @Parameter(
                            symbol = "N",
                            text = "Number of samples a hop.",
                            value = "100",
                            range = "[1, inf)")
                    int particles,
            @Parameter(
                            symbol = "alpha",
                            text =
                                    "Weight exponent of the consensus point; inf for the best sample.",
                            value = "1",
                            range = "[0, inf]")
                    double alpha,
            @Parameter(
                            symbol = "s",
                            text = "Standard deviation of the samples around the consensus point.",
                            value = "0.7",
                            range = "(0, inf)")
                    double spread,
            @Parameter(
                            symbol = "v0",
                            text =
                                    "Where hopping starts: one number for all axes, or one per axis.",
                            value = "[1]")
                    double[] start,
            @Parameter(
                            symbol = "eps",
                            text =
                                    "A hop succeeds if f at the consensus point exceeds the minimum by at most this.",
                            value = "0.1",
                            range = "(0, inf)")
                    double successGap) {

        /** Checks what belongs together. */
        public Parameters {
            if (objective != null) {
                objective.minimiser(dimension);
            }
            InitialState.check("start", start, dimension);
        }

        double[] startPoint() {
            return InitialState.spread(start, dimension);
        }
    }

    @Override
    public String id() {
        return "consensus-hopping";
    }

    @Override
    public String title() {
        return "Consensus hopping";
    }

    @Override
    public String summary() {
        return "Each hop draws $N$ points from $N(v_k, s^2 I)$ and moves to their mean weighted with $e^{-\\alpha f}$. With"
                + " infinitely many points it is an implicit gradient step.";
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
        return Set.of("particles", "alpha");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Cbo.consensusPoint(p.dimension),
                Observable.scalar(
                        "consensusSquare", "|v|²", "squared length of the consensus point"),
                Observable.scalar(
                        "consensusValue",
                        "f(v) - min f",
                        "f at the consensus point above the minimum"),
                Observable.scalar(
                        "descentCosine",
                        "cos",
                        "cosine between the last hop and minus the gradient where it began"),
                Observable.scalar("success", "P", "consensus point within the success gap")
                        .reducedTo(Reduction.PROBABILITY));
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        return new Cost(10.0 * p.particles * p.dimension * Math.max(1, duration), 131072);
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new HoppingSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(
                new HopTheory(), new HopProximal(), new HopExactMoments(), new HopConstants());
    }

    @Override
    public List<String> examples() {
        return List.of("hop-quadratic.yaml", "hop-proximal.yaml", "hop-identity.yaml");
    }
}
