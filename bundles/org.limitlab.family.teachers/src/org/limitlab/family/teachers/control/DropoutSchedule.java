package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Set;

/** A two-layer network whose dropout changes during training. */
public final class DropoutSchedule implements Model<DropoutSchedule.Parameters> {

    /** Parameters of one network. */
    public record Parameters(
            @Parameter(
                            symbol = "N",
                            text = "Dimension of the inputs.",
                            value = "500",
                            range = "[10, 1000000]")
                    int inputDimension,
            @Parameter(symbol = "K", text = "Hidden units.", value = "2", range = "[1, 5]")
                    int hidden,
            @Parameter(
                            symbol = "M",
                            text = "Orthonormal teachers, each with readout 1.",
                            value = "1",
                            range = "[1, 5]")
                    int teachers,
            @Parameter(symbol = "eta", text = "Learning rate.", value = "1", range = "[0, 20]")
                    double learningRate,
            @Parameter(
                            symbol = "sigma",
                            text = "Standard deviation of the label noise.",
                            value = "0.3",
                            range = "[0, 10]")
                    double labelNoise,
            @Parameter(
                            symbol = "p",
                            text = "Probability that a hidden unit is active in a step.",
                            value = "1",
                            range = "[0, 1]")
                    Schedule activation) {

        /** Checks what belongs together. */
        public Parameters {
            if (inputDimension < hidden + teachers) {
                throw new InvalidValue(
                        "inputDimension",
                        "inputDimension = "
                                + inputDimension
                                + " is below hidden + teachers = "
                                + (hidden + teachers),
                        "choose a larger inputDimension");
            }
        }

        DropoutDynamics dynamics() {
            return new DropoutDynamics(hidden, teachers, learningRate, labelNoise);
        }
    }

    static final Observable ERROR =
            Observable.scalar(
                    "generalisationError", "eps_g", "error with the readouts times p, as p is now");
    static final Observable RESCALED =
            Observable.scalar("rescaledError", "min eps_g", "error with the best factor");
    static final Observable FACTOR =
            Observable.scalar("bestFactor", "p_f", "best factor on the readouts");
    static final Observable ACTIVATION =
            Observable.scalar("activation", "p", "activation probability");

    static List<Observable> curves(int hidden, int teachers) {
        return List.of(
                ERROR,
                RESCALED,
                FACTOR,
                ACTIVATION,
                Observable.vector(
                        "studentOverlaps",
                        "Q",
                        "overlaps of hidden units, upper triangle",
                        org.limitlab.core.model.Axis.indices("pair", hidden * (hidden + 1) / 2)),
                Observable.vector(
                        "teacherOverlaps",
                        "R",
                        "overlaps of hidden units with the teachers, unit by unit",
                        org.limitlab.core.model.Axis.indices("pair", hidden * teachers)));
    }

    @Override
    public String id() {
        return "dropout-schedule";
    }

    @Override
    public String title() {
        return "Two-layer network with a dropout schedule";
    }

    @Override
    public String summary() {
        return "$\\hat y = \\sum_i r_i g(w_i \\cdot x/\\sqrt N)$ with $g(x) = \\mathrm{erf}(x/\\sqrt 2)$, each mask"
                + " $r_i = 1$ with probability $p(\\alpha)$ and drawn anew each step; labels $y = \\sum_n g(w^*_n \\cdot"
                + " x/\\sqrt N) + \\sigma\\zeta$. Weights start at 0, readouts are 1 and frozen; at test all units are on"
                + " and the readouts are multiplied by a factor. $N$ steps a unit of time.";
    }

    @Override
    public List<String> sources() {
        return List.of("P06", "P07");
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
        return curves(p.hidden, p.teachers);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double numbers = (double) p.inputDimension * p.inputDimension * duration;
        return new Cost((6 + 4.0 * p.hidden) * numbers, 16L * p.inputDimension * (p.hidden + 4));
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new DropoutSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new DropoutScheduleOde(), new OptimalDropout());
    }

    @Override
    public List<String> examples() {
        return List.of("dropout-optimum.yaml");
    }
}
