package org.limitlab.family.teachers.forward;

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

/** Two-layer networks that learn online without a backward pass, beside backpropagation. */
public final class ForwardOnlyLearning implements Model<ForwardOnlyLearning.Parameters> {

    static final String PAPER = "P03";

    /** Parameters of one network and its teacher. */
    public record Parameters(
            @Parameter(
                            symbol = "rule",
                            text =
                                    "How the first layer learns: backpropagation (bp), feedback alignment (fa), adaptive feedback alignment (afa), pepita, pepita-hebbian or forward-forward.",
                            value = "afa")
                    Rule rule,
            @Parameter(
                            symbol = "N",
                            text =
                                    "Dimension of the inputs; a step takes the time 1/N, times are rounded to whole steps.",
                            value = "1000",
                            range = "[3, inf)")
                    int dimension,
            @Parameter(
                            symbol = "K",
                            text = "Number of students, the hidden units that learn.",
                            value = "2",
                            range = "[1, 64]")
                    int hidden,
            @Parameter(
                            symbol = "M",
                            text = "Number of teachers, the hidden units that are learned.",
                            value = "2",
                            range = "[1, 64]")
                    int teacherHidden,
            @Parameter(
                            symbol = "eta",
                            text = "Learning rate of the first layer, in steps of eta/sqrt(N) x.",
                            value = "1",
                            range = "[0, inf)")
                    double learningRate,
            @Parameter(
                            symbol = "eta(sigma_F)",
                            text =
                                    "Inverse-feedback: the first layer learns at eta/sigma_F (eta for backpropagation); plain: at eta.",
                            value = "inverse-feedback")
                    RateScaling rateScaling,
            @Parameter(
                            symbol = "eta_v",
                            text = "Learning rate of the readout, in steps of eta_v/N; 0 keeps it.",
                            value = "0.5",
                            range = "[0, inf)")
                    double readoutRate,
            @Parameter(
                            symbol = "sigma_F",
                            text = "Length of the feedback vector over sqrt(N).",
                            value = "1",
                            range = "(0, inf)")
                    double feedbackScale,
            @Parameter(
                            symbol = "sigma",
                            text = "Standard deviation of the noise on the labels.",
                            value = "0",
                            range = "[0, inf)")
                    double labelNoise,
            @Parameter(
                            symbol = "T",
                            text =
                                    "Overlaps of the teachers' weights; one number [[a]] stands for a times the identity.",
                            value = "[[1]]")
                    double[][] teacherOverlaps,
            @Parameter(
                            symbol = "v*",
                            text = "Readout of the teachers, one number for all or one a teacher.",
                            value = "[1]")
                    double[] teacherReadout,
            @Parameter(
                            symbol = "B",
                            text =
                                    "Overlaps of feedback and teachers in units of sigma_F, one number for all or one a teacher.",
                            value = "[0]")
                    double[] feedbackTeacherOverlaps,
            @Parameter(
                            symbol = "start",
                            text =
                                    "Planted: exactly the given overlaps; random: students with normal weights.",
                            value = "planted")
                    Start start,
            @Parameter(
                            symbol = "Q0",
                            text = "Overlaps of the students' weights at the start.",
                            value = "[[0.19, 0.06], [0.06, 0.14]]")
                    double[][] initialStudentOverlaps,
            @Parameter(
                            symbol = "R0",
                            text =
                                    "Overlaps of students (rows) and teachers (columns) at the start; one number [[a]] stands for a where row and column are equal, else 0.",
                            value = "[[0, 0.1], [0.1, 0]]")
                    double[][] initialTeacherOverlaps,
            @Parameter(
                            symbol = "A0",
                            text =
                                    "Overlaps of students and feedback at the start in units of sigma_F, one number for all or one a student.",
                            value = "[0.3, 0.2]")
                    double[] initialFeedbackOverlaps,
            @Parameter(
                            symbol = "v0",
                            text = "Readout at the start, one number for all or one a student.",
                            value = "[0.5, 0.3]")
                    double[] initialReadout,
            @Parameter(
                            symbol = "b",
                            text =
                                    "Feedback alignment: its fixed feedback in units of sigma_F; where it is empty, A at the start.",
                            value = "[]")
                    double[] fixedFeedback,
            @Parameter(
                            symbol = "s",
                            text = "Standard deviation of the students' weights of a random start.",
                            value = "0.3",
                            range = "[0, inf)")
                    double weightSpread) {

        /** Checks what belongs together. */
        public Parameters {
            Network network =
                    Network.of(
                            new Network.Words(
                                    rule,
                                    hidden,
                                    teacherHidden,
                                    learningRate,
                                    rateScaling,
                                    readoutRate,
                                    feedbackScale,
                                    labelNoise,
                                    teacherOverlaps,
                                    teacherReadout,
                                    initialStudentOverlaps,
                                    initialTeacherOverlaps,
                                    initialFeedbackOverlaps,
                                    feedbackTeacherOverlaps,
                                    initialReadout,
                                    fixedFeedback));
            int fields = network.shape().fields();
            if (dimension < fields) {
                throw new InvalidValue(
                        "dimension",
                        "dimension = "
                                + dimension
                                + " is below hidden + teacherHidden + 1 = "
                                + fields
                                + ": vectors with these overlaps do not exist",
                        "choose dimension at least " + fields);
            }
        }

        Network network() {
            return Network.of(
                    new Network.Words(
                            rule,
                            hidden,
                            teacherHidden,
                            learningRate,
                            rateScaling,
                            readoutRate,
                            feedbackScale,
                            labelNoise,
                            teacherOverlaps,
                            teacherReadout,
                            initialStudentOverlaps,
                            initialTeacherOverlaps,
                            initialFeedbackOverlaps,
                            feedbackTeacherOverlaps,
                            initialReadout,
                            fixedFeedback));
        }
    }

    @Override
    public String id() {
        return "forward-only-learning";
    }

    @Override
    public String title() {
        return "Forward-only learning with top-down feedback";
    }

    @Override
    public String summary() {
        return "A student $\\hat y = \\sum_k v_k\\, g(w_k \\cdot x/\\sqrt{N})$, $g(x) = \\mathrm{erf}(x/\\sqrt{2})$, learns"
                + " online from a teacher of the same kind. The error $e = \\hat y - y$ reaches the first layer through"
                + " the readout (backpropagation), through fixed numbers (feedback alignment), through $A = wF/N$"
                + " (adaptive feedback alignment), or by a second pass on $x - F e/\\sqrt{N}$ (PEPITA, its Hebbian form,"
                + " Forward-Forward).";
    }

    @Override
    public List<String> sources() {
        return List.of(
                PAPER,
                "Lillicrap, Cownden, Tweed, Akerman (2016), Random synaptic feedback weights support error"
                        + " backpropagation for deep learning",
                "Hinton (2022), The forward-forward algorithm: some preliminary investigations");
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
        return ForwardObservables.of(p.hidden, p.teacherHidden);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double vectors = p.hidden + p.teacherHidden + 1;
        return new Cost(
                p.dimension * (vectors + 1) * (vectors + duration * p.dimension),
                (long) (8 * (vectors + 2) * p.dimension) + 65536);
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new ForwardSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new ForwardOrderParameters(), new SmallFeedbackLimit());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "forward-only-learning.yaml",
                "forward-only-sizes.yaml",
                "small-feedback.yaml",
                "feedback-adapts.yaml");
    }
}
