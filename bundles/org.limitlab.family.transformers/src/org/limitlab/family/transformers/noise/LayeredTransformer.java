package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Theory;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.StreamSource;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A transformer of finite depth and width at initialisation: softmax attention and random MLP
 * blocks in turn, equations (41) and (42) of docs/models/transformers.md.
 */
public final class LayeredTransformer implements Model<LayeredTransformer.Parameters> {

    /** When hidden units are drawn. */
    public enum HiddenUnits {
        /** New at each layer. */
        FRESH,
        /** Once, for all layers. */
        QUENCHED
    }

    /** How the outer weights of a block come about. */
    public enum Readout {
        /** Drawn. */
        WEIGHTS,
        /** Integrated out: the field is normal given the hidden units. */
        INTEGRATED
    }

    /** What the attention half step does. */
    public enum StepConvention {
        /** normalise(x + h Attn). */
        NORMALISE,
        /** normalise(x + h P Attn). */
        PROJECT
    }

    /** Parameters of the network. */
    public record Parameters(
            @Parameter(symbol = "N", text = Layers.TOKENS, value = "16", range = "[1, 100000]")
                    int tokens,
            @Parameter(symbol = "d", text = Layers.DIMENSION, value = "4", range = "[1, 4096]")
                    int dimension,
            @Parameter(
                            symbol = "L",
                            text = "Number of layers until the horizon; their length is T/L.",
                            value = "64",
                            range = "[1, inf)")
                    int layers,
            @Parameter(
                            symbol = "T",
                            text = Layers.HORIZON,
                            unit = "time",
                            value = "1",
                            range = "(0, inf)")
                    double horizon,
            @Parameter(
                            symbol = "m",
                            text = "Hidden units of each MLP block.",
                            value = "256",
                            range = "[1, 100000000]")
                    int width,
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
            @Parameter(symbol = "MLP", text = "False leaves the MLP blocks out.", value = "true")
                    boolean feedForward,
            @Parameter(
                            symbol = "U",
                            text =
                                    "Hidden units new at each layer, or quenched: drawn once for all layers.",
                            value = "fresh")
                    LayeredTransformer.HiddenUnits features,
            @Parameter(
                            symbol = "W",
                            text =
                                    "Weights W drawn as they are; or integrated out: given the hidden units, the field at the tokens is normal with a known covariance, and is drawn from the N d normals that drive the limit as well.",
                            value = "weights")
                    LayeredTransformer.Readout readout,
            @Parameter(
                            symbol = "LN",
                            text =
                                    "A step normalise(x + h Attn), as a network does, or normalise(x + h P Attn): they differ by O(h^2).",
                            value = "normalise")
                    LayeredTransformer.StepConvention stepConvention,
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
    }

    @Override
    public String id() {
        return "layered-transformer";
    }

    @Override
    public String title() {
        return "Deep transformer with random MLP blocks";
    }

    @Override
    public String summary() {
        return "$N$ tokens on the unit sphere go through $L$ layers, $Y = LN(X + \\frac TL Attn(X))$ and"
                + " $X' = LN(Y + \\sqrt{T/L}\\, G(Y))$, where $G(y) = m^{-1/2} W \\varphi(U y/\\sqrt d +"
                + " b_U) + b_W$ has weights that are new at each layer and the same for all tokens.";
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
        return Set.of("tokens", "layers", "width");
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
        double block = p.feedForward ? p.width * (n * (4 * d + 10) + 20 * d) : 0;
        if (p.feedForward && p.readout == Readout.INTEGRATED) {
            block += n * n * (p.width + n);
        }
        double attention = p.strength == 0 ? 0 : n * n * (4 * d + 20);
        double layers = Math.max(1, duration / p.horizon * p.layers);
        double kept = p.features == HiddenUnits.QUENCHED ? 8.0 * p.width * (d + 1) : 0;
        return new Cost(layers * (block + attention), (long) (kept + 32 * n * d) + 4096);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new TokenFlow(
                p.setting(),
                new TokenFlow.Convention(p.stepConvention == StepConvention.PROJECT, false),
                p.feedForward ? field(p, batch) : null,
                batch);
    }

    private static IntFunction<RandomField> field(Parameters p, Batch batch) {
        Layers setting = p.setting();
        Features features = new Features(setting, p.width);
        StreamSource inner = batch.source(Features.INNER_WEIGHTS);
        IntFunction<Features.Units> units =
                i ->
                        new Features.Units(
                                inner.open(batch.replica(i)),
                                p.features == HiddenUnits.QUENCHED,
                                p.width,
                                p.dimension,
                                p.innerBias > 0);
        if (p.readout == Readout.WEIGHTS) {
            double[] weights = new double[Math.min(Features.BLOCK, p.width) * p.dimension];
            int normals = WeightField.normals(setting, p.width);
            return i ->
                    new WeightField(
                            setting,
                            p.width,
                            features,
                            units.apply(i),
                            weights,
                            increments(batch, i, normals));
        }
        var shared = new CovarianceField.Shared(setting);
        return i ->
                new CovarianceField(
                        setting,
                        CovarianceField.units(setting, p.width, features, units.apply(i)),
                        shared,
                        increments(batch, i, p.tokens * p.dimension));
    }

    /** Normals of the layers of a replica, from the noise that all its tokens share. */
    static BrownianIncrements increments(Batch batch, int replica, int normals) {
        return BrownianIncrements.open(
                batch.source(Purpose.COMMON_NOISE),
                batch.replica(replica),
                0,
                normals,
                batch.refinement());
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(
                new SynchronisationExponents(), new DissipationBound(), new FiniteDepthMotion());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "relu-exponents.yaml",
                "synchronisation-exponents.yaml",
                "sigmoid-exponents.yaml",
                "dissipation.yaml",
                "depth-rate.yaml",
                "width-rate.yaml",
                "propagation-of-chaos.yaml",
                "parity.yaml",
                "one-token.yaml",
                "depth-expansion.yaml",
                "a03-no-attention.yaml",
                "a03-grid.yaml");
    }
}
