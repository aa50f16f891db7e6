package org.limitlab.family.transformers;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.model.Workers;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.sphere.HarmonicPower;
import org.limitlab.math.sphere.Sphere;

/** Tokens on the sphere of any dimension in coordinates, put back on the sphere at each stage. */
final class SphereFlow extends ReplicaSimulation {

    private final SelfAttention.Parameters p;
    private final int d;
    private final TokenField field;
    private final double[][] positions;
    private final ModeWatch[] watches;
    private final long[] steps;
    private final double[] k1;
    private final double[] k2;
    private final double[] stage;
    private final double[] power;
    private final HarmonicPower harmonics;
    private final TokenMeasures measures;

    SphereFlow(SelfAttention.Parameters p, Batch batch, LawMemo laws) {
        super(batch);
        this.p = p;
        this.d = p.dimension();
        this.field = TokenField.of(p);
        int size = p.tokens() * d;
        this.k1 = new double[size];
        this.k2 = new double[size];
        this.stage = new double[size];
        this.power = new double[p.degrees()];
        this.harmonics = new HarmonicPower(d, p.degrees());
        this.positions = new double[batch.size()][];
        this.watches = new ModeWatch[batch.size()];
        this.steps = new long[batch.size()];
        this.measures = new TokenMeasures(p, batch.size(), laws);
        for (int r = 0; r < batch.size(); r++) {
            positions[r] = TokenStart.positions(p, batch.stream(r, Purpose.INITIAL));
            watches[r] = new ModeWatch(p.threshold());
            measures.startPositions(r, positions[r]);
        }
    }

    @Override
    protected void advance(int replica, double time) {
        long last = Steps.until(time, p.step());
        while (steps[replica] < last) {
            batch().checkCancelled();
            watch(replica);
            if (p.scheme() == SelfAttention.Scheme.RK4) {
                rungeKutta(replica);
            } else {
                euler(replica);
            }
            steps[replica]++;
        }
        watch(replica);
    }

    private void watch(int replica) {
        ModeWatch watch = watches[replica];
        if (TokenObservables.watchesDegrees(p) && watch.isWaiting()) {
            harmonics.of(positions[replica], p.tokens(), power, 0);
            watch.see(power, p.degrees(), steps[replica] * p.step());
        }
    }

    private void euler(int replica) {
        double[] x = positions[replica];
        field.evaluate(x, k1, batch().workers());
        for (int i = 0; i < p.tokens(); i++) {
            int at = i * d;
            if (p.stepConvention() != SelfAttention.StepConvention.NORMALISE) {
                Sphere.project(x, at, k1, at, d);
            }
            for (int a = at; a < at + d; a++) {
                k1[a] *= p.step();
            }
            if (p.stepConvention() == SelfAttention.StepConvention.GEODESIC) {
                geodesic(x, k1, i, replica);
            } else {
                for (int a = at; a < at + d; a++) {
                    x[a] += k1[a];
                }
                normalise(x, i, replica);
            }
        }
    }

    private void rungeKutta(int replica) {
        Workers workers = batch().workers();
        double[] x = positions[replica];
        double h = p.step();
        tangent(x, k1, workers);
        move(x, k1, h / 2, replica);
        tangent(stage, k2, workers);
        addTwice(k1, k2);
        move(x, k2, h / 2, replica);
        tangent(stage, k2, workers);
        addTwice(k1, k2);
        move(x, k2, h, replica);
        tangent(stage, k2, workers);
        for (int i = 0; i < p.tokens(); i++) {
            for (int a = i * d; a < (i + 1) * d; a++) {
                x[a] += h / 6 * (k1[a] + k2[a]);
            }
            normalise(x, i, replica);
        }
    }

    private void tangent(double[] x, double[] into, Workers workers) {
        field.evaluate(x, into, workers);
        for (int i = 0; i < p.tokens(); i++) {
            Sphere.project(x, i * d, into, i * d, d);
        }
    }

    private void move(double[] x, double[] k, double h, int replica) {
        for (int i = 0; i < p.tokens(); i++) {
            for (int a = i * d; a < (i + 1) * d; a++) {
                stage[a] = x[a] + h * k[a];
            }
            normalise(stage, i, replica);
        }
    }

    private static void addTwice(double[] sum, double[] k) {
        for (int a = 0; a < sum.length; a++) {
            sum[a] += 2 * k[a];
        }
    }

    private void normalise(double[] x, int token, int replica) {
        try {
            Sphere.normalise(x, token * d, d);
        } catch (ArithmeticException e) {
            throw failure(token, replica, e);
        }
    }

    private void geodesic(double[] x, double[] v, int token, int replica) {
        try {
            Sphere.geodesicStep(x, token * d, v, token * d, d);
        } catch (ArithmeticException e) {
            throw failure(token, replica, e);
        }
    }

    private NumericalFailure failure(int token, int replica, ArithmeticException e) {
        return new NumericalFailure(
                "token " + token + " in step " + (steps[replica] + 1) + ": " + e.getMessage(), e);
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        measures.usePositions(replica, positions[replica], watches[replica]);
        measures.observe(observable, steps[replica] * p.step(), into, at);
    }
}
