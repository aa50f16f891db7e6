package org.limitlab.family.transformers.field;

/** Sums in plain loops, for a JVM without the vector module. */
final class ScalarPairSum extends PairSum {

    private static final double LOG_2 = Math.log(2);

    ScalarPairSum(int count, int dimension) {
        super(count, dimension);
    }

    @Override
    double row(double[] query, int queryAt, double shift, double[] buffer, double[] sum, int at) {
        java.util.Arrays.fill(sum, at, at + dimension, 0);
        double total = 0;
        for (int from = 0; from < count; from += BLOCK) {
            int length = Math.min(BLOCK, count - from);
            java.util.Arrays.fill(buffer, 0, length, -shift);
            for (int a = 0; a < dimension; a++) {
                double q = query[queryAt + a];
                int x = index(a, from);
                for (int j = 0; j < length; j++) {
                    buffer[j] += q * tokens[x + j];
                }
            }
            for (int j = 0; j < length; j++) {
                buffer[j] = Math.exp(LOG_2 * Math.max(buffer[j], LOWEST));
                total += buffer[j];
            }
            for (int a = 0; a < dimension; a++) {
                int x = index(a, from);
                double s = 0;
                for (int j = 0; j < length; j++) {
                    s += buffer[j] * tokens[x + j];
                }
                sum[at + a] += s;
            }
        }
        return total;
    }
}
