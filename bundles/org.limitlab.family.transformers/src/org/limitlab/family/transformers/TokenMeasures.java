package org.limitlab.family.transformers;

import org.limitlab.core.model.Observable;
import org.limitlab.family.transformers.field.CircleKernel;
import org.limitlab.math.special.BesselI;
import org.limitlab.math.sphere.CircleDistance;
import org.limitlab.math.sphere.HarmonicPower;
import org.limitlab.math.sphere.Sphere;

import java.util.Arrays;

/** Measures what tokens show. One object for the replicas of a batch, on one thread. */
final class TokenMeasures {

    /** Distances that doubles do not resolve on the unit sphere count as this. */
    static final double RESOLUTION = 1e-16;

    /**
     * Up to this many tokens energies are sums over pairs, beyond it, on the circle, over modes.
     */
    private static final int MOST_PAIRED = 1000;

    private final SelfAttention.Parameters p;
    private final int n;
    private final int d;
    private final LawMemo laws;
    private final double[][] startPhases;
    private final double[] startSums;
    private final double[] startLogs;
    private final double[] startFastest;
    private final double[] power;
    private HarmonicPower harmonics;
    private HarmonicPower weightModes;
    private double[] weights;
    private double[] x;
    private double[] angles;
    private ModeWatch watch;
    private int replica;

    TokenMeasures(SelfAttention.Parameters p, int replicas, LawMemo laws) {
        this.laws = laws;
        this.p = p;
        this.n = p.tokens();
        this.d = p.dimension();
        this.startPhases = new double[replicas][];
        this.startSums = new double[replicas];
        this.startLogs = new double[replicas];
        this.startFastest = new double[replicas];
        this.power = new double[p.degrees()];
        this.x = new double[0];
    }

    /** Remembers what later values refer to. */
    void startAngles(int index, double[] theta) {
        startSums[index] = sum(theta);
        useAngles(index, theta, null);
        startPhases[index] = phases();
        startLogs[index] = quietLog();
        startFastest[index] = fastestPhase();
    }

    /** As {@link #startAngles} for coordinates. */
    void startPositions(int index, double[] positions) {
        if (d == 2) {
            usePositions(index, positions, null);
            startPhases[index] = phases();
            startLogs[index] = quietLog();
            startFastest[index] = fastestPhase();
        }
    }

    /** The angles that the next calls look at. */
    void useAngles(int index, double[] theta, ModeWatch seen) {
        if (x.length == 0) {
            x = new double[2 * n];
        }
        for (int i = 0; i < n; i++) {
            x[2 * i] = Math.cos(theta[i]);
            x[2 * i + 1] = Math.sin(theta[i]);
        }
        angles = theta;
        watch = seen;
        replica = index;
    }

    /** The positions that the next calls look at. */
    void usePositions(int index, double[] positions, ModeWatch seen) {
        x = positions;
        angles = null;
        watch = seen;
        replica = index;
    }

    /** One observable at its place. */
    void observe(Observable observable, double time, double[] into, int at) {
        switch (observable.id()) {
            case TokenObservables.POWER -> powers(into, at);
            case TokenObservables.AMPLITUDE, TokenObservables.LOG_AMPLITUDE ->
                    amplitudes(observable.id().equals(TokenObservables.LOG_AMPLITUDE), into, at);
            case TokenObservables.QUIET_RATE ->
                    into[at] = time == 0 ? 0 : (quietLog() - startLogs[replica]) / time;
            case TokenObservables.PHASE -> System.arraycopy(phases(), 0, into, at, p.degrees());
            case TokenObservables.PHASE_SHIFT -> shifts(into, at);
            case TokenObservables.ENERGY -> into[at] = energy();
            case TokenObservables.DISSIPATION_ENERGY -> into[at] = pointEnergyGap();
            case TokenObservables.RELATIVE_ENERGY -> into[at] = meanWeight(true);
            case TokenObservables.MEAN_COSINE -> into[at] = meanCosine();
            case TokenObservables.COSINES -> cosines(into, at, observable.size());
            case TokenObservables.COSINE_MATRIX -> matrix(into, at);
            case TokenObservables.LOG_DISTANCE -> into[at] = meanDistance(true);
            case TokenObservables.SQUARE_DISTANCE -> into[at] = meanDistance(false);
            case TokenObservables.PAIR_ANGLE -> into[at] = Sphere.angle(x, 0, x, d, d);
            case TokenObservables.CLUSTERS ->
                    into[at] =
                            d == 2
                                    ? CircleClusters.count(azimuths(), p.separation())
                                    : SphereClusters.count(x, n, d, p.separation());
            case TokenObservables.CLUSTER_ANGLES ->
                    CircleClusters.angles(
                            azimuths(), p.separation(), into, at, TokenObservables.MOST_CLUSTERS);
            case TokenObservables.AZIMUTHS -> histogram(into, at, observable.size());
            case TokenObservables.NEAR -> into[at] = near();
            case TokenObservables.ANGLE_SUM -> into[at] = sum(angles) - startSums[replica];
            case TokenObservables.LENGTH_ERROR -> into[at] = lengthError();
            case TokenObservables.WINNER -> into[at] = watch.winner();
            case TokenObservables.PASSAGE -> into[at] = watch.passage();
            case TokenObservables.FASTEST_WINS ->
                    into[at] =
                            watch.winner() == Harmonics.fastest(p.inverseTemperature(), d) ? 1 : 0;
            case TokenObservables.LAW_DISTANCE ->
                    into[at] = CircleDistance.toLaw(azimuths(), laws.cdf(p, time));
            case TokenObservables.METHOD -> into[at] = FieldRule.choose(p).ordinal();
            case TokenObservables.FIRST_COORDINATE -> {
                for (int i = 0; i < n; i++) {
                    into[at + i] = x[i * d];
                }
            }
            case TokenObservables.NAMED_ANGLES ->
                    System.arraycopy(azimuths(), 0, into, at, observable.size());
            case TokenObservables.PREDICTED_ANGLES -> predicted(observable.size(), into, at);
            case TokenObservables.ANGLES -> {
                double[] theta = azimuths();
                System.arraycopy(theta, 0, into, at, n);
            }
            case TokenObservables.POSITIONS -> System.arraycopy(x, 0, into, at, n * d);
            default -> throw new IllegalArgumentException(observable.id());
        }
    }

