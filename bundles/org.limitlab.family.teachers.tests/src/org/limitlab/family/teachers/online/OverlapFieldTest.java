package org.limitlab.family.teachers.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.math.ode.DormandPrince;
import org.limitlab.math.ode.OdeSolution;

import java.util.Arrays;

class OverlapFieldTest {

    private static final double[][] Q = {{.6, .2}, {.2, .5}};
    private static final double[][] R = {{.3, .1}, {-.1, .25}};
    private static final double[][] T = {{1, .3}, {.3, .8}};
    private static final double[] V = {.9, -.4};
    private static final OverlapShape SHAPE = OverlapShape.of(2, 2);
    private static final OverlapField FIELD = new OverlapField(SHAPE, T);
    private static final LearningRule RULE =
            LearningRule.backpropagation(.8, .5, .3, new double[] {1, .7});
    private static final DormandPrince FINE = DormandPrince.of(1e-11, 1e-10);

    private static double[] derivative(OverlapField field, LearningRule rule, double[] state) {
        double[] into = new double[state.length];
        field.derivative(rule, state, into);
        return into;
    }

    /**
     * One step averaged by Gauss-Hermite quadrature over the four fields (44 nodes each) and over
     * all masks one by one, made with NumPy from the definition of the step alone.
     */
    @Test
    void rightHandSideIsTheMeanOfOneStep() {
        double[] state = SHAPE.state(Q, R, V);
        assertArrayEquals(
                new double[] {
                    .09270770275,
                    -.015517805423,
                    .010841888057, //
                    .230003588639,
                    .234396255402,
                    -.103596473070,
                    -.105541774250, //
                    -.026865243085,
                    .021826430577
                },
                derivative(FIELD, RULE, state),
                2e-10);
        assertArrayEquals(
                new double[] {
                    .04811881954,
                    -.023820236402,
                    -.000279496555, //
                    .141940650457,
                    .133834894315,
                    -.071132883689,
                    -.065234638985, //
                    -.020075175606,
                    .021996925295
                },
                derivative(FIELD, RULE.withActivation(.6), state),
                2e-10);
        LearningRule fixed = RULE.withFeedback(new LearningRule.Fixed(new double[] {.35, -.6}));
        assertArrayEquals(
                new double[] {
                    .000328002,
                    .001364691729,
                    .039505244651, //
                    .089445840026,
                    .091154099323,
                    -.155394709605,
                    -.158312661374, //
                    -.026865243085,
                    .021826430577
                },
                derivative(FIELD, fixed, state),
                2e-10);
    }

    @Test
    void errorsAreMeansOfSquares() {
        double[] state = SHAPE.state(Q, R, V);
        assertEquals(.288329604726, FIELD.generalisationError(state, RULE.target(), 0, 1), 1e-11);
        assertEquals(.333329604726, FIELD.trainingLoss(RULE, state), 1e-11);
        assertEquals(.275881681725, FIELD.generalisationError(state, RULE.target(), 0, .6), 1e-11);
        assertEquals(.348821799991, FIELD.trainingLoss(RULE.withActivation(.6), state), 1e-11);
    }

    /** Against an independent program: numpy formulas of S3, SciPy's DOP853 at 1e-10. */
    @Test
    void trajectoriesAgreeWithAnotherProgram() {
        assertErrors(
                new OverlapField(OverlapShape.of(1, 1), new double[][] {{1}}),
                OverlapShape.of(1, 1).state(new double[][] {{.25}}, new double[][] {{.1}}, one(1)),
                LearningRule.backpropagation(1, 0, 0, one(1)),
                new double[] {0, 1, 2, 5, 10},
                new double[] {.190470623, .094826376, .049052399, .008977794, .001092949});
        assertErrors(
                new OverlapField(SHAPE, new double[][] {{1, 0}, {0, 1}}),
                SHAPE.state(
                        new double[][] {{.25, 0}, {0, .25}},
                        new double[][] {{.1, 0}, {0, .1}},
                        one(2)),
                LearningRule.backpropagation(1, 0, 0, one(2)),
                new double[] {0, 1, 5, 20, 60},
                new double[] {.380941246, .158899120, .024364401, .018262992, .002581713});
        OverlapShape three = OverlapShape.of(3, 2);
        assertErrors(
                new OverlapField(three, new double[][] {{1, .2}, {.2, .8}}),
                three.state(
                        new double[][] {{.3, .05, 0}, {.05, .25, .02}, {0, .02, .2}},
                        new double[][] {{.2, .05}, {.02, .15}, {.05, -.03}},
                        new double[] {.5, .6, -.2}),
                LearningRule.backpropagation(.8, .5, .2, new double[] {1, .7}).withActivation(.8),
                new double[] {0, 1, 5, 10},
                new double[] {.256596962, .193572763, .060692041, .020253112});
    }

