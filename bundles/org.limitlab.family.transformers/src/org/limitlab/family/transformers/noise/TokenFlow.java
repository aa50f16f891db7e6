package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.Purpose;

import java.util.function.IntFunction;

/** Replicas of tokens that go through layers: attention, then a random field, each normalised. */
final class TokenFlow extends ReplicaSimulation {

    /**
     * How a layer moves the tokens.
     *
     * @param projected the attention drift is made tangent before the step
     * @param together attention and field in one step with one normalisation, as an Euler step of
     *     the limit; otherwise two half steps, as in the network
     */
    record Convention(boolean projected, boolean together) {}

    private final Layers setting;
    private final Convention convention;
    private final LayerAttention attention;
    private final RandomField[] fields;
    private final double[][] positions;
    private final double[][] starts;
    private final long[] layersDone;
    private final double[] buffer;
    private final double[] drift;
    private final TokenSights sights;

    /**
     * Opens the replicas of a batch.
     *
     * @param field makes the field of a replica of the batch; null without MLP blocks
     */
    TokenFlow(Layers setting, Convention convention, IntFunction<RandomField> field, Batch batch) {
        super(batch);
        this.setting = setting;
        this.convention = convention;
        int n = setting.tokens();
        int d = setting.dimension();
        this.attention =
                setting.attention().strength() == 0
                        ? null
                        : new LayerAttention(n, d, setting.attention());
        this.fields = new RandomField[batch.size()];
        this.positions = new double[batch.size()][];
        this.starts = new double[batch.size()][];
        this.layersDone = new long[batch.size()];
        this.buffer = new double[n * d];
        this.drift = new double[n * d];
        this.sights = new TokenSights(setting);
        for (int i = 0; i < fields.length; i++) {
            fields[i] = field == null ? null : field.apply(i);
            positions[i] = setting.start().draw(n, d, batch.stream(i, Purpose.INITIAL));
            starts[i] = positions[i].clone();
        }
    }

    @Override
    protected void advance(int replica, double time) {
        long until = Steps.until(time, setting.step());
        while (layersDone[replica] < until) {
            layer(positions[replica], fields[replica]);
            layersDone[replica]++;
            if (layersDone[replica] % 16 == 0) {
                batch().checkCancelled();
            }
        }
    }

    private void layer(double[] x, RandomField field) {
        double h = setting.step();
        if (convention.together && field != null) {
            // the field is read before attention moves the tokens
            field.next(x, buffer);
        }
        if (attention != null) {
            attention.evaluate(x, drift);
            if (convention.projected) {
                project(x, drift);
            }
            add(x, drift, h);
            if (!convention.together || field == null) {
                normalise(x);
            }
        }
        if (field != null) {
            if (!convention.together) {
                field.next(x, buffer);
            }
            add(x, buffer, Math.sqrt(h));
            normalise(x);
        }
    }

    private static void add(double[] x, double[] v, double factor) {
        for (int k = 0; k < x.length; k++) {
            x[k] += factor * v[k];
        }
    }

    private void project(double[] x, double[] v) {
        int d = setting.dimension();
        for (int at = 0; at < x.length; at += d) {
            double radial = 0;
            for (int a = at; a < at + d; a++) {
                radial += x[a] * v[a];
            }
            for (int a = at; a < at + d; a++) {
                v[a] -= radial * x[a];
            }
        }
    }

    private void normalise(double[] x) {
        int d = setting.dimension();
        for (int at = 0; at < x.length; at += d) {
            double square = 0;
            for (int a = at; a < at + d; a++) {
                square += x[a] * x[a];
            }
            if (!(square > 0) || Double.isInfinite(square)) {
                throw new NumericalFailure(
                        "token "
                                + at / d
                                + " has the squared length "
                                + square
                                + " before it is normalised");
            }
            double scale = 1 / Math.sqrt(square);
            for (int a = at; a < at + d; a++) {
                x[a] *= scale;
            }
        }
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        sights.observe(positions[replica], starts[replica], observable, into, at);
    }
}
