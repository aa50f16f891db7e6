package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;

import java.util.ArrayList;
import java.util.List;

/**
 * What two-layer networks show, as functions of their order parameters: the same for the finite
 * system and for its limit. Not thread-safe.
 */
final class TwoLayerObservables {

    static final String ERROR = "generalisationError";
    static final String TRAINING = "trainingLoss";
    static final String CUMULATIVE = "cumulativeLoss";
    static final String STUDENTS = "studentOverlaps";
    static final String TEACHERS = "teacherOverlap";
    static final String READOUT = "readout";
    static final String CORRELATION = "nodeCorrelation";

    private final OverlapField field;
    private final LearningRule rule;
    private final double rescaling;

    TwoLayerObservables(OverlapField field, LearningRule rule, double rescaling) {
        this.field = field;
        this.rule = rule;
        this.rescaling = rescaling;
    }

    static List<Observable> of(int hidden, int teacherHidden) {
        List<Observable> all = new ArrayList<>();
        all.add(
                Observable.scalar(
                        ERROR, "eps_g", "generalisation error, half the mean square, noiseless"));
        all.add(
                Observable.scalar(
                        TRAINING, "L", "mean loss of a step, with masks and label noise"));
        all.add(
                Observable.scalar(
                        CUMULATIVE, "sum L/N", "losses seen so far, summed and divided by N"));
        all.add(matrix(STUDENTS, "Q", "overlaps of students, row by row", hidden, hidden));
        all.add(
                matrix(
                        TEACHERS,
                        "R",
                        "overlaps of students and teachers, row by row",
                        hidden,
                        teacherHidden));
        all.add(Observable.vector(READOUT, "v", "readout", Axis.indices("student", hidden)));
        if (hidden > 1) {
            all.add(
                    Observable.scalar(
                            CORRELATION,
                            "c",
                            "mean correlation of two students given the teachers"));
        }
        return all;
    }

    private static Observable matrix(
            String id, String symbol, String label, int rows, int columns) {
        return new Observable(
                id,
                symbol,
                label,
                "",
                true,
                List.of(Axis.indices("student", rows), Axis.indices("unit", columns)),
                Reduction.MEAN);
    }

    /** Writes one observable of a state. */
    void observe(String id, double[] state, double cumulative, double[] into, int at) {
        OverlapShape shape = field.shape();
        int k = shape.students();
        int m = shape.teachers();
        switch (id) {
            case ERROR -> into[at] = field.generalisationError(state, rule.target(), 0, rescaling);
            case TRAINING -> into[at] = field.trainingLoss(rule, state);
            case CUMULATIVE -> into[at] = cumulative;
            case STUDENTS -> {
                for (int i = 0; i < k * k; i++) {
                    into[at + i] = state[shape.q(i / k, i % k)];
                }
            }
            case TEACHERS -> {
                for (int i = 0; i < k * m; i++) {
                    into[at + i] = state[shape.r(i / m, i % m)];
                }
            }
            case READOUT -> System.arraycopy(state, shape.v(0, 0), into, at, k);
            case CORRELATION -> into[at] = correlation(state);
            default -> throw new IllegalArgumentException(id);
        }
    }

    /**
     * Mean over pairs of (Q_ik - R_i T⁻¹ R_k)/√(Q_ii Q_kk); 0 for a student without weights.
     * Elimination with the largest teacher first, so that T may be singular.
     */
    private double correlation(double[] state) {
        double[] c = field.covariance(state).clone();
        int n = field.shape().fields();
        int k = field.shape().students();
        boolean[] done = new boolean[n];
        double[] variance = new double[k];
        for (int i = 0; i < k; i++) {
            variance[i] = c[i * n + i];
        }
        for (int step = k; step < n; step++) {
            int pivot = -1;
            for (int f = k; f < n; f++) {
                if (!done[f] && (pivot < 0 || c[f * n + f] > c[pivot * n + pivot])) {
                    pivot = f;
                }
            }
            done[pivot] = true;
            double largest = c[pivot * n + pivot];
            for (int i = 0; largest > 1e-12 && i < n; i++) {
                double factor = done[i] ? 0 : c[i * n + pivot] / largest;
                for (int j = 0; factor != 0 && j < n; j++) {
                    c[i * n + j] -= done[j] ? 0 : factor * c[pivot * n + j];
                }
            }
        }
        double sum = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(variance[i] * variance[j]);
                sum += scale > 0 ? c[i * n + j] / scale : 0;
            }
        }
        return 2 * sum / (k * (k - 1.0));
    }
}
