package org.limitlab.report;

import org.limitlab.core.claim.Outcome;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Validity maps over one or two axes; a map over more has a picture for each value of the others.
 */
record MapCharts(Verdict verdict, Text title, Labels labels) {
    private static final int MOST_MAPS = 6;

    List<ClaimPage.Picture> all() {
        List<String> axes = verdict.claim().map();
        String xAxis = axes.getFirst();
        String yAxis = axes.size() > 1 ? axes.get(1) : "";
        List<ClaimPage.Picture> pictures = new ArrayList<>();
        for (Map<String, String> slice :
                slices(axes.subList(Math.min(2, axes.size()), axes.size()))) {
            List<Verdict.MapPoint> points =
                    verdict.map().stream()
                            .filter(p -> p.point().entrySet().containsAll(slice.entrySet()))
                            .toList();
            Text where =
                    slice.isEmpty()
                            ? title
                            : title.plus(", " + slice.toString().replaceAll("[{}]", ""));
            pictures.add(new ClaimPage.Picture("validity", chart(where, points, xAxis, yAxis)));
        }
        return pictures;
    }

    private List<Map<String, String>> slices(List<String> others) {
        return verdict.map().stream()
                .map(
                        p -> {
                            Map<String, String> slice = new java.util.LinkedHashMap<>();
                            others.forEach(axis -> slice.put(axis, p.point().get(axis)));
                            return slice;
                        })
                .distinct()
                .limit(MOST_MAPS)
                .toList();
    }

    private Chart chart(Text where, List<Verdict.MapPoint> points, String xAxis, String yAxis) {
        Grid columns = Grid.of(points, xAxis);
        Grid rows = yAxis.isEmpty() ? Grid.SINGLE : Grid.of(points, yAxis);
        List<Tone> tones = new ArrayList<>();
        List<Boolean> outside = new ArrayList<>();
        for (String row : rows.names) {
            for (String column : columns.names) {
                Verdict.MapPoint found =
                        points.stream()
                                .filter(p -> p.point().get(xAxis).equals(column))
                                .filter(p -> yAxis.isEmpty() || p.point().get(yAxis).equals(row))
                                .findFirst()
                                .orElse(null);
                tones.add(
                        found == null
                                ? Tone.NEUTRAL
                                : found.outcome()
                                        .map(Outcome::name)
                                        .map(ClaimPage::tone)
                                        .orElse(Tone.NEUTRAL));
                outside.add(
                        found != null
                                && found.claimedDomain().isPresent()
                                && !found.claimedDomain().get());
            }
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Verdicts(columns.at, rows.at, tones));
        if (outside.contains(true)) {
            layers.add(
                    new Layer.Outside(
                            Text.plain("outside the theory's stated domain"),
                            columns.at,
                            rows.at,
                            outside));
        }
        Tone tone = ClaimPage.tone(verdict.outcome().name());
        return new Chart(
                where,
                tone,
                columns.axis(labels.axis(xAxis)),
                List.of(new Panel(rows.axis(labels.axis(yAxis)), 1, layers)),
                true);
    }

    /** The values of one axis of a map: numbers in their places, or names side by side. */
    private record Grid(List<String> names, Samples at, boolean numbers) {
        static final Grid SINGLE = new Grid(List.of(""), Samples.of(0), false);
        private static final double LOG_FROM = 8;

        static Grid of(List<Verdict.MapPoint> points, String axis) {
            List<String> names = points.stream().map(p -> p.point().get(axis)).distinct().toList();
            if (!names.stream().allMatch(ClaimCharts::isNumber)) {
                return new Grid(
                        names,
                        Samples.of(
                                java.util.stream.IntStream.range(0, names.size())
                                        .asDoubleStream()
                                        .toArray()),
                        false);
            }
            List<String> sorted = new ArrayList<>(names);
            sorted.sort(java.util.Comparator.comparingDouble(Double::parseDouble));
            return new Grid(
                    sorted,
                    Samples.of(sorted.stream().mapToDouble(Double::parseDouble).toArray()),
                    true);
        }

        Axis axis(Text label) {
            if (!numbers) {
                return Axis.categories(label, names.stream().map(Text::plain).toList());
            }
            boolean log = at.min() > 0 && at.max() / at.min() >= LOG_FROM && isGeometric();
            Axis axis = log ? Axis.log(label) : Axis.linear(label);
            return at.size() <= 12 ? axis.withTicksAt(at) : axis;
        }

        /** True where ratios of neighbours are more alike than their differences. */
        private boolean isGeometric() {
            TreeSet<Double> ratios = new TreeSet<>();
            TreeSet<Double> differences = new TreeSet<>();
            for (int i = 1; i < at.size(); i++) {
                ratios.add(at.at(i) / at.at(i - 1));
                differences.add(at.at(i) - at.at(i - 1));
            }
            return !ratios.isEmpty()
                    && ratios.last() / ratios.first() < differences.last() / differences.first();
        }
    }
}
