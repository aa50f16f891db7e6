package org.limitlab.math.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.math.adjoint.Tape;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

class OptimalControlTest {

    /** x' = u, cost ∫ (x² + u²)/2 dt by a second state: u(t) = -x0 sinh(T - t)/cosh T. */
    private static final Dynamics REGULATOR =
            new Dynamics() {
                @Override
                public int states() {
                    return 2;
                }

                @Override
                public int controls() {
                    return 1;
                }

                @Override
                public void rates(Tape tape, int[] x, int[] u, int[] into) {
                    into[0] = tape.affine(1, u[0], 0);
                    into[1] = tape.affine(0.5, tape.plus(tape.square(x[0]), tape.square(u[0])), 0);
                }
            };

    /** Bang and singular: y' = u, cost ∫ (y - 1/2)² (2 - t) with u in [0, 1] and y(0) = 0. */
    private static final Dynamics TRACKING =
            new Dynamics() {
                @Override
                public int states() {
                    return 3;
                }

                @Override
                public int controls() {
                    return 1;
                }

                @Override
                public void rates(Tape tape, int[] x, int[] u, int[] into) {
                    into[0] = tape.affine(1, u[0], 0);
                    into[1] =
                            tape.times(
                                    tape.square(tape.affine(1, x[0], -0.5)),
                                    tape.affine(-1, x[2], 2));
                    into[2] = tape.leaf(1);
                }
            };

    private static ControlProblem regulator(int intervals, OptionalDouble budget) {
        return new ControlProblem(
                REGULATOR,
                new double[] {1, 0},
                (tape, x) -> x[1],
                new ControlProblem.Grid(1, intervals, 2, Scheme.RK4),
                new double[] {-2},
                new double[] {2},
                budget);
    }

    @Test
    void linearRegulatorHasTheCostOfItsRiccatiEquation() {
        ControlProblem problem = regulator(200, OptionalDouble.empty());
        OptimalSchedule found =
                OptimalControl.solve(
                        problem, new double[][] {problem.constant(0)}, 1e-14, () -> false);
        // the value function is x² p/2 with p' = p² - 1, p(1) = 0: p(0) = tanh 1
        assertEquals(0.5 * Math.tanh(1), found.cost(), 2e-6);
        double[] u = found.control(0);
        for (int k = 0; k < u.length; k++) {
            double t = (k + 0.5) / 200;
            assertEquals(-Math.sinh(1 - t) / Math.cosh(1), u[k], 1e-4);
        }
    }

    @Test
    void fixedMeanMakesTheSwitchingFunctionConstant() {
        ControlProblem problem = regulator(40, OptionalDouble.of(-0.2));
        OptimalSchedule found =
                OptimalControl.solve(
                        problem, new double[][] {problem.constant(0)}, 1e-14, () -> false);
        assertEquals(-0.2, Arrays.stream(found.control(0)).average().orElseThrow(), 1e-13);
        assertArrayEquals(new double[40], found.switching(0), 1e-6);
        assertTrue(found.multiplier() > 0.1, "mu = " + found.multiplier());
    }

    @Test
    void bangAndSingularArcsAreSeen() {
        ControlProblem problem =
                new ControlProblem(
                        TRACKING,
                        new double[3],
                        (tape, x) -> x[1],
                        new ControlProblem.Grid(1, 40, 1, Scheme.RK4),
                        new double[] {0},
                        new double[] {1},
                        OptionalDouble.empty());
        OptimalSchedule found =
                OptimalControl.solve(
                        problem,
                        new double[][] {problem.constant(0.5), problem.constant(1)},
                        1e-14,
                        () -> false);
        // u = 1 until y = 1/2 at t = 1/2, then y stays: on the singular arc u = 0
        double[] u = found.control(0);
        for (int k = 0; k < 40; k++) {
            assertEquals(k < 20 ? 1 : 0, u[k], 1e-3, "u[" + k + "]");
        }
        assertEquals(OptimalSchedule.Arc.UPPER, found.arcs(0, 0.01)[3]);
        assertTrue(found.switching(0)[3] < -1e-3);
        assertEquals(0, found.switching(0)[30], 1e-6);
        assertEquals(0, found.spread(), 1e-9);
    }

    @Test
    void adjointIsTheGradientForEveryScheme() {
        for (Scheme scheme : Scheme.values()) {
            ControlProblem problem =
                    regulator(5, OptionalDouble.empty())
                            .on(new ControlProblem.Grid(1, 5, 3, scheme));
            Rollout rollout = new Rollout(problem);
            double[] u = {0.3, -0.7, 0.1, 0.9, -0.2};
            Rollout.Path path = rollout.path(u);
            double h = 1e-5;
            for (int k = 0; k < u.length; k++) {
                double[] up = u.clone();
                double[] down = u.clone();
                up[k] += h;
                down[k] -= h;
                double difference = (rollout.cost(up) - rollout.cost(down)) / (2 * h);
                assertEquals(difference, path.gradient()[k], 1e-9, scheme + " " + k);
            }
        }
    }

    @Test
    void schemesHaveTheirOrder() {
        assertEquals(1, order(Scheme.EULER), 0.1);
        assertEquals(2, order(Scheme.MIDPOINT), 0.1);
        assertEquals(2, order(Scheme.HEUN), 0.1);
        assertEquals(4, order(Scheme.RK4), 0.1);
    }

    /** x' = -x + u x² with u = 1/2: x(1) from 1 is 1 / (1/2 + e/2). */
    private static double order(Scheme scheme) {
        return Math.log(Math.abs(logistic(scheme, 20) / logistic(scheme, 40))) / Math.log(2);
    }

    private static double logistic(Scheme scheme, int steps) {
        Dynamics f =
                new Dynamics() {
                    @Override
                    public int states() {
                        return 1;
                    }

                    @Override
                    public int controls() {
                        return 1;
                    }

                    @Override
                    public void rates(Tape tape, int[] x, int[] u, int[] into) {
                        into[0] = tape.axpy(tape.times(u[0], tape.square(x[0])), -1, x[0]);
                    }
                };
        ControlProblem problem =
                new ControlProblem(
                        f,
                        new double[] {1},
                        (tape, x) -> x[0],
                        new ControlProblem.Grid(1, 1, steps, scheme),
                        new double[] {0},
                        new double[] {1},
                        OptionalDouble.empty());
        return new Rollout(problem).cost(new double[] {0.5}) - 1 / (0.5 + 0.5 * Math.E);
    }

    @Test
    void sweepsAgreeWithTheDirectMethod() {
        ControlProblem problem = regulator(50, OptionalDouble.empty());
        double direct =
                OptimalControl.solve(
                                problem, new double[][] {problem.constant(0)}, 1e-14, () -> false)
                        .cost();
        double[] swept = new ForwardBackwardSweep(problem).run(problem.constant(0), 0.5, 60);
        double cost = new Rollout(problem).cost(swept);
        assertTrue(cost >= direct - 1e-12, cost + " < " + direct);
        assertEquals(direct, cost, 1e-4);
    }

    @Test
    void refusesShapesThatDoNotFitAndEndsWhenCancelled() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ControlProblem.Grid(1, 0, 1, Scheme.EULER));
        ControlProblem problem = regulator(5, OptionalDouble.empty());
        assertThrows(
                IllegalArgumentException.class, () -> problem.within(new double[2], new double[2]));
        assertThrows(
                CancellationException.class,
                () ->
                        OptimalControl.solve(
                                problem, new double[][] {problem.constant(1)}, 1e-9, () -> true));
    }
}
