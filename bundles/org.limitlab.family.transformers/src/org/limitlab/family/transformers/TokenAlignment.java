package org.limitlab.family.transformers;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.transformers.phases.Alignment;
import org.limitlab.math.linear.Spectrum;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.sphere.Sphere;

import java.util.ArrayList;
import java.util.List;

/** Alignment phase: infinite inverse temperature, layer times of order one. */
public final class TokenAlignment extends TransformerTheory<TokenAlignment.Parameters> {

    /** How tokens are moved. */
    public enum AlignmentSolver {
        /** By the matrix exponential and its clock. */
        CLOSED_FORM,
        /** By integration of the equation itself: slower, an oracle. */
        INTEGRATED
    }

    /** Real parts within this share of the norm count as equal: a defective pair is spread so. */
    private static final double EQUAL = 1e-5;

    private static final int MOST_DIMENSIONS = 200;

    /** What alignment depends on. */
    public record Parameters(
            int dimension,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            SelfAttention.Start start,
            double[][] initial,
            double separation,
            double[][] subspace,
            @Parameter(
                            symbol = "M",
                            text = "Tokens that stand for the law of a uniform start.",
                            value = "20000",
                            range = "[100, 10000000]")
                    int samples,
            @Parameter(
                            symbol = "solver",
                            text = "Closed form, or integration of the equation as an oracle.",
                            value = "closed-form")
                    AlignmentSolver solver) {}

