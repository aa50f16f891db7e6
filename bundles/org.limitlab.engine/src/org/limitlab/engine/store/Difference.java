package org.limitlab.engine.store;

import java.util.Locale;

/**
 * How two stores differ in one observable of one cell or theory.
 *
 * @param key of the cell or theory
 * @param observable its id
 * @param values how many values both have
 * @param differing how many of them differ in any bit
 * @param largest largest absolute difference; infinite where a number stands against none
 * @param relative that over the largest magnitude among the finite values of both
 * @param where the first difference, in words
 * @param sameMachine true if both were computed on equal machines
 */
public record Difference(
        String key,
        String observable,
        long values,
        long differing,
        double largest,
        double relative,
        String where,
        boolean sameMachine) {

    /** True if nothing differs, not in the last bit. */
    public boolean isNone() {
        return differing == 0;
    }

    /** One line for people. */
    @Override
    public String toString() {
        if (isNone()) {
            return String.format(
                    Locale.ROOT, "%s %s: %d values equal to the bit", key, observable, values);
        }
        return String.format(
                Locale.ROOT,
                "%s %s: %d of %d values differ, by at most %.3g (%.2g of the largest value), first"
                        + " at %s",
                key,
                observable,
                differing,
                values,
                largest,
                relative,
                where);
    }
}
