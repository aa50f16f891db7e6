package org.limitlab.family.transformers;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens under self-attention in continuous layer time: x_i' = P_{x_i} sum_j w_ij V x_j on the unit
 * sphere, equations (1) to (4) of docs/models/transformers.md.
 */
public final class SelfAttention implements Model<SelfAttention.Parameters> {

    /** Scheme in time. */
    public enum Scheme {
        /** Fourth-order Runge-Kutta; each stage is put back on the sphere. */
        RK4,
        /** One step a layer, by the step convention. */
        EULER
    }

    /** What an Euler step does; the three differ at the order of the squared step. */
    public enum StepConvention {
        /** Along the great circle: on the circle theta + h F, the paper's notebook. */
        GEODESIC,
        /** normalise(x + h P_x F): the drift is projected first. */
        PROJECT,
        /** normalise(x + h F): the layer of a network. */
        NORMALISE
    }

    /** Where tokens start. */
    public enum Start {
        /** Independent, uniform on the sphere. */
        UNIFORM,
        /** On the circle at phi_j - eps sin(k phi_j), phi_j = 2 pi j/N: one mode, no noise. */
        QUIET,
        /** Independent with the law of phi - eps sin(k phi), phi uniform on the circle. */
        DISPLACED,
        /** Independent from a mixture of wrapped normals; on the 2-sphere these are azimuths. */
        MIXTURE,
        /** On the circle at the exact quantiles (j + 1/2)/N of that mixture. */
        QUANTILES,
        /** Around centres: {@code initial}, or equispaced on a great circle. */
        CLUSTERS,
        /** At the points of {@code initial}. */
        POINTS
    }

    /** Largest exponent whose exponential is still far from overflow. */
    static final double MOST_EXPONENT = 700;

