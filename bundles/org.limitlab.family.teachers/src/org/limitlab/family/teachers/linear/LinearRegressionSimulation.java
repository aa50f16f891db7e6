package org.limitlab.family.teachers.linear;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

/** Replicas of {@link OnlineLinearRegression}. */
final class LinearRegressionSimulation extends ReplicaSimulation {

    private static final int POLL_NUMBERS = 2_000_000;

    private final int d;
    private final OnlineRegression[] students;
    private final double[][] teachers;
    private final long[] steps;
    private final int pollEvery;

    LinearRegressionSimulation(OnlineLinearRegression.Parameters p, Batch batch) {
        super(batch);
        this.d = p.dimension();
        this.students = new OnlineRegression[batch.size()];
        this.teachers = new double[batch.size()][];
        this.steps = new long[batch.size()];
        this.pollEvery = Math.max(1, POLL_NUMBERS / d);
        Spectrum spectrum = Spectrum.finite(p.choice(), d);
        double[] eigenvalues = spectrum.isIsotropic() ? null : spectrum.axes(d);
        for (int i = 0; i < students.length; i++) {
            open(i, p, eigenvalues);
        }
    }

    private void open(int i, OnlineLinearRegression.Parameters p, double[] eigenvalues) {
        double[] teacher = new double[d];
        normalise(teacher, batch().stream(i, Purpose.DISORDER));
        double[] error = new double[d];
        double beside = p.initialNorm() - p.initialOverlap() * p.initialOverlap();
        if (beside > 0) {
            orthogonal(error, teacher, batch().stream(i, Purpose.INITIAL));
        }
        double length = Math.sqrt(Math.max(0, beside));
        for (int j = 0; j < d; j++) {
            error[j] = length * error[j] + (p.initialOverlap() - 1) * teacher[j];
        }
        teachers[i] = teacher;
        students[i] =
                new OnlineRegression(
                        error,
                        eigenvalues,
                        p.learningRate(),
                        p.labelNoise(),
                        batch().stream(i, Purpose.DATA),
                        batch().stream(i, Purpose.NOISE));
    }

    /** A direction drawn uniformly, of length sqrt(d). */
    private static void normalise(double[] into, RandomStream random) {
        random.fillGaussian(into, 0, into.length);
        scale(into);
    }

    private static void orthogonal(double[] into, double[] teacher, RandomStream random) {
        random.fillGaussian(into, 0, into.length);
        double overlap = 0;
        for (int j = 0; j < into.length; j++) {
            overlap += into[j] * teacher[j];
        }
        overlap /= into.length;
        for (int j = 0; j < into.length; j++) {
            into[j] -= overlap * teacher[j];
        }
        scale(into);
    }

    private static void scale(double[] vector) {
        double square = 0;
        for (double v : vector) {
            square += v * v;
        }
        double factor = Math.sqrt(vector.length / square);
        for (int j = 0; j < vector.length; j++) {
            vector[j] *= factor;
        }
    }

    @Override
    protected void advance(int replica, double time) {
        long until = Math.round(time * d);
        OnlineRegression student = students[replica];
        for (; steps[replica] < until; steps[replica]++) {
            if (!Double.isFinite(student.step())) {
                throw new NumericalFailure(
                        "the student's answer is not finite after step " + steps[replica]);
            }
            if (steps[replica] % pollEvery == 0) {
                batch().checkCancelled();
            }
        }
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        OnlineRegression student = students[replica];
        double[] teacher = teachers[replica];
        if (observable.id().equals("generalisationError")) {
            into[at] = student.generalisationError();
            return;
        }
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double error = student.error(j);
            double weight = teacher[j] + error;
            sum +=
                    switch (observable.id()) {
                        case "distance" -> error * error;
                        case "studentNorm" -> weight * weight;
                        case "overlap" -> weight * teacher[j];
                        default -> throw new IllegalArgumentException(observable.id());
                    };
        }
        into[at] = sum / d;
    }
}
