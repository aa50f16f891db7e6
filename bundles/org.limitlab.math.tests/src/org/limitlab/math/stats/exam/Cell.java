package org.limitlab.math.stats.exam;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One cell of the exam: many synthetic claims of one kind.
 *
 * @param kind kind of claim
 * @param detail what distinguishes the cell
 * @param claims number of claims in the full exam
 * @param trial one claim
 * @param criteria what is asked
 */
record Cell(String kind, String detail, int claims, Trial trial, List<Criterion> criteria) {

    /**
     * Shares of all claims.
     *
     * @param claims number of claims
     * @param replicas mean number at which runs stopped
     * @param stopped share that stopped by width
     */
    record Result(
            Cell cell,
            int claims,
            double supported,
            double refuted,
            double covered,
            double replicas,
            double stopped) {

        double figure(Criterion.Metric metric) {
            return switch (metric) {
                case SUPPORTED -> supported;
                case REFUTED -> refuted;
                case COVERED -> covered;
            };
        }

        boolean isMetWithin(double sigmas) {
            return cell.criteria.stream()
                    .allMatch(c -> c.isMetWithin(figure(c.metric()), claims, sigmas));
        }

        boolean isMet() {
            return cell.criteria.stream().allMatch(c -> c.isMet(figure(c.metric())));
        }
    }

    /** The same cell with what truth it has in its name. */
    String name() {
        return kind + ": " + detail;
    }

    /** Runs a number of claims from a stream keyed by root seed and the cell's name. */
    Result run(int count, long rootSeed) {
        CRC32 crc = new CRC32();
        crc.update(name().getBytes(StandardCharsets.UTF_8));
        UniformRandomProvider random =
                RandomSource.L64_X128_MIX.create(new long[] {rootSeed, crc.getValue()});
        double[] sums = new double[5];
        for (int k = 0; k < count; k++) {
            Trial.Outcome outcome = trial.run(random);
            switch (outcome.decision()) {
                case SUPPORTED -> sums[0]++;
                case REFUTED -> sums[1]++;
                case UNDECIDED -> {}
            }
            sums[2] += outcome.covered() ? 1 : 0;
            sums[3] += outcome.replicas();
            sums[4] += outcome.stopped() ? 1 : 0;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= count;
        }
        return new Result(this, count, sums[0], sums[1], sums[2], sums[3], sums[4]);
    }
}
