package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is seen of tokens on the sphere. Pairs are i &lt; j; cosines are inner products. */
final class TokenSights {

    static final int BINS = 40;
    static final int QUANTILES = 32;

    /**
     * Distances below the rounding of positions cannot be told from 0; they count as this in
     * logarithms.
     */
    static final double LEAST_DISTANCE = 0x1p-53;

    static final Observable LOG_DISTANCE =
            Observable.scalar("meanLogDistance", "<log |x-y|>", "mean log distance of pairs");
    static final Observable SQUARE_DISTANCE =
            Observable.scalar("meanSquareDistance", "<|x-y|²>", "mean squared distance of pairs");
    static final Observable COSINE = Observable.scalar("meanCosine", "<u>", "mean cosine of pairs");
    static final Observable SQUARE_COSINE =
            Observable.scalar("meanSquareCosine", "<u²>", "mean squared cosine of pairs");
    static final Observable LEAST_COSINE =
            Observable.scalar("leastCosine", "min u", "least cosine among the pairs");
    static final Observable COSINE_HISTOGRAM =
            Observable.vector(
                    "cosineHistogram", "p(u)", "shares of the pairs in bins of the cosine", bins());
    static final Observable POLARITY =
            Observable.scalar("polarity", "|<x>|", "length of the mean token");
    static final Observable CONSENSUS_ENERGY =
            Observable.scalar(
                    "consensusEnergy",
                    "E_beta",
                    "half the mean of exp(beta) - exp(beta u) over all pairs, own ones included");
    static final Observable POINT_COUNT =
            Observable.scalar(
                            "pointCount",
                            "n",
                            "1 if all tokens are one point, 2 if they are two antipodal ones, else 0")
                    .reducedTo(Reduction.MODE);
    static final Observable START_OVERLAP =
            Observable.scalar(
                    "startOverlap", "<X_t, X_0>", "mean cosine of a token with its own start");

    private final Layers setting;
    private final int n;
    private final int d;
    private final double[] sorted;

    TokenSights(Layers setting) {
        this.setting = setting;
        this.n = setting.tokens();
        this.d = setting.dimension();
        this.sorted = new double[n];
    }

    private static Axis bins() {
        double[] centres = new double[BINS];
        Arrays.setAll(centres, i -> (2 * i + 1.0) / BINS - 1);
        return new Axis("cosine", "", centres);
    }

    private static Axis levels() {
        double[] levels = new double[QUANTILES];
        Arrays.setAll(levels, i -> (i + 0.5) / QUANTILES);
        return new Axis("level", "", levels);
    }

    static List<Observable> of(Layers setting) {
        int n = setting.tokens();
        int d = setting.dimension();
        List<Observable> all = new ArrayList<>(List.of(START_OVERLAP, POLARITY, CONSENSUS_ENERGY));
        all.add(POINT_COUNT);
        if (n > 1) {
            all.addAll(
                    List.of(
                            LOG_DISTANCE,
                            SQUARE_DISTANCE,
                            COSINE,
                            SQUARE_COSINE,
                            LEAST_COSINE,
                            COSINE_HISTOGRAM));
        }
        all.add(
                Observable.vector(
                        "meanToken", "<x>", "mean of the tokens", Axis.indices("axis", d)));
        all.add(
                Observable.vector(
                        "firstQuantiles", "q", "quantiles of the first coordinate", levels()));
        all.add(
                members(
                        "positions",
                        "X",
                        "positions",
                        Axis.indices("token", n),
                        Axis.indices("axis", d)));
        all.add(
                members(
                        "firstCoordinates",
                        "X",
                        "first two coordinates",
                        Axis.indices("token", n),
                        Axis.indices("axis", Math.min(2, d))));
        if (setting.named().length > 0) {
            Axis named =
                    new Axis(
                            "token", "", Arrays.stream(setting.named()).asDoubleStream().toArray());
            Axis other = new Axis("other", "", named.values());
            all.add(members("cosineMatrix", "u", "cosines of the named tokens", named, other));
        }
        return all;
    }

    private static Observable members(String id, String symbol, String label, Axis a, Axis b) {
        return new Observable(id, symbol, label, "", true, List.of(a, b), Reduction.MEMBERS);
    }

