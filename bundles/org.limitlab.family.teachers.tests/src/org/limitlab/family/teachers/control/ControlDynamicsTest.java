package org.limitlab.family.teachers.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.family.teachers.online.LearningRule;
import org.limitlab.family.teachers.online.OverlapField;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.math.adjoint.Tape;
import org.limitlab.math.control.Dynamics;
import org.limitlab.math.random.Streams;

import java.util.Arrays;

/** The right-hand sides against other programs, and against what must hold of itself. */
class ControlDynamicsTest {

    private static double[] rates(Dynamics f, double[] x, double... u) {
        Tape tape = new Tape();
        int[] into = new int[x.length];
        f.rates(tape, tape.leaves(x), tape.leaves(u), into);
        return Arrays.stream(into).mapToDouble(tape::value).toArray();
    }

    private static Request at(double... times) {
        return new Request(times, Streams.of(1, "test"), () -> false);
    }

    private static double end(Prediction prediction, String id) {
        double[] values = prediction.find(id).orElseThrow().values();
        return values[values.length - 1];
    }

    private static final double[] STATE = {1.1, 0.2, 0.4, 0.9, 0.35, 0.1, 0.3, 0.8, 0.2, 0.3, 0.5};

    /** A mixture of tasks is the mixture of the general online equations with one task each. */
    @Test
    void tasksAreMixedFromTheGeneralOnlineEquations() {
        double gamma = 0.4;
        OverlapShape shape = new OverlapShape(2, 2, 0, 2);
        OverlapField field = new OverlapField(shape, new double[][] {{1, gamma}, {gamma, 1}});
        double[] old = new double[shape.size()];
        double[] fresh = new double[shape.size()];
        LearningRule rule = LearningRule.backpropagation(1.3, 0.6, 0.25, new double[] {1, 0});
        field.derivative(rule, STATE, old);
        field.derivative(rule.withTask(new double[] {0, 1}, 1), STATE, fresh);
        double[] expected = new double[old.length];
        for (int i = 0; i < old.length; i++) {
            expected[i] = 0.3 * old[i] + 0.7 * fresh[i];
        }
        TaskDynamics mine = new TaskDynamics(2, gamma, 0.25, 0.6, false);
        assertArrayEquals(expected, rates(mine, STATE, 0.7, 1.3), 1e-14);
        TaskDynamics tied = new TaskDynamics(2, gamma, 0.25, 99, true);
        field.derivative(rule.withRates(1.3, 1.3), STATE, old);
        assertArrayEquals(old, rates(tied, STATE, 0, 1.3), 1e-14);
    }

    @Test
    void lossIsTheGeneralOnlineError() {
        OverlapShape shape = new OverlapShape(2, 2, 0, 2);
        OverlapField field = new OverlapField(shape, new double[][] {{1, 0.4}, {0.4, 1}});
        TaskDynamics mine = new TaskDynamics(2, 0.4, 0, 1, false);
        Tape tape = new Tape();
        int[] x = tape.leaves(STATE);
        assertEquals(
                field.generalisationError(STATE, new double[] {1, 0}, 0, 1),
                tape.value(mine.loss(tape, x, 0)),
                1e-15);
        assertEquals(
                field.generalisationError(STATE, new double[] {0, 1}, 1, 1),
                tape.value(mine.loss(tape, x, 1)),
                1e-15);
    }

    @Test
    void dropoutIsTheGeneralOnlineEquationWithMasks() {
        OverlapShape shape = OverlapShape.of(3, 2);
        OverlapField field = new OverlapField(shape, new double[][] {{1, 0}, {0, 1}});
        double[] x = {0.9, 0.1, 0.2, 0.8, 0.05, 0.7, 0.4, 0.1, 0.2, 0.3, 0.15, 0.25, 1, 1, 1};
        double[] expected = new double[x.length];
        LearningRule rule =
                LearningRule.backpropagation(0.8, 0, 0.3, new double[] {1, 1}).withActivation(0.6);
        field.derivative(rule, x, expected);
        DropoutDynamics mine = new DropoutDynamics(3, 2, 0.8, 0.3);
        double[] found = rates(mine, Arrays.copyOf(x, mine.states()), 0.6);
        assertArrayEquals(Arrays.copyOf(expected, mine.states()), found, 1e-14);
        Tape tape = new Tape();
        int[] nodes = tape.leaves(Arrays.copyOf(x, mine.states()));
        assertEquals(
                field.generalisationError(x, new double[] {1, 1}, 0, 0.6),
                tape.value(mine.error(tape, nodes, tape.leaf(0.6))),
                1e-15);
    }