    /** Parameters of the flow. */
    public record Parameters(
            @Parameter(
                            symbol = "N",
                            text = "Number of tokens.",
                            value = "200",
                            range = "[1, 10000000]")
                    int tokens,
            @Parameter(
                            symbol = "d",
                            text = "Dimension of the space that holds the unit sphere.",
                            value = "2",
                            range = "[1, 4096]")
                    int dimension,
            @Parameter(
                            symbol = "beta",
                            text = "Inverse temperature: multiplies the inner product <Qx, Ky>.",
                            value = "5",
                            range = "[0, 1e6]")
                    double inverseTemperature,
            @Parameter(
                            symbol = "attention",
                            text =
                                    "Softmax (SA), or unnormalised: exponentials divided by N (USA).",
                            value = "softmax")
                    Attention attention,
            @Parameter(
                            symbol = "gamma",
                            text = "Factor of the value matrix: 1 attracts, -1 repels.",
                            value = "1")
                    double strength,
            @Parameter(
                            symbol = "Q",
                            text = "Query matrix, rows of d numbers; empty for the identity.",
                            value = "[]")
                    double[][] query,
            @Parameter(
                            symbol = "K",
                            text = "Key matrix, rows of d numbers; empty for the identity.",
                            value = "[]")
                    double[][] key,
            @Parameter(
                            symbol = "V",
                            text = "Value matrix, d rows of d numbers; empty for the identity.",
                            value = "[]")
                    double[][] value,
            @Parameter(
                            symbol = "h",
                            text = "Step in layer time.",
                            unit = "time",
                            value = "0.01",
                            range = "(0, inf)")
                    double step,
            @Parameter(symbol = "scheme", text = "Scheme in time.", value = "rk4") Scheme scheme,
            @Parameter(
                            symbol = "LN",
                            text =
                                    "What an Euler step does: along the great circle, project the drift, or normalise x + h F.",
                            value = "geodesic")
                    StepConvention stepConvention,
            @Parameter(
                            symbol = "field",
                            text =
                                    "How the attention field is summed; auto is the fastest that fits.",
                            value = "auto")
                    FieldMethod field,
            @Parameter(symbol = "start", text = "Where tokens start.", value = "uniform")
                    Start start,
            @Parameter(
                            symbol = "k0",
                            text = "Mode of a quiet or displaced start.",
                            value = "1",
                            range = "[1, 1000]")
                    int quietMode,
            @Parameter(
                            symbol = "eps",
                            text = "Amplitude of a quiet or displaced start.",
                            unit = "radians",
                            value = "1e-6",
                            range = "[0, 1]")
                    double quietAmplitude,
            @Parameter(
                            symbol = "m_c",
                            text = "Angles of the mixture's components.",
                            unit = "radians",
                            value = "[1, 3, 4.7]")
                    double[] means,
            @Parameter(
                            symbol = "p_c",
                            text =
                                    "Weights of components or clusters, scaled to sum 1; empty for equal ones.",
                            value = "[]",
                            range = "[0, inf)")
                    double[] weights,
            @Parameter(
                            symbol = "s",
                            text = "Standard deviation within a component or cluster.",
                            unit = "radians",
                            value = "0.3",
                            range = "[0, inf)")
                    double spread,
            @Parameter(
                            symbol = "phi",
                            text =
                                    "Elevations of a mixture on the 2-sphere are uniform from minus this to this.",
                            unit = "radians",
                            value = "pi/2",
                            range = "[0, 1.5707963267948967]")
                    double elevation,
            @Parameter(
                            symbol = "m",
                            text = "Number of equispaced clusters of a clustered start.",
                            value = "3",
                            range = "[1, 1000]")
                    int clusters,
            @Parameter(
                            symbol = "x0",
                            text =
                                    "Start points or cluster centres, rows of d numbers scaled to length 1, or on the circle one angle a row.",
                            value = "[]")
                    double[][] initial,
            @Parameter(
                            symbol = "alpha",
                            text =
                                    "Angle by which the start is turned in the plane of the first two axes.",
                            unit = "radians",
                            value = "0")
                    double rotation,
            @Parameter(
                            symbol = "kmax",
                            text = "Number of degrees of spherical harmonics that are observed.",
                            value = "8",
                            range = "[1, 64]")
                    int degrees,
            @Parameter(
                            symbol = "a",
                            text = "Amplitude at which a degree has won.",
                            value = "0.5",
                            range = "(0, 1)")
                    double threshold,
            @Parameter(
                            symbol = "delta",
                            text = "Angle that separates clusters, and nearness to the subspace.",
                            unit = "radians",
                            value = "0.2",
                            range = "(0, 3.141592653589793)")
                    double separation,
            @Parameter(
                            symbol = "E",
                            text =
                                    "Rows that span the subspace whose neighbourhood is weighed; empty for the first axis.",
                            value = "[]")
                    double[][] subspace,
            @Parameter(
                            symbol = "n",
                            text = "Number of tokens whose cosines are kept one by one.",
                            value = "8",
                            range = "[1, 1000]")
                    int named) {

        /** Checks what belongs together. */
        public Parameters {
            checkRows("query", query, dimension);
            checkRows("key", key, dimension);
            checkRows("value", value, dimension);
            checkRows("subspace", subspace, dimension);
            if (value.length != 0 && value.length != dimension) {
                throw wrongShape("value", dimension + " rows of " + dimension + " numbers");
            }
            if ((query.length == 0 ? dimension : query.length)
                    != (key.length == 0 ? dimension : key.length)) {
                throw wrongShape("key", "as many rows as query");
            }
            TokenStart.check(start, tokens, dimension, initial, clusters, means, weights, spread);
            FieldRule.check(field, tokens, dimension, inverseTemperature, query, key);
            double exponent = inverseTemperature * Scores.norm(query, key);
            if (attention == Attention.UNNORMALISED && exponent > MOST_EXPONENT) {
                throw new InvalidValue(
                        "inverseTemperature",
                        "unnormalised weights of up to exp(" + exponent + ") overflow",
                        "choose attention: softmax, or at most " + MOST_EXPONENT);
            }
        }

        private static boolean staysOnCircle(Scheme scheme, StepConvention convention) {
            return scheme == Scheme.RK4 || convention == StepConvention.GEODESIC;
        }

        private static void checkRows(String name, double[][] rows, int width) {
            for (double[] row : rows) {
                if (row.length != width) {
                    throw wrongShape(name, "rows of " + width + " numbers");
                }
            }
        }

        private static InvalidValue wrongShape(String name, String shape) {
            return new InvalidValue(name, "it must have " + shape, "or be empty: the identity");
        }

        /** True if queries, keys and values are the tokens themselves, up to the strength. */
        boolean isIsotropic() {
            return query.length == 0 && key.length == 0 && value.length == 0;
        }

        /** What shapes the law of a start on the circle. */
        MeanFieldLaw.Shape shape() {
            return new MeanFieldLaw.Shape(
                    quietMode, quietAmplitude, means, weights, spread, clusters, initial, rotation);
        }

        /** True where the state is the angles on the circle. */
        boolean runsOnAngles() {
            return dimension == 2 && staysOnCircle(scheme, stepConvention);
        }

        /** Largest possible |beta &lt;Qx, Ky&gt;|, by a norm of the transposed Q times K. */
        double largestScore() {
            return inverseTemperature * Scores.norm(query, key);
        }
    }

