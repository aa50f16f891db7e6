package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The limit of infinitely many, infinitely wide layers: tokens driven by one normal field, equation
 * (44) of docs/models/transformers.md, by Euler steps that end on the sphere.
 */
public final class TransformerSde implements Model<TransformerSde.Parameters> {

    private static final int MOST_TOKENS = 500;

    /** How the field is drawn. */
    public enum FieldMethod {
        /** The fastest that fits. */
        AUTO,
        /** Normal with the covariance of the tokens, by its Cholesky factor. */
        COVARIANCE,
        /** By hidden units that are new at each step. */
        HIDDEN_UNITS
    }

    /** Parameters of the limit. */
    public record Parameters(
            @Parameter(symbol = "N", text = Layers.TOKENS, value = "16", range = "[1, 100000]")
                    int tokens,
            @Parameter(symbol = "d", text = Layers.DIMENSION, value = "4", range = "[1, 4096]")
                    int dimension,
            @Parameter(
                            symbol = "L",
                            text = "Euler steps until the horizon; their length is T/L.",
                            value = "256",
                            range = "[1, inf)")
                    int layers,
            @Parameter(
                            symbol = "T",
                            text = Layers.HORIZON,
                            unit = "time",
                            value = "1",
                            range = "(0, inf)")
                    double horizon,
            @Parameter(symbol = "phi", text = Layers.ACTIVATION, value = "relu")
                    Activation activation,
            @Parameter(symbol = "sU", text = Layers.INNER, value = "0", range = "[0, inf)")
                    double innerBias,
            @Parameter(symbol = "sW", text = Layers.OUTER, value = "0", range = "[0, inf)")
                    double outerBias,
            @Parameter(symbol = "beta", text = Layers.BETA, value = "1", range = "[0, 1e6]")
                    double inverseTemperature,
            @Parameter(symbol = "c", text = Layers.STRENGTH, value = "0") double strength,
            @Parameter(symbol = "Q", text = Layers.QUERY, value = "[]") double[][] query,
            @Parameter(symbol = "K", text = Layers.KEY, value = "[]") double[][] key,
            @Parameter(symbol = "V", text = Layers.VALUE, value = "[]") double[][] value,
            @Parameter(
                            symbol = "method",
                            text =
                                    "How the normal field is drawn; auto is covariance up to 500 tokens, hidden units beyond.",
                            value = "auto")
                    TransformerSde.FieldMethod field,
            @Parameter(
                            symbol = "m",
                            text =
                                    "Hidden units a step of the method hidden-units; its covariance is right on average for any number.",
                            value = "10*tokens",
                            range = "[1, 100000000]")
                    int hiddenUnits,
            @Parameter(symbol = "X0", text = Layers.START, value = "uniform")
                    TokensAtStart.Kind start,
            @Parameter(
                            symbol = "theta0",
                            text = Layers.SEPARATION,
                            unit = "radians",
                            value = "0.001",
                            range = "[0, 3.1415926535897932]")
                    double separation,
            @Parameter(
                            symbol = "s0",
                            text = Layers.SPREAD,
                            unit = "radians",
                            value = "0.1",
                            range = "[0, inf)")
                    double spread,
            @Parameter(symbol = "x", text = Layers.INITIAL, value = "[]") double[][] initial,
            @Parameter(symbol = "eps", text = Layers.TOLERANCE, value = "0.01", range = "(0, 1]")
                    double pointTolerance,
            @Parameter(symbol = "i", text = Layers.NAMED, value = "[]") int[] named) {

        /** Checks what belongs together. */
        public Parameters {
            new AttentionSetting(inverseTemperature, strength, query, key, value).check(dimension);
            new TokensAtStart(start, separation, spread, initial).check(tokens, dimension);
            Layers.checkNamed(named, tokens);
        }

        Layers setting() {
            return new Layers(
                    tokens,
                    dimension,
                    layers,
                    horizon,
                    activation,
                    innerBias,
                    outerBias,
                    new AttentionSetting(inverseTemperature, strength, query, key, value),
                    new TokensAtStart(start, separation, spread, initial),
                    pointTolerance,
                    named);
        }

        /** True where the field is drawn by hidden units. */
        boolean usesHiddenUnits() {
            return field == FieldMethod.HIDDEN_UNITS
                    || field == FieldMethod.AUTO && tokens > MOST_TOKENS;
        }
    }

    @Override
    public String id() {
        return "transformer-sde";
    }

    @Override
    public String title() {
        return "Tokens driven by common noise";
    }

    @Override
    public String summary() {
        return "The limit of deep and wide transformers: $dX^i = (P Attn - \\frac{\\kappa(1)(d-1)}{2}"
                + " X^i)\\,dt + P\\,dM_t(X^i)$ (Ito), where $M$ is a normal field with $d\\langle M_a(x),"
                + " M_b(y)\\rangle = \\delta_{ab}\\,\\kappa(\\langle x, y\\rangle)\\,dt$ that all tokens"
                + " share.";
    }

    @Override
    public List<String> sources() {
        return List.of("A03");
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
        return Set.of("tokens", "layers");
    }

    @Override
    public Set<String> refiningScales() {
        return Set.of("layers");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return TokenSights.of(p.setting());
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double n = p.tokens;
        double d = p.dimension;
        double field =
                p.usesHiddenUnits()
                        ? p.hiddenUnits * (n * (4 * d + 10) + 20 * d)
                        : n * n * (0.5 * n + 2 * d + 40) + 10 * n * d;
        double attention = p.strength == 0 ? 0 : n * n * (4 * d + 20);
        double steps = Math.max(1, duration / p.horizon * p.layers);
        return new Cost(steps * (field + attention), (long) (32 * n * d) + 4096);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new TokenFlow(
                p.setting(),
                new TokenFlow.Convention(true, true),
                p.usesHiddenUnits() ? hiddenUnits(p, batch) : covariance(p, batch),
                batch);
    }

    private static IntFunction<RandomField> covariance(Parameters p, Batch batch) {
        Layers setting = p.setting();
        var shared = new CovarianceField.Shared(setting);
        var kernel = CovarianceField.kernel(setting);
        int normals = p.tokens * p.dimension;
        return i ->
                new CovarianceField(
                        setting, kernel, shared, LayeredTransformer.increments(batch, i, normals));
    }

    private static IntFunction<RandomField> hiddenUnits(Parameters p, Batch batch) {
        Layers setting = p.setting();
        int m = p.hiddenUnits;
        Features features = new Features(setting, m);
        double[] weights = new double[Math.min(Features.BLOCK, m) * p.dimension];
        int normals = WeightField.normals(setting, m);
        return i ->
                new WeightField(
                        setting,
                        m,
                        features,
                        new Features.Units(
                                batch.source(Features.INNER_WEIGHTS).open(batch.replica(i)),
                                false,
                                m,
                                p.dimension,
                                p.innerBias > 0),
                        weights,
                        LayeredTransformer.increments(batch, i, normals));
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new OnePointMotion(), new TwoTokenLaw());
    }

    @Override
    public List<String> examples() {
        return List.of("synchronisation-slopes.yaml", "pair-law.yaml");
    }
}
