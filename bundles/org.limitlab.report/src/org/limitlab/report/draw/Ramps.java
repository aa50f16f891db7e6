package org.limitlab.report.draw;

import org.limitlab.report.chart.Layer;

import java.awt.Color;

/**
 * Colours of heat maps, both even in lightness and safe for the colour-blind: viridis (CC0) and a
 * blue to red ramp.
 */
final class Ramps {
    private static final int[] VIRIDIS = {
        0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
        0xFDE725
    };
    private static final int[] DIVERGING = {
        0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D,
        0xB2182B, 0x67001F
    };

    private Ramps() {}

    /**
     * The colour at a part of the ramp.
     *
     * @param part 0 to 1, clamped
     */
    static Color colour(Layer.Ramp ramp, double part) {
        int[] stops = ramp == Layer.Ramp.DIVERGING ? DIVERGING : VIRIDIS;
        double place = Math.clamp(part, 0, 1) * (stops.length - 1);
        int low = Math.min((int) place, stops.length - 2);
        double t = place - low;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = stops[low] >> shift & 0xFF;
            double to = stops[low + 1] >> shift & 0xFF;
            colour |= (int) Math.round(from + t * (to - from)) << shift;
        }
        return new Color(colour);
    }

    /** The values at the ends of a map's colour bar; zero lies in the middle of a diverging one. */
    static double[] ends(Layer.Heat heat) {
        double low = Double.isNaN(heat.lower()) ? heat.values().min() : heat.lower();
        double high = Double.isNaN(heat.upper()) ? heat.values().max() : heat.upper();
        if (heat.ramp() == Layer.Ramp.DIVERGING) {
            double far = Math.max(Math.abs(low), Math.abs(high));
            return new double[] {-far, far};
        }
        return new double[] {low, high};
    }
}