    private final LawMemo laws = new LawMemo();

    @Override
    public String id() {
        return "self-attention";
    }

    @Override
    public String title() {
        return "Tokens under self-attention";
    }

    @Override
    public String summary() {
        return "$N$ tokens on the unit sphere of $R^d$ move by self-attention in layer time,"
                + " $\\dot x_i = P_{x_i} \\gamma \\sum_j w_{ij} V x_j$, with softmax weights"
                + " $w_{ij} \\propto e^{\\beta \\langle Q x_i, K x_j\\rangle}$ or unnormalised ones,"
                + " $w_{ij} = e^{\\beta \\langle Q x_i, K x_j\\rangle}/N$.";
    }

    @Override
    public List<String> sources() {
        return List.of("A04", "A05");
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
        return Set.of("tokens");
    }

    @Override
    public Optional<String> numericalStep() {
        return Optional.of("step");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return TokenObservables.of(p);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double stages = p.scheme() == Scheme.RK4 ? 4 : 1;
        double field = 20 * FieldRule.kernel(p).nanoseconds(FieldRule.law(p, 1));
        double values = 8.0 * p.tokens() * (10.0 * p.dimension() + 8) + 1e5;
        return new Cost(stages * field * Math.max(1, duration / p.step()), (long) values);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return p.runsOnAngles() ? new CircleFlow(p, batch, laws) : new SphereFlow(p, batch, laws);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(
                new FunkHecke(),
                new LinearWinner(),
                new CircleMeanField(),
                new ClusterPlateau(),
                new TwoTokens(),
                new TokenAlignment(),
                new UniformAttention(),
                new HeatPhase(),
                new PorousMediumRates(),
                new PairingPhase(),
                new MergerChain());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mode-growth.yaml",
                "mode-growth-sphere.yaml",
                "selected-mode.yaml",
                "selected-mode-map.yaml",
                "cluster-angles.yaml",
                "mean-field-tokens.yaml",
                "attention-energy.yaml",
                "attention-symmetries.yaml",
                "rotation-equivariance.yaml",
                "two-tokens-merge.yaml",
                "metastable-beta5.yaml",
                "metastable-beta7.yaml",
                "metastable-density.yaml",
                "alignment-closed-form.yaml",
                "alignment-antipodal.yaml",
                "alignment-rotation.yaml",
                "heat-rates.yaml",
                "heat-validity.yaml",
                "heat-mixture.yaml",
                "pairing-times.yaml",
                "merger-chain.yaml",
                "energy-staircase.yaml",
                "phase-order.yaml");
    }
}
