package org.limitlab.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rate plot: gaps against size (or time), the fitted law with the interval of its line, the
 * claimed law with its margin as a wedge, and the noise floor.
 *
 * @param measured gaps with their intervals, groups that differ in look or are not fitted
 * @param noiseFloor the gap that noise alone would show, NaN for none
 */
public record RateChart(
        Text title,
        Tone tone,
        Axis x,
        Axis y,
        List<Measured> measured,
        Optional<Law> fit,
        Optional<Law> claim,
        double noiseFloor) {

    /**
     * Measured gaps.
     *
     * @param lower lower ends of their intervals, empty for none
     * @param upper upper ends of their intervals, empty for none
     * @param fitted false for points outside the window of the fit: drawn hollow
     */
    public record Measured(
            Text name, Samples x, Samples y, Samples lower, Samples upper, boolean fitted) {}

    /**
     * A law drawn as a curve with a region around it.
     *
     * @param lower lower edge of the region, empty for none
     * @param upper upper edge of the region, empty for none
     */
    public record Law(Text name, Samples x, Samples y, Samples lower, Samples upper) {
        /**
         * The claimed power law {@code y = level (x / pivot)^exponent}: its margin a wedge of
         * slopes about the pivot.
         *
         * @param exponent as claimed, negative for a decay
         * @param margin of the exponent, 0 for none
         */
        public static Law power(
                Text name, double exponent, double margin, double pivot, double level, Samples at) {
            Samples low = at.map(x -> bound(x / pivot, exponent, -margin, level));
            Samples high = at.map(x -> bound(x / pivot, exponent, margin, level));
            return new Law(name, at, at.map(x -> level * Math.pow(x / pivot, exponent)), low, high);
        }

        private static double bound(double ratio, double exponent, double margin, double level) {
            return level * Math.pow(ratio, ratio < 1 ? exponent - margin : exponent + margin);
        }

        /** {@code claimed: slope −0.5 ± 0.075}. */
        public static Text claimedName(double slope, double margin) {
            return Text.plain(
                    "claimed: slope "
                            + Numbers.line(slope, 4)
                            + " \u00b1 "
                            + Numbers.line(margin, 3));
        }

        /** {@code fit: slope −0.543, 95 % [−0.569, −0.516]}. */
        public static Text fittedName(double slope, double lower, double upper) {
            return Text.plain(
                    "fit: slope "
                            + Numbers.estimate(slope, lower, upper)
                            + ", 95 % "
                            + Numbers.interval(lower, upper));
        }
    }

    public RateChart {
        measured = List.copyOf(measured);
    }

    /** The picture. */
    public Chart chart() {
        List<Layer> layers = new ArrayList<>();
        if (noiseFloor > 0) {
            Text words = Text.plain("noise floor: points here are shown, not fitted");
            layers.add(
                    new Layer.Region(
                            Text.empty(),
                            Look.ground(),
                            Layer.Along.Y,
                            Double.NaN,
                            noiseFloor,
                            words));
        }
        claim.ifPresent(law -> addBand(layers, law, Look.claim()));
        fit.ifPresent(law -> addBand(layers, law, Look.finite(0)));
        fit.ifPresent(law -> layers.add(new Layer.Line(law.name, Look.finite(0), law.x, law.y)));
        claim.ifPresent(law -> layers.add(new Layer.Line(law.name, Look.claim(), law.x, law.y)));
        for (int i = 0; i < measured.size(); i++) {
            Measured one = measured.get(i);
            layers.add(
                    new Layer.Points(
                            one.name,
                            Look.finite(0),
                            one.x,
                            one.y,
                            one.lower,
                            one.upper,
                            one.fitted));
        }
        return new Chart(title, tone, x, List.of(new Panel(y, 1, layers)), true);
    }

    private static void addBand(List<Layer> layers, Law law, Look look) {
        if (!law.lower.isEmpty()) {
            layers.add(new Layer.Band(Text.empty(), look, law.x, law.lower, law.upper));
        }
    }
}
