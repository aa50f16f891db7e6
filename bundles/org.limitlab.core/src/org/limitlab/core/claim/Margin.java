package org.limitlab.core.claim;

import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

/**
 * A tolerance: an amount, or a share of the value that it stands beside. In a file {@code 0.075} or
 * {@code 15%}.
 *
 * @param amount at least 0; 0.15 for 15 %
 * @param relative true for a share
 */
public record Margin(double amount, boolean relative) {

    public Margin {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(
                    "a margin is a finite number of at least 0: " + amount);
        }
    }

    /** A share of a value. */
    public static Margin share(double share) {
        return new Margin(share, true);
    }

    /** An amount. */
    public static Margin amount(double amount) {
        return new Margin(amount, false);
    }

    /** The tolerance around a value. */
    public double around(double value) {
        return relative ? amount * Math.abs(value) : amount;
    }

    /**
     * Reads {@code 0.075} or {@code 15%}; a wrong value becomes a problem and gives the default.
     */
    static Margin read(Node node, String key, Margin otherwise, Problems problems) {
        boolean relative = false;
        Node number = node;
        if (node instanceof Node.Scalar s && s.value().strip().endsWith("%")) {
            String digits = s.value().strip();
            digits = digits.substring(0, digits.length() - 1).strip();
            number = new Node.Scalar(s.place(), digits, false);
            relative = true;
        }
        double amount = Scalars.number(number, key, problems);
        if (Double.isNaN(amount)) {
            return otherwise;
        }
        if (amount < 0 || Double.isInfinite(amount)) {
            problems.add(
                    node.place(),
                    key + " = " + node.text() + " lies outside [0, inf)",
                    "choose a finite number of at least 0");
            return otherwise;
        }
        return new Margin(relative ? amount / 100 : amount, relative);
    }

    @Override
    public String toString() {
        return relative ? trim(amount * 100) + " %" : trim(amount);
    }

    private static String trim(double x) {
        double tidy = Math.abs(x) < 1e-9 ? x : Math.round(x * 1e12) / 1e12;
        return tidy == Math.rint(tidy) ? Long.toString((long) tidy) : Double.toString(tidy);
    }
}
