package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Set;

/** A network that knows one task and learns a second without forgetting the first. */
public final class ContinualLearning implements Model<ContinualLearning.Parameters> {

    /** How fast the readouts learn. */
    public enum ReadoutRule {
        /** At the readout rate. */
        FIXED,
        /** At the learning rate of the first layer. */
        TIED
    }

    static final String TASK = "Probability that a step trains the new task.";

    /** Parameters of one network. */
    public record Parameters(
            @Parameter(
                            symbol = "N",
                            text = "Dimension of the inputs.",
                            value = "500",
                            range = "[10, 1000000]")
                    int inputDimension,
            @Parameter(
                            symbol = "K",
                            text =
                                    "Hidden units, shared by both tasks; the first starts as the old"
                                            + " task's teacher.",
                            value = "2",
                            range = "[1, 6]")
                    int hidden,
            @Parameter(
                            symbol = "gamma",
                            text = "Overlap of the teachers of the two tasks, w*_1·w*_2/N.",
                            value = "0.3",
                            range = "[0, 1]")
                    double taskSimilarity,
            @Parameter(symbol = "u", text = TASK, value = "1", range = "[0, 1]") Schedule task,
            @Parameter(
                            symbol = "eta",
                            text = "Learning rate of the first layer.",
                            value = "1",
                            range = "[0, 20]")
                    Schedule learningRate,
            @Parameter(
                            symbol = "eta_V",
                            text = "Learning rate of the readouts where it is fixed.",
                            value = "1",
                            range = "[0, 20]")
                    double readoutRate,
            @Parameter(
                            symbol = "readout",
                            text =
                                    "Whether the readouts learn at the readout rate (fixed) or at the"
                                            + " learning rate of the first layer (tied).",
                            value = "fixed")
                    ReadoutRule readoutRule,
            @Parameter(
                            symbol = "sigma",
                            text = "Standard deviation of the label noise.",
                            value = "0",
                            range = "[0, 10]")
                    double labelNoise,
            @Parameter(
                            symbol = "Q_22",
                            text =
                                    "Squared length over N of the other hidden units at the start,"
                                            + " orthogonal to all teachers.",
                            value = "0.25",
                            range = "(0, 10]")
                    double freshNorm,
            @Parameter(
                            symbol = "v_2",
                            text = "Readout of every unit for the new task at the start.",
                            value = "0.1",
                            range = "[-2, 2]")
                    double freshReadout) {

        /** Checks what belongs together. */
        public Parameters {
            if (inputDimension < hidden + 2) {
                throw new org.limitlab.core.problem.InvalidValue(
                        "inputDimension",
                        "inputDimension = "
                                + inputDimension
                                + " is below hidden + 2 = "
                                + (hidden + 2)
                                + ": the start needs as many directions",
                        "choose a larger inputDimension");
            }
        }

        TaskSetup setup() {
            return new TaskSetup(
                    hidden,
                    taskSimilarity,
                    labelNoise,
                    readoutRate,
                    readoutRule,
                    freshNorm,
                    freshReadout);
        }
    }

    static final Observable OLD_LOSS =
            Observable.scalar("oldLoss", "eps_1", "loss on the old task");
    static final Observable NEW_LOSS =
            Observable.scalar("newLoss", "eps_2", "loss on the new task");
    static final Observable MEAN_LOSS =
            Observable.scalar("meanLoss", "(eps_1 + eps_2)/2", "mean loss over both tasks");
    static final Observable FORGETTING =
            Observable.scalar("forgetting", "eps_1 - eps_1(0)", "rise of the loss on the old task");
    static final Observable TASK_SHARE =
            Observable.scalar("task", "u", "share of steps on the new task");
    static final Observable RATE =
            Observable.scalar("learningRate", "eta", "learning rate of the first layer");

    static List<Observable> overlaps(int hidden) {
        return List.of(
                Observable.vector(
                        "studentOverlaps",
                        "Q",
                        "overlaps of hidden units, upper triangle",
                        Axis.indices("pair", hidden * (hidden + 1) / 2)),
                Observable.vector(
                        "teacherOverlaps",
                        "R",
                        "overlaps of hidden units with the teachers, unit by unit",
                        Axis.indices("pair", 2 * hidden)),
                Observable.vector(
                        "readouts",
                        "v",
                        "readouts, old task first",
                        Axis.indices("weight", 2 * hidden)));
    }

    static List<Observable> curves(int hidden) {
        List<Observable> all =
                new java.util.ArrayList<>(
                        List.of(OLD_LOSS, NEW_LOSS, MEAN_LOSS, FORGETTING, TASK_SHARE, RATE));
        all.addAll(overlaps(hidden));
        return List.copyOf(all);
    }

    @Override
    public String id() {
        return "continual-learning";
    }

    @Override
    public String title() {
        return "Continual learning of two tasks";
    }

    @Override
    public String summary() {
        return "One hidden layer, one readout a task: $\\hat y^{(t)} = \\sum_i v^{(t)}_i g(w_i \\cdot x/\\sqrt N)$ with"
                + " $g(x) = \\mathrm{erf}(x/\\sqrt 2)$, labels $y = g(w^*_t \\cdot x/\\sqrt N) + \\sigma\\zeta$ of the task"
                + " $t$ of the step, drawn as the new one with probability $u$. The network begins as an expert on the"
                + " old task and has $N$ steps a unit of time.";
    }

    @Override
    public List<String> sources() {
        return List.of(
                "P04",
                "Lee, Goldt, Saxe (2021), Continual learning in the teacher-student setup: impact of task similarity");
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
        return Set.of("inputDimension");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return curves(p.hidden);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double numbers = (double) p.inputDimension * p.inputDimension * duration;
        return new Cost((6 + 4.0 * p.hidden) * numbers, 8L * p.inputDimension * (p.hidden + 4));
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new ContinualSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new ContinualLearningOde(), new OptimalProtocol());
    }

    @Override
    public List<String> examples() {
        return List.of("continual-learning-optimum.yaml", "continual-learning-forgetting.yaml");
    }
}
