package org.limitlab.family.teachers.linear;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Set;

/** Linear regression by stochastic gradient steps, each on a fresh example. */
public final class OnlineLinearRegression implements Model<OnlineLinearRegression.Parameters> {

    /** Parameters of one student and its teacher. */
    public record Parameters(
            @Parameter(
                            symbol = "d",
                            text = "Dimension of the inputs; a step takes the time 1/d.",
                            value = "400",
                            range = "[1, inf)")
                    int dimension,
            @Parameter(
                            symbol = "eta",
                            text = "Learning rate, in steps of eta/d for inputs of length sqrt d.",
                            value = "0.5",
                            range = "(0, inf)")
                    double learningRate,
            @Parameter(
                            symbol = "sigma",
                            text = "Standard deviation of the noise on the labels.",
                            value = "0.5",
                            range = "[0, inf)")
                    double labelNoise,
            @Parameter(
                            symbol = "Q0",
                            text = "Squared length over d of the student at the start.",
                            value = "0",
                            range = "[0, inf)")
                    double initialNorm,
            @Parameter(
                            symbol = "R0",
                            text =
                                    "Overlap of student and teacher at the start; R0² is at most Q0.",
                            value = "0")
                    double initialOverlap,
            @Parameter(
                            symbol = "s",
                            text =
                                    "Eigenvalues of the inputs' covariance, with mean 1: all equal, two values, or a power law.",
                            value = "isotropic")
                    Spectrum.Kind spectrum,
            @Parameter(
                            symbol = "p",
                            text = "Two values: share of the axes with the larger one.",
                            value = "0.1",
                            range = "[0, 1]")
                    double largeShare,
            @Parameter(
                            symbol = "rho",
                            text = "Two values: the larger over the smaller.",
                            value = "10",
                            range = "[1, inf)")
                    double valueRatio,
            @Parameter(
                            symbol = "a",
                            text = "Power law: eigenvalue number i is proportional to i^-a.",
                            value = "0.3",
                            range = "[0, 1)")
                    double decayExponent) {

        /** Checks what belongs together. */
        public Parameters {
            checkStart(initialNorm, initialOverlap);
            if (dimension == 1 && initialNorm > initialOverlap * initialOverlap) {
                throw new IllegalArgumentException(
                        "initialNorm = "
                                + initialNorm
                                + " needs a direction beside the teacher's; with dimension = 1 it is initialOverlap²");
            }
        }

        Spectrum.Choice choice() {
            return new Spectrum.Choice(spectrum, largeShare, valueRatio, decayExponent);
        }
    }

    static void checkStart(double norm, double overlap) {
        if (overlap * overlap > norm * (1 + 1e-12)) {
            throw new IllegalArgumentException(
                    "initialOverlap = "
                            + overlap
                            + " exceeds sqrt(initialNorm) = "
                            + Math.sqrt(norm)
                            + ": [[Q0, R0], [R0, 1]] is not a covariance");
        }
    }

    static final Observable ERROR =
            Observable.scalar("generalisationError", "eps_g", "generalisation error");
    static final Observable DISTANCE =
            Observable.scalar("distance", "D", "squared distance from the teacher over d");
    static final Observable NORM =
            Observable.scalar("studentNorm", "Q", "squared length of the student over d");
    static final Observable OVERLAP =
            Observable.scalar("overlap", "R", "overlap of student and teacher");

    static final List<Observable> ALL = List.of(ERROR, DISTANCE, NORM, OVERLAP);

    @Override
    public String id() {
        return "online-linear-regression";
    }

    @Override
    public String title() {
        return "Online linear regression";
    }

    @Override
    public String summary() {
        return "A student $w$ learns a linear teacher $w^*$, $|w^*|^2 = d$, from fresh examples $x \\sim N(0, \\Lambda)$"
                + " with labels $y = w^* \\cdot x/\\sqrt{d} + \\sigma\\zeta$: $w \\leftarrow w - (\\eta/\\sqrt{d})\\,"
                + " (w \\cdot x/\\sqrt{d} - y)\\, x$. Time is the number of steps over $d$.";
    }

    @Override
    public List<String> sources() {
        return List.of(
                "Widrow, Stearns (1985), Adaptive signal processing, chapter 6",
                "Saad, Solla (1995), On-line learning in soft committee machines, Phys. Rev. E 52, 4225");
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
        return Set.of("dimension");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return ALL;
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double d = p.dimension;
        return new Cost(2 * d * (3 + duration * d), 48L * p.dimension + 4096);
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new LinearRegressionSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new LinearRegressionLimit(), new LinearRegressionExact());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "online-linear-regression.yaml",
                "linear-regression-sizes.yaml",
                "linear-regression-stability.yaml",
                "linear-regression-spectrum.yaml");
    }
}
