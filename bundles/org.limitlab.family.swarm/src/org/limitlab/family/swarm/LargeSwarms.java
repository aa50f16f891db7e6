package org.limitlab.family.swarm;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Workers;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;

import java.util.List;

/** Means of some large swarms, with one standard error each. */
final class LargeSwarms {

    private static final long MOST_BYTES = 1_000_000_000L;

    private LargeSwarms() {}

    static <P extends Record> Prediction predict(
            Model<P> model, P large, List<Observable> observables, int groups, Request request) {
        int times = request.times().length;
        double work = model.cost(large, request.times()[times - 1]).operations() / 10 * groups;
        SwarmTheory.requireAffordable(work);
        if (model.cost(large, 0).bytes() > MOST_BYTES) {
            throw new NoPrediction("a large swarm would not fit into 1 GB: lower reference");
        }
        double[][] sums = new double[observables.size()][];
        double[][] squares = new double[observables.size()][];
        for (int q = 0; q < sums.length; q++) {
            sums[q] = new double[times * observables.get(q).size()];
            squares[q] = new double[sums[q].length];
        }
        for (int g = 0; g < groups; g++) {
            Batch batch =
                    new Batch(request.streams(), g, 1, 0, Workers.SEQUENTIAL, request.cancelled());
            Simulation simulation = model.open(large, batch);
            for (int t = 0; t < times; t++) {
                advance(simulation, batch, request.times()[t]);
                for (int q = 0; q < sums.length; q++) {
                    add(simulation, observables.get(q), t, sums[q], squares[q]);
                }
            }
        }
        Prediction prediction = new Prediction();
        for (int q = 0; q < sums.length; q++) {
            put(prediction, observables.get(q).id(), sums[q], squares[q], groups);
        }
        return prediction;
    }

    private static void advance(Simulation simulation, Batch batch, double time) {
        try {
            simulation.advance(time);
        } catch (NumericalFailure failure) {
            throw new NoPrediction("a large swarm failed: " + failure.getMessage());
        } catch (IllegalArgumentException between) {
            throw new NoPrediction(between.getMessage());
        }
        if (!batch.isAlive(0)) {
            throw new NoPrediction(
                    "a large swarm failed: " + batch.failure(0).orElseThrow().getMessage());
        }
    }

    private static void add(
            Simulation simulation,
            Observable observable,
            int time,
            double[] sums,
            double[] squares) {
        double[] now = new double[observable.size()];
        simulation.observe(0, observable, now, 0);
        for (int k = 0; k < now.length; k++) {
            sums[time * now.length + k] += now[k];
            squares[time * now.length + k] += now[k] * now[k];
        }
    }

    private static void put(
            Prediction prediction, String id, double[] sums, double[] squares, int groups) {
        double[] errors = new double[sums.length];
        for (int k = 0; k < sums.length; k++) {
            double mean = sums[k] / groups;
            double variance = Math.max(0, squares[k] / groups - mean * mean);
            sums[k] = mean;
            errors[k] = Math.sqrt(variance / (groups - 1)) + 1e-15 * Math.abs(mean);
        }
        prediction.put(id, sums, errors);
    }
}
