package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.core.theory.Theory;
import org.limitlab.math.linear.Blas;
import org.limitlab.math.linear.Cholesky;
import org.limitlab.math.random.Purpose;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ridge regression of a noisy linear teacher on random inputs. */
public final class RidgeRegression implements Model<RidgeRegression.Parameters> {

    /** Parameters of one data set and its regression. */
    public record Parameters(
            @Parameter(
                            symbol = "d",
                            text = GaussianMixture.DIMENSION,
                            value = "200",
                            range = "[1, 20000]")
                    int dimension,
            @Parameter(
                            symbol = "alpha",
                            text = GaussianMixture.RATIO,
                            value = "2",
                            range = "(0, inf)")
                    double sampleRatio,
            @Parameter(
                            symbol = "sigma",
                            text = "Standard deviation of the noise of the outputs.",
                            value = "0.5",
                            range = "[0, inf)")
                    double noise,
            @Parameter(
                            symbol = "lambda",
                            text = "Penalty lambda |w|²/2 beside half the SUM of the squares.",
                            value = "0.25",
                            range = "(0, inf)")
                    double penalty) {

        /** Checks that there are samples. */
        public Parameters {
            GaussianMixture.requireSamples(dimension, sampleRatio);
        }

        int samples() {
            return (int) Math.round(sampleRatio * dimension);
        }
    }

    static final Observable RISK =
            Observable.once("risk", "R", "squared distance |w - w*|²/d from the teacher");
    static final Observable NORM = Observable.once("squaredNorm", "q", "squared norm |w|²/d");
    static final Observable TRAIN =
            Observable.once("trainError", "R_t", "mean squared residual of the training samples");

    @Override
    public String id() {
        return "ridge-regression";
    }

    @Override
    public String title() {
        return "Ridge regression";
    }

    @Override
    public String summary() {
        return "A linear teacher $y_i = x_i \\cdot w^*/\\sqrt d + \\sigma \\varepsilon_i$ with $|w^*|^2 = d$ is"
                + " learned from $n = \\alpha d$ normal inputs by minimising $\\frac12 \\sum_i (y_i - x_i"
                + " \\cdot w/\\sqrt d)^2 + \\frac\\lambda2 |w|^2$.";
    }

    @Override
    public List<String> sources() {
        return List.of(
                "Dobriban, Wager (2018), High-dimensional asymptotics of prediction: ridge regression and"
                        + " classification");
    }

    @Override
    public Class<Parameters> parameters() {
        return Parameters.class;
    }

    @Override
    public int numericsRevision() {
        return 1;
    }

    @Override
    public Set<String> scales() {
        return Set.of("dimension");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(RISK, NORM, TRAIN);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double n = p.samples();
        double small = Math.min(n, p.dimension);
        return new Cost(
                20 * n * p.dimension + (n + small) * small * small,
                (long) (10 * n * p.dimension + 16 * small * small) + 4096);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new OnceSimulation(batch) {
            @Override
            Map<String, double[]> learn(int replica) {
                return measure(p, batch(), replica);
            }
        };
    }

    private static Map<String, double[]> measure(Parameters p, Batch batch, int replica) {
        int n = p.samples();
        int d = p.dimension;
        double[] teacher = new double[d];
        batch.stream(replica, MixtureSimulation.TEACHER).fillGaussian(teacher, 0, d);
        double length = Math.sqrt(square(teacher) / d);
        for (int j = 0; j < d; j++) {
            teacher[j] /= length;
        }
        double[] x = new double[n * d];
        batch.stream(replica, Purpose.DATA).fillGaussian(x, 0, n * d);
        for (int i = 0; i < x.length; i++) {
            x[i] /= Math.sqrt(d);
        }
        double[] y = new double[n];
        batch.stream(replica, Purpose.NOISE).fillGaussian(y, 0, n);
        Blas.gemv(false, n, d, 1, x, teacher, p.noise, y);
        double[] w = fit(n, d, x, y, p.penalty);
        double[] residual = y.clone();
        Blas.gemv(false, n, d, -1, x, w, 1, residual);
        double risk = 0;
        for (int j = 0; j < d; j++) {
            risk += (w[j] - teacher[j]) * (w[j] - teacher[j]) / d;
        }
        return Map.of(
                RISK.id(), new double[] {risk},
                NORM.id(), new double[] {square(w) / d},
                TRAIN.id(), new double[] {square(residual) / n});
    }

    /** Normal equations, in the smaller of the two spaces. */
    private static double[] fit(int n, int d, double[] x, double[] y, double penalty) {
        boolean dual = n < d;
        int size = dual ? n : d;
        double[] gram = new double[size * size];
        Blas.gemm(!dual, dual, size, size, dual ? d : n, 1, x, 0, d, x, 0, d, 0, gram, 0, size);
        for (int i = 0; i < size; i++) {
            gram[i * size + i] += penalty;
        }
        Cholesky factor = new Cholesky(size);
        if (!factor.factor(gram)) {
            throw new NumericalFailure("normal equations singular: penalty = " + penalty);
        }
        double[] w = new double[d];
        if (dual) {
            double[] a = y.clone();
            factor.solve(1, a);
            Blas.gemv(true, n, d, 1, x, a, 0, w);
        } else {
            Blas.gemv(true, n, d, 1, x, y, 0, w);
            factor.solve(1, w);
        }
        return w;
    }

    private static double square(double[] of) {
        double sum = 0;
        for (double v : of) {
            sum += v * v;
        }
        return sum;
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new MarchenkoPastur());
    }

    @Override
    public List<String> examples() {
        return List.of("ridge-regression-risk.yaml");
    }
}
