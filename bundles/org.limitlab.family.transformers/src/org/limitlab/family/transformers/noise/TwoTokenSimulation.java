package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Steps;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.sphere.Sphere;

import java.util.Arrays;

/**
 * Replicas of {@link TwoTokenSde}. The state is the smaller of w = 1 - u and v = 1 + u, so that
 * both ends have all their digits. Near the diagonal, and near the antipode of an odd field, its
 * logarithm is stepped, whose coefficients are regular there; near the antipode of another field v
 * is like a squared Bessel process of dimension d - 1, and sqrt(v) is stepped with an implicit
 * drift. Where a step leads beyond an end it is folded back.
 */
final class TwoTokenSimulation extends ReplicaSimulation {

    private final TwoTokenSde.Parameters p;
    private final TwoTokens equation;
    private final boolean odd;
    private final double[] small;
    private final boolean[] apart;
    private final BrownianIncrements[] increments;
    private final long[] steps;
    private final double[] normal = new double[1];

    TwoTokenSimulation(TwoTokenSde.Parameters p, Batch batch) {
        super(batch);
        this.p = p;
        this.equation = p.equation();
        this.odd = equation.isOdd();
        this.small = new double[batch.size()];
        this.apart = new boolean[batch.size()];
        this.increments = new BrownianIncrements[batch.size()];
        this.steps = new long[batch.size()];
        for (int i = 0; i < small.length; i++) {
            double angle = angle(i);
            apart[i] = angle > Math.PI / 2;
            double half = apart[i] ? Math.cos(angle / 2) : Math.sin(angle / 2);
            small[i] = angle == Math.PI ? 0 : 2 * half * half;
            increments[i] =
                    BrownianIncrements.open(
                            batch.source(Purpose.COMMON_NOISE),
                            batch.replica(i),
                            0,
                            1,
                            batch.refinement());
        }
    }

    private double angle(int i) {
        if (p.start() == TokensAtStart.Kind.ANGLE) {
            return p.separation();
        }
        int d = p.dimension();
        double[] x = new double[2 * d];
        var stream = batch().stream(i, Purpose.INITIAL);
        Sphere.uniform(stream, x, 0, d);
        Sphere.uniform(stream, x, d, d);
        return Sphere.angle(x, 0, x, d, d);
    }

    @Override
    protected void advance(int replica, double time) {
        long until = Steps.until(time, p.step());
        for (; steps[replica] < until; steps[replica]++) {
            increments[replica].nextStep();
            increments[replica].fill(normal, 0, 1);
            step(replica, Math.sqrt(p.step()) * normal[0]);
        }
    }

    private void step(int replica, double dw) {
        double s = small[replica];
        boolean far = apart[replica];
        if (s == 0 && odd) {
            return;
        }
        double next = far && !odd ? besselStep(s, dw) : logStep(s, far, dw);
        if (next > 1) {
            // beyond 2 only after an absurdly long step
            next = Math.abs(2 - next);
            far = !far;
        }
        small[replica] = next;
        apart[replica] = far;
    }

    /** One step of log s, s = w or v. */
    private double logStep(double s, boolean far, double dw) {
        double w = far ? 2 - s : s;
        double v = 2 - w;
        double drift = (far ? 1 : -1) * equation.drift(w, far ? s : v) / s;
        double square = 2 * (2 - s) * equation.spread(w, far ? s : v) / s;
        double sign = far ? 1 : -1;
        return s * Math.exp((drift - 0.5 * square) * p.step() + sign * Math.sqrt(square) * dw);
    }

    /** One step of r = sqrt(v): dr = e/r dt + sqrt(D)/2 dW, e = (a - D/4)/2. */
    private double besselStep(double v, double dw) {
        double w = 2 - v;
        double d = 2 * w * equation.spread(w, v);
        double e = 0.5 * (equation.drift(w, v) - 0.25 * d);
        double root = Math.sqrt(v);
        double moved = root + 0.5 * Math.sqrt(d) * dw;
        double r =
                e > 0
                        ? 0.5 * (moved + Math.sqrt(moved * moved + 4 * e * p.step()))
                        : Math.abs(moved + (root > 0 ? e / root * p.step() : 0));
        return r * r;
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        double s = small[replica];
        double w = apart[replica] ? 2 - s : s;
        double u = apart[replica] ? s - 1 : 1 - s;
        switch (observable.id()) {
            case "meanCosine" -> into[at] = u;
            case "meanSquareCosine" -> into[at] = u * u;
            case "meanSquareDistance" -> into[at] = 2 * w;
            case "meanLogDistance" ->
                    into[at] = Math.log(Math.max(TokenSights.LEAST_DISTANCE, Math.sqrt(2 * w)));
            case "cosineHistogram" -> {
                Arrays.fill(into, at, at + TokenSights.BINS, 0);
                int bin = (int) ((u + 1) * (TokenSights.BINS / 2));
                into[at + Math.min(TokenSights.BINS - 1, bin)] = 1;
            }
            default -> throw new IllegalArgumentException(observable.id());
        }
    }
}
