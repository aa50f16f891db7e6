package org.limitlab.family.transformers.phases;

import java.util.ArrayList;
import java.util.List;

/**
 * The pairing limit for many clusters: only the closest pair moves, along its geodesic, the others
 * stand still, until the two are one at the merging angle; then the next closest pair. Cluster i
 * moves by a share w_j² / (w_i² + w_j²) of the way, since dot theta_i = (w_j/w_i) e sin phi.
 */
public final class PairingChain {

    private PairingChain() {}

    /**
     * Times of the mergers, rising.
     *
     * @param pair law of two clusters of equal weights: its beta and gamma
     * @param centres m unit vectors
     * @param weights m weights
     * @param merging angle at which two clusters become one
     * @return at most m - 1 times; clusters that are antipodal do not meet
     */
    public static double[] times(
            ClusterPair pair, double[][] centres, double[] weights, double merging) {
        List<double[]> x = new ArrayList<>(List.of(centres));
        List<Double> w = new ArrayList<>();
        for (double weight : weights) {
            w.add(weight);
        }
        List<Double> times = new ArrayList<>();
        double time = 0;
        while (x.size() > 1) {
            int[] closest = closest(x);
            int i = closest[0];
            int j = closest[1];
            double angle = angle(x.get(i), x.get(j));
            if (angle > Math.PI - 1e-9) {
                break;
            }
            double wi = w.get(i);
            double wj = w.get(j);
            if (angle > merging) {
                ClusterPair two = new ClusterPair(pair.beta(), pair.gamma(), true, wi, wj);
                time += two.pairingTime(angle, merging).value();
                times.add(time);
            }
            double share = wj * wj / (wi * wi + wj * wj);
            double way = angle <= merging ? 0 : share * (angle - merging);
            way += wj / (wi + wj) * Math.min(angle, merging);
            x.set(i, between(x.get(i), x.get(j), angle, way));
            w.set(i, wi + wj);
            x.remove(j);
            w.remove(j);
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int[] closest(List<double[]> x) {
        int[] best = {0, 1};
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.size(); i++) {
            for (int j = i + 1; j < x.size(); j++) {
                double angle = angle(x.get(i), x.get(j));
                if (angle < least) {
                    least = angle;
                    best = new int[] {i, j};
                }
            }
        }
        return best;
    }

    /** The angle between unit vectors, accurate also near 0 and pi. */
    public static double angle(double[] x, double[] y) {
        double sum = 0;
        double difference = 0;
        for (int a = 0; a < x.length; a++) {
            sum += (x[a] + y[a]) * (x[a] + y[a]);
            difference += (x[a] - y[a]) * (x[a] - y[a]);
        }
        return 2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum));
    }

    private static double[] between(double[] x, double[] y, double angle, double way) {
        double[] point = new double[x.length];
        double square = 0;
        for (int a = 0; a < x.length; a++) {
            point[a] =
                    angle < 1e-12
                            ? x[a]
                            : (Math.sin(angle - way) * x[a] + Math.sin(way) * y[a])
                                    / Math.sin(angle);
            square += point[a] * point[a];
        }
        for (int a = 0; a < x.length; a++) {
            point[a] /= Math.sqrt(square);
        }
        return point;
    }
}
