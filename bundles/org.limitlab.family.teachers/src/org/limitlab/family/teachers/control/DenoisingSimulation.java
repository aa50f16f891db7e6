package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.family.teachers.online.PlantedVectors;
import org.limitlab.math.control.Scheme;
import org.limitlab.math.control.Stepper;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

/** Replicas of {@link DenoisingAutoencoder}. */
final class DenoisingSimulation extends StepSimulation {

    private static final Purpose CORRUPTION = new Purpose("corruption");

    private final DenoisingAutoencoder.Parameters p;
    private final int n;
    private final int hidden;
    private final AutoencoderDynamics dynamics;
    private final Stepper errors;
    private final Autoencoder[] autoencoders;
    private final double[] clean;
    private final double[] corrupted;
    private final double[] missing;
    private final double[] code;
    private final double[] target;

    /** One autoencoder with its centroids and random numbers. */
    private static final class Autoencoder {
        private final double[][] centroids;
        private final double[][] weights;
        private final RandomStream data;
        private final RandomStream corruption;
        private final RandomStream choice;
        private double skip;

        Autoencoder(DenoisingAutoencoder.Parameters p, Batch batch, int replica) {
            int n = p.inputDimension();
            int clusters = p.clusterWeights().length;
            double[] drawn =
                    PlantedVectors.draw(
                            p.setup().planted(),
                            clusters + p.hidden(),
                            n,
                            batch.stream(replica, Purpose.INITIAL));
            centroids = new double[clusters][n];
            weights = new double[p.hidden()][n];
            for (int c = 0; c < clusters; c++) {
                double scale = Math.sqrt(p.centroidSquares()[c] / n);
                for (int j = 0; j < n; j++) {
                    centroids[c][j] = scale * drawn[c * n + j];
                }
            }
            for (int i = 0; i < weights.length; i++) {
                System.arraycopy(drawn, (clusters + i) * n, weights[i], 0, n);
            }
            skip = p.initialSkip();
            data = batch.stream(replica, Purpose.DATA);
            corruption = batch.stream(replica, CORRUPTION);
            choice = batch.stream(replica, Purpose.CHOICE);
        }

        double[] centroid(double[] probabilities) {
            double left = choice.nextDouble();
            int c = 0;
            while (c < probabilities.length - 1 && left >= probabilities[c]) {
                left -= probabilities[c++];
            }
            return centroids[c];
        }
    }

    DenoisingSimulation(DenoisingAutoencoder.Parameters p, Batch batch) {
        super(batch, p.inputDimension());
        this.p = p;
        this.n = p.inputDimension();
        this.hidden = p.hidden();
        this.dynamics = p.setup().dynamics(true);
        this.errors = new Stepper(dynamics, Scheme.EULER);
        this.clean = new double[n];
        this.corrupted = new double[n];
        this.missing = new double[n];
        this.code = new double[hidden];
        this.target = new double[hidden];
        this.autoencoders = new Autoencoder[batch.size()];
        for (int i = 0; i < autoencoders.length; i++) {
            autoencoders[i] = new Autoencoder(p, batch, i);
        }
    }

    @Override
    void step(int replica, double time) {
        Autoencoder a = autoencoders[replica];
        draw(a, share(p.corruption(), time, "corruption"));
        for (int i = 0; i < hidden; i++) {
            code[i] = dot(a.weights[i], corrupted);
            finite(code[i], "the code");
        }
        double along = answer(a);
        // Lambda = W x - b l - (W W'/N) l, the error seen through the bottleneck
        for (int i = 0; i < hidden; i++) {
            target[i] = dot(a.weights[i], missing);
        }
        double rate = p.learningRate() / n;
        for (int i = 0; i < hidden; i++) {
            double[] w = a.weights[i];
            double byMissing = rate * code[i];
            double byInput = rate * target[i];
            for (int j = 0; j < n; j++) {
                w[j] += byMissing * missing[j] + byInput * corrupted[j];
            }
        }
        a.skip += p.skipRate() / ((double) n * n) * along;
    }

    private void draw(Autoencoder a, double delta) {
        double[] centroid = a.centroid(p.clusterWeights());
        a.data.fillGaussian(clean, 0, n);
        a.corruption.fillGaussian(corrupted, 0, n);
        double keep = Math.sqrt(1 - delta);
        double noise = Math.sqrt(delta);
        for (int j = 0; j < n; j++) {
            clean[j] = centroid[j] + p.spread() * clean[j];
            corrupted[j] = keep * clean[j] + noise * corrupted[j];
        }
    }

    /** Fills x - f and gives its product with the corrupted input. */
    private double answer(Autoencoder a) {
        for (int j = 0; j < n; j++) {
            missing[j] = clean[j] - a.skip * corrupted[j];
        }
        for (int i = 0; i < hidden; i++) {
            double share = code[i] / n;
            double[] w = a.weights[i];
            for (int j = 0; j < n; j++) {
                missing[j] -= share * w[j];
            }
        }
        return dot(missing, corrupted);
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int j = 0;
        for (; j + 1 < a.length; j += 2) {
            even += a[j] * b[j];
            odd += a[j + 1] * b[j + 1];
        }
        return j < a.length ? even + odd + a[j] * b[j] : even + odd;
    }

    private double[] state(Autoencoder a) {
        double[] x = new double[dynamics.states()];
        int at = 0;
        for (double[] centroid : a.centroids) {
            for (double[] w : a.weights) {
                x[at++] = dot(centroid, w) / Math.sqrt(n);
            }
        }
        for (int i = 0; i < hidden; i++) {
            for (int k = i; k < hidden; k++) {
                x[at++] = dot(a.weights[i], a.weights[k]) / n;
            }
        }
        x[at] = a.skip;
        return x;
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        Autoencoder a = autoencoders[replica];
        double[] x = state(a);
        int pairs = a.centroids.length * hidden;
        switch (observable.id()) {
            case "squareError" ->
                    into[at] =
                            errors.cost(
                                    (tape, y) -> dynamics.error(tape, y, p.testCorruption()), x);
            case "skip" -> into[at] = a.skip;
            case "corruption" -> into[at] = p.corruption().at(now(replica));
            case "alignments" -> System.arraycopy(x, 0, into, at, pairs);
            case "weightOverlaps" ->
                    System.arraycopy(x, pairs, into, at, hidden * (hidden + 1) / 2);
            default -> throw new IllegalArgumentException(observable.id());
        }
    }
}
