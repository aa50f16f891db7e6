package org.limitlab.family.transformers.phases;

import org.limitlab.math.ode.DormandPrince;
import org.limitlab.math.ode.OdeEvent;
import org.limitlab.math.ode.OdeSolution;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighted clusters on a sphere of any dimension until they have merged, for Q^T K = I and V =
 * gamma I, gamma above 0: the exact flow of tokens of which many coincide. Between mergers the
 * clock runs with the closest pair, dt = exp(beta (1 - c)) dtau (softmax), c its cosine, so that a
 * time e^(c beta) takes a bounded number of steps; the order 5(4) pair of Dormand and Prince stops
 * where two clusters come closer than the merging angle, and these go on as one at their weighted
 * mean.
 *
 * <p>Local error 1e-11; a merger moves what follows by a share of about the squared merging angle.
 */
public final class ClusterFlow {

    /** A merger: when, and the weights that met. */
    public record Merger(double time, double first, double second) {}

    /** Clusters at one time. */
    public record State(double[][] centres, double[] weights) {}

    private static final DormandPrince METHOD = new DormandPrince(1e-13, 1e-12, 0.02, 5_000_000);
    private static final double LONGEST = 100;

    private final double beta;
    private final double gamma;
    private final boolean softmax;
    private final double merging;
    private final List<Merger> mergers = new ArrayList<>();
    private double[][] centres;
    private double[] weights;
    private double time;

    /**
     * A flow at time 0.
     *
     * @param centres m unit vectors
     * @param weights m weights of sum 1
     * @param merging angle at which two clusters become one, radians
     */
    public ClusterFlow(
            double beta,
            double gamma,
            boolean softmax,
            double[][] centres,
            double[] weights,
            double merging) {
        this.beta = beta;
        this.gamma = gamma;
        this.softmax = softmax;
        this.merging = merging;
        this.centres = centres;
        this.weights = weights;
        while (merge(0)) {}
    }

    /** Mergers so far, those of coincident clusters at time 0 left out. */
    public List<Merger> mergers() {
        return List.copyOf(mergers);
    }

    /**
     * The clusters at rising times.
     *
     * @param times wanted, the first not before the present time
     */
    public List<State> at(double[] times) {
        List<State> states = new ArrayList<>();
        while (states.size() < times.length) {
            double wanted = times[states.size()];
            if (wanted <= time || centres.length == 1 || gamma == 0) {
                states.add(new State(copy(centres), weights.clone()));
                continue;
            }
            OdeSolution solution = solve(times[times.length - 1]);
            while (states.size() < times.length && times[states.size()] < clock(solution)) {
                double[] y = atTime(solution, times[states.size()]);
                states.add(new State(unpack(y), weights.clone()));
            }
            accept(solution);
        }
        return states;
    }

    private double clock(OdeSolution solution) {
        double[] y = solution.last();
        return y[y.length - 1];
    }

    private void accept(OdeSolution solution) {
        double[] last = solution.last();
        time = last[last.length - 1];
        centres = unpack(last);
        while (merge(time)) {}
    }

    /** Until the next merger, or just past a time. */
    private OdeSolution solve(double until) {
        int d = centres[0].length;
        double[] start = new double[centres.length * d + 1];
        for (int i = 0; i < centres.length; i++) {
            System.arraycopy(centres[i], 0, start, i * d, d);
        }
        start[start.length - 1] = time;
        double near = Math.cos(merging);
        OdeEvent meeting =
                new OdeEvent("meeting", (tau, y) -> largestCosine(y, d) - near, 0.05, true);
        OdeEvent done =
                new OdeEvent("done", (tau, y) -> y[y.length - 1] - until * (1 + 1e-12), 0.5, true);
        return METHOD.solve(
                (tau, y, into) -> derivative(y, into, d), 0, start, LONGEST, meeting, done);
    }

    private double largestCosine(double[] y, int d) {
        double largest = -1;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < i; j++) {
                largest = Math.max(largest, dot(y, i * d, y, j * d, d));
            }
        }
        return largest;
    }

    private void derivative(double[] y, double[] into, int d) {
        double closest = largestCosine(y, d);
        for (int i = 0; i < weights.length; i++) {
            double total = 0;
            java.util.Arrays.fill(into, i * d, (i + 1) * d, 0);
            double shift = softmax ? 1 : closest;
            for (int j = 0; j < weights.length; j++) {
                double cosine = i == j ? 1 : dot(y, i * d, y, j * d, d);
                double weight = weights[j] * Math.exp(beta * (cosine - shift));
                total += weight;
                for (int a = 0; a < d && i != j; a++) {
                    into[i * d + a] += weight * y[j * d + a];
                }
            }
            double scale = softmax ? gamma * Math.exp(beta * (1 - closest)) / total : gamma;
            project(y, into, i * d, d, scale);
        }
        into[into.length - 1] =
                softmax ? Math.exp(beta * (1 - closest)) : Math.exp(-beta * closest);
    }

    private static void project(double[] y, double[] into, int at, int d, double scale) {
        double radial = dot(y, at, into, at, d) / dot(y, at, y, at, d);
        for (int a = at; a < at + d; a++) {
            into[a] = scale * (into[a] - radial * y[a]);
        }
    }

    /** The state at a layer time, by bisection in the clock tau. */
    private static double[] atTime(OdeSolution solution, double time) {
        double low = solution.start();
        double high = solution.end();
        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
            double middle = (low + high) / 2;
            double[] y = solution.at(middle);
            if (y[y.length - 1] < time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return solution.at(high);
    }

    private double[][] unpack(double[] y) {
        int d = centres[0].length;
        double[][] rows = new double[weights.length][d];
        for (int i = 0; i < rows.length; i++) {
            double length = Math.sqrt(dot(y, i * d, y, i * d, d));
            for (int a = 0; a < d; a++) {
                rows[i][a] = y[i * d + a] / length;
            }
        }
        return rows;
    }

    /** Merges one pair within the merging angle; false if there is none. */
    private boolean merge(double when) {
        double near = Math.cos(merging * (1 + 1e-6));
        for (int i = 0; i < centres.length; i++) {
            for (int j = i + 1; j < centres.length; j++) {
                if (dot(centres[i], 0, centres[j], 0, centres[i].length) >= near) {
                    if (when > 0) {
                        mergers.add(new Merger(when, weights[i], weights[j]));
                    }
                    join(i, j);
                    return true;
                }
            }
        }
        return false;
    }

    private void join(int i, int j) {
        double[] mean = centres[i].clone();
        for (int a = 0; a < mean.length; a++) {
            mean[a] = weights[i] * centres[i][a] + weights[j] * centres[j][a];
        }
        double length = Math.sqrt(dot(mean, 0, mean, 0, mean.length));
        double[][] rows = new double[centres.length - 1][];
        double[] left = new double[rows.length];
        for (int k = 0, at = 0; k < centres.length; k++) {
            if (k != j) {
                rows[at] = centres[k].clone();
                left[at++] = weights[k] + (k == i ? weights[j] : 0);
            }
        }
        for (int a = 0; a < mean.length; a++) {
            rows[i][a] = mean[a] / length;
        }
        centres = rows;
        weights = left;
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    private static double dot(double[] x, int xAt, double[] y, int yAt, int d) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
            sum += x[xAt + a] * y[yAt + a];
        }
        return sum;
    }
}
