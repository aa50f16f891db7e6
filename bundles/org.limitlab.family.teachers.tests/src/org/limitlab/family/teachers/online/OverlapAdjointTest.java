package org.limitlab.family.teachers.online;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.Streams;

import java.util.function.ToDoubleFunction;

/** Products with the Jacobian against central differences, for every rule. */
class OverlapAdjointTest {

    private static final OverlapShape SHAPE = new OverlapShape(3, 2, 1, 2);
    private static final double[][] FIXED = {{1, .3, .1}, {.3, .8, -.2}, {.1, -.2, 1.2}};
    private static final OverlapField FIELD = new OverlapField(SHAPE, FIXED);
    private static final double[] STATE =
            SHAPE.state(
                    new double[][] {{.3, .05, 0}, {.05, .25, .02}, {0, .02, .2}},
                    new double[][] {{.2, .05, .1}, {.02, .15, 0}, {.05, -.03, -.04}},
                    new double[] {.5, .6, -.2},
                    new double[] {.3, 0, .4});

    @Test
    void agreesWithDifferences() {
        LearningRule rule =
                new LearningRule(
                        .8, .5, .7, .3, new double[] {1, .7}, 0, LearningRule.BACKPROPAGATION);
        check(rule);
        check(rule.withActivation(1));
        check(rule.withTask(new double[] {0, 1}, 1));
        check(rule.withFeedback(new LearningRule.Fixed(new double[] {.4, -.1, .7})));
        check(rule.withFeedback(new LearningRule.Overlap(2)));
        check(rule.withRates(0, .5));
    }

    private static void check(LearningRule rule) {
        double[] psi = new double[STATE.length];
        Streams.of(3, "test").source(Purpose.INITIAL).open(0).fillGaussian(psi, 0, psi.length);
        OverlapAdjoint adjoint = new OverlapAdjoint(FIELD);
        adjoint.add(rule, STATE, psi);
        for (int i = 0; i < STATE.length; i++) {
            int at = i;
            assertDerivative(h -> product(rule, moved(at, h), psi), adjoint.state()[i], rule, i);
        }
        double[] s = STATE;
        assertDerivative(
                h -> product(rule.withRates(rule.rate() + h, .5), s, psi),
                adjoint.rate(),
                rule,
                -1);
        assertDerivative(
                h -> product(rule.withRates(rule.rate(), .5 + h), s, psi),
                adjoint.readoutRate(),
                rule,
                -2);
        if (rule.activation() < 1) {
            assertDerivative(
                    h -> product(rule.withActivation(rule.activation() + h), s, psi),
                    adjoint.activation(),
                    rule,
                    -3);
        }
        double before = adjoint.state()[0];
        adjoint.add(rule, STATE, psi);
        assertEquals(2 * before, adjoint.state()[0], 1e-14 * Math.abs(before));
        adjoint.clear();
        assertEquals(0, adjoint.state()[0]);
    }

    @Test
    void gradientOfTheErrorAgreesWithDifferences() {
        double[] target = {1, .7};
        OverlapAdjoint adjoint = new OverlapAdjoint(FIELD);
        double error = adjoint.addError(STATE, target, 1, .6, 2);
        assertEquals(FIELD.generalisationError(STATE, target, 1, .6), error, 0);
        for (int i = 0; i < STATE.length; i++) {
            int at = i;
            assertDerivative(
                    h -> 2 * FIELD.generalisationError(moved(at, h), target, 1, .6),
                    adjoint.state()[i],
                    null,
                    i);
        }
        assertDerivative(
                h -> 2 * FIELD.generalisationError(STATE, target, 1, .6 + h),
                adjoint.rescaling(),
                null,
                -4);
    }

    private static double[] moved(int i, double h) {
        double[] state = STATE.clone();
        state[i] += h;
        return state;
    }

    private static double product(LearningRule rule, double[] state, double[] psi) {
        double[] slope = new double[state.length];
        FIELD.derivative(rule, state, slope);
        double sum = 0;
        for (int i = 0; i < psi.length; i++) {
            sum += psi[i] * slope[i];
        }
        return sum;
    }

    private static void assertDerivative(
            ToDoubleFunction<Double> f, double expected, LearningRule rule, int entry) {
        double h = 1e-5;
        double difference = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
        assertEquals(difference, expected, 3e-9, () -> "entry " + entry + " of " + rule);
    }
}
