package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.family.teachers.online.PlantedVectors;
import org.limitlab.math.control.Scheme;
import org.limitlab.math.control.Stepper;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.special.NormalLaw;

/** Replicas of {@link CurriculumPerceptron}. */
final class CurriculumSimulation extends StepSimulation {

    private static final double ROOT_PI = Math.sqrt(Math.PI);
    private static final double ROOT_TWO = Math.sqrt(2);

    private final CurriculumPerceptron.Parameters p;
    private final int n;
    private final CurriculumDynamics dynamics;
    private final Stepper errors;
    private final double[][] teachers;
    private final double[][] relevant;
    private final double[][] irrelevant;
    private final RandomStream[] data;
    private final RandomStream[] choices;
    private final double[] clean;
    private final double[] noise;

    CurriculumSimulation(CurriculumPerceptron.Parameters p, Batch batch) {
        super(batch, p.inputDimension());
        this.p = p;
        this.n = p.inputDimension();
        this.dynamics =
                new CurriculumDynamics(
                        p.learningRate(),
                        p.ridge(),
                        p.easyVariance(),
                        p.hardVariance(),
                        p.teacherNorm());
        this.errors = new Stepper(dynamics, Scheme.EULER);
        int size = batch.size();
        teachers = new double[size][n];
        relevant = new double[size][n];
        irrelevant = new double[size][n];
        data = new RandomStream[size];
        choices = new RandomStream[size];
        clean = new double[n];
        noise = new double[n];
        for (int i = 0; i < size; i++) {
            open(i);
        }
    }

    private void open(int i) {
        RandomStream initial = batch().stream(i, Purpose.INITIAL);
        double r = p.initialOverlap();
        double[] pair = {p.teacherNorm(), r, r, p.relevantNorm()};
        double[] drawn = PlantedVectors.draw(pair, 2, n, initial);
        double[] other = PlantedVectors.draw(new double[] {p.irrelevantNorm()}, 1, n, initial);
        double scale = 1 / Math.sqrt(n);
        for (int j = 0; j < n; j++) {
            teachers[i][j] = scale * drawn[j];
            relevant[i][j] = scale * drawn[n + j];
            irrelevant[i][j] = scale * other[j];
        }
        data[i] = batch().stream(i, Purpose.DATA);
        choices[i] = batch().stream(i, Purpose.CHOICE);
    }

    @Override
    void step(int replica, double time) {
        boolean easy = choices[replica].nextDouble() < share(p.easyShare(), time, "easyShare");
        double variance = easy ? p.easyVariance() : p.hardVariance();
        double[] w = relevant[replica];
        data[replica].fillGaussian(clean, 0, n);
        double field = dot(clean, w);
        double spread = Math.sqrt(variance);
        if (variance > 0) {
            data[replica].fillGaussian(noise, 0, n);
            field += spread * dot(noise, irrelevant[replica]);
        }
        finite(field, "the student's field");
        double label = Math.signum(dot(clean, teachers[replica]));
        double error = 2 * NormalLaw.cdf(field / ROOT_TWO) - 1 - label;
        double pull = p.learningRate() / n * error * Math.exp(-0.25 * field * field) / ROOT_PI;
        double keep = 1 - p.learningRate() * p.ridge() / (2 * n);
        move(w, keep, pull, clean);
        if (variance > 0 || keep != 1) {
            move(irrelevant[replica], keep, variance > 0 ? pull * spread : 0, noise);
        }
    }

    private static void move(double[] w, double keep, double pull, double[] x) {
        for (int j = 0; j < w.length; j++) {
            w[j] = keep * w[j] - pull * x[j];
        }
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

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        double[] w = relevant[replica];
        double[] v = irrelevant[replica];
        double[] x = {dot(w, w), dot(v, v), dot(w, teachers[replica])};
        into[at] =
                switch (observable.id()) {
                    case "generalisationError" ->
                            errors.cost(
                                    (tape, y) -> dynamics.meanError(tape, y, p.easyFraction()), x);
                    case "relevantNorm" -> x[0];
                    case "irrelevantNorm" -> x[1];
                    case "overlap" -> x[2];
                    case "easyShare" -> p.easyShare().at(now(replica));
                    default -> throw new IllegalArgumentException(observable.id());
                };
    }
}