    /** P07: exact slopes at the start, and values of the specification. */
    @Test
    void dropoutStartsAsItsClosedFormSays() {
        double p = 0.7;
        double sigma = 0.3;
        double a = Math.sqrt(2) / Math.PI;
        double b = 4 / (Math.PI * Math.PI) * Math.PI / 6 + 2 / Math.PI * sigma * sigma;
        double[] found = rates(new DropoutDynamics(2, 1, 1, sigma), new double[5], p);
        assertArrayEquals(new double[] {p * b, p * p * b, p * b, p * a, p * a}, found, 1e-14);
        Prediction constant =
                new DropoutScheduleOde()
                        .predict(
                                new DropoutScheduleOde.Parameters(
                                        2, 1, 1, sigma, Schedule.constant(p)),
                                at(0, 5));
        assertEquals(
                1.0 / 6, constant.find("generalisationError").orElseThrow().values()[0], 1e-15);
        assertEquals(0.0364772, end(constant, "generalisationError"), 6e-8);
    }

    private static ContinualLearningOde.Parameters continual(double similarity, Schedule task) {
        return new ContinualLearningOde.Parameters(
                2,
                similarity,
                task,
                Schedule.constant(1),
                1,
                ContinualLearning.ReadoutRule.FIXED,
                0,
                0.25,
                0.1);
    }

    @Test
    void forgettingIsNotMonotoneInSimilarity() {
        double[] similarity = {0, 0.3, 0.6, 0.9};
        double[] expected = {0.010, 0.103, 0.102, 0.033};
        for (int k = 0; k < similarity.length; k++) {
            Prediction found =
                    new ContinualLearningOde()
                            .predict(continual(similarity[k], Schedule.constant(1)), at(0, 10));
            assertEquals(expected[k], end(found, "forgetting"), 6e-4);
        }
        Prediction middle =
                new ContinualLearningOde().predict(continual(0.3, Schedule.constant(1)), at(0, 10));
        assertEquals(0.1027, end(middle, "oldLoss"), 6e-5);
        assertEquals(0.0259, end(middle, "newLoss"), 6e-5);
    }

    /** With equal teachers and equal readouts that do not learn, tasks are the same. */
    @Test
    void equalTasksMakeTheShareImmaterial() {
        TaskDynamics f = new TaskDynamics(2, 1, 0.1, 0, false);
        double[] x = {1.1, 0.2, 0.4, 0.9, 0.9, 0.1, 0.1, 0.8, 0.2, 0.8, 0.2};
        assertArrayEquals(rates(f, x, 0, 1), rates(f, x, 0.8, 1), 1e-15);
    }

    @Test
    void readoutOfZeroThatDoesNotLearnChangesNothing() {
        TaskDynamics f = new TaskDynamics(2, 0.3, 0, 0, false);
        double[] x = {1.1, 0.2, 0.4, 0.9, 0.3, 0.1, 0.1, 0.8, 0.2, 0, 0};
        assertArrayEquals(new double[11], rates(f, x, 1, 1), 0);
    }

    @Test
    void expertOnAnoiselessTaskStaysOne() {
        TaskSetup setup =
                new TaskSetup(3, 0.3, 0, 1, ContinualLearning.ReadoutRule.FIXED, 0.25, 0.1);
        double[] x = setup.start();
        double[] f = rates(setup.dynamics(), x, 0, 1);
        assertArrayEquals(new double[x.length], f, 1e-15);
    }

    @Test
    void errorOfTheCurriculumIsInvariantUnderTheTeachersLength() {
        double[] x = {1.4, 0.7, 0.6};
        double[] scaled = {1.4, 0.7, 0.6 * 3};
        double[] f = rates(new CurriculumDynamics(3, 0.2, 0.5, 2, 1.1), x, 0.3);
        double[] g = rates(new CurriculumDynamics(3, 0.2, 0.5, 2, 1.1 * 9), scaled, 0.3);
        assertArrayEquals(new double[] {f[0], f[1], 3 * f[2]}, g, 1e-13);
    }

    @Test
    void withoutIrrelevantNoiseIrrelevantWeightsRest() {
        double[] f = rates(new CurriculumDynamics(3, 0, 0, 2, 2), new double[] {1, 1, 0.5}, 1);
        assertEquals(0, f[1], 0);
    }

    /** All hard, all easy with small steps: values of the specification. */
    @Test
    void curriculumEndsWhereTheSpecificationSays() {
        assertEquals(0.12146, curriculumEnd(Schedule.constant(1)), 6e-6);
        assertEquals(0.17920, curriculumEnd(Schedule.constant(0)), 6e-6);
        Schedule blocks = Schedule.table(new double[] {0, 2.8, 8.8}, new double[] {1, 0, 1});
        assertEquals(0.14685, curriculumEnd(blocks), 6e-6);
    }

