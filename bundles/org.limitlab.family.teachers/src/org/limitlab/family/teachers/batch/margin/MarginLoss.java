package org.limitlab.family.teachers.batch.margin;

import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.special.NormalLaw;

/**
 * A convex loss of the margin h = y (w x + b), with its proximal operator P(omega) = argmin l(h) +
 * (h - omega)²/(2V) and the averages over a normal omega that the replica equations need.
 */
public enum MarginLoss {
    /** (1 - h)²/2: least squares on the labels. */
    RIDGE {
        @Override
        public double loss(double h) {
            return 0.5 * (1 - h) * (1 - h);
        }

        @Override
        public double prox(double omega, double v) {
            return (omega + v) / (1 + v);
        }

        @Override
        public double errorBelow(double v) {
            return -v;
        }

        @Override
        public Averages averages(double mean, double deviation, double v) {
            double square = (1 - mean) * (1 - mean) + deviation * deviation;
            double one = 1 + v;
            return new Averages(
                    (1 - mean) / one, square / (one * one), 1 / one, 0.5 * square / (one * one));
        }
    },

    /** max(0, 1 - h): the support vector machine. */
    HINGE {
        @Override
        public double loss(double h) {
            return Math.max(0, 1 - h);
        }

        @Override
        public double prox(double omega, double v) {
            return omega > 1 ? omega : Math.min(1, omega + v);
        }

        @Override
        public double errorBelow(double v) {
            return -v;
        }

        @Override
        public Averages averages(double mean, double deviation, double v) {
            double a = (1 - mean) / deviation;
            double width = v / deviation;
            double c = a - width;
            double below = NormalLaw.cdf(c);
            double loss = deviation * (c * below + NormalLaw.density(c));
            if (width > 1) {
                double inside = NormalLaw.cdf(a) - below;
                double edge = NormalLaw.density(a) - NormalLaw.density(c);
                double first = (a * inside + edge) / width;
                double second =
                        (a * a * inside
                                        + 2 * a * edge
                                        + inside
                                        + c * NormalLaw.density(c)
                                        - a * NormalLaw.density(a))
                                / (width * width);
                return new Averages(below + first, below + second, inside / v, loss);
            }
            // terms of opposite sign cancel for a narrow window: integrate positive ones
            double inside = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < WINDOW.size(); i++) {
                double u = 0.5 * (1 + WINDOW.node(i));
                double mass = 0.5 * WINDOW.weight(i) * width * NormalLaw.density(a - u * width);
                inside += mass;
                first += mass * u;
                second += mass * u * u;
            }
            return new Averages(below + first, below + second, inside / v, loss);
        }
    },

    /** log(1 + exp(-h)). */
    LOGISTIC {
        @Override
        public double loss(double h) {
            return h > 0 ? Math.log1p(Math.exp(-h)) : -h + Math.log1p(Math.exp(h));
        }

        @Override
        public double prox(double omega, double v) {
            return logisticProx(omega, v, omega + 0.5 * v);
        }

        @Override
        public double errorBelow(double v) {
            return -0.5 * v;
        }

        @Override
        public Averages averages(double mean, double deviation, double v) {
            // P is analytic for |Im omega| < pi: this step leaves errors of 1e-15
            double step = Math.min(0.25, 0.5 / deviation);
            int points = (int) Math.ceil(REACH / step);
            double[] sums = new double[5];
            double h = mean - REACH * deviation + v;
            for (int i = -points; i <= points; i++) {
                double x = i * step;
                double omega = mean + deviation * x;
                h = logisticProx(omega, v, h);
                double s = 1 / (1 + Math.exp(h));
                double weight = step * NormalLaw.density(x);
                double curvature = s * (1 - s);
                sums[0] += weight * s;
                sums[1] += weight * s * s;
                sums[2] += weight * curvature / (1 + v * curvature);
                sums[3] += weight * loss(h);
                h += deviation * step / (1 + v * curvature);
            }
            return new Averages(sums[0], sums[1], sums[2], sums[3]);
        }
    };

    /**
     * Averages over omega ~ N(mean, deviation²), where f = (P - omega)/V = -l'(P).
     *
     * @param force E f
     * @param square E f²
     * @param stiffness E (1 - P')/V
     * @param loss E l(P)
     */
    public record Averages(double force, double square, double stiffness, double loss) {}

    private static final double REACH = 8.5;
    private static final GaussRule WINDOW = GaussRule.legendre(16);

    /**
     * The loss.
     *
     * @param h margin
     * @return 0 or more
     */
    public abstract double loss(double h);

    /**
     * argmin over h of l(h) + (h - omega)²/(2V).
     *
     * @param omega any number
     * @param v V, above 0
     * @return P
     */
    public abstract double prox(double omega, double v);

    /**
     * Where P changes its sign: a training sample is misclassified if its omega is below this.
     *
     * @param v V, above 0
     * @return omega with P(omega) = 0
     */
    public abstract double errorBelow(double v);

    /**
     * Averages over a normal omega.
     *
     * @param mean of omega
     * @param deviation of omega, above 0
     * @param v V, above 0
     * @return the averages, to about 1e-13 of their size
     */
    public abstract Averages averages(double mean, double deviation, double v);

    /**
     * Root of h - omega - V/(1 + e^h), which lies in [omega, omega + V]. Plain Newton has cycles of
     * two for V above 10, so a step is bisected where it leaves the bracket or is larger than half
     * the step before.
     */
    private static double logisticProx(double omega, double v, double start) {
        double low = omega;
        double high = omega + v;
        double h = start > low && start < high ? start : 0.5 * (low + high);
        double last = high - low;
        for (int i = 0; i < 200; i++) {
            double s = 1 / (1 + Math.exp(h));
            double value = h - omega - v * s;
            if (value > 0) {
                high = h;
            } else {
                low = h;
            }
            double step = -value / (1 + v * s * (1 - s));
            double next = h + step;
            if (!(next > low && next < high) || Math.abs(step) > 0.5 * last) {
                next = 0.5 * (low + high);
                step = next - h;
            }
            last = Math.abs(step);
            h = next;
            if (last <= 1e-14 * (1 + Math.abs(h))) {
                return h;
            }
        }
        return h;
    }
}
