package org.limitlab.report;

import org.limitlab.core.model.Reduction;
import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.chart.Text;

import java.util.ArrayList;
import java.util.List;

/**
 * A quantity over two axes.
 *
 * @param values shape (y, x)
 * @param x edges
 * @param y edges
 */
record HeatMap(double[] values, double[] x, double[] y, Text xLabel, Text yLabel) {

    /** Values below zero down to this share of the largest are rounding, not a second sign. */
    private static final double SIGNED = 0.02;

    /** A vector over time; times that have no logarithm are left out where one is drawn. */
    static HeatMap overTime(Shown one, Scale timeScale, Scale axisScale) {
        double[] all = one.values().times();
        int skipped = 0;
        while (skipped < all.length - 1 && !Double.isFinite(timeScale.forward(all[skipped]))) {
            skipped++;
        }
        double[] times = java.util.Arrays.copyOfRange(all, skipped, all.length);
        double[] axis = one.axis();
        double[] values = new double[times.length * axis.length];
        boolean fractions = one.values().observable().reduction() == Reduction.HISTOGRAM;
        Bins bins = Bins.of(one);
        for (int t = 0; t < times.length; t++) {
            for (int i = 0; i < axis.length; i++) {
                double value = one.values().values()[(t + skipped) * axis.length + i];
                double width = fractions ? bins.edges()[i + 1] - bins.edges()[i] : 1;
                values[i * times.length + t] = value / width;
            }
        }
        return new HeatMap(
                values,
                Bins.edges(times, timeScale),
                Bins.edges(axis, axisScale),
                Axis.label("time", "t", ""),
                label(one, 0));
    }

    /** A matrix at one time: its first axis upwards, its second one to the right. */
    static HeatMap ofMatrix(Shown one, int time) {
        double[] rows = one.axis(0).values();
        double[] columns = one.axis(1).values();
        return new HeatMap(
                Shown.atTime(one.values().values(), time, one.size()),
                Bins.edges(columns, Scale.LINEAR),
                Bins.edges(rows, Scale.LINEAR),
                label(one, 1),
                label(one, 0));
    }

    private static Text label(Shown one, int axis) {
        return Axis.label(one.axis(axis).id(), "", one.axis(axis).unit());
    }

    /** Maps beside each other have the same colours for the same values. */
    static List<Layer> layers(List<HeatMap> maps, Text name) {
        double low = maps.stream().mapToDouble(m -> Samples.of(m.values).min()).min().orElse(0);
        double high = maps.stream().mapToDouble(m -> Samples.of(m.values).max()).max().orElse(0);
        boolean signed = low < -SIGNED * Math.abs(high);
        Layer.Ramp ramp = signed ? Layer.Ramp.DIVERGING : Layer.Ramp.SEQUENTIAL;
        List<Layer> layers = new ArrayList<>();
        for (HeatMap map : maps) {
            layers.add(
                    new Layer.Heat(
                            name,
                            Samples.of(map.x),
                            Samples.of(map.y),
                            Samples.of(map.values),
                            ramp,
                            low,
                            high));
        }
        return layers;
    }
}
