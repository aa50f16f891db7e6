package org.limitlab.math.stats;

/** Mean and variance of a sample, and of the sample without each jackknife group. */
final class GroupedMoments {

    private final int count;
    private final double mean;
    private final double squares;
    private final int[] groupCounts;
    private final double[] groupSums;
    private final double[] groupSquares;

    GroupedMoments(double[] values, boolean alone) {
        count = values.length;
        mean = Sums.mean(values);
        groupCounts = Jackknife.counts(count, Jackknife.groups(count, alone));
        int groups = groupCounts.length;
        groupSums = new double[groups];
        groupSquares = new double[groups];
        double sum = 0;
        for (int r = 0; r < count; r++) {
            double d = values[r] - mean;
            sum += d * d;
            if (groups > 0) {
                groupSums[r % groups] += d;
                groupSquares[r % groups] += d * d;
            }
        }
        squares = sum;
    }

    int count() {
        return count;
    }

    int groups() {
        return groupCounts.length;
    }

    int[] groupCounts() {
        return groupCounts;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return squares / (count - 1);
    }

    int countWithout(int group) {
        return count - groupCounts[group];
    }

    double meanWithout(int group) {
        return mean - groupSums[group] / countWithout(group);
    }

    double varianceWithout(int group) {
        int left = countWithout(group);
        double shift = groupSums[group] / left;
        return Math.max(0, (squares - groupSquares[group] - left * shift * shift) / (left - 1));
    }
}