    private static double[] one(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void assertErrors(
            OverlapField field,
            double[] start,
            LearningRule rule,
            double[] times,
            double[] errors) {
        OdeSolution solution = FINE.solve(field.at(rule), 0, start, times[times.length - 1]);
        for (int k = 0; k < times.length; k++) {
            assertEquals(
                    errors[k],
                    field.generalisationError(
                            solution.at(times[k]), rule.target(), 0, rule.activation()),
                    2e-9,
                    "alpha = " + times[k]);
        }
    }

    /** Oracle (i) of S3: at v = v* the plateau is a fixed point of the part linear in eta. */
    @Test
    void plateauOfTheSymmetricCommittee() {
        double[] errors = {0, 0, 0.0116108, 0.0202966};
        for (int k = 2; k <= 3; k++) {
            OverlapShape shape = OverlapShape.of(k, k);
            double[][] identity = new double[k][k];
            double[][] q = new double[k][k];
            double[][] r = new double[k][k];
            for (int i = 0; i < k; i++) {
                identity[i][i] = 1;
                Arrays.fill(q[i], 1.0 / (2 * k - 1));
                Arrays.fill(r[i], 1 / Math.sqrt(k * (2.0 * k - 1)));
            }
            OverlapField field = new OverlapField(shape, identity);
            double[] state = shape.state(q, r, one(k));
            double eta = 1e-7;
            double[] slope =
                    derivative(field, LearningRule.backpropagation(eta, 0, 0, one(k)), state);
            for (double s : slope) {
                assertEquals(0, s / eta, 2e-7);
            }
            assertEquals(errors[k], field.generalisationError(state, one(k), 0, 1), 5e-8);
        }
    }

    @Test
    void withoutTheSquareOfEtaTheErrorOnlyFalls() {
        double[] state = SHAPE.state(Q, R, V);
        double eta = 1e-6;
        LearningRule slow = LearningRule.backpropagation(eta, eta, 0, RULE.target());
        OdeSolution solution = FINE.solve(FIELD.at(slow), 0, state, 20 / eta);
        double before = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= 100; k++) {
            double error =
                    FIELD.generalisationError(solution.at(k * 0.2 / eta), RULE.target(), 0, 1);
            assertTrue(error < before, k + ": " + error + " after " + before);
            before = error;
        }
    }

    @Test
    void perfectStudentRests() {
        double[] state = SHAPE.state(T, T, RULE.target());
        LearningRule clean = LearningRule.backpropagation(1.3, .7, 0, RULE.target());
        assertArrayEquals(new double[9], derivative(FIELD, clean, state), 1e-15);
        assertEquals(0, FIELD.generalisationError(state, RULE.target(), 0, 1), 1e-15);
        double[] noisy =
                derivative(FIELD, LearningRule.backpropagation(1.3, .7, .2, RULE.target()), state);
        assertTrue(noisy[0] > 0);
    }

    @Test
    void exchangedAndReversedStudentsMoveAlike() {
        LearningRule rule = RULE.withActivation(.7);
        double[] straight = derivative(FIELD, rule, SHAPE.state(Q, R, V));
        double[] exchanged =
                derivative(
                        FIELD,
                        rule,
                        SHAPE.state(
                                new double[][] {{.5, .2}, {.2, .6}},
                                new double[][] {R[1], R[0]},
                                new double[] {V[1], V[0]}));
        int[] other = {2, 1, 0, 5, 6, 3, 4, 8, 7};
        for (int i = 0; i < other.length; i++) {
            assertEquals(straight[i], exchanged[other[i]], 1e-15);
        }
        double[] reversed =
                derivative(
                        FIELD,
                        rule,
                        SHAPE.state(
                                new double[][] {{.6, -.2}, {-.2, .5}},
                                new double[][] {{-.3, -.1}, R[1]},
                                new double[] {-V[0], V[1]}));
        int[] sign = {1, -1, 1, -1, -1, 1, 1, -1, 1};
        for (int i = 0; i < sign.length; i++) {
            assertEquals(straight[i], sign[i] * reversed[i], 1e-15);
        }
    }

    /** Powers of p against the mean of derivatives without dropout over all 2^K masks. */
    @Test
    void powersOfTheActivationAreMeansOverMasks() {
        OverlapShape shape = OverlapShape.of(3, 2);
        OverlapField field = new OverlapField(shape, T);
        double[] v = {.5, .6, -.2};
        double[] state =
                shape.state(
                        new double[][] {{.3, .05, 0}, {.05, .25, .02}, {0, .02, .2}},
                        new double[][] {{.2, .05}, {.02, .15}, {.05, -.03}},
                        v);
        double p = .65;
        double[] mean = new double[state.length];
        for (int mask = 0; mask < 8; mask++) {
            double probability = 1;
            double[] on = v.clone();
            for (int i = 0; i < 3; i++) {
                boolean active = (mask >> i & 1) == 1;
                probability *= active ? p : 1 - p;
                on[i] = active ? v[i] : 0;
            }
            // a student that is off neither speaks nor learns: its readout is 0 for this step
            double[] masked = state.clone();
            System.arraycopy(on, 0, masked, shape.v(0, 0), 3);
            double[] slope = derivative(field, RULE, masked);
            for (int i = 0; i < slope.length; i++) {
                boolean off = i >= shape.v(0, 0) && (mask >> (i - shape.v(0, 0)) & 1) == 0;
                mean[i] += off ? 0 : probability * slope[i];
            }
        }
        assertArrayEquals(mean, derivative(field, RULE.withActivation(p), state), 1e-15);
    }

