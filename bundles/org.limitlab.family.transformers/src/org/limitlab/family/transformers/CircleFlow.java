package org.limitlab.family.transformers;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.model.Workers;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.Purpose;

/**
 * Tokens on the circle, moved by their angles: the constraint holds by construction, and for
 * unnormalised attention without matrices each step keeps the sum of the angles to rounding.
 */
final class CircleFlow extends ReplicaSimulation {

    private final SelfAttention.Parameters p;
    private final AngleField field;
    private final double[][] angles;
    private final ModeWatch[] watches;
    private final long[] steps;
    private final double[] k1;
    private final double[] k2;
    private final double[] stage;
    private final double[] power;
    private final TokenMeasures measures;

    CircleFlow(SelfAttention.Parameters p, Batch batch, LawMemo laws) {
        super(batch);
        this.p = p;
        this.field = AngleField.of(p);
        int length = field.paddedLength();
        this.k1 = new double[length];
        this.k2 = new double[length];
        this.stage = new double[length];
        this.power = new double[p.degrees()];
        this.angles = new double[batch.size()][];
        this.watches = new ModeWatch[batch.size()];
        this.steps = new long[batch.size()];
        this.measures = new TokenMeasures(p, batch.size(), laws);
        for (int r = 0; r < batch.size(); r++) {
            angles[r] = TokenStart.angles(p, batch.stream(r, Purpose.INITIAL), length);
            watches[r] = new ModeWatch(p.threshold());
            measures.startAngles(r, angles[r]);
        }
    }

    @Override
    protected void advance(int replica, double time) {
        long last = Steps.until(time, p.step());
        while (steps[replica] < last) {
            batch().checkCancelled();
            if (p.scheme() == SelfAttention.Scheme.RK4) {
                rungeKutta(replica);
            } else {
                euler(replica);
            }
            steps[replica]++;
        }
        if (watches[replica].isWaiting()) {
            field.modes(angles[replica], batch().workers());
            watch(replica);
        }
    }

    private void euler(int replica) {
        double[] x = angles[replica];
        double h = p.step() * p.strength();
        field.drift(x, k1, batch().workers());
        watch(replica);
        for (int j = 0; j < x.length; j++) {
            x[j] += h * k1[j];
        }
        checkFinite(replica);
    }

    private void rungeKutta(int replica) {
        Workers workers = batch().workers();
        double[] x = angles[replica];
        double h = p.step() * p.strength();
        field.drift(x, k1, workers);
        watch(replica);
        move(x, k1, h / 2);
        field.drift(stage, k2, workers);
        addTwice(k1, k2);
        move(x, k2, h / 2);
        field.drift(stage, k2, workers);
        addTwice(k1, k2);
        move(x, k2, h);
        field.drift(stage, k2, workers);
        for (int j = 0; j < x.length; j++) {
            x[j] += h / 6 * (k1[j] + k2[j]);
        }
        checkFinite(replica);
    }

    private void move(double[] x, double[] k, double h) {
        for (int j = 0; j < x.length; j++) {
            stage[j] = x[j] + h * k[j];
        }
    }

    private static void addTwice(double[] sum, double[] k) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += 2 * k[j];
        }
    }

    private void checkFinite(int replica) {
        double sum = 0;
        for (int j = 0; j < p.tokens(); j++) {
            sum += angles[replica][j];
        }
        if (!Double.isFinite(sum)) {
            throw new NumericalFailure(
                    "an angle is not finite after step "
                            + (steps[replica] + 1)
                            + " of length "
                            + p.step()
                            + ": choose a smaller step");
        }
    }

    private void watch(int replica) {
        ModeWatch watch = watches[replica];
        if (watch.isWaiting()) {
            field.power(power);
            watch.see(power, p.degrees(), steps[replica] * p.step());
        }
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        measures.useAngles(replica, angles[replica], watches[replica]);
        measures.observe(observable, steps[replica] * p.step(), into, at);
    }
}
