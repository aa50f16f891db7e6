package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.family.swarm.softmin.PassageTimes;
import org.limitlab.math.quadrature.Integral;

import java.util.function.DoubleUnaryOperator;

/** When a target is looked for. */
public enum Watching {
    /** At all times. */
    CONTINUOUSLY,
    /** At the ends of steps: later, as if the target lay 0.58 sigma sqrt(h) further. */
    AT_STEPS;

    static final String TEXT = "Continuously, or at the ends of steps as a simulation does.";

    PassageTimes.Way way(PassageTimes.Way way, double step) {
        return this == AT_STEPS ? way.watchedEvery(step) : way;
    }

    /** One start for all replicas, on a line. */
    static double start(int dimension, double[] mean, double spread, double[][] list) {
        if (dimension != 1) {
            throw new NoPrediction("dimension = " + dimension + ": passage times are for a line");
        }
        if (list.length == 0 && spread > 0) {
            throw new NoPrediction(
                    "initialSpread = " + spread + ": passage times are for one starting point");
        }
        return list.length == 0 ? mean[0] : list[0][0];
    }

    static DoubleUnaryOperator onLine(Objective objective) {
        return x -> objective.value(new double[] {x}, 0, 1);
    }

    static void requireWay(
            double amplitude, double start, double target, double lower, double upper) {
        if (!(amplitude > 0)) {
            throw new NoPrediction("noise = 0: nothing passes a barrier");
        }
        if (Double.isInfinite(target)) {
            throw new NoPrediction("target = inf: there is none");
        }
        if (start < lower || start > upper || target < lower || target > upper) {
            throw new NoPrediction(
                    "start = " + start + " or target = " + target + " lies beyond a wall");
        }
    }

    static Prediction put(Integral time) {
        if (Double.isInfinite(time.value())) {
            throw new NoPrediction(
                    "the mean is infinite: nothing confines the particle, set a wall");
        }
        if (!time.isWithin(0.01, 0)) {
            throw new NoPrediction("the quadrature did not settle: " + time);
        }
        return new Prediction()
                .put("hittingTime", new double[] {time.value()}, new double[] {time.error()});
    }
}
