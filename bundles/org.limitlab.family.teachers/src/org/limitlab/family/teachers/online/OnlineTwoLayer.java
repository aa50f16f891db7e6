package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Set;

/**
 * A two-layer network that learns online from a teacher of the same kind, with or without dropout.
 */
public final class OnlineTwoLayer implements Model<OnlineTwoLayer.Parameters> {

    static final String K = "Number of students, the hidden units of the network that learns.";
    static final String M = "Number of teachers, the hidden units of the network that is learned.";

    /** Parameters of one network and its teacher. */
    public record Parameters(
            @Parameter(
                            symbol = "N",
                            text =
                                    "Dimension of the inputs; a step takes the time 1/N, times are rounded to whole steps.",
                            value = "500",
                            range = "[1, inf)")
                    int dimension,
            @Parameter(symbol = "K", text = K, value = "2", range = "[1, 200]") int hidden,
            @Parameter(symbol = "M", text = M, value = "2", range = "[1, 200]") int teacherHidden,
            @Parameter(
                            symbol = "eta",
                            text = "Learning rate of the first layer, in steps of eta/sqrt(N) x.",
                            value = "1",
                            range = "[0, inf)")
                    double learningRate,
            @Parameter(
                            symbol = "eta_v",
                            text = "Learning rate of the readout, in steps of eta_v/N; 0 keeps it.",
                            value = "0",
                            range = "[0, inf)")
                    double readoutRate,
            @Parameter(
                            symbol = "sigma",
                            text = "Standard deviation of the noise on the labels.",
                            value = "0",
                            range = "[0, inf)")
                    double labelNoise,
            @Parameter(
                            symbol = "p",
                            text =
                                    "Probability that a student takes part in a step; 1 without dropout.",
                            value = "1",
                            range = "[0, 1]")
                    double activation,
            @Parameter(
                            symbol = "p_f",
                            text =
                                    "Factor of the readout in the generalisation error, where all students are on.",
                            value = "activation",
                            range = "[0, inf)")
                    double testRescaling,
            @Parameter(symbol = "T", text = InitialOverlaps.T, value = "[[1]]")
                    double[][] teacherOverlaps,
            @Parameter(symbol = "v*", text = InitialOverlaps.TARGET, value = "[1]")
                    double[] teacherReadout,
            @Parameter(
                            symbol = "start",
                            text =
                                    "Planted: exactly the given overlaps; random: teachers planted, students with normal weights; explicit: given weights.",
                            value = "planted")
                    Start start,
            @Parameter(symbol = "Q0", text = InitialOverlaps.Q0, value = "[[0.25]]")
                    double[][] initialStudentOverlaps,
            @Parameter(symbol = "R0", text = InitialOverlaps.R0, value = "[[0.1]]")
                    double[][] initialTeacherOverlaps,
            @Parameter(symbol = "v0", text = InitialOverlaps.V0, value = "[1]")
                    double[] initialReadout,
            @Parameter(
                            symbol = "s",
                            text = "Standard deviation of the students' weights of a random start.",
                            value = "0.5",
                            range = "[0, inf)")
                    double weightSpread,
            @Parameter(
                            symbol = "w0",
                            text = "Students' weights of an explicit start, one row a student.",
                            value = "[]")
                    double[][] studentWeights,
            @Parameter(
                            symbol = "w*",
                            text = "Teachers' weights of an explicit start, one row a teacher.",
                            value = "[]")
                    double[][] teacherWeights) {

        /** Checks what belongs together. */
        public Parameters {
            InitialOverlaps.of(
                    new InitialOverlaps.Words(
                            hidden,
                            teacherHidden,
                            start,
                            teacherOverlaps,
                            teacherReadout,
                            initialStudentOverlaps,
                            initialTeacherOverlaps,
                            initialReadout,
                            weightSpread,
                            studentWeights,
                            teacherWeights));
            if (start == Start.EXPLICIT && studentWeights[0].length != dimension) {
                throw new InvalidValue(
                        "studentWeights",
                        "studentWeights have "
                                + studentWeights[0].length
                                + " numbers a row, but dimension = "
                                + dimension,
                        "set dimension: " + studentWeights[0].length);
            }
            if (start != Start.EXPLICIT && dimension < hidden + teacherHidden) {
                throw new InvalidValue(
                        "dimension",
                        "dimension = "
                                + dimension
                                + " is below hidden + teacherHidden = "
                                + (hidden + teacherHidden)
                                + ": vectors with these overlaps do not exist",
                        "choose dimension at least " + (hidden + teacherHidden));
            }
        }

        InitialOverlaps initial() {
            return InitialOverlaps.of(
                    new InitialOverlaps.Words(
                            hidden,
                            teacherHidden,
                            start,
                            teacherOverlaps,
                            teacherReadout,
                            initialStudentOverlaps,
                            initialTeacherOverlaps,
                            initialReadout,
                            weightSpread,
                            studentWeights,
                            teacherWeights));
        }

        LearningRule rule() {
            return LearningRule.backpropagation(
                            learningRate, readoutRate, labelNoise, initial().target())
                    .withActivation(activation);
        }
    }

    @Override
    public String id() {
        return "online-two-layer";
    }

    @Override
    public String title() {
        return "Online learning of a two-layer network";
    }

    @Override
    public String summary() {
        return "$\\hat y = \\sum_{i \\le K} v_i\\, g(\\lambda_i)$ with $\\lambda_i = w_i \\cdot x/\\sqrt{N}$ and $g(z) ="
                + " \\mathrm{erf}(z/\\sqrt{2})$ learns $y = \\sum_{n \\le M} v^*_n\\, g(w^*_n \\cdot x/\\sqrt{N}) + \\sigma\\zeta$ from"
                + " fresh inputs $x \\sim N(0, I_N)$, one a step: $w_i \\leftarrow w_i - (\\eta/\\sqrt{N})\\, e\\, r_i v_i\\,"
                + " g'(\\lambda_i)\\, x$ with $e = \\hat y - y$; with dropout each unit takes part ($r_i = 1$) with"
                + " probability $p$. Time is the number of steps over $N$.";
    }

    @Override
    public List<String> sources() {
        return List.of(
                "P07",
                "Saad, Solla (1995), On-line learning in soft committee machines, Phys. Rev. E 52, 4225",
                "Goldt, Advani, Saxe, Krzakala, Zdeborová (2019), Dynamics of stochastic gradient descent for"
                        + " two-layer neural networks in the teacher-student setup");
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
        return TwoLayerObservables.of(p.hidden, p.teacherHidden);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double n = p.dimension;
        double units = p.hidden + p.teacherHidden;
        return new Cost(
                n * (10 + 2 * units + 2 * p.hidden) * (1 + duration * n) + 5 * n * units * units,
                (long) (8 * n * (units + 2)) + 8192);
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new TwoLayerSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(
                new SaadSolla(),
                new CommitteePlateau(),
                new DropoutOrderParameters(),
                new DropoutShortTime(),
                new DropoutBestActivation(),
                new DropoutSymmetricBranch());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "saad-solla-committees.yaml",
                "learned-readout.yaml",
                "saad-solla-sizes.yaml",
                "committee-plateau.yaml",
                "dropout-limit.yaml",
                "dropout-label-noise.yaml",
                "dropout-short-time.yaml");
    }
}
