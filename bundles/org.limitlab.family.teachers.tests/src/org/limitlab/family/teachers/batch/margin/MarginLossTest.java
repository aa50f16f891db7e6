package org.limitlab.family.teachers.batch.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.special.NormalLaw;

class MarginLossTest {

    @ParameterizedTest
    @EnumSource(MarginLoss.class)
    void proximalPointMinimises(MarginLoss loss) {
        for (double v : new double[] {1e-6, .3, 5, 40, 2e5}) {
            for (double omega = -30; omega < 5; omega += 0.37) {
                double h = loss.prox(omega, v);
                double at = loss.loss(h) + (h - omega) * (h - omega) / (2 * v);
                for (double step : new double[] {-1e-3, 1e-3}) {
                    double g = h + step * (1 + Math.abs(h));
                    double beside = loss.loss(g) + (g - omega) * (g - omega) / (2 * v);
                    assertTrue(at <= beside + 1e-12 * (1 + beside), () -> "V = " + v);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MarginLoss.class)
    void errorStartsWhereTheProximalPointChangesSign(MarginLoss loss) {
        for (double v : new double[] {.2, 3, 500}) {
            assertEquals(0, loss.prox(loss.errorBelow(v), v), 1e-10 * v);
        }
    }

    @ParameterizedTest
    @EnumSource(MarginLoss.class)
    void averagesAreThoseOfPlainQuadrature(MarginLoss loss) {
        GaussRule rule = GaussRule.legendre(40);
        for (double v : new double[] {1e-4, .7, 30}) {
            for (double s : new double[] {.05, 1, 4}) {
                for (double mean : new double[] {-1, .9, 2.5}) {
                    double[] expected = new double[3];
                    for (double left = -10; left < 10; left += 0.02) {
                        for (int i = 0; i < 3; i++) {
                            int which = i;
                            expected[i] +=
                                    rule.apply(
                                            x ->
                                                    integrand(loss, which, mean + s * x, v)
                                                            * NormalLaw.density(x),
                                            left,
                                            left + 0.02);
                        }
                    }
                    MarginLoss.Averages found = loss.averages(mean, s, v);
                    double accuracy = loss == MarginLoss.HINGE ? 3e-4 : 1e-9;
                    assertEquals(
                            expected[0], found.force(), accuracy * (1 + Math.abs(expected[0])));
                    assertEquals(
                            expected[1], found.square(), accuracy * (1 + Math.abs(expected[1])));
                    assertEquals(expected[2], found.loss(), accuracy * (1 + Math.abs(expected[2])));
                }
            }
        }
    }

    private static double integrand(MarginLoss loss, int which, double omega, double v) {
        double h = loss.prox(omega, v);
        double f = (h - omega) / v;
        return which == 0 ? f : which == 1 ? f * f : loss.loss(h);
    }

    @ParameterizedTest
    @EnumSource(MarginLoss.class)
    void stiffnessIsTheDerivativeOfTheForce(MarginLoss loss) {
        double step = 1e-5;
        for (double v : new double[] {1e-3, .5, 20}) {
            for (double s : new double[] {.3, 2}) {
                double up = loss.averages(.4 + step, s, v).force();
                double down = loss.averages(.4 - step, s, v).force();
                assertEquals((down - up) / (2 * step), loss.averages(.4, s, v).stiffness(), 1e-8);
            }
        }
    }

    @Test
    void hingeIsContinuousWhereItsTwoFormulasMeet() {
        for (double mean : new double[] {-3, .2, 1, 4}) {
            MarginLoss.Averages below = MarginLoss.HINGE.averages(mean, 1, 1);
            MarginLoss.Averages above = MarginLoss.HINGE.averages(mean, 1, Math.nextUp(1.0));
            assertEquals(below.force(), above.force(), 1e-14);
            assertEquals(below.square(), above.square(), 1e-14);
            assertEquals(below.stiffness(), above.stiffness(), 1e-14);
        }
    }
}
