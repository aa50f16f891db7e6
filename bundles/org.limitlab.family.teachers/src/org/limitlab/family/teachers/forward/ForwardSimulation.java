package org.limitlab.family.teachers.forward;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.family.teachers.online.PlantedVectors;
import org.limitlab.math.random.Purpose;

/** Replicas of {@link ForwardOnlyLearning}. */
final class ForwardSimulation extends ReplicaSimulation {

    private static final int POLL_NUMBERS = 1_000_000;

    private final ForwardOnlyLearning.Parameters p;
    private final Network network;
    private final ForwardObservables view;
    private final ForwardLearner[] learners;
    private final long[] steps;
    private final double[] state;
    private final int pollEvery;

    ForwardSimulation(ForwardOnlyLearning.Parameters p, Batch batch) {
        super(batch);
        this.p = p;
        this.network = p.network();
        this.view = new ForwardObservables(network);
        this.learners = new ForwardLearner[batch.size()];
        this.steps = new long[batch.size()];
        this.state = new double[network.shape().size()];
        this.pollEvery = Math.max(1, POLL_NUMBERS / p.dimension());
        for (int i = 0; i < learners.length; i++) {
            learners[i] =
                    new ForwardLearner(
                            network,
                            p.start() == Start.PLANTED ? planted(i) : random(i),
                            p.dimension(),
                            batch.stream(i, Purpose.DATA),
                            batch.stream(i, Purpose.NOISE));
        }
    }

    private double[] planted(int replica) {
        return PlantedVectors.draw(
                network.covariance(),
                network.shape().fields(),
                p.dimension(),
                batch().stream(replica, Purpose.INITIAL));
    }

    private double[] random(int replica) {
        int fixed = network.shape().fixed();
        double[] overlaps = new double[fixed * fixed];
        for (int a = 0; a < fixed; a++) {
            System.arraycopy(network.fixed()[a], 0, overlaps, a * fixed, fixed);
        }
        double[] vectors =
                PlantedVectors.draw(
                        overlaps, fixed, p.dimension(), batch().stream(replica, Purpose.DISORDER));
        int students = p.hidden() * p.dimension();
        double[] weights = new double[Math.addExact(students, vectors.length)];
        batch().stream(replica, Purpose.INITIAL).fillGaussian(weights, 0, students);
        for (int j = 0; j < students; j++) {
            weights[j] *= p.weightSpread();
        }
        System.arraycopy(vectors, 0, weights, students, vectors.length);
        return weights;
    }

    @Override
    protected void advance(int replica, double time) {
        long until = Math.round(time * p.dimension());
        for (; steps[replica] < until; steps[replica]++) {
            if (!Double.isFinite(learners[replica].step())) {
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
        view.observe(observable.id(), state, into, at);
    }
}
