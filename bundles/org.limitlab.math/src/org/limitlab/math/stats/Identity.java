package org.limitlab.math.stats;

/**
 * Equality up to rounding: no interval, the worst point decides and is named.
 *
 * @param index of the worst point
 * @param difference there
 * @param tolerance there
 * @param decision SUPPORTED or REFUTED
 */
public record Identity(int index, double difference, double tolerance, Decision decision) {

    /**
     * Compares all points; a difference that is not a number is the worst there is.
     *
     * @param differences shape (points), at least one
     * @param tolerances at least 0, shape (points)
     */
    public static Identity of(double[] differences, double[] tolerances) {
        int worst = 0;
        for (int i = 0; i < differences.length; i++) {
            if (excess(differences[i], tolerances[i])
                    > excess(differences[worst], tolerances[worst])) {
                worst = i;
            }
        }
        boolean equal = Math.abs(differences[worst]) <= tolerances[worst];
        return new Identity(
                worst,
                differences[worst],
                tolerances[worst],
                equal ? Decision.SUPPORTED : Decision.REFUTED);
    }

    private static double excess(double difference, double tolerance) {
        if (difference == 0) {
            return 0;
        }
        double excess = Math.abs(difference) / tolerance;
        return Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
    }
}
