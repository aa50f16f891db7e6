package org.limitlab.family.transformers;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.math.pde.CircleTransport;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Distribution functions of mean-field laws that were computed before: replicas of a cell compare
 * themselves with the same one, and arrive in small batches. A pure function with a memory of its
 * last values, so results do not depend on it. Thread-safe.
 */
final class LawMemo {

    private static final double TOLERANCE = 1e-5;
    private static final int MODES = 2048;
    private static final int CELLS = 1024;
    private static final int MOST = 64;

    private final Map<List<Object>, double[]> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<List<Object>, double[]> eldest) {
                    return size() > MOST;
                }
            };

    /**
     * The distribution function at a time, at 1024 equal cells; to 1e-5 in each mode.
     *
     * @throws NumericalFailure if the law is too narrow there, or its start has no density
     */
    synchronized double[] cdf(SelfAttention.Parameters p, double time) {
        return known.computeIfAbsent(key(p, time), k -> compute(p, time));
    }

    private static List<Object> key(SelfAttention.Parameters p, double time) {
        MeanFieldLaw.Shape s = p.shape();
        return List.of(
                time,
                p.inverseTemperature(),
                p.strength(),
                p.attention(),
                p.start(),
                s.mode(),
                s.amplitude(),
                Arrays.toString(s.means()),
                Arrays.toString(s.weights()),
                s.spread(),
                s.clusters(),
                Arrays.deepToString(s.initial()),
                s.rotation());
    }

    private static double[] compute(SelfAttention.Parameters p, double time) {
        try {
            CircleTransport.Solution law =
                    MeanFieldLaw.of(
                                    p.inverseTemperature(),
                                    p.strength(),
                                    p.attention(),
                                    MeanFieldLaw.start(p.start(), p.shape()))
                            .at(new double[] {time}, TOLERANCE, MODES, () -> false);
            return MeanFieldLaw.cdf(law, 0, CELLS);
        } catch (ArithmeticException | NoPrediction e) {
            throw new NumericalFailure("no mean-field law to compare with: " + e.getMessage(), e);
        }
    }
}
