package org.limitlab.family.teachers.forward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.family.teachers.online.LearningRule;
import org.limitlab.family.teachers.online.OverlapField;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.quadrature.GaussianPoints;
import org.limitlab.math.special.NormalLaw;

/** The right-hand side against its definition, its first order and its exact cases. */
class SecondPassFieldTest {

    private static final Rule[] SECOND = {Rule.PEPITA, Rule.PEPITA_HEBBIAN, Rule.FORWARD_FORWARD};

    private static double[] slope(Network network, double spacing) {
        double[] into = new double[network.shape().size()];
        GaussianPoints points =
                GaussianPoints.lattice(SecondPassField.dimension(network), spacing, 6);
        new SecondPassField(network, points).derivative(0, network.state(), into);
        return into;
    }

    private static double[] alignment(Network network) {
        double[] into = new double[network.shape().size()];
        new OverlapField(network.shape(), network.fixed())
                .derivative(
                        new LearningRule(
                                network.rate(),
                                network.readoutRate(),
                                1,
                                network.noise(),
                                network.target(),
                                0,
                                new LearningRule.Overlap(network.shape().teachers())),
                        network.state(),
                        into);
        return into;
    }

    /**
     * One student, one teacher, feedback and label noise: the four fields drawn as the definition
     * has them, the change of w·w', w·w*, w·F per step averaged by a tensor Gauss-Hermite rule.
     */
    @Test
    void isTheAverageChangeOfOneStep() {
        for (Rule rule : SECOND) {
            Network network =
                    Network.of(
                            new Network.Words(
                                    rule,
                                    1,
                                    1,
                                    0.8,
                                    RateScaling.PLAIN,
                                    0.5,
                                    0.9,
                                    0.3,
                                    new double[][] {{1.1}},
                                    new double[] {0.9},
                                    new double[][] {{0.6}},
                                    new double[][] {{0.3}},
                                    new double[] {0.35},
                                    new double[] {0.2},
                                    new double[] {0.7},
                                    new double[0]));
            assertArrayEquals(byDefinition(network), slope(network, 0.5), 3e-7, rule.name());
        }
    }

