package org.limitlab.family.transformers;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.math.ode.DormandPrince;
import org.limitlab.math.sphere.Sphere;

import java.util.List;

/** Two tokens: one ordinary differential equation for the angle between them, in any dimension. */
public final class TwoTokens extends TransformerTheory<TwoTokens.Parameters> {

    private static final double TOLERANCE = 1e-12;

    /** What the angle depends on. */
    public record Parameters(
            int tokens,
            int dimension,
            double inverseTemperature,
            Attention attention,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            SelfAttention.Start start,
            double[][] initial) {}

    /** The theory. */
    public TwoTokens() {
        super(
                new Card(
                        "two-tokens",
                        "Angle between two tokens",
                        "self-attention",
                        Standing.EXACT,
                        "Two tokens move along the great circle through both.",
                        "Two tokens at given points, Q^T K and V multiples of the identity.",
                        List.of(
                                "\\dot\\varphi = -\\gamma e^{\\beta\\cos\\varphi} \\sin\\varphi"
                                        + " \\text{ (USA)}",
                                "\\dot\\varphi = -\\frac{2\\gamma\\sin\\varphi}{1 +"
                                        + " e^{\\beta(1-\\cos\\varphi)}} \\text{ (SA)}"),
                        List.of("A04", "A05")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.scalar(TokenObservables.PAIR_ANGLE, "phi_12", "angle between two tokens")
                        .in("radians"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.tokens != 2 || p.start != SelfAttention.Start.POINTS || p.initial.length != 2) {
            throw new NoPrediction("only for tokens: 2 and start: points with two rows");
        }
        Isotropic law =
                Isotropic.of(
                        p.dimension, p.inverseTemperature, p.strength, p.query, p.key, p.value);
        double start = startAngle(p);
        double[] times = request.times();
        double[] values = new double[times.length];
        double[] errors = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            double last = i == 0 ? start : values[i - 1];
            double span = times[i] - (i == 0 ? 0 : times[i - 1]);
            values[i] = angle(law, p.attention, last, span);
            errors[i] = 1e-10;
        }
        return new Prediction().put(TokenObservables.PAIR_ANGLE, values, errors);
    }

    private static double startAngle(Parameters p) {
        double[] x = new double[2 * p.dimension];
        for (int i = 0; i < 2; i++) {
            double[] row = p.initial[i];
            if (p.dimension == 2 && row.length == 1) {
                x[2 * i] = Math.cos(row[0]);
                x[2 * i + 1] = Math.sin(row[0]);
            } else {
                System.arraycopy(row, 0, x, i * p.dimension, p.dimension);
                Sphere.normalise(x, i * p.dimension, p.dimension);
            }
        }
        return Sphere.angle(x, 0, x, p.dimension, p.dimension);
    }

    /** In u = log tan(phi/2), where u' = phi' / sin phi is smooth to both ends. */
    static double angle(Isotropic law, Attention attention, double start, double time) {
        double u = Math.log(Math.tan(start / 2));
        if (Double.isInfinite(u) || start > Math.PI - 1e-15) {
            return start;
        }
        double[] last =
                DormandPrince.of(TOLERANCE, TOLERANCE)
                        .solve(
                                (t, y, into) ->
                                        into[0] =
                                                -law.strength()
                                                        * rate(
                                                                law.beta(),
                                                                attention,
                                                                -Math.tanh(y[0])),
                                0,
                                new double[] {u},
                                time)
                        .last();
        return 2 * Math.atan(Math.exp(last[0]));
    }

    /** -phi' / (gamma sin phi) at a cosine; cos phi = -tanh u. */
    private static double rate(double beta, Attention attention, double cosine) {
        return attention == Attention.SOFTMAX
                ? 2 / (1 + Math.exp(beta * (1 - cosine)))
                : Math.exp(beta * cosine);
    }
}
