package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Axis;
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

/** A linear autoencoder that learns to remove noise from clustered data. */
public final class DenoisingAutoencoder implements Model<DenoisingAutoencoder.Parameters> {

    /** Parameters of one autoencoder. */
    public record Parameters(
            @Parameter(
                            symbol = "N",
                            text = "Dimension of the data.",
                            value = "1000",
                            range = "[10, 1000000]")
                    int inputDimension,
            @Parameter(
                            symbol = "r",
                            text = "Width of the bottleneck.",
                            value = "2",
                            range = "[1, 5]")
                    int hidden,
            @Parameter(
                            symbol = "p_c",
                            text = "Probabilities of the clusters, adding up to 1.",
                            value = "[0.5, 0.5]")
                    double[] clusterWeights,
            @Parameter(
                            symbol = "S_cc",
                            text =
                                    "Squared length of each centroid; centroids are orthogonal to each"
                                            + " other.",
                            value = "[1, 1]")
                    double[] centroidSquares,
            @Parameter(
                            symbol = "sigma",
                            text = "Standard deviation of the data around their centroid.",
                            value = "0.1",
                            range = "[0, 10]")
                    double spread,
            @Parameter(
                            symbol = "eta",
                            text = "Learning rate of the weights.",
                            value = "5",
                            range = "(0, 100]")
                    double learningRate,
            @Parameter(
                            symbol = "eta_b",
                            text = "Learning rate of the skip connection.",
                            value = "5",
                            range = "[0, 100]")
                    double skipRate,
            @Parameter(
                            symbol = "Delta",
                            text =
                                    "Variance of the corruption in training: inputs are sqrt(1 - Delta)"
                                            + " x + sqrt(Delta) xi.",
                            value = "0.3",
                            range = "[0, 1]")
                    Schedule corruption,
            @Parameter(
                            symbol = "Delta_F",
                            text = "Variance of the corruption in the test.",
                            value = "0.3",
                            range = "[0, 1]")
                    double testCorruption,
            @Parameter(
                            symbol = "M(0)",
                            text =
                                    "Overlap at the start of hidden unit c with centroid c, mu·w/sqrt"
                                            + " N; others are 0.",
                            value = "0.1",
                            range = "[-10, 10]")
                    double initialAlignment,
            @Parameter(
                            symbol = "Q(0)",
                            text =
                                    "Squared length over N of each hidden unit at the start; others are"
                                            + " orthogonal.",
                            value = "0.25",
                            range = "[0, 10]")
                    double initialNorm,
            @Parameter(
                            symbol = "b(0)",
                            text = "Skip connection at the start.",
                            value = "0",
                            range = "[-2, 2]")
                    double initialSkip) {

        /** Checks what belongs together. */
        public Parameters {
            AutoencoderSetup.check(
                    hidden, clusterWeights, centroidSquares, initialAlignment, initialNorm);
            if (inputDimension < hidden + clusterWeights.length) {
                throw new InvalidValue(
                        "inputDimension",
                        "inputDimension = "
                                + inputDimension
                                + " is below hidden + clusters = "
                                + (hidden + clusterWeights.length),
                        "choose a larger inputDimension");
            }
        }

        AutoencoderSetup setup() {
            return new AutoencoderSetup(
                    inputDimension,
                    hidden,
                    clusterWeights,
                    centroidSquares,
                    spread,
                    learningRate,
                    skipRate,
                    initialAlignment,
                    initialNorm,
                    initialSkip);
        }
    }

    static final Observable ERROR =
            Observable.scalar(
                    "squareError", "MSE", "mean square error at the corruption of the test");
    static final Observable SKIP = Observable.scalar("skip", "b", "skip connection");
    static final Observable CORRUPTION =
            Observable.scalar("corruption", "Delta", "variance of the corruption in training");

    static List<Observable> curves(int clusters, int hidden) {
        return List.of(
                ERROR,
                SKIP,
                CORRUPTION,
                Observable.vector(
                        "alignments",
                        "M",
                        "overlaps of centroids and hidden units, centroid by centroid",
                        Axis.indices("pair", clusters * hidden)),
                Observable.vector(
                        "weightOverlaps",
                        "Q",
                        "overlaps of hidden units, upper triangle",
                        Axis.indices("pair", hidden * (hidden + 1) / 2)));
    }

    @Override
    public String id() {
        return "denoising-autoencoder";
    }

    @Override
    public String title() {
        return "Denoising autoencoder with a skip connection";
    }

    @Override
    public String summary() {
        return "Data $x = \\mu_c + \\sigma z$ in $N$ dimensions with $|\\mu_c| = O(1)$, corrupted inputs $\\tilde x ="
                + " \\sqrt{1 - \\Delta}\\, x + \\sqrt\\Delta\\, \\xi$, output $f(\\tilde x) = b \\tilde x + W^T W \\tilde"
                + " x/N$; steps along the gradient of $\\tfrac12|x - f|^2$, with a rate of its own for $b$; $N$ steps a"
                + " unit of time.";
    }

    @Override
    public List<String> sources() {
        return List.of(
                "P06",
                "Cui, Zdeborova (2023), High-dimensional asymptotics of denoising autoencoders");
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
        return curves(p.clusterWeights.length, p.hidden);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double numbers = (double) p.inputDimension * p.inputDimension * duration;
        return new Cost((12 + 8.0 * p.hidden) * numbers, 8L * p.inputDimension * (p.hidden + 6));
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new DenoisingSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new DenoisingOde(), new OptimalDenoising());
    }

    @Override
    public List<String> examples() {
        return List.of("denoising-optimum.yaml");
    }
}