    private static double curriculumEnd(Schedule share) {
        return end(
                new CurriculumOde()
                        .predict(
                                new CurriculumOde.Parameters(3, 0, 0, 2, 0.5, 2, share, 1, 1, 0),
                                at(0, 12)),
                "generalisationError");
    }

    /** A formula that changes slowly and the table that follows it. */
    @Test
    void formulaAndTableAgree() {
        Schedule formula = Schedule.formula(Expression.parse("1 - t/12"));
        double[] times = new double[2400];
        double[] values = new double[2400];
        for (int k = 0; k < times.length; k++) {
            times[k] = 12.0 * k / times.length;
            values[k] = 1 - (k + 0.5) / times.length;
        }
        assertEquals(curriculumEnd(Schedule.table(times, values)), curriculumEnd(formula), 1e-6);
    }

    /** One cluster, one hidden unit: the equations written out by hand. */
    @Test
    void autoencoderWithOneOfEachIsThreeEquations() {
        double n = 50;
        double m = 0.3;
        double q = 0.4;
        double b = 0.1;
        double s = 0.09;
        double d = 0.2;
        double eta = 1.5;
        double square = 1.2;
        double keep = 1 - d;
        double tt = keep * s + d;
        double xt = Math.sqrt(keep) * s;
        double ll = keep * m * m + tt * q;
        double lx = Math.sqrt(keep) * (m * m + s * q);
        double reach = b + q;
        double mRate =
                eta
                        * (2 * Math.sqrt(keep) * (m * square + s * m)
                                - 2 * b * (keep * m * square + tt * m)
                                - m * ll
                                - (keep * m * square + tt * m) * q);
        double y = lx - ll * reach;
        double z = m * m + s * q - 2 * reach * lx + reach * reach * ll;
        double qRate =
                2 * y * (2 * eta + eta * eta * (xt - b * tt))
                        + eta * eta * tt * z
                        + eta * eta * ll * (s - 2 * b * xt + b * b * tt);
        double bRate = 0.7 * (xt - b * tt + ((Math.sqrt(keep) - b * keep) * square - ll) / n);
        AutoencoderDynamics f =
                new AutoencoderDynamics(
                        50, 1, new double[] {1}, new double[][] {{square}}, 0.3, eta, 0.7, true);
        assertArrayEquals(
                new double[] {mRate, qRate, bRate}, rates(f, new double[] {m, q, b}, d), 1e-13);
    }

    /** Without corruption the identity has no error. */
    @Test
    void identityRemovesNoNoiseAtAll() {
        AutoencoderDynamics f =
                new AutoencoderDynamics(
                        40,
                        2,
                        new double[] {0.5, 0.5},
                        new double[][] {{1, 0}, {0, 1}},
                        0.1,
                        5,
                        5,
                        true);
        double[] x = {0, 0, 0, 0, 0, 0, 0, 1};
        Tape tape = new Tape();
        assertEquals(0, tape.value(f.error(tape, tape.leaves(x), 0)), 1e-15);
    }

    /** The mean square error of drawn data is the formula's. */
    @Test
    void errorIsThatOfDrawnData() {
        int n = 6;
        double[] mu = {1, 0, 0, 0, 0, 0};
        double[] w = {0.5, 0.7, -0.3, 0.2, 0.1, -0.4};
        double b = 0.2;
        double sigma = 0.6;
        double delta = 0.3;
        double q = Arrays.stream(w).map(v -> v * v).sum() / n;
        AutoencoderDynamics f =
                new AutoencoderDynamics(
                        n, 1, new double[] {1}, new double[][] {{1}}, sigma, 1, 1, true);
        Tape tape = new Tape();
        double[] state = {w[0] / Math.sqrt(n), q, b};
        double formula = tape.value(f.error(tape, tape.leaves(state), delta));
        // E |A x + B xi + ...|² by hand: x - f = (I - kappa P) x - sqrt(delta) P xi, P = b I + w
        // w'/n
        double kappa = Math.sqrt(1 - delta);
        double exact = 0;
        for (int i = 0; i < n; i++) {
            double mean = 0;
            for (int j = 0; j < n; j++) {
                double p = (i == j ? b : 0) + w[i] * w[j] / n;
                double a = (i == j ? 1 : 0) - kappa * p;
                mean += a * mu[j];
                exact += sigma * sigma * a * a + delta * p * p;
            }
            exact += mean * mean;
        }
        assertEquals(exact, formula, 1e-13);
        assertTrue(exact > 0);
    }
}
