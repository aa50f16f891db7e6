package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Theory;
import org.limitlab.family.teachers.batch.margin.MixtureSample;
import org.limitlab.family.teachers.batch.margin.Separation;
import org.limitlab.math.random.Purpose;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a plane separates the samples of two Gaussian clusters. */
public final class PointSeparation implements Model<PointSeparation.Parameters> {

    /** Parameters of one data set. */
    public record Parameters(
            @Parameter(
                            symbol = "d",
                            text = GaussianMixture.DIMENSION,
                            value = "100",
                            range = "[1, 2000]")
                    int dimension,
            @Parameter(
                            symbol = "alpha",
                            text = GaussianMixture.RATIO,
                            value = "3",
                            range = "(0, 100]")
                    double sampleRatio,
            @Parameter(
                            symbol = "Delta",
                            text = GaussianMixture.NOISE,
                            value = "1",
                            range = "(0, inf)")
                    double noiseVariance,
            @Parameter(
                            symbol = "rho",
                            text = GaussianMixture.SHARE,
                            value = "0.5",
                            range = "(0, 1)")
                    double positiveShare,
            @Parameter(
                            symbol = "b",
                            text = "None: planes through the origin; free: all planes.",
                            value = "free")
                    GaussianMixture.Bias bias,
            @Parameter(symbol = "y", text = GaussianMixture.LABELS, value = "balanced")
                    GaussianMixture.Labels labels) {

        /** Checks that there are samples. */
        public Parameters {
            GaussianMixture.requireSamples(dimension, sampleRatio);
        }
    }

    private static final Observable SEPARABLE =
            Observable.once("separable", "P", "a plane separates the samples")
                    .reducedTo(Reduction.PROBABILITY);
    private static final Observable MARGIN =
            Observable.once(
                    "margin",
                    "M",
                    "least y (w u + b) over |w|² + b² = 1 at its best; 0 if negative");

    @Override
    public String id() {
        return "mixture-separability";
    }

    @Override
    public String title() {
        return "Linear separability of a Gaussian mixture";
    }

    @Override
    public String summary() {
        return "Asks whether a plane separates $n = \\alpha d$ labelled samples $x_i = y_i v/\\sqrt d +"
                + " \\sqrt\\Delta\\, z_i$ with $|v|^2 = d$, decided exactly by Gordan's alternative.";
    }

    @Override
    public List<String> sources() {
        return List.of(
                "P11",
                "Cover (1965), Geometrical and statistical properties of systems of"
                        + " linear inequalities");
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
        return List.of(SEPARABLE, MARGIN);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double n = p.sampleRatio * p.dimension;
        double set = Math.min(n, p.dimension);
        return new Cost(n * n * p.dimension + set * set * set * set / 3, (long) (8 * n * n + 1e5));
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new OnceSimulation(batch) {
            @Override
            Map<String, double[]> learn(int replica) {
                MixtureSample sample =
                        MixtureSample.draw(
                                new MixtureSample.Recipe(
                                        (int) Math.round(p.sampleRatio * p.dimension),
                                        p.dimension,
                                        p.noiseVariance,
                                        p.positiveShare,
                                        p.labels == GaussianMixture.Labels.BALANCED,
                                        true),
                                batch().stream(replica, MixtureSimulation.TEACHER),
                                batch().stream(replica, Purpose.DATA));
                double share =
                        Separation.margin(sample.design(), p.bias == GaussianMixture.Bias.FREE);
                return Map.of(
                        SEPARABLE.id(), new double[] {share > 0 ? 1 : 0},
                        MARGIN.id(), new double[] {Math.sqrt(share / (1 - share))});
            }
        };
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new SeparabilityThreshold());
    }

    @Override
    public List<String> examples() {
        return List.of("mixture-separability.yaml");
    }
}
