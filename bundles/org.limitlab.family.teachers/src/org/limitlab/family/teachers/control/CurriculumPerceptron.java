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

/** A perceptron that learns from easy and hard examples. */
public final class CurriculumPerceptron implements Model<CurriculumPerceptron.Parameters> {

    /** Parameters of one perceptron. */
    public record Parameters(
            @Parameter(
                            symbol = "N",
                            text = "Number of relevant inputs, and of irrelevant ones.",
                            value = "500",
                            range = "[4, 1000000]")
                    int inputDimension,
            @Parameter(symbol = "eta", text = "Learning rate.", value = "3", range = "[0, 50]")
                    double learningRate,
            @Parameter(
                            symbol = "lambda",
                            text = "Ridge: a step multiplies the weights by 1 - eta lambda/(2 N).",
                            value = "0",
                            range = "[0, 100]")
                    double ridge,
            @Parameter(
                            symbol = "Delta_1",
                            text = "Variance of the irrelevant inputs of an easy example.",
                            value = "0",
                            range = "[0, 100]")
                    double easyVariance,
            @Parameter(
                            symbol = "Delta_2",
                            text = "Variance of the irrelevant inputs of a hard example.",
                            value = "2",
                            range = "[0, 100]")
                    double hardVariance,
            @Parameter(
                            symbol = "p_1",
                            text =
                                    "Share of easy examples among all, in the error and in the budget"
                                            + " of a curriculum.",
                            value = "0.5",
                            range = "[0, 1]")
                    double easyFraction,
            @Parameter(
                            symbol = "T",
                            text = "Squared length of the teacher.",
                            value = "2",
                            range = "(0, 1000]")
                    double teacherNorm,
            @Parameter(
                            symbol = "u",
                            text = "Probability that a step draws an easy example.",
                            value = "0.5",
                            range = "[0, 1]")
                    Schedule easyShare,
            @Parameter(
                            symbol = "Q1(0)",
                            text = "Squared length of the relevant weights at the start.",
                            value = "1",
                            range = "(0, 100]")
                    double relevantNorm,
            @Parameter(
                            symbol = "Q2(0)",
                            text = "Squared length of the irrelevant weights at the start.",
                            value = "1",
                            range = "[0, 100]")
                    double irrelevantNorm,
            @Parameter(
                            symbol = "R(0)",
                            text = "Overlap of relevant weights and teacher at the start.",
                            value = "0",
                            range = "(-inf, inf)")
                    double initialOverlap) {

        /** Checks what belongs together. */
        public Parameters {
            checkStart(relevantNorm, initialOverlap, teacherNorm);
        }
    }

    static void checkStart(double relevantNorm, double overlap, double teacherNorm) {
        if (overlap * overlap > relevantNorm * teacherNorm) {
            throw new InvalidValue(
                    "initialOverlap",
                    "initialOverlap² = "
                            + overlap * overlap
                            + " exceeds relevantNorm*teacherNorm = "
                            + relevantNorm * teacherNorm,
                    "choose an overlap that vectors of these lengths can have");
        }
    }

    static final Observable ERROR =
            Observable.scalar("generalisationError", "eps_g", "generalisation error");
    static final Observable RELEVANT =
            Observable.scalar("relevantNorm", "Q1", "squared length of the relevant weights");
    static final Observable IRRELEVANT =
            Observable.scalar("irrelevantNorm", "Q2", "squared length of the irrelevant weights");
    static final Observable OVERLAP =
            Observable.scalar("overlap", "R", "overlap of relevant weights and teacher");
    static final Observable SHARE = Observable.scalar("easyShare", "u", "share of easy examples");

    static final List<Observable> CURVES = List.of(ERROR, RELEVANT, IRRELEVANT, OVERLAP, SHARE);

    @Override
    public String id() {
        return "curriculum-perceptron";
    }

    @Override
    public String title() {
        return "Perceptron under a curriculum";
    }

    @Override
    public String summary() {
        return "Inputs $x = (x_r, x_i)$ with $N$ relevant parts $x_r \\sim N(0, I)$ and $N$ irrelevant ones $x_i \\sim"
                + " N(0, \\Delta I)$; labels $y = \\mathrm{sign}(x_r \\cdot w_t)$, student $\\hat y ="
                + " \\mathrm{erf}(x \\cdot w/2)$, steps along the gradient of $\\tfrac12(\\hat y - y)^2$. Easy examples"
                + " have $\\Delta = \\Delta_1$, hard ones $\\Delta_2$; $N$ steps a unit of time.";
    }

    @Override
    public List<String> sources() {
        return List.of(
                "P06",
                "Saglietti, Sarao Mannelli, Saxe (2022), An analytical theory of curriculum learning in"
                        + " teacher-student networks");
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
        return CURVES;
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double numbers = 2.0 * p.inputDimension * p.inputDimension * duration;
        return new Cost(8 * numbers, 64L * p.inputDimension);
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new CurriculumSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new CurriculumOde(), new OptimalCurriculum());
    }

    @Override
    public List<String> examples() {
        return List.of("curriculum-optimum.yaml");
    }
}