    private double sum(double[] theta) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += theta[i];
        }
        return sum;
    }

    private void powers(double[] into, int at) {
        if (harmonics == null) {
            harmonics = new HarmonicPower(d, p.degrees());
        }
        harmonics.of(x, n, into, at);
    }

    private void amplitudes(boolean log, double[] into, int at) {
        powers(power, 0);
        for (int k = 0; k < power.length; k++) {
            double amplitude = Math.sqrt(power[k]);
            into[at + k] = log ? Math.log(Math.max(amplitude, RESOLUTION)) : amplitude;
        }
    }

    private double quietLog() {
        double re = 0;
        double im = 0;
        for (int i = 0; i < n; i++) {
            double angle = angles != null ? angles[i] : Math.atan2(x[i * d + 1], x[i * d]);
            re += Math.cos(p.quietMode() * angle);
            im += Math.sin(p.quietMode() * angle);
        }
        return Math.log(Math.max(Math.hypot(re, im) / n, RESOLUTION));
    }

    /** arg mu_k in (-pi, pi], k = 1 .. K. */
    private double[] phases() {
        double[] phases = new double[p.degrees()];
        double[] re = new double[p.degrees()];
        double[] im = new double[p.degrees()];
        for (int i = 0; i < n; i++) {
            double a = 1;
            double b = 0;
            for (int k = 0; k < phases.length; k++) {
                double next = a * x[2 * i] - b * x[2 * i + 1];
                b = a * x[2 * i + 1] + b * x[2 * i];
                a = next;
                re[k] += a;
                im[k] += b;
            }
        }
        for (int k = 0; k < phases.length; k++) {
            phases[k] = Math.atan2(im[k], re[k]);
        }
        return phases;
    }

    /** (arg mu_k(0) + 2 pi j)/k in [0, 2 pi), rising. */
    private void predicted(int k, double[] into, int at) {
        double phase =
                startFastest[replica] < 0
                        ? 2 * Math.PI + startFastest[replica]
                        : startFastest[replica];
        for (int j = 0; j < k; j++) {
            into[at + j] = (phase + 2 * Math.PI * j) / k;
        }
    }

    private double fastestPhase() {
        int k = Harmonics.fastest(p.inverseTemperature(), 2);
        double re = 0;
        double im = 0;
        for (int i = 0; i < n; i++) {
            double angle = Math.atan2(x[i * d + 1], x[i * d]);
            re += Math.cos(k * angle);
            im += Math.sin(k * angle);
        }
        return Math.atan2(im, re);
    }

    private void shifts(double[] into, int at) {
        double[] now = phases();
        for (int k = 0; k < now.length; k++) {
            double turn = now[k] - startPhases[replica][k];
            into[at + k] = Math.abs(Math.IEEEremainder(turn, 2 * Math.PI)) / (k + 1);
        }
    }

    /** (1/N²) sum_ij exp(beta &lt;Qx_i, Kx_j&gt;), times exp(-beta) if relative. */
    private double meanWeight(boolean relative) {
        double beta = p.inverseTemperature();
        double shift = relative ? beta : 0;
        boolean plain = p.query().length == 0 && p.key().length == 0;
        if (plain && d == 2 && n > MOST_PAIRED) {
            return circleWeight() * (relative ? 1 : Math.exp(beta));
        }
        double[] product = plain ? null : Scores.product(p.query(), p.key(), d);
        double[] row = new double[d];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (!plain) {
                Scores.multiplyTransposed(product, d, x, i * d, 1, row, 0);
            }
            double inner = 0;
            int until = plain ? i : n;
            for (int j = 0; j < until; j++) {
                double u = Sphere.dot(plain ? x : row, plain ? i * d : 0, x, j * d, d);
                inner += Math.exp(beta * u - shift);
            }
            sum += plain ? 2 * inner + Math.exp(beta - shift) : inner;
        }
        return sum / n / n;
    }

    /** mean exp(beta (cos - 1)) = sum_k I_k(beta) exp(-beta) |mu_k|² over all integers k. */
    private double circleWeight() {
        double beta = p.inverseTemperature();
        if (weights == null) {
            weights = new double[CircleKernel.modesNeeded(beta)];
            weightModes = new HarmonicPower(2, weights.length);
        }
        weightModes.of(x, n, weights, 0);
        double sum = BesselI.scaled(0, beta);
        for (int k = 1; k <= weights.length; k++) {
            sum += 2 * BesselI.scaled(k, beta) * weights[k - 1];
        }
        return sum;
    }

    /**
     * (1/2) mean exp(beta s) / beta; at beta = 0 half the mean score, its limit less a constant.
     */
    private double energy() {
        double beta = p.inverseTemperature();
        if (beta > 0) {
            return meanWeight(false) / (2 * beta);
        }
        double[] product = Scores.product(p.query(), p.key(), d);
        double[] mean = mean();
        double[] row = new double[d];
        Scores.multiply(product, d, mean, 0, 1, row, 0);
        return Sphere.dot(mean, 0, row, 0, d) / 2;
    }

    /** (1/2) mean (exp(beta) - exp(beta &lt;x_i, x_j&gt;)), without Q and K. */
    private double pointEnergyGap() {
        double beta = p.inverseTemperature();
        if (d == 2 && n > MOST_PAIRED) {
            return Math.exp(beta) * (1 - circleWeight()) / 2;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double inner = 0;
            for (int j = 0; j < i; j++) {
                double u = Sphere.dot(x, i * d, x, j * d, d);
                inner -= Math.expm1(beta * (u - 1));
            }
            sum += inner;
        }
        return Math.exp(beta) * sum / n / n;
    }

    private double[] mean() {
        double[] mean = new double[d];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < d; a++) {
                mean[a] += x[i * d + a] / n;
            }
        }
        return mean;
    }

    private double meanCosine() {
        double[] mean = mean();
        return Sphere.dot(mean, 0, mean, 0, d);
    }

    private void cosines(double[] into, int at, int bins) {
        int m = Math.min(n, TokenObservables.PAIRED);
        Arrays.fill(into, at, at + bins, 0);
        double share = m == 1 ? 1 : 2.0 / ((double) m * (m - 1));
        for (int i = m == 1 ? 0 : 1; i < m; i++) {
            for (int j = 0; j < Math.max(1, i); j++) {
                double u = Sphere.dot(x, i * d, x, j * d, d);
                int bin = (int) ((u + 1) / 2 * bins);
                into[at + Math.max(0, Math.min(bins - 1, bin))] += share;
            }
        }
    }

    private void matrix(double[] into, int at) {
        int m = Math.min(n, p.named());
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                into[at + i * m + j] = Sphere.dot(x, i * d, x, j * d, d);
            }
        }
    }

    /** Over pairs i &lt; j of the first tokens: mean log |x_i - x_j|, or mean |x_i - x_j|². */
    private double meanDistance(boolean log) {
        int m = Math.min(n, TokenObservables.PAIRED);
        double sum = 0;
        for (int i = 1; i < m; i++) {
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (int a = 0; a < d; a++) {
                    double u = x[i * d + a] - x[j * d + a];
                    square += u * u;
                }
                sum += log ? Math.log(Math.max(Math.sqrt(square), RESOLUTION)) : square;
            }
        }
        return sum * 2 / ((double) m * (m - 1));
    }

    /** Azimuths in [0, 2 pi). */
    private double[] azimuths() {
        double[] theta = new double[n];
        for (int i = 0; i < n; i++) {
            double angle = angles != null ? angles[i] : Math.atan2(x[i * d + 1], x[i * d]);
            double turns = angle / (2 * Math.PI);
            double inside = 2 * Math.PI * (turns - Math.floor(turns));
            theta[i] = inside < 2 * Math.PI ? inside : 0;
        }
        return theta;
    }

    private void histogram(double[] into, int at, int bins) {
        Arrays.fill(into, at, at + bins, 0);
        for (double theta : azimuths()) {
            int bin = (int) (theta / (2 * Math.PI) * bins);
            into[at + Math.min(bins - 1, bin)] += 1.0 / n;
        }
    }

    /** Share of tokens within the angle delta of the subspace. */
    private double near() {
        double[][] basis = Subspace.basis(p.subspace(), d);
        double least = Math.cos(Math.min(p.separation(), Math.PI / 2));
        int inside = 0;
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (double[] axis : basis) {
                double u = Sphere.dot(x, i * d, axis, 0, d);
                square += u * u;
            }
            inside += square >= least * least ? 1 : 0;
        }
        return (double) inside / n;
    }

    private double lengthError() {
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double length = Math.sqrt(Sphere.dot(x, i * d, x, i * d, d));
            worst = Math.max(worst, Math.abs(length - 1));
        }
        return worst;
    }
}
