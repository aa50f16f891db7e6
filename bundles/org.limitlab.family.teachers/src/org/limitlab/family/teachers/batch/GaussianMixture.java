package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.Theory;
import org.limitlab.family.teachers.batch.margin.MarginLoss;
import org.limitlab.family.teachers.batch.margin.MixtureSample;

import java.util.List;
import java.util.Set;

/** Penalised classification of two noisy Gaussian clusters in high dimension. */
public final class GaussianMixture implements Model<GaussianMixture.Parameters> {

    /** Whether the classifier has a bias. */
    public enum Bias {
        /** b = 0. */
        NONE,
        /** b is free and not penalised. */
        FREE
    }

    /** How labels come about. */
    public enum Labels {
        /** Each by itself. */
        DRAWN,
        /** Their numbers are fixed. */
        BALANCED
    }

    /** Length of the centre. */
    public enum Centre {
        /** |v|² = d. */
        NORMALISED,
        /** Independent normal components. */
        DRAWN
    }

    static final String DIMENSION = "Dimension of the inputs.";
    static final String RATIO = "Samples per dimension; n = round(alpha d).";
    static final String NOISE = "Variance of each component's noise.";
    static final String SHARE = "Share, or probability, of the label +1.";
    static final String LABELS =
            "Drawn: each is +1 with probability rho; balanced: round(rho n) of them are +1.";
    static final String CENTRE =
            "Normalised: |v|² = d; drawn: v has independent standard normal components.";
    static final String BIAS = "None: b = 0; free: b is fitted and not penalised.";

    /** Parameters of one data set and its classifier. */
    public record Parameters(
            @Parameter(symbol = "d", text = DIMENSION, value = "200", range = "[1, 20000]")
                    int dimension,
            @Parameter(symbol = "alpha", text = RATIO, value = "2", range = "(0, inf)")
                    double sampleRatio,
            @Parameter(symbol = "Delta", text = NOISE, value = "1", range = "(0, inf)")
                    double noiseVariance,
            @Parameter(symbol = "rho", text = SHARE, value = "0.5", range = "(0, 1)")
                    double positiveShare,
            @Parameter(
                            symbol = "lambda",
                            text =
                                    "Penalty lambda |w|²/2 beside the SUM of the losses over the samples"
                                            + " (lambda = n lambda' for a mean).",
                            value = "1",
                            range = "(0, inf)")
                    double penalty,
            @Parameter(
                            symbol = "l",
                            text =
                                    "Loss of the margin h = y (w x/sqrt(d) + b): ridge (1-h)²/2, hinge"
                                            + " max(0, 1-h), logistic log(1+exp(-h)).",
                            value = "ridge")
                    MarginLoss loss,
            @Parameter(symbol = "b", text = BIAS, value = "free") Bias bias,
            @Parameter(symbol = "y", text = LABELS, value = "balanced") Labels labels,
            @Parameter(symbol = "v", text = CENTRE, value = "normalised") Centre centre) {

        /** Checks that there are samples of both labels. */
        public Parameters {
            requireSamples(dimension, sampleRatio);
            long n = Math.round(sampleRatio * dimension);
            long positive = Math.round(positiveShare * n);
            if (labels == Labels.BALANCED && (positive == 0 || positive == n)) {
                throw new InvalidValue(
                        "positiveShare",
                        "round(rho n) = " + positive + " of n = " + n + " labels: one class alone",
                        "choose rho between 1/n and 1 - 1/n, or more samples");
            }
        }

        int samples() {
            return (int) Math.round(sampleRatio * dimension);
        }

        MixtureSample.Recipe recipe() {
            return new MixtureSample.Recipe(
                    samples(),
                    dimension,
                    noiseVariance,
                    positiveShare,
                    labels == Labels.BALANCED,
                    centre == Centre.NORMALISED);
        }
    }

    static final Observable OVERLAP =
            Observable.once("overlap", "m", "overlap w v/d with the centre");
    static final Observable NORM = Observable.once("squaredNorm", "q", "squared norm |w|²/d");
    static final Observable BIAS_VALUE = Observable.once("biasValue", "b", "bias");
    static final Observable TEST_ERROR =
            Observable.once("testError", "eps_g", "share of new points misclassified");
    static final Observable TRAIN_LOSS =
            Observable.once("trainLoss", "l_t", "loss per training sample, without the penalty");
    static final Observable TRAIN_ERROR =
            Observable.once("trainError", "eps_t", "share of training samples misclassified");

    private static final double MOST_ENTRIES = 2e8;

    static void requireSamples(int dimension, double sampleRatio) {
        double n = sampleRatio * dimension;
        if (!(n >= 1.5) || n * dimension > MOST_ENTRIES) {
            throw new InvalidValue(
                    "sampleRatio",
                    "n = alpha d = " + n + " samples in d = " + dimension + " dimensions",
                    "choose n at least 2, and n d at most 2e8");
        }
    }

    @Override
    public String id() {
        return "gaussian-mixture-classifier";
    }

    @Override
    public String title() {
        return "Penalised classification of a Gaussian mixture";
    }

    @Override
    public String summary() {
        return "Two noisy clusters $x_i = y_i v/\\sqrt d + \\sqrt\\Delta\\, z_i$ with labels $y_i = \\pm1$ are"
                + " learned from $n = \\alpha d$ samples by minimising $\\sum_i \\ell\\bigl(y_i (x_i \\cdot w"
                + "/\\sqrt d + b)\\bigr) + \\frac\\lambda2 |w|^2$.";
    }

    @Override
    public List<String> sources() {
        return List.of("P11");
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
        return List.of(OVERLAP, NORM, BIAS_VALUE, TEST_ERROR, TRAIN_LOSS, TRAIN_ERROR);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double n = p.samples();
        double small = Math.min(n, p.dimension);
        double factorings =
                switch (p.loss) {
                    case RIDGE -> 1;
                    case LOGISTIC -> 8;
                    case HINGE -> 15;
                };
        double operations = 30 * n * p.dimension + factorings * (n + small) * small * small;
        return new Cost(operations, (long) (24 * n * p.dimension + 24 * small * small) + 4096);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new MixtureSimulation(p, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new MixtureReplicaTheory(), new MixtureBayes(), new MixtureBestPenalty());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mixture-replica.yaml",
                "mixture-fluctuations.yaml",
                "mixture-infinite-penalty.yaml",
                "mixture-interpolation-peak.yaml",
                "mixture-best-penalty.yaml",
                "mixture-learning-curves.yaml",
                "mixture-penalties-balanced.yaml",
                "mixture-penalties-unequal.yaml",
                "mixture-peak-curve.yaml");
    }
}
