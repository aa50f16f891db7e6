package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.math.pde.FokkerPlanck1D;
import org.limitlab.math.pde.GridStudy;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The law of the cosine of two tokens, by its Fokker-Planck equation. */
public final class TwoTokenLaw extends NoiseTheory<TwoTokenLaw.Parameters> {

    /** What the law depends on. */
    public record Parameters(
            int tokens,
            int dimension,
            Activation activation,
            double innerBias,
            double outerBias,
            double inverseTemperature,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            TokensAtStart.Kind start,
            double separation,
            @Parameter(
                            symbol = "n",
                            text = "Cells of the coarsest of three grids.",
                            value = "300",
                            range = "[50, 20000]")
                    int cells,
            @Parameter(
                            symbol = "n_t",
                            text = "Time steps until the last time on the coarsest of three grids.",
                            value = "100",
                            range = "[1, 1000000]")
                    int gridSteps) {}

    /** The theory. */
    public TwoTokenLaw() {
        super(
                new Card(
                        "two-token-law",
                        "Law of the cosine of two tokens",
                        "transformer-sde",
                        Standing.RECONSTRUCTED,
                        "Infinitely many, infinitely wide layers; pairs of a uniform start, or two tokens at an angle.",
                        "Dimension 2 or more. Attention only with two tokens, Q^T K = beta I and V = c I; any number of"
                                + " tokens without it.",
                        List.of(
                                "du = \\bigl[\\kappa(u)(d-2+u^2) - \\kappa(1)(d-1)u + \\tfrac{2c(1-u^2)}{1+e^{\\beta(1-u)}}\\bigr] dt +"
                                        + " \\sqrt{2(1-u^2)(\\kappa(1) - u\\kappa(u))}\\, dW",
                                "z = \\log\\frac{1-u}{1+u}: \\quad \\partial_t p = -\\partial_z(A p) + \\partial_z^2 (D p), \\quad D ="
                                        + " \\frac{4(\\kappa(1) - u\\kappa(u))}{1-u^2}")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                TokenSights.COSINE,
                TokenSights.LOG_DISTANCE,
                TokenSights.SQUARE_DISTANCE,
                TokenSights.SQUARE_COSINE,
                TokenSights.COSINE_HISTOGRAM);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        requireDomain(p);
        double[] times = request.times();
        CosineGrid grid = new CosineGrid(p, times);
        GridStudy.Result r = GridStudy.of((level, wide) -> grid.solve(level, wide, request), false);
        int t = times.length;
        double[] shares = new double[t * TokenSights.BINS];
        double[] errors = new double[shares.length];
        for (int b = 0; b < TokenSights.BINS; b++) {
            for (int k = 0; k < t; k++) {
                shares[k * TokenSights.BINS + b] = r.value()[4 + b][k];
                errors[k * TokenSights.BINS + b] = r.error()[4 + b][k];
            }
        }
        return new Prediction()
                .put("meanCosine", r.value()[0], r.error()[0])
                .put("meanLogDistance", r.value()[1], r.error()[1])
                .put("meanSquareDistance", r.value()[2], r.error()[2])
                .put("meanSquareCosine", r.value()[3], r.error()[3])
                .put("cosineHistogram", shares, errors);
    }

    private static void requireDomain(Parameters p) {
        requireIsotropic(p.strength, p.query, p.key, p.value);
        if (p.dimension < 2 || p.tokens < 2) {
            throw new NoPrediction("it takes two tokens and dimension 2 or more");
        }
        if (p.strength != 0 && p.tokens != 2) {
            throw new NoPrediction(
                    "with attention the cosine of a pair is a process of its own for 2 tokens only,"
                            + " not for "
                            + p.tokens);
        }
        if (p.start == TokensAtStart.Kind.ANGLE && p.tokens != 2) {
            throw new NoPrediction(
                    "start: angle puts some of " + p.tokens + " tokens at one place: take 2");
        }
        if (p.start != TokensAtStart.Kind.UNIFORM && p.start != TokensAtStart.Kind.ANGLE) {
            throw new NoPrediction("known for the starts uniform and angle");
        }
        boolean fixed = p.separation == 0 || p.separation == Math.PI;
        if (p.start == TokensAtStart.Kind.ANGLE && fixed) {
            throw new NoPrediction(
                    "separation = "
                            + p.separation
                            + " is an end of the interval: choose one inside");
        }
    }

    /** The equation in z = log(w/v), w = 1 - u, v = 1 + u. */
    private static final class CosineGrid {

        /** Mass beyond v = 4e-9 does not count. */
        private static final double ANTIPODE = 20;

        private final Parameters p;
        private final TwoTokens equation;
        private final double[] times;
        private final double low;
        private final double high;

        CosineGrid(Parameters p, double[] times) {
            this.p = p;
            this.times = times;
            LayerKernel kernel =
                    new LayerKernel(p.activation, p.dimension, p.innerBias, p.outerBias);
            this.equation = new TwoTokens(kernel, p.inverseTemperature, p.strength);
            double last = times[times.length - 1];
            double reach =
                    Math.abs(equation.logSlope()) * last
                            + 8 * Math.sqrt(4 * equation.spreadSlope() * last)
                            + 8;
            double start = isUniform() ? 0 : start();
            double spread = isUniform() ? 60.0 / (p.dimension - 1) : 0;
            this.low = Math.min(0, start) - reach - spread;
            this.high =
                    equation.isOdd()
                            ? Math.max(0, start) + reach + spread
                            : Math.max(ANTIPODE, start + 1);
        }

        private boolean isUniform() {
            return p.start == TokensAtStart.Kind.UNIFORM;
        }

        private double start() {
            return 2 * Math.log(Math.tan(p.separation / 2));
        }

        double[][] solve(int level, boolean wide, Request request) {
            int refine = 1 << level;
            double extra = wide ? 0.25 * (high - low) : 0;
            int cells = (int) Math.round(p.cells * (wide ? 1.5 : 1)) * refine;
            double end = equation.isOdd() ? high + extra : high;
            double begin = equation.isOdd() ? low - extra : low - 2 * extra;
            FokkerPlanck1D law =
                    new FokkerPlanck1D(
                            FokkerPlanck1D.uniform(begin, end, cells),
                            FokkerPlanck1D.End.REFLECTING,
                            FokkerPlanck1D.End.REFLECTING);
            law.setLaw(initial((end - begin) / cells));
            double[] drift = new double[cells + 1];
            double[] diffusion = new double[cells + 1];
            coefficients(law, drift, diffusion);
            double[][] seen = new double[4 + TokenSights.BINS][times.length];
            double last = times[times.length - 1];
            double longest = last / ((double) p.gridSteps * refine * refine);
            double now = 0;
            for (int k = 0; k < times.length; k++) {
                int steps = (int) Math.ceil((times[k] - now) / longest - 1e-9);
                for (int i = 0; i < steps; i++) {
                    request.checkCancelled();
                    law.step((times[k] - now) / steps, drift, diffusion);
                }
                now = times[k];
                if (now == 0 && !isUniform()) {
                    start(seen, k);
                } else {
                    observe(law, seen, k);
                }
            }
            return seen;
        }

        /** A start at one place is spread over the two nearest cells, so that its mean is exact. */
        private DoubleUnaryOperator initial(double width) {
            if (isUniform()) {
                return z -> CosineLaw.below(z, p.dimension);
            }
            double z0 = start();
            return z -> Math.max(0, Math.min(1, (z - z0) / width + 0.5));
        }

        /** Two tokens at an angle: no grid can hold it, but it is known. */
        private void start(double[][] seen, int k) {
            double u = Math.cos(p.separation);
            seen[0][k] = u;
            seen[1][k] = Math.log(2 * Math.sin(p.separation / 2));
            seen[2][k] = 2 - 2 * u;
            seen[3][k] = u * u;
            int bin = (int) ((u + 1) * (TokenSights.BINS / 2));
            seen[4 + Math.min(TokenSights.BINS - 1, bin)][k] = 1;
        }

        /** b = A - D', D' by a central difference. */
        private void coefficients(FokkerPlanck1D law, double[] drift, double[] diffusion) {
            for (int f = 0; f < drift.length; f++) {
                double z = law.face(f);
                double w = w(z);
                double v = w(-z);
                double square = w * v;
                double u = v < w ? v - 1 : 1 - w;
                double q = equation.spread(w, v);
                diffusion[f] = 4 * q / square;
                double h = 1e-4;
                double slope = (diffusion(z + h) - diffusion(z - h)) / (2 * h);
                drift[f] = -2 * equation.drift(w, v) / square - 4 * u * q / square - slope;
            }
        }

        private double diffusion(double z) {
            double w = w(z);
            double v = w(-z);
            return 4 * equation.spread(w, v) / (w * v);
        }

        private static double w(double z) {
            return 2 / (1 + Math.exp(-z));
        }

        private static void observe(FokkerPlanck1D law, double[][] seen, int k) {
            seen[0][k] = law.integral(z -> w(-z) - 1);
            seen[1][k] = law.integral(z -> 0.5 * Math.log(2 * w(z)));
            seen[2][k] = law.integral(z -> 2 * w(z));
            seen[3][k] = law.integral(z -> (w(-z) - 1) * (w(-z) - 1));
            double below = 0;
            for (int b = 0; b < TokenSights.BINS; b++) {
                // bins rise in u, so fall in z
                double above = b == TokenSights.BINS - 1 ? 1 : 1 - massBelow(law, edge(b + 1));
                seen[4 + b][k] = above - below;
                below = above;
            }
        }

        /** z at the lower edge of a bin. */
        private static double edge(int bin) {
            double u = 2.0 * bin / TokenSights.BINS - 1;
            return Math.log((1 - u) / (1 + u));
        }

        private static double massBelow(FokkerPlanck1D law, double z) {
            double sum = 0;
            for (int i = 0; i < law.cells() && law.face(i) < z; i++) {
                double width = Math.min(z, law.face(i + 1)) - law.face(i);
                sum += law.density(i) * width;
            }
            return sum;
        }
    }
}
