package org.limitlab.family.transformers;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.transformers.phases.ClusterFlow;
import org.limitlab.family.transformers.phases.ClusterPair;
import org.limitlab.family.transformers.phases.PairingChain;

import java.util.Arrays;
import java.util.List;

/** Clusters of coincident tokens that merge one pair after the other. */
public final class MergerChain extends TransformerTheory<MergerChain.Parameters> {

    private static final int MOST = 64;

    /** What the chain depends on. */
    public record Parameters(
            int tokens,
            int dimension,
            double inverseTemperature,
            Attention attention,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            SelfAttention.Start start,
            double[] weights,
            double spread,
            int clusters,
            double[][] initial,
            double rotation,
            double separation,
            @Parameter(
                            symbol = "delta_m",
                            text = "Angle at which two clusters go on as one.",
                            unit = "radians",
                            value = "0.001",
                            range = "[1e-6, 0.5]")
                    double mergeAngle) {}

    /** The theory. */
    public MergerChain() {
        super(
                new Card(
                        "merger-chain",
                        "Chain of mergers of clusters",
                        "self-attention",
                        Standing.EXACT,
                        "Every cluster is made of coincident tokens; two that are closer than the merging"
                                + " angle are one.",
                        "Tokens at points, or in clusters of spread 0; at most 64 of them; Q^T K and V"
                                + " positive multiples of I. The limit's merger times are for softmax and"
                                + " beta to infinity.",
                        List.of(
                                "\\dot x_i = \\gamma P_{x_i} \\frac{\\sum_j w_j e^{\\beta x_i \\cdot x_j} x_j}"
                                        + "{\\sum_j w_j e^{\\beta x_i \\cdot x_j}}",
                                "\\beta \\to \\infty: \\; \\dot y_i = \\frac{w_j}{w_i} P_{y_i} y_j, \\;"
                                        + " \\dot y_j = \\frac{w_i}{w_j} P_{y_j} y_i \\text{ for the closest"
                                        + " pair}, \\quad dt = e^{\\beta(1 - y_i \\cdot y_j)} ds/\\gamma"),
                        List.of("A05")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.scalar(
                                TokenObservables.PAIR_ANGLE,
                                "phi_12",
                                "angle between the first two tokens")
                        .in("radians"),
                Observable.scalar(
                        TokenObservables.RELATIVE_ENERGY,
                        "mean exp(beta(s-1))",
                        "interaction over that of a single point"),
                Observable.scalar(TokenObservables.CLUSTERS, "n_c", "number of clusters"),
                Observable.scalar(
                        TokenObservables.MEAN_COSINE, "mean <x,y>", "mean cosine of all pairs"),
                times(p, "mergerTime", "t_m", "time of each merger"),
                times(p, "mergerTimeLimit", "t_m", "the same when only the closest pair moves"));
    }

    private static Observable times(Parameters p, String id, String symbol, String label) {
        Axis mergers = Axis.indices("merger", Math.max(1, count(p) - 1));
        return new Observable(id, symbol, label, "time", false, List.of(mergers), Reduction.MEAN);
    }

    private static int count(Parameters p) {
        return p.initial.length > 0 ? p.initial.length : p.clusters;
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        Isotropic law = law(p);
        double[][] centres = centres(p);
        double[] weights = weights(p, centres.length);
        boolean softmax = p.attention == Attention.SOFTMAX;
        ClusterFlow flow =
                new ClusterFlow(
                        law.beta(),
                        law.strength(),
                        softmax,
                        rows(centres),
                        weights.clone(),
                        p.mergeAngle);
        Prediction prediction = new Prediction();
        List<ClusterFlow.State> states = flow.at(request.times());
        observe(p, law, centres, states, prediction);
        double[] found = flow.mergers().stream().mapToDouble(ClusterFlow.Merger::time).toArray();
        put(p, prediction, "mergerTime", found, "not all mergers lie before the last time");
        if (softmax) {
            ClusterPair pair = new ClusterPair(law.beta(), law.strength(), true, 0.5, 0.5);
            double[] limit = PairingChain.times(pair, rows(centres), weights, p.mergeAngle);
            put(p, prediction, "mergerTimeLimit", limit, "antipodal clusters do not merge");
        } else {
            prediction.none("mergerTimeLimit", "the limit is for softmax attention");
        }
        return prediction;
    }

    private static Isotropic law(Parameters p) {
        Isotropic law =
                Isotropic.of(
                        p.dimension, p.inverseTemperature, p.strength, p.query, p.key, p.value);
        boolean clusters = p.start == SelfAttention.Start.CLUSTERS && p.spread == 0;
        if (!clusters && p.start != SelfAttention.Start.POINTS) {
            throw new NoPrediction("only for start: points, or start: clusters with spread 0");
        }
        if (law.strength() <= 0) {
            throw new NoPrediction("strength = " + law.strength() + ": clusters repel");
        }
        if (count(p) > MOST) {
            throw new NoPrediction(count(p) + " clusters are more than " + MOST);
        }
        return law;
    }

    private static void put(
            Parameters p, Prediction prediction, String id, double[] found, String otherwise) {
        if (found.length == Math.max(1, count(p) - 1)) {
            prediction.put(id, found);
        } else {
            prediction.none(id, found.length + " mergers: " + otherwise);
        }
    }

    private static double[][] centres(Parameters p) {
        int m = count(p);
        int d = p.dimension;
        double[] x = new double[m * d];
        if (p.initial.length > 0) {
            x = TokenAlignment.points(p.initial, d);
        } else if (d < 2) {
            throw new NoPrediction("equispaced clusters need dimension 2");
        }
        for (int i = 0; i < m; i++) {
            if (p.initial.length == 0) {
                x[i * d] = Math.cos(2 * Math.PI * i / m);
                x[i * d + 1] = Math.sin(2 * Math.PI * i / m);
            }
        }
        double[][] rows = new double[m][];
        for (int i = 0; i < m; i++) {
            rows[i] = Arrays.copyOfRange(x, i * d, (i + 1) * d);
        }
        return rows;
    }

    /** Shares of the tokens; no cluster may be empty. */
    private static double[] weights(Parameters p, int m) {
        double[] weights = new double[m];
        for (int i = 0; i < p.tokens; i++) {
            weights[clusterOf(p, m, i)] += 1.0 / p.tokens;
        }
        for (int c = 0; c < m; c++) {
            if (weights[c] == 0) {
                throw new NoPrediction("cluster " + c + " gets none of " + p.tokens + " tokens");
            }
        }
        return weights;
    }

    /** As the model deals tokens out. */
    private static int clusterOf(Parameters p, int m, int token) {
        if (p.start == SelfAttention.Start.POINTS || p.weights.length == 0) {
            return token % m;
        }
        double total = Arrays.stream(p.weights).sum();
        double sum = 0;
        for (int c = 0; c < m - 1; c++) {
            sum += p.weights[c];
            if ((token + 0.5) / p.tokens < sum / total) {
                return c;
            }
        }
        return m - 1;
    }

    private static void observe(
            Parameters p,
            Isotropic law,
            double[][] start,
            List<ClusterFlow.State> states,
            Prediction prediction) {
        int n = states.size();
        double[] angle = new double[n];
        double[] energy = new double[n];
        double[] cosine = new double[n];
        double[] count = new double[n];
        double[] energyError = new double[n];
        int second = clusterOf(p, start.length, Math.min(1, p.tokens - 1));
        for (int t = 0; t < n; t++) {
            ClusterFlow.State state = states.get(t);
            boolean merged = state.weights().length < start.length;
            angle[t] = merged ? Double.NaN : between(state, second);
            energy[t] = mean(state, law.beta());
            cosine[t] = mean(state, Double.NaN);
            count[t] = groups(state, p.separation);
            energyError[t] = merged ? law.beta() * p.mergeAngle * p.mergeAngle : 0;
        }
        prediction
                .put(TokenObservables.RELATIVE_ENERGY, energy, energyError)
                .put(TokenObservables.MEAN_COSINE, cosine)
                .put(TokenObservables.CLUSTERS, count);
        if (Arrays.stream(angle).anyMatch(Double::isNaN)) {
            prediction.none(
                    TokenObservables.PAIR_ANGLE,
                    "clusters merge before the last time: ask earlier");
        } else {
            prediction.put(TokenObservables.PAIR_ANGLE, angle);
        }
    }

    private static double between(ClusterFlow.State state, int second) {
        return PairingChain.angle(state.centres()[0], state.centres()[second]);
    }

    /** Weighted mean over pairs of exp(beta (c - 1)), or of the cosine c where beta is NaN. */
    private static double mean(ClusterFlow.State state, double beta) {
        double sum = 0;
        double[] w = state.weights();
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                double c = i == j ? 1 : dot(state.centres()[i], state.centres()[j]);
                sum += w[i] * w[j] * (Double.isNaN(beta) ? c : Math.exp(beta * (c - 1)));
            }
        }
        return sum;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int a = 0; a < x.length; a++) {
            sum += x[a] * y[a];
        }
        return sum;
    }

    /** Groups of clusters that are linked by angles of at most the separation. */
    private static int groups(ClusterFlow.State state, double separation) {
        int m = state.weights().length;
        int[] group = new int[m];
        for (int i = 0; i < m; i++) {
            group[i] = i;
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                if (PairingChain.angle(state.centres()[i], state.centres()[j]) <= separation) {
                    int from = group[i];
                    int to = group[j];
                    for (int k = 0; k < m; k++) {
                        group[k] = group[k] == from ? to : group[k];
                    }
                }
            }
        }
        return (int) Arrays.stream(group).distinct().count();
    }

    private static double[][] rows(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