    void observe(double[] x, double[] start, Observable observable, double[] into, int at) {
        switch (observable.id()) {
            case "meanLogDistance" -> into[at] = meanLogDistance(x);
            case "meanSquareDistance" -> into[at] = meanSquareDistance(x);
            case "meanCosine" -> into[at] = meanCosine(x, false);
            case "meanSquareCosine" -> into[at] = meanCosine(x, true);
            case "leastCosine" -> into[at] = leastCosine(x);
            case "cosineHistogram" -> histogram(x, into, at);
            case "polarity" -> into[at] = polarity(x);
            case "consensusEnergy" -> into[at] = consensusEnergy(x);
            case "pointCount" -> into[at] = pointCount(x);
            case "startOverlap" -> into[at] = dot(x, start) / n;
            case "meanToken" -> meanToken(x, into, at);
            case "firstQuantiles" -> quantiles(x, into, at);
            case "positions" -> System.arraycopy(x, 0, into, at, n * d);
            case "firstCoordinates" -> firstCoordinates(x, into, at);
            case "cosineMatrix" -> cosineMatrix(x, into, at);
            default -> throw new IllegalArgumentException(observable.id());
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    private double square(double[] x, int i, int j) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
            double difference = x[i * d + a] - x[j * d + a];
            sum += difference * difference;
        }
        return sum;
    }

    private double cosine(double[] x, int i, int j) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
            sum += x[i * d + a] * x[j * d + a];
        }
        return sum;
    }

    private double pairs() {
        return 0.5 * n * (n - 1.0);
    }

    private double meanLogDistance(double[] x) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.log(Math.max(LEAST_DISTANCE, Math.sqrt(square(x, i, j))));
            }
        }
        return sum / pairs();
    }

    private double meanSquareDistance(double[] x) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += square(x, i, j);
            }
        }
        return sum / pairs();
    }

    private double meanCosine(double[] x, boolean squared) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double u = cosine(x, i, j);
                sum += squared ? u * u : u;
            }
        }
        return sum / pairs();
    }

    private double leastCosine(double[] x) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(least, cosine(x, i, j));
            }
        }
        return least;
    }

    private void histogram(double[] x, double[] into, int at) {
        Arrays.fill(into, at, at + BINS, 0);
        double share = 1 / pairs();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                int bin = (int) ((cosine(x, i, j) + 1) * (BINS / 2));
                into[at + Math.max(0, Math.min(BINS - 1, bin))] += share;
            }
        }
    }

    private double polarity(double[] x) {
        double square = 0;
        for (int a = 0; a < d; a++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += x[i * d + a];
            }
            square += sum * sum;
        }
        return Math.sqrt(square) / n;
    }

    /** By exp(beta u) expm1(beta (1 - u)), so that near consensus nothing cancels. */
    private double consensusEnergy(double[] x) {
        double beta = setting.attention().inverseTemperature();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum -= Math.expm1(-0.5 * beta * square(x, i, j));
            }
        }
        return Math.exp(beta) * sum / ((double) n * n);
    }

    private double pointCount(double[] x) {
        double least = setting.pointTolerance() * setting.pointTolerance();
        boolean opposite = false;
        for (int i = 1; i < n; i++) {
            if (square(x, i, 0) > least) {
                double sum = 0;
                for (int a = 0; a < d; a++) {
                    double s = x[i * d + a] + x[a];
                    sum += s * s;
                }
                if (sum > least) {
                    return 0;
                }
                opposite = true;
            }
        }
        return opposite ? 2 : 1;
    }

    private void meanToken(double[] x, double[] into, int at) {
        Arrays.fill(into, at, at + d, 0);
        for (int k = 0; k < x.length; k++) {
            into[at + k % d] += x[k] / n;
        }
    }

    private void quantiles(double[] x, double[] into, int at) {
        for (int i = 0; i < n; i++) {
            sorted[i] = x[i * d];
        }
        Arrays.sort(sorted);
        for (int q = 0; q < QUANTILES; q++) {
            into[at + q] = sorted[(int) ((q + 0.5) / QUANTILES * n)];
        }
    }

    private void firstCoordinates(double[] x, double[] into, int at) {
        int shown = Math.min(2, d);
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < shown; a++) {
                into[at + i * shown + a] = x[i * d + a];
            }
        }
    }

    private void cosineMatrix(double[] x, double[] into, int at) {
        int[] named = setting.named();
        for (int i = 0; i < named.length; i++) {
            for (int j = 0; j < named.length; j++) {
                into[at + i * named.length + j] = cosine(x, named[i], named[j]);
            }
        }
    }
}
