package org.limitlab.engine.sample;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;

/** Some replicas of {@link Pull}; each step is cut into chunks of particles. */
final class PullSimulation implements Simulation {

    private final Pull.Parameters p;
    private final Batch batch;
    private final double[][] positions;
    private final double[][] normals;
    private final BrownianIncrements[][] noise;
    private final double[] exit;
    private long step;

    PullSimulation(Pull.Parameters parameters, Batch batch) {
        this.p = parameters;
        this.batch = batch;
        int size = batch.size();
        this.positions = new double[size][p.particles()];
        this.normals = new double[size][p.particles()];
        this.noise = new BrownianIncrements[size][p.chunks()];
        this.exit = new double[size];
        for (int replica = 0; replica < size; replica++) {
            if (isTroubled(replica) && p.trouble() == Pull.Trouble.AT_START) {
                throw new NumericalFailure("no initial state");
            }
            java.util.Arrays.fill(positions[replica], p.start());
            exit[replica] = Double.POSITIVE_INFINITY;
            for (int chunk = 0; chunk < p.chunks(); chunk++) {
                noise[replica][chunk] =
                        BrownianIncrements.open(
                                batch.source(Purpose.NOISE),
                                batch.replica(replica),
                                chunk,
                                to(chunk) - from(chunk),
                                batch.refinement());
            }
        }
    }

    private int from(int chunk) {
        return (int) ((long) chunk * p.particles() / p.chunks());
    }

    private int to(int chunk) {
        return from(chunk + 1);
    }

    private boolean isTroubled(int replica) {
        return p.trouble() != Pull.Trouble.NONE
                && batch.replica(replica) % p.every() == p.every() - 1;
    }

    @Override
    public void advance(double time) {
        long until = Steps.until(time, p.step());
        for (; step < until; step++) {
            for (int replica = 0; replica < batch.size(); replica++) {
                if (batch.isAlive(replica)) {
                    move(replica);
                }
            }
        }
        for (int replica = 0; replica < batch.size(); replica++) {
            if (batch.isAlive(replica)) {
                arrive(replica, time);
            }
        }
    }

    private void move(int replica) {
        double factor = p.rate() * p.control().at(step * p.step()) * p.step();
        double root = Math.sqrt(p.step());
        batch.workers()
                .run(
                        p.chunks(),
                        chunk -> {
                            double[] x = positions[replica];
                            double[] z = normals[replica];
                            noise[replica][chunk].nextStep();
                            noise[replica][chunk].fill(z, from(chunk), to(chunk));
                            for (int i = from(chunk); i < to(chunk); i++) {
                                double extra = 0;
                                for (int w = 0; w < p.work(); w++) {
                                    extra += Math.sin(x[i] + w);
                                }
                                x[i] += -factor * x[i] + root * z[i] + 0 * extra;
                            }
                        });
    }

    private void arrive(int replica, double time) {
        if (Double.isInfinite(exit[replica]) && moment(replica, 1) < 0.5) {
            exit[replica] = time;
        }
        if (time > 0.5 && isTroubled(replica)) {
            switch (p.trouble()) {
                case NOT_A_NUMBER -> positions[replica][0] = Double.NaN;
                case FAILURE ->
                        batch.fail(replica, new NumericalFailure("x[0] = 1e300 exceeds 1e100"));
                case EXCEPTION -> throw new ArithmeticException("division by zero");
                case LOSES_BATCH -> throw new NumericalFailure("the batch is lost");
                default -> throw new IllegalStateException("at the start");
            }
        }
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        switch (observable.id()) {
            case "mean" -> into[at] = moment(replica, 1);
            case "moments" -> {
                for (int k = 0; k < 3; k++) {
                    into[at + k] = moment(replica, k + 1);
                }
            }
            case "above" -> {
                int above = 0;
                for (double x : positions[replica]) {
                    above += x > 0 ? 1 : 0;
                }
                into[at] = (double) above / p.particles();
            }
            case "exit" -> into[at] = exit[replica];
            case "path" -> System.arraycopy(positions[replica], 0, into, at, p.particles());
            default -> throw new IllegalArgumentException(observable.id());
        }
    }

    private double moment(int replica, int power) {
        double sum = 0;
        for (double x : positions[replica]) {
            sum += Math.pow(x, power);
        }
        return sum / p.particles();
    }
}
