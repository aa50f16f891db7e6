package org.limitlab.math.ode;

import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NoBracketingException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.ContinuousOutputModel;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.events.EventHandler;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pair of order 5(4) of Dormand and Prince with controlled error, dense output and events.
 *
 * <p>The local error of a step, in the root mean square over the components of error / (absolute +
 * relative · |y|), is at most 1. Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential
 * Equations I, section II.5; the integrator is that of Apache Commons Math.
 *
 * @param absolute absolute tolerance, positive
 * @param relative relative tolerance, at least 1e-13
 * @param longest longest step, positive; infinite for no cap
 * @param evaluations most evaluations of the right-hand side
 */
public record DormandPrince(double absolute, double relative, double longest, int evaluations) {

    private static final double SHORTEST = 1e-13;
    private static final int EVENT_ITERATIONS = 200;

    public DormandPrince {
        if (!(absolute > 0) || !(relative >= 1e-13) || !(longest > 0) || evaluations < 1) {
            throw new IllegalArgumentException(
                    "absolute = "
                            + absolute
                            + ", relative = "
                            + relative
                            + ", longest = "
                            + longest
                            + ", evaluations = "
                            + evaluations);
        }
    }

    /** No cap on the step; at most two million evaluations. */
    public static DormandPrince of(double absolute, double relative) {
        return new DormandPrince(absolute, relative, Double.POSITIVE_INFINITY, 2_000_000);
    }

    /** The same with a cap on the step. */
    public DormandPrince capped(double step) {
        return new DormandPrince(absolute, relative, step, evaluations);
    }

    /** The same with other tolerances, as for a check of the error. */
    public DormandPrince tighter(double factor) {
        return new DormandPrince(
                absolute / factor, Math.max(1e-13, relative / factor), longest, evaluations);
    }

    /**
     * Integrates, forwards or backwards.
     *
     * @param field right-hand side
     * @param from first time
     * @param start state there, shape (n), not modified
     * @param until last time; equal to {@code from} gives the start alone
     * @param events what is looked for, none or several
     * @throws OdeFailure where the right-hand side is not finite or not defined, the step shrinks
     *     below 1e-13 of the interval, or the evaluations do not suffice
     */
    public OdeSolution solve(
            VectorField field, double from, double[] start, double until, OdeEvent... events) {
        var guard = new Guard(field, from);
        if (from == until) {
            guard.computeDerivatives(from, start, new double[start.length]);
            return OdeSolution.still(from, start);
        }
        double span = Math.abs(until - from);
        var integrator =
                new DormandPrince54Integrator(
                        SHORTEST * span, Math.min(longest, span), absolute, relative);
        integrator.setMaxEvaluations(evaluations);
        var dense = new ContinuousOutputModel();
        integrator.addStepHandler(dense);
        integrator.addStepHandler(guard);
        List<OdeEvent.Occurrence> found = new ArrayList<>();
        for (OdeEvent event : events) {
            integrator.addEventHandler(
                    new Watch(event, found), event.check(), 1e-12 * span, EVENT_ITERATIONS);
        }
        guard.dimension = start.length;
        double end = integrate(integrator, guard, start, until);
        return new OdeSolution(dense, from, end, guard.steps, integrator.getEvaluations(), found);
    }

    private double integrate(
            DormandPrince54Integrator integrator, Guard guard, double[] start, double until) {
        double from = guard.reached;
        try {
            return integrator.integrate(guard, from, start, until, new double[start.length]);
        } catch (OdeFailure failure) {
            throw failure;
        } catch (MaxCountExceededException e) {
            throw guard.failure(evaluations + " evaluations did not suffice", e);
        } catch (NumberIsTooSmallException e) {
            throw guard.failure("the step shrank below 1e-13 of the interval", e);
        } catch (NoBracketingException e) {
            throw guard.failure("an event could not be located", e);
        } catch (ArithmeticException e) {
            throw guard.failure(e.getMessage(), e);
        }
    }

    /** The right-hand side as the library wants it; it remembers how far the integration came. */
    private final class Guard implements FirstOrderDifferentialEquations, StepHandler {

        private final VectorField field;
        private int dimension;
        private int steps;
        private double reached;

        Guard(VectorField field, double from) {
            this.field = field;
            this.reached = from;
        }

        @Override
        public int getDimension() {
            return dimension;
        }

        @Override
        public void computeDerivatives(double t, double[] y, double[] into) {
            field.derivative(t, y, into);
            for (int i = 0; i < into.length; i++) {
                if (!Double.isFinite(into[i])) {
                    throw failure(
                            "derivative " + i + " is " + into[i] + " at " + Arrays.toString(y),
                            null);
                }
            }
        }

        @Override
        public void init(double from, double[] start, double until) {
            reached = from;
        }

        @Override
        public void handleStep(StepInterpolator interpolator, boolean last) {
            reached = interpolator.getCurrentTime();
            steps++;
        }

        OdeFailure failure(String reason, Throwable cause) {
            return new OdeFailure(
                    "integration stopped at t = "
                            + reached
                            + ": "
                            + reason
                            + " (Dormand-Prince, tolerances "
                            + absolute
                            + " and "
                            + relative
                            + ")",
                    reached,
                    cause);
        }
    }

    /** An event as the library wants it. */
    private record Watch(OdeEvent event, List<OdeEvent.Occurrence> found) implements EventHandler {

        @Override
        public void init(double from, double[] start, double until) {
            // nothing to prepare
        }

        @Override
        public double g(double t, double[] y) {
            return event.function().value(t, y);
        }

        @Override
        public Action eventOccurred(double t, double[] y, boolean increasing) {
            found.add(new OdeEvent.Occurrence(event.name(), t, increasing));
            return event.stops() ? Action.STOP : Action.CONTINUE;
        }

        @Override
        public void resetState(double t, double[] y) {
            // events change nothing
        }
    }
}
