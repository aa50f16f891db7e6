package org.limitlab.report.draw;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.limitlab.report.chart.Look;
import org.limitlab.report.chart.Tone;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.List;

/**
 * Colours and patterns of a drawing. The series colours are those of Okabe and Ito (Color Universal
 * Design, 2008), which the colour-blind can tell apart, in an order where neighbours differ in
 * lightness too.
 */
public enum Theme {
    @JsonProperty("light")
    LIGHT(
            new Color(0xFFFFFF),
            new Color(0x1A1A1A),
            new Color(0x5C5C5C),
            new Color(0xE9E9E9),
            List.of(
                    new Color(0x0072B2),
                    new Color(0xD55E00),
                    new Color(0x009E73),
                    new Color(0xCC79A7),
                    new Color(0xE69F00),
                    new Color(0x56B4E9)),
            List.of(
                    new Color(0x00694B),
                    new Color(0xB33A00),
                    new Color(0x6E6480),
                    new Color(0x005A9C)),
            List.of(
                    new Color(0xA6DCC9),
                    new Color(0xF6BC98),
                    new Color(0xDCD8E4),
                    new Color(0xB4D3EC))),
    @JsonProperty("dark")
    DARK(
            new Color(0x1E1F22),
            new Color(0xE6E6E6),
            new Color(0xA8A8A8),
            new Color(0x323439),
            List.of(
                    new Color(0x4AA8E0),
                    new Color(0xF58A42),
                    new Color(0x2FC299),
                    new Color(0xE39BC2),
                    new Color(0xF2B632),
                    new Color(0x94D2F7)),
            List.of(
                    new Color(0x4FD1AB),
                    new Color(0xFF9A66),
                    new Color(0xC9C0D6),
                    new Color(0x7CC0F5)),
            List.of(
                    new Color(0x1D5C49),
                    new Color(0x7A3A17),
                    new Color(0x4A4654),
                    new Color(0x1F4E75)));

    private static final float[][] DASHES = {
        {6f, 3.5f}, {9f, 3f, 2f, 3f}, {2f, 2.5f}, {12f, 3f, 2f, 3f, 2f, 3f}
    };

    private final Color background;
    private final Color ink;
    private final Color quiet;
    private final Color ground;
    private final List<Color> series;
    private final List<Color> tones;
    private final List<Color> fills;

    Theme(
            Color background,
            Color ink,
            Color quiet,
            Color ground,
            List<Color> series,
            List<Color> tones,
            List<Color> fills) {
        this.background = background;
        this.ink = ink;
        this.quiet = quiet;
        this.ground = ground;
        this.series = series;
        this.tones = tones;
        this.fills = fills;
    }

    Color background() {
        return background;
    }

    /** Text, axes, theory. */
    Color ink() {
        return ink;
    }

    /** Words that should not speak first. */
    Color quiet() {
        return quiet;
    }

    /** Strips and wedges behind the data. */
    Color ground() {
        return ground;
    }

    Color colour(Look look) {
        return switch (look.role()) {
            case FINITE, MEMBER -> series.get(look.rank() % series.size());
            case THEORY, CLAIM -> ink;
            case GROUND -> quiet;
        };
    }

    /** The strong colour of a verdict, for words and marks. */
    Color tone(Tone tone) {
        return tone == Tone.NEUTRAL ? ink : tones.get(tone.ordinal() - 1);
    }

    /** The light colour of a verdict, for cells. */
    Color fill(Tone tone) {
        return tone == Tone.NEUTRAL ? background : fills.get(tone.ordinal() - 1);
    }

    Stroke stroke(Look look) {
        return switch (look.role()) {
            case FINITE -> solid(1.8f);
            case MEMBER -> solid(0.9f);
            case THEORY -> dashed(1.6f, DASHES[look.rank() % DASHES.length]);
            case CLAIM -> dashed(1.4f, DASHES[0]);
            case GROUND -> solid(0.9f);
        };
    }

    static Stroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    private static Stroke dashed(float width, float[] dash) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dash, 0f);
    }

    /**
     * Every colour with a name for style sheets, in a fixed order: the names are the same in both
     * themes.
     */
    List<Named> named() {
        List<Named> named = new java.util.ArrayList<>();
        named.add(new Named("paper", background));
        named.add(new Named("ink", ink));
        named.add(new Named("quiet", quiet));
        named.add(new Named("ground", ground));
        for (int i = 0; i < series.size(); i++) {
            named.add(new Named("series-" + i, series.get(i)));
        }
        for (int i = 0; i < tones.size(); i++) {
            String tone = Tone.values()[i + 1].name().toLowerCase(java.util.Locale.ROOT);
            named.add(new Named(tone, tones.get(i)));
            named.add(new Named(tone + "-fill", fills.get(i)));
        }
        return List.copyOf(named);
    }

    /** The colours as declarations of a style sheet: {@code --ink: #1a1a1a; ...}. */
    public String styleVariables() {
        StringBuilder css = new StringBuilder();
        for (Named one : named()) {
            int rgb = one.colour.getRGB() & 0xFFFFFF;
            css.append(String.format(java.util.Locale.ROOT, "--%s: #%06x; ", one.name, rgb));
        }
        return css.toString().stripTrailing();
    }

    /** A colour under its style sheet name. */
    record Named(String name, Color colour) {}
}
