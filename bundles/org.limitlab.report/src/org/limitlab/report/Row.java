package org.limitlab.report;

import org.limitlab.core.model.Reduction;
import org.limitlab.engine.summary.SideValues;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.OverlayChart;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Text;

import java.util.List;
import java.util.Optional;

/**
 * One curve or row of points of a side.
 *
 * @param suffix of the name: which entry, or which time
 */
record Row(Shown one, String suffix, Samples x) {

    /** Takes what a row shows out of all values of a side. */
    interface Cut {
        double[] of(double[] all);
    }

    OverlayChart.Finite finite(Cut cut, Optional<Shown> against) {
        SideValues v = one.values();
        Samples lower = Samples.of(cut.of(v.lower()));
        boolean interval = Double.isFinite(lower.min());
        return new OverlayChart.Finite(
                Text.of(one.name() + suffix),
                x,
                Samples.of(cut.of(v.values())),
                interval ? lower : Samples.empty(),
                interval ? Samples.of(cut.of(v.upper())) : Samples.empty(),
                against.map(t -> residual(cut, t.values())).orElse(Samples.empty()));
    }

    private Samples residual(Cut cut, SideValues theory) {
        double[] value = cut.of(one.values().values());
        double[] error = cut.of(one.values().standardErrors());
        double[] says = cut.of(theory.values());
        boolean circular = one.values().observable().reduction() == Reduction.CIRCULAR_MEAN;
        double[] residual = new double[value.length];
        for (int i = 0; i < residual.length; i++) {
            double gap = value[i] - says[i];
            gap = circular ? Math.IEEEremainder(gap, 2 * Math.PI) : gap;
            residual[i] = error[i] > 0 ? gap / error[i] : Double.NaN;
        }
        Samples all = Samples.of(residual);
        return Double.isFinite(all.min()) ? all : Samples.empty();
    }

    OverlayChart.Limit limit(Cut cut, Layer.Join join) {
        return new OverlayChart.Limit(
                one.name() + suffix,
                one.standing(),
                x,
                Samples.of(cut.of(one.values().values())),
                join);
    }

    /** The theory that residuals are taken against: the first that speaks at the same point. */
    static Optional<Shown> against(Shown one, List<Shown> shown) {
        return shown.stream()
                .filter(Shown::isTheory)
                .filter(t -> t.point() == one.point() || isSingle(shown))
                .filter(t -> t.values().values().length == one.values().values().length)
                .findFirst();
    }

    private static boolean isSingle(List<Shown> shown) {
        return shown.stream().filter(Shown::isTheory).count() == 1;
    }

    /** True where theories stand without a simulation whose curves would tell them apart. */
    static boolean isAlone(List<Shown> shown) {
        return shown.stream().allMatch(Shown::isTheory);
    }
}
