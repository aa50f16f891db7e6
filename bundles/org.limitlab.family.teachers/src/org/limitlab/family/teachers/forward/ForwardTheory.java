package org.limitlab.family.teachers.forward;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.family.teachers.online.LearningRule;
import org.limitlab.family.teachers.online.OverlapField;
import org.limitlab.math.ode.DormandPrince;
import org.limitlab.math.ode.OdeSolution;
import org.limitlab.math.ode.VectorField;
import org.limitlab.math.quadrature.GaussianPoints;

import java.util.Arrays;

/** Order parameters of a rule in time. */
abstract class ForwardTheory<Q extends Record> extends TeacherTheory<Q> {

    private static final int LATTICE_DIMENSION = 5;
    private static final double RADIUS = 5.7;
    private static final double FINE = 0.6;
    private static final double NOISY = 0.7;
    private static final double COARSER = 1.2;
    private static final int SOBOL = 32768;
    private static final int MOST_VARIABLES = 24;
    private static final double MOST_INTEGRALS = 3e5;

    ForwardTheory(Card card, Class<Q> parameters) {
        super(card, parameters);
    }

    /**
     * All observables; their error is the distance from a solution with coarser averages and
     * tolerances.
     */
    static Prediction solve(Network network, Start start, Request request) {
        if (start != Start.PLANTED) {
            throw new NoPrediction(
                    "start = random: A = wF/N is then of order N^(-1/2) and differs between networks; plant it");
        }
        VectorField fine = field(network, true);
        VectorField coarse = field(network, false);
        double tolerance = network.rule().hasSecondPass() ? 1e-8 : 1e-10;
        OdeSolution best = integrate(fine, network, tolerance, request);
        OdeSolution worse = integrate(coarse, network, 100 * tolerance, request);
        var view = new ForwardObservables(network);
        Prediction prediction = new Prediction();
        int k = network.shape().students();
        for (Observable o : ForwardObservables.of(k, network.shape().teachers())) {
            double[] values = read(view, o, best, request.times());
            double[] error = read(view, o, worse, request.times());
            Arrays.setAll(error, i -> Math.abs(values[i] - error[i]));
            prediction.put(o.id(), values, error);
        }
        return prediction;
    }

    private static VectorField field(Network network, boolean fine) {
        int k = network.shape().students();
        double fields = k + network.shape().teachers();
        double integrals = k * (k + 1) / 2.0 * fields * fields / 2;
        if (integrals > MOST_INTEGRALS) {
            throw new NoPrediction(
                    "hidden and teacherHidden need "
                            + integrals
                            + " integrals each time, more than "
                            + MOST_INTEGRALS);
        }
        if (network.rule().hasSecondPass()) {
            return new SecondPassField(network, points(network, fine));
        }
        return new OverlapField(network.shape(), network.fixed())
                .at(
                        new LearningRule(
                                network.rate(),
                                network.readoutRate(),
                                1,
                                network.noise(),
                                network.target(),
                                0,
                                feedback(network)));
    }

    private static LearningRule.Feedback feedback(Network network) {
        return switch (network.rule()) {
            case BP -> LearningRule.BACKPROPAGATION;
            case FA -> new LearningRule.Fixed(network.fixedFeedback());
            default -> new LearningRule.Overlap(network.shape().teachers());
        };
    }

    private static GaussianPoints points(Network network, boolean fine) {
        int dimension = SecondPassField.dimension(network);
        if (dimension > MOST_VARIABLES) {
            throw new NoPrediction(
                    "averages over "
                            + dimension
                            + " fields (hidden + teacherHidden, and label noise) are not taken; at most "
                            + MOST_VARIABLES);
        }
        if (dimension > LATTICE_DIMENSION) {
            return GaussianPoints.sobol(dimension, fine ? SOBOL : SOBOL / 4);
        }
        double spacing = dimension == LATTICE_DIMENSION ? NOISY : FINE;
        return GaussianPoints.lattice(dimension, fine ? spacing : COARSER * spacing, RADIUS);
    }

    private static OdeSolution integrate(
            VectorField field, Network network, double tolerance, Request request) {
        VectorField polled =
                (t, y, into) -> {
                    request.checkCancelled();
                    field.derivative(t, y, into);
                };
        double[] times = request.times();
        double until = times.length == 0 ? 0 : times[times.length - 1];
        return DormandPrince.of(tolerance, tolerance).solve(polled, 0, network.state(), until);
    }

    private static double[] read(
            ForwardObservables view, Observable o, OdeSolution solution, double[] times) {
        double[] values = new double[times.length * o.size()];
        for (int t = 0; t < times.length; t++) {
            view.observe(o.id(), solution.at(times[t]), values, t * o.size());
        }
        return values;
    }
}
