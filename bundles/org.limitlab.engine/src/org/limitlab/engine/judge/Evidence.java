package org.limitlab.engine.judge;

import org.limitlab.core.model.Reduction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was measured for one claim, point by point, whoever measured it.
 *
 * @param spots one for each point of the axes that the claim is about
 * @param reduction of the measured observable where the claim names none
 * @param external true if another program made the numbers
 * @param coupled axes along which replica r shares its noise
 */
public record Evidence(
        List<Spot> spots, Reduction reduction, boolean external, Set<String> coupled) {

    /**
     * One point.
     *
     * @param point value on each axis, as text
     * @param numbers values of all scalar parameters, for formulas
     * @param of the measured side
     * @param others the sides that it is compared with, in the order of the claim
     * @param paired for each other side: true if its replica r shares its noise with replica r of
     *     the measured side
     * @param stepCheck the measured side at half the numerical step on the same noise
     * @param cells keys of the simulated cells that were read, for a run that may go on
     */
    public record Spot(
            Map<String, String> point,
            Map<String, Double> numbers,
            Data of,
            List<Data> others,
            List<Boolean> paired,
            Optional<Data> stepCheck,
            List<String> cells) {

        public Spot {
            point = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(point));
            numbers = Map.copyOf(numbers);
            others = List.copyOf(others);
            paired = List.copyOf(paired);
            cells = List.copyOf(cells);
        }

        /** Value of a parameter as a number. */
        public double number(String name) {
            Double value = numbers.get(name);
            if (value == null) {
                throw new IllegalArgumentException("\"" + name + "\" has no value here");
            }
            return value;
        }

        /** {@code particles = 50, dimension = 2}; empty without axes. */
        public String label() {
            StringBuilder text = new StringBuilder();
            point.forEach((k, v) -> text.append(text.isEmpty() ? "" : ", ").append(k + " = " + v));
            return text.toString();
        }

        /** Why some side has no numbers, if one has none. */
        public Optional<String> missing() {
            if (of.nothing().isPresent()) {
                return of.nothing();
            }
            return others.stream().flatMap(d -> d.nothing().stream()).findFirst();
        }
    }

    public Evidence {
        spots = List.copyOf(spots);
        coupled = Set.copyOf(coupled);
    }

    /** Points that share no noise. */
    public Evidence(List<Spot> spots, Reduction reduction, boolean external) {
        this(spots, reduction, external, Set.of());
    }
}
