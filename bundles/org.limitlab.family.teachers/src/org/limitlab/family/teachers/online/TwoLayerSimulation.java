package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.Purpose;

/** Replicas of {@link OnlineTwoLayer}. */
final class TwoLayerSimulation extends ReplicaSimulation {

    private static final int POLL_NUMBERS = 1_000_000;

    private final OnlineTwoLayer.Parameters p;
    private final InitialOverlaps initial;
    private final LearningRule rule;
    private final TwoLayerLearner[] learners;
    private final TwoLayerObservables[] views;
    private final long[] steps;
    private final double[] state;
    private final int pollEvery;

    TwoLayerSimulation(OnlineTwoLayer.Parameters p, Batch batch) {
        super(batch);
        this.p = p;
        this.initial = p.initial();
        this.rule = p.rule();
        this.learners = new TwoLayerLearner[batch.size()];
        this.views = new TwoLayerObservables[batch.size()];
        this.steps = new long[batch.size()];
        this.state = new double[initial.shape().size()];
        this.pollEvery = Math.max(1, POLL_NUMBERS / p.dimension());
        for (int i = 0; i < learners.length; i++) {
            open(i);
        }
    }

    private void open(int i) {
        var random =
                new TwoLayerLearner.Randomness(
                        batch().stream(i, Purpose.DATA),
                        batch().stream(i, Purpose.NOISE),
                        batch().stream(i, Purpose.CHOICE));
        learners[i] =
                new TwoLayerLearner(
                        initial.shape(),
                        weights(i),
                        p.dimension(),
                        new double[][] {initial.readout()},
                        random);
        views[i] =
                new TwoLayerObservables(
                        new OverlapField(initial.shape(), learners[i].fixedOverlaps()),
                        rule,
                        p.testRescaling());
    }

    private double[] weights(int replica) {
        int k = p.hidden();
        int m = p.teacherHidden();
        int n = p.dimension();
        switch (p.start()) {
            case PLANTED -> {
                return PlantedVectors.draw(
                        initial.covariance(), k + m, n, batch().stream(replica, Purpose.INITIAL));
            }
            case RANDOM -> {
                double[] t = new double[m * m];
                for (int i = 0; i < m * m; i++) {
                    t[i] = initial.teacher()[i / m][i % m];
                }
                double[] teachers =
                        PlantedVectors.draw(t, m, n, batch().stream(replica, Purpose.DISORDER));
                double[] weights = new double[Math.multiplyExact(k + m, n)];
                batch().stream(replica, Purpose.INITIAL).fillGaussian(weights, 0, k * n);
                for (int j = 0; j < k * n; j++) {
                    weights[j] *= p.weightSpread();
                }
                System.arraycopy(teachers, 0, weights, k * n, m * n);
                return weights;
            }
            case EXPLICIT -> {
                double[] weights = new double[(k + m) * n];
                for (int i = 0; i < k + m; i++) {
                    double[] row = i < k ? p.studentWeights()[i] : p.teacherWeights()[i - k];
                    System.arraycopy(row, 0, weights, i * n, n);
                }
                return weights;
            }
        }
        throw new IllegalStateException();
    }

    @Override
    protected void advance(int replica, double time) {
        long until = Math.round(time * p.dimension());
        TwoLayerLearner learner = learners[replica];
        for (; steps[replica] < until; steps[replica]++) {
            if (!Double.isFinite(learner.step(rule))) {
                throw new NumericalFailure(
                        "the network's answer is not finite after step " + steps[replica]);
            }
            if (steps[replica] % pollEvery == 0) {
                batch().checkCancelled();
            }
        }
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        learners[replica].state(state);
        double cumulative = learners[replica].lossSum() / p.dimension();
        views[replica].observe(observable.id(), state, cumulative, into, at);
    }
}