    /** P07: values of the specification at K = 2, M = 1, eta = 1, from zero weights. */
    @Test
    void dropoutErrorsOfTheSpecification() {
        assertEquals(.0364772, dropoutError(.7, .3), 1e-7);
        assertEquals(.01020, dropoutError(.995, 0), 5e-6);
        assertEquals(.01541, dropoutError(.890, .1), 5e-6);
        assertEquals(.02533, dropoutError(.766, .2), 5e-6);
        assertEquals(.03643, dropoutError(.688, .3), 5e-6);
        assertEquals(.05896, dropoutError(.584, .5), 5e-6);
        assertEquals(.0632, dropoutError(1, .3), 5e-5);
        assertEquals(.1424, dropoutError(1, .5), 5e-5);
    }

    private static double dropoutError(double p, double noise) {
        OverlapShape shape = OverlapShape.of(2, 1);
        OverlapField field = new OverlapField(shape, new double[][] {{1}});
        LearningRule rule = LearningRule.backpropagation(1, 0, noise, one(1)).withActivation(p);
        double[] start = shape.state(new double[2][2], new double[2][1], one(2));
        assertEquals(1.0 / 6, field.generalisationError(start, one(1), 0, p), 1e-15);
        double[] end = FINE.solve(field.at(rule), 0, start, 5).last();
        return field.generalisationError(end, one(1), 0, p);
    }

    /** P04: an inactive teacher's overlaps move although nothing is learned of it. */
    @Test
    void tasksUseTheirTeacherAndHead() {
        OverlapShape shape = new OverlapShape(2, 2, 0, 2);
        OverlapField field = new OverlapField(shape, T);
        double[] second = {.1, .2};
        double[] state = shape.state(Q, R, V, second);
        LearningRule task = RULE.withTask(new double[] {0, 1}, 1);
        double[] slope = derivative(field, task, state);
        double[] alone =
                derivative(
                        FIELD,
                        LearningRule.backpropagation(.8, .5, .3, new double[] {0, 1}),
                        SHAPE.state(Q, R, second));
        assertArrayEquals(Arrays.copyOf(alone, 7), Arrays.copyOf(slope, 7), 0);
        assertArrayEquals(
                new double[] {0, 0, alone[7], alone[8]}, Arrays.copyOfRange(slope, 7, 11), 0);
        assertTrue(Math.abs(slope[shape.r(0, 0)]) > 1e-3);
        // oracle (7) of P04: a readout of zero that is not learned changes nothing
        double[] silent = shape.state(Q, R, V, new double[2]);
        assertArrayEquals(
                new double[shape.size()], derivative(field, task.withRates(.8, 0), silent), 0);
    }

    /** P03: the overlap with a feedback vector moves as one with a teacher that says nothing. */
    @Test
    void feedbackVectorsAreFieldsWithoutATarget() {
        OverlapShape shape = new OverlapShape(2, 1, 1, 1);
        OverlapField field = new OverlapField(shape, T);
        double[] state = shape.state(Q, R, V);
        LearningRule rule = LearningRule.backpropagation(.8, .5, .3, new double[] {1});
        double[] asTeacher =
                derivative(
                        FIELD,
                        LearningRule.backpropagation(.8, .5, .3, new double[] {1, 0}),
                        SHAPE.state(Q, R, V));
        assertArrayEquals(asTeacher, derivative(field, rule, state), 0);
        double[] adaptive =
                derivative(field, rule.withFeedback(new LearningRule.Overlap(1)), state);
        double[] fixed =
                derivative(
                        field,
                        rule.withFeedback(new LearningRule.Fixed(new double[] {.1, .25})),
                        state);
        assertArrayEquals(fixed, adaptive, 0);
    }

    @Test
    void impossibleOverlapsAreRefused() {
        double[] state = SHAPE.state(new double[][] {{.1, 2}, {2, .1}}, R, V);
        assertThrows(ArithmeticException.class, () -> derivative(FIELD, RULE, state));
        assertThrows(
                IllegalArgumentException.class, () -> new OverlapField(SHAPE, new double[1][1]));
    }
}
