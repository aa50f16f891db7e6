package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.math.ode.DormandPrince;
import org.limitlab.math.ode.OdeSolution;
import org.limitlab.math.ode.VectorField;

import java.util.Arrays;
import java.util.List;

/**
 * Order parameters in time by Dormand-Prince. The stated error is the distance from a solution with
 * a tolerance a hundred times as large, and, where the equations cannot tell the students apart,
 * from the mean of two solutions whose starts are tilted by 1e-3 in opposite directions: where the
 * symmetric solution is unstable every finite network leaves it. (The mean, for what is linear in
 * the tilt averages out over replicas.)
 */
abstract class OverlapTheory<Q extends Record> extends TeacherTheory<Q> {

    private static final double TOLERANCE = 1e-10;
    private static final double TILT = 1e-3;
    private static final double MOST_INTEGRALS = 3e5;

    OverlapTheory(Card card, Class<Q> parameters) {
        super(card, parameters);
    }

    /** All observables of the model in time. */
    static Prediction inTime(
            InitialOverlaps start, LearningRule rule, double rescaling, Request request) {
        requireAffordable(start.shape());
        var field = new OverlapField(start.shape(), start.teacher());
        var view = new TwoLayerObservables(field, rule, rescaling);
        DormandPrince method = DormandPrince.of(TOLERANCE, TOLERANCE);
        OdeSolution fine = solve(field, start, rule, request, method);
        OdeSolution coarse =
                solve(
                        field,
                        start,
                        rule,
                        request,
                        DormandPrince.of(100 * TOLERANCE, 100 * TOLERANCE));
        OdeSolution[] tilted = new OdeSolution[start.isSymmetric() ? 2 : 0];
        for (int k = 0; k < tilted.length; k++) {
            tilted[k] = solve(field, start.tilted(k == 0 ? TILT : -TILT), rule, request, method);
        }
        Prediction prediction = new Prediction();
        int students = start.shape().students();
        for (Observable o : TwoLayerObservables.of(students, start.shape().teachers())) {
            double[] values = read(view, o, fine, request.times());
            double[] error = distance(values, read(view, o, coarse, request.times()));
            if (tilted.length > 0) {
                double[] one = read(view, o, tilted[0], request.times());
                double[] other = read(view, o, tilted[1], request.times());
                Arrays.setAll(one, i -> 0.5 * (one[i] + other[i]));
                double[] more = distance(values, one);
                Arrays.setAll(error, i -> error[i] + more[i]);
            }
            prediction.put(o.id(), values, error);
        }
        return prediction;
    }

    static void requireAffordable(OverlapShape shape) {
        double pairs = (double) shape.students() * (shape.students() + 1) / 2;
        double fields = shape.students() + shape.teachers();
        double integrals = pairs * fields * fields / 2;
        if (integrals > MOST_INTEGRALS) {
            throw new NoPrediction(
                    "hidden = "
                            + shape.students()
                            + " and teacherHidden = "
                            + shape.teachers()
                            + " need "
                            + integrals
                            + " integrals each time, more than "
                            + MOST_INTEGRALS);
        }
    }

    /** The state, and behind it the cumulative loss. */
    private static OdeSolution solve(
            OverlapField field,
            InitialOverlaps start,
            LearningRule rule,
            Request request,
            DormandPrince method) {
        int size = start.shape().size();
        double[] state = new double[size];
        double[] slope = new double[size];
        VectorField extended =
                (t, y, into) -> {
                    request.checkCancelled();
                    System.arraycopy(y, 0, state, 0, size);
                    field.derivative(rule, state, slope);
                    System.arraycopy(slope, 0, into, 0, size);
                    into[size] = field.trainingLoss(rule, state);
                };
        double[] times = request.times();
        double until = times.length == 0 ? 0 : times[times.length - 1];
        return method.solve(extended, 0, Arrays.copyOf(start.state(), size + 1), until);
    }

    private static double[] read(
            TwoLayerObservables view, Observable o, OdeSolution solution, double[] times) {
        double[] values = new double[times.length * o.size()];
        for (int k = 0; k < times.length; k++) {
            double[] y = solution.at(times[k]);
            view.observe(o.id(), y, y[y.length - 1], values, k * o.size());
        }
        return values;
    }

    private static double[] distance(double[] a, double[] b) {
        double[] distance = new double[a.length];
        Arrays.setAll(distance, i -> Math.abs(a[i] - b[i]));
        return distance;
    }

    /** The observables in time. */
    static List<Observable> observables(int hidden, int teacherHidden) {
        return TwoLayerObservables.of(hidden, teacherHidden);
    }
}
