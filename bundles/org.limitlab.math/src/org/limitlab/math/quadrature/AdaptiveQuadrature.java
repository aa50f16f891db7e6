package org.limitlab.math.quadrature;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;

/**
 * Integrals over a finite interval by global adaptive bisection: the part with the largest error is
 * halved until the sum of errors meets the tolerance.
 *
 * <p>The error of a part is the difference between ten Gauss nodes on the whole and on its two
 * halves, whose sum is kept; so the stated error is that of the coarser rule and errs on the large
 * side for smooth integrands.
 */
public final class AdaptiveQuadrature {

    private static final GaussRule RULE = GaussRule.legendre(10);
    private static final int FIRST_PARTS = 16;
    private static final int MOST_SPLITS = 4000;
    private static final double ROUNDING = 4e-16;

    private AdaptiveQuadrature() {}

    private record Part(double a, double b, double left, double right, double error) {
        double sum() {
            return left + right;
        }
    }

    /**
     * Integrates.
     *
     * @param f integrand, finite on [a, b]
     * @param a lower end
     * @param b upper end
     * @param relative tolerance as a share of the integral
     * @param absolute tolerance as an amount
     * @return value and error; the error exceeds the tolerance where 4000 halvings did not suffice
     * @throws IllegalArgumentException if an end is not finite
     * @throws ArithmeticException if the integrand is not finite somewhere; names the place
     */
    public static Integral integrate(
            DoubleUnaryOperator f, double a, double b, double relative, double absolute) {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            throw new IllegalArgumentException("[" + a + ", " + b + "] is not finite");
        }
        DoubleUnaryOperator checked = x -> requireFinite(x, f.applyAsDouble(x));
        PriorityQueue<Part> parts =
                new PriorityQueue<>(Comparator.comparingDouble(Part::error).reversed());
        for (int i = 0; i < FIRST_PARTS; i++) {
            double left = a + (b - a) * i / FIRST_PARTS;
            double right = a + (b - a) * (i + 1) / FIRST_PARTS;
            parts.add(part(checked, left, right, RULE.apply(checked, left, right)));
        }
        int splits = 0;
        while (splits < MOST_SPLITS && !total(parts, splits).isWithin(relative, absolute)) {
            Part worst = parts.poll();
            double middle = 0.5 * (worst.a + worst.b);
            parts.add(part(checked, worst.a, middle, worst.left));
            parts.add(part(checked, middle, worst.b, worst.right));
            splits++;
        }
        return total(parts, splits);
    }

    private static Part part(DoubleUnaryOperator f, double a, double b, double whole) {
        double middle = 0.5 * (a + b);
        double left = RULE.apply(f, a, middle);
        double right = RULE.apply(f, middle, b);
        return new Part(a, b, left, right, Math.abs(left + right - whole));
    }

    private static Integral total(Iterable<Part> parts, int splits) {
        double value = 0;
        double error = 0;
        double size = 0;
        for (Part part : parts) {
            value += part.sum();
            error += part.error;
            size += Math.abs(part.sum());
        }
        return new Integral(
                value, error + ROUNDING * size, (3L * FIRST_PARTS + 4L * splits) * RULE.size());
    }

    private static double requireFinite(double x, double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("integrand is " + value + " at " + x);
        }
        return value;
    }
}