    private static double[] byDefinition(Network network) {
        double a = 0.35 * 0.9;
        double b = 0.2 * 0.9;
        double f2 = 0.81;
        double q = 0.6;
        double r = 0.3;
        double t = 1.1;
        // factor of the covariance of (nu, lambda, phi)
        double l00 = Math.sqrt(t);
        double l10 = r / l00;
        double l11 = Math.sqrt(q - l10 * l10);
        double l20 = b / l00;
        double l21 = (a - l20 * l10) / l11;
        double l22 = Math.sqrt(f2 - l20 * l20 - l21 * l21);
        GaussRule rule = GaussRule.hermite(20);
        GaussRule noise = GaussRule.hermite(10);
        double[] sum = new double[4];
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                for (int k = 0; k < 3; k++) {
                    for (int s = 0; s < 10; s++) {
                        // phi enters at most squared: three nodes are exact
                        double zk = Math.sqrt(3) * (k - 1);
                        double wk = k == 1 ? 2.0 / 3 : 1.0 / 6;
                        double nu = l00 * rule.node(i);
                        double lambda = l10 * rule.node(i) + l11 * rule.node(j);
                        double phi = l20 * rule.node(i) + l21 * rule.node(j) + l22 * zk;
                        double w = rule.weight(i) * rule.weight(j) * wk * noise.weight(s);
                        add(network, nu, lambda, phi, 0.3 * noise.node(s), w, sum);
                    }
                }
            }
        }
        return sum;
    }

    /** Q, R, A, v of one student. */
    private static void add(
            Network network,
            double nu,
            double lambda,
            double phi,
            double zeta,
            double weight,
            double[] sum) {
        double a = 0.35 * 0.9;
        double e = 0.7 * g(lambda) - 0.9 * g(nu) - zeta;
        double after = lambda - a * e;
        double a1 =
                switch (network.rule()) {
                    case PEPITA -> 0;
                    case PEPITA_HEBBIAN -> g(lambda);
                    default -> g(lambda) * slope(lambda);
                };
        double a2 =
                switch (network.rule()) {
                    case PEPITA -> g(lambda) - g(after);
                    case PEPITA_HEBBIAN -> -g(after);
                    default -> -g(after) * slope(after);
                };
        double along = a1 * lambda + a2 * (lambda - a * e);
        sum[0] += weight * (-2 * 0.8 * along + 0.64 * (a1 + a2) * (a1 + a2));
        sum[1] += weight * -0.8 * (a1 * nu + a2 * (nu - 0.2 * 0.9 * e));
        sum[2] += weight * -0.8 * (a1 * phi + a2 * (phi - 0.81 * e));
        sum[3] += weight * -0.5 * e * g(lambda);
    }

    private static double g(double x) {
        return 2 * NormalLaw.cdf(x) - 1;
    }

    private static double slope(double x) {
        return 2 * NormalLaw.density(x);
    }

    /** At the rate eta/sigma_F the distance from adaptive alignment falls by ten with sigma_F. */
    @Test
    void pepitaTendsToAdaptiveAlignment() {
        double[] gap = new double[3];
        for (int s = 0; s < 3; s++) {
            double scale = 0.1 * Math.pow(0.1, s);
            Network network = Networks.preset(Rule.PEPITA, scale, 0.2);
            double[] pepita = slope(network, 0.75);
            double[] afa = alignment(network);
            for (int i = 0; i < afa.length; i++) {
                boolean feedback = i == 5 || i == 8;
                double difference = Math.abs(pepita[i] - afa[i]) / (feedback ? scale : 1);
                gap[s] = Math.max(gap[s], difference);
            }
        }
        assertEquals(10, gap[0] / gap[1], 1);
        assertEquals(10, gap[1] / gap[2], 0.1);
        assertTrue(gap[0] > 1e-3, "nothing to see: " + gap[0]);
    }

    @Test
    void withoutOverlapOnlyTheReadoutLearns() {
        for (Rule rule : SECOND) {
            Network network = Networks.network(rule, 1, 0.1, RateScaling.PLAIN, 1, 0.0, 0.0);
            double[] slope = slope(network, 0.8);
            OverlapShape shape = network.shape();
            boolean hebbian = rule != Rule.PEPITA;
            for (int k = 0; k < 2; k++) {
                for (int b = 0; b < 2; b++) {
                    assertEquals(0, slope[shape.r(k, b)], 1e-15);
                }
                for (int l = 0; l < 2; l++) {
                    assertEquals(0, slope[shape.q(k, l)], 1e-15);
                }
                // the second product of the Hebbian forms grows an overlap from nothing
                assertEquals(hebbian, Math.abs(slope[shape.r(k, 2)]) > 1e-3, rule.name());
                assertTrue(Math.abs(slope[shape.v(0, k)]) > 1e-3);
            }
        }
    }

    @Test
    void aStudentThatIsItsTeacherStays() {
        for (Rule rule : SECOND) {
            for (double s : slope(Networks.solved(rule), 0.75)) {
                assertEquals(0, s, 1e-14, rule.name());
            }
        }
    }

    @Test
    void latticeAndSobolPointsAgree() {
        for (Rule rule : SECOND) {
            Network network = Networks.general(rule, 0);
            double[] sobol = new double[network.shape().size()];
            new SecondPassField(network, GaussianPoints.sobol(5, 16384))
                    .derivative(0, network.state(), sobol);
            assertArrayEquals(slope(network, 0.85), sobol, 2e-4, rule.name());
        }
    }

    @Test
    void tableOfTheErrorFunctionIsExactToRounding() {
        ErfTable table = new ErfTable();
        for (double x = -9; x < 9; x += 0.00371) {
            assertEquals(g(x), table.value(x), 1e-15);
            assertEquals(slope(x), table.slope(x), 1e-13);
        }
    }
}
