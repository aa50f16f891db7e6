package org.limitlab.math.stats;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Quantile of the supremum of a studentised mean curve by the Gaussian multiplier bootstrap. Given
 * the data the bootstrap curve is Gaussian with the sample correlations, so it is drawn through a
 * factor of them: the standardised data themselves, or the Cholesky factor of their correlations
 * where that is smaller.
 */
final class SupQuantile {

    private static final int DRAWS = 4000;

    /** Rows: components that vary; columns: independent normals. */
    private final double[][] factor;

    /**
     * @param samples shape (replicas, components)
     * @param means of the components
     */
    SupQuantile(double[][] samples, List<Estimate> means) {
        int replicas = samples.length;
        int[] varying =
                IntStream.range(0, means.size())
                        .filter(j -> means.get(j).standardError() > 0)
                        .toArray();
        double[][] rows = new double[varying.length][replicas];
        for (int k = 0; k < varying.length; k++) {
            Estimate mean = means.get(varying[k]);
            double scale = 1 / (mean.standardError() * Math.sqrt(replicas * (replicas - 1.0)));
            for (int r = 0; r < replicas; r++) {
                rows[k][r] = (samples[r][varying[k]] - mean.value()) * scale;
            }
        }
        factor = rows.length < replicas ? cholesky(rows) : rows;
    }

    /** The level-quantile; 0 if no component varies. */
    double quantile(double level, UniformRandomProvider random) {
        if (factor.length == 0) {
            return 0;
        }
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] suprema = new double[DRAWS];
        double[] xi = new double[factor[factor.length - 1].length];
        for (int b = 0; b < DRAWS; b++) {
            for (int i = 0; i < xi.length; i++) {
                xi[i] = normal.sample();
            }
            suprema[b] = supremum(xi);
        }
        Arrays.sort(suprema);
        return suprema[(int) Math.min(DRAWS - 1, Math.ceil(level * (DRAWS + 1)) - 1)];
    }

    private double supremum(double[] xi) {
        double largest = 0;
        for (double[] row : factor) {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * xi[i];
            }
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }

    /** Lower triangular L with L L' = rows rows'; dependent rows get a zero pivot. */
    private static double[][] cholesky(double[][] rows) {
        int n = rows.length;
        double[][] l = new double[n][];
        for (int i = 0; i < n; i++) {
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = dot(rows[i], rows[j], rows[i].length) - dot(l[i], l[j], j);
                if (i == j) {
                    l[i][i] = sum > 1e-10 ? Math.sqrt(sum) : 0;
                } else {
                    l[i][j] = l[j][j] == 0 ? 0 : sum / l[j][j];
                }
            }
        }
        return l;
    }

    private static double dot(double[] a, double[] b, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
