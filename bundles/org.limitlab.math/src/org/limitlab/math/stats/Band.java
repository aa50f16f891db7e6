package org.limitlab.math.stats;

import org.apache.commons.rng.UniformRandomProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/**
 * Intervals of all components of a curve or list: each one's own, and a family that covers all
 * components together.
 *
 * @param components in order
 * @param method how the family was made
 */
public record Band(List<Component> components, Method method) {

    /** From this many replicas on a band of means is made by the multiplier bootstrap. */
    public static final int BOOTSTRAP_REPLICAS = 128;

    /** How simultaneous intervals are made. */
    public enum Method {
        /** One component: nothing to correct. */
        SINGLE,
        /** Bonferroni: any dependence. */
        BONFERRONI,
        /** Šidák: independent components. */
        INDEPENDENT,
        /** Gaussian multiplier bootstrap of the studentised supremum, moved from normal to t. */
        MULTIPLIER_BOOTSTRAP
    }

    /**
     * One component.
     *
     * @param value the estimate
     * @param standardError NaN where the interval does not come from one
     * @param own interval of the stated level
     * @param simultaneous interval of the family; contains {@code own}
     */
    public record Component(
            double value, double standardError, Interval own, Interval simultaneous) {}

    public Band {
        components = List.copyOf(components);
    }

    /**
     * Band of the means of a random curve from independent replicas: Student's t with Bonferroni
     * below 128 replicas; from there the multiplier bootstrap of the studentised supremum, its
     * quantile moved from normal to t by equal tails. Constant components have intervals of width
     * 0.
     *
     * @param samples shape (replicas, components); everything is unknown below two replicas
     * @param level joint confidence level
     * @param random draws the multipliers; used from 128 replicas on alone
     */
    public static Band ofMeans(double[][] samples, double level, UniformRandomProvider random) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("a band needs replicas");
        }
        int count = samples[0].length;
        List<Estimate> means = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            means.add(Moments.of(column(samples, j)).meanEstimate());
        }
        if (count == 1) {
            return of(means, level, level, Method.SINGLE);
        }
        double bonferroni = Intervals.bonferroniLevel(level, count);
        if (samples.length < BOOTSTRAP_REPLICAS) {
            return of(means, level, bonferroni, Method.BONFERRONI);
        }
        double critical = new SupQuantile(samples, means).quantile(level, random);
        double joint = 1 - 2 * Distributions.normalCdf(-critical);
        double safe = Math.min(bonferroni, Math.max(level, joint));
        return of(means, level, safe, Method.MULTIPLIER_BOOTSTRAP);
    }

    /** Band of estimates from independent data: a list over sizes, say. */
    public static Band ofIndependent(List<Estimate> estimates, double level) {
        double family = Intervals.familyLevel(level, estimates.size());
        return of(estimates, level, family, method(estimates.size(), Method.INDEPENDENT));
    }

    /** Band of estimates in any dependence: statistics of a curve other than means. */
    public static Band ofDependent(List<Estimate> estimates, double level) {
        double family = Intervals.bonferroniLevel(level, estimates.size());
        return of(estimates, level, family, method(estimates.size(), Method.BONFERRONI));
    }

    /**
     * Band of probabilities by Clopper and Pearson.
     *
     * @param successes shape (components)
     * @param trials shape (components)
     * @param independent true if components come from different replicas
     */
    public static Band ofProbabilities(
            int[] successes, int[] trials, boolean independent, double level) {
        int n = successes.length;
        double family =
                independent ? Intervals.familyLevel(level, n) : Intervals.bonferroniLevel(level, n);
        List<Component> components = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            components.add(
                    new Component(
                            (double) successes[j] / trials[j],
                            Double.NaN,
                            Intervals.probability(successes[j], trials[j], level),
                            Intervals.probability(successes[j], trials[j], family)));
        }
        Method method = independent ? Method.INDEPENDENT : Method.BONFERRONI;
        return new Band(components, method(n, method));
    }

    /**
     * Adds deterministic errors to all intervals.
     *
     * @param errors at least 0, shape (components)
     */
    public Band widen(double[] errors) {
        return rebuild(
                j -> {
                    Component c = components.get(j);
                    return new Component(
                            c.value,
                            c.standardError,
                            c.own.widen(errors[j]),
                            c.simultaneous.widen(errors[j]));
                });
    }

    /** The band of an increasing function of each component, such as the root of a mean square. */
    public Band map(DoubleUnaryOperator increasing) {
        return rebuild(
                j -> {
                    Component c = components.get(j);
                    return new Component(
                            increasing.applyAsDouble(c.value),
                            Double.NaN,
                            mapped(c.own, increasing),
                            mapped(c.simultaneous, increasing));
                });
    }

    /**
     * SUPPORTED when every component's own interval is inside its region, REFUTED when at least one
     * simultaneous interval is wholly outside.
     *
     * @param regions by component
     */
    public Decision decide(IntFunction<Region> regions) {
        List<Decision.Component> list = new ArrayList<>();
        for (int j = 0; j < components.size(); j++) {
            Component c = components.get(j);
            list.add(new Decision.Component(c.own, c.simultaneous, regions.apply(j)));
        }
        return Decision.ofAll(list);
    }

    private Band rebuild(IntFunction<Component> component) {
        List<Component> list = new ArrayList<>();
        for (int j = 0; j < components.size(); j++) {
            list.add(component.apply(j));
        }
        return new Band(list, method);
    }

    private static Interval mapped(Interval interval, DoubleUnaryOperator increasing) {
        return new Interval(
                increasing.applyAsDouble(interval.lower()),
                increasing.applyAsDouble(interval.upper()));
    }

    private static Band of(List<Estimate> estimates, double own, double family, Method method) {
        List<Component> components = new ArrayList<>();
        for (Estimate e : estimates) {
            components.add(
                    new Component(
                            e.value(), e.standardError(), e.interval(own), e.interval(family)));
        }
        return new Band(components, method);
    }

    private static Method method(int count, Method many) {
        return count == 1 ? Method.SINGLE : many;
    }

    private static double[] column(double[][] samples, int j) {
        double[] column = new double[samples.length];
        for (int r = 0; r < column.length; r++) {
            column[r] = samples[r][j];
        }
        return column;
    }
}