    /** The theory. */
    public TokenAlignment() {
        super(
                new Card(
                        "token-alignment",
                        "Alignment with the leading eigenspace",
                        "self-attention",
                        Standing.ASYMPTOTIC,
                        "Softmax attention, many tokens on the whole sphere, beta to infinity at fixed"
                                + " layer time: attention sits at K^T Q x / |K^T Q x|, and tokens"
                                + " decouple.",
                        "Uniform start or given points. Where K^T Q x vanishes, attention stays spread"
                                + " and nothing is predicted; with Q^T K singular that may happen after"
                                + " a finite time.",
                        List.of(
                                "\\dot x = P_x \\frac{A x}{|M x|}, \\quad M = K^T Q, \\; A = \\gamma V K^T Q",
                                "x(t) = \\frac{z}{|z|}, \\quad z = e^{s A} x(0), \\quad"
                                        + " \\frac{ds}{dt} = \\frac{1}{|M x(t)|}"),
                        List.of("A05")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        List<Observable> list = new ArrayList<>();
        list.add(
                Observable.scalar(
                        TokenObservables.NEAR, "mu(E_delta)", "share of tokens near the subspace"));
        list.add(
                Observable.scalar(
                        "massNearLeading", "mu(E_max)", "share near the leading eigenspace"));
        list.add(
                Observable.once(
                        "leadingRealPart",
                        "Re lambda",
                        "largest real part of the eigenvalues of A"));
        list.add(
                Observable.once(
                        "leadingDimension", "dim E_max", "dimension of the leading eigenspace"));
        list.add(
                Observable.once(
                        "leadingFrequency",
                        "Im lambda",
                        "largest imaginary part among the leading eigenvalues"));
        if (p.start == SelfAttention.Start.POINTS) {
            list.add(
                    new Observable(
                            TokenObservables.POSITIONS,
                            "x_i",
                            "positions of the tokens",
                            "",
                            true,
                            List.of(
                                    Axis.indices("token", p.initial.length),
                                    Axis.indices("axis", p.dimension)),
                            Reduction.MEMBERS));
        }
        return List.copyOf(list);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        int d = p.dimension;
        if (d > MOST_DIMENSIONS) {
            throw new NoPrediction("dimension = " + d + " is above " + MOST_DIMENSIONS);
        }
        double[] query = transpose(Scores.product(p.query, p.key, d), d);
        double[] drift = product(Scores.scaled(p.value, p.strength, d), query, d);
        Spectrum spectrum = Spectrum.of(d, drift);
        Prediction prediction =
                new Prediction()
                        .put("leadingRealPart", spectrum.largestRealPart())
                        .put("leadingDimension", spectrum.leadingCount(EQUAL))
                        .put("leadingFrequency", spectrum.leadingFrequency(EQUAL));
        double[] x = start(p, request);
        int n = x.length / d;
        double[] times = request.times();
        double[] positions = new double[times.length * x.length];
        move(new Alignment(d, drift, query), p, request, x, positions);
        double[][] wanted = Subspace.basis(p.subspace, d);
        put(prediction, TokenObservables.NEAR, p, positions, n, wanted);
        put(prediction, "massNearLeading", p, positions, n, spectrum.leadingSpace(EQUAL));
        if (p.start == SelfAttention.Start.POINTS) {
            prediction.put(TokenObservables.POSITIONS, positions);
        }
        return prediction;
    }

    private static double[] start(Parameters p, Request request) {
        int d = p.dimension;
        if (p.start == SelfAttention.Start.UNIFORM) {
            RandomStream stream = request.streams().source(Purpose.THEORY).open(0);
            double[] x = new double[p.samples * d];
            for (int i = 0; i < p.samples; i++) {
                Sphere.uniform(stream, x, i * d, d);
            }
            return x;
        }
        if (p.start != SelfAttention.Start.POINTS || p.initial.length == 0) {
            throw new NoPrediction("only for start: uniform, or start: points");
        }
        return points(p.initial, d);
    }

    /** Rows of d numbers scaled to length 1, or angles on the circle. */
    static double[] points(double[][] rows, int d) {
        double[] x = new double[rows.length * d];
        for (int i = 0; i < rows.length; i++) {
            if (d == 2 && rows[i].length == 1) {
                x[2 * i] = Math.cos(rows[i][0]);
                x[2 * i + 1] = Math.sin(rows[i][0]);
            } else {
                System.arraycopy(rows[i], 0, x, i * d, d);
                Sphere.normalise(x, i * d, d);
            }
        }
        return x;
    }

    private static void move(
            Alignment flow, Parameters p, Request request, double[] x, double[] positions) {
        double[] times = request.times();
        int d = p.dimension;
        for (int t = 0; t < times.length; t++) {
            double span = times[t] - (t == 0 ? 0 : times[t - 1]);
            for (int i = 0; i < x.length; i += d) {
                if (p.solver == AlignmentSolver.CLOSED_FORM) {
                    flow.advance(x, i, span);
                } else if (span > 0) {
                    double[] row = java.util.Arrays.copyOfRange(x, i, i + d);
                    System.arraycopy(flow.integrate(row, span), 0, x, i, d);
                }
                request.checkCancelled();
            }
            System.arraycopy(x, 0, positions, t * x.length, x.length);
        }
    }

    private static void put(
            Prediction prediction,
            String id,
            Parameters p,
            double[] positions,
            int n,
            double[][] basis) {
        int d = p.dimension;
        double[] share = new double[positions.length / (n * d)];
        double[] error = new double[share.length];
        double least = Math.cos(Math.min(p.separation, Math.PI / 2));
        for (int t = 0; t < share.length; t++) {
            for (int i = 0; i < n; i++) {
                double square = 0;
                for (double[] axis : basis) {
                    double u = Sphere.dot(positions, (t * n + i) * d, axis, 0, d);
                    square += u * u;
                }
                share[t] += square >= least * least ? 1.0 / n : 0;
            }
            boolean sampled = p.start == SelfAttention.Start.UNIFORM;
            error[t] = sampled ? Math.sqrt(share[t] * (1 - share[t]) / n) + 1.0 / n : 0;
        }
        prediction.put(id, share, error);
    }

    private static double[] transpose(double[] matrix, int d) {
        double[] flipped = new double[d * d];
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                flipped[a * d + b] = matrix[b * d + a];
            }
        }
        return flipped;
    }

    private static double[] product(double[] left, double[] right, int d) {
        double[] product = new double[d * d];
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                for (int c = 0; c < d; c++) {
                    product[a * d + b] += left[a * d + c] * right[c * d + b];
                }
            }
        }
        return product;
    }
}
