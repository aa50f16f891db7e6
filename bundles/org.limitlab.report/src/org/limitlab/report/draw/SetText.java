package org.limitlab.report.draw;

import org.limitlab.report.chart.Text;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * A label with every run in its place. Widths are those of the unhinted outlines, so that screen,
 * SVG and PDF agree.
 *
 * @param width of the whole, in the units of the font size
 * @param ascent above the baseline, scripts included
 * @param descent below the baseline, scripts included
 */
record SetText(List<Piece> pieces, double width, double ascent, double descent) {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** Heights of DejaVu Sans in ems: of capitals and figures, and of descenders. */
    private static final double CAP_HEIGHT = 0.76;

    private static final double DEPTH = 0.20;

    /**
     * One run.
     *
     * @param x of its left end, from the start of the label
     * @param rise of its baseline over the label's
     */
    record Piece(String text, Font font, double x, double rise) {}

    /** How a label is fastened: the part of it that lies at the given place. */
    enum Anchor {
        LEFT(0),
        CENTRE(0.5),
        RIGHT(1);

        private final double fraction;

        Anchor(double fraction) {
            this.fraction = fraction;
        }
    }

    /** Sets a label; {@code bold} concerns words, symbols stay as they are. */
    static SetText of(Text text, double size, boolean bold) {
        List<Piece> pieces = new ArrayList<>();
        double x = 0;
        double scriptStart = 0;
        double farthest = 0;
        double ascent = CAP_HEIGHT * size;
        double descent = DEPTH * size;
        double lastRise = 0;
        for (Text.Run run : text.runs()) {
            if (run.stacked()) {
                x = scriptStart;
            } else if (run.rise() == 0) {
                x = Math.max(x, farthest);
            } else if (lastRise == 0) {
                scriptStart = x;
            }
            Font font = font(run, size, bold);
            pieces.add(new Piece(run.text(), font, x, run.rise() * size));
            x += advance(run.text(), font);
            farthest = Math.max(farthest, x);
            ascent = Math.max(ascent, (run.rise() + CAP_HEIGHT * run.size()) * size);
            descent = Math.max(descent, (DEPTH * run.size() - run.rise()) * size);
            lastRise = run.rise();
        }
        return new SetText(List.copyOf(pieces), farthest, ascent, descent);
    }

    private static Font font(Text.Run run, double size, boolean bold) {
        Fonts fonts = Fonts.get();
        double actual = run.size() * size;
        if (run.italic()) {
            return fonts.oblique(actual);
        }
        return bold && run.size() == 1 ? fonts.bold(actual) : fonts.regular(actual);
    }

    private static double advance(String text, Font font) {
        return font.createGlyphVector(EXACT, text).getGlyphPosition(text.length()).getX();
    }

    double height() {
        return ascent + descent;
    }

    /** Draws the label with its baseline through (x, y). */
    void draw(Graphics2D g, double x, double y, Anchor anchor) {
        double left = x - anchor.fraction * width;
        for (Piece piece : pieces) {
            if (piece.text().isBlank()) {
                continue;
            }
            g.setFont(piece.font());
            g.drawString(piece.text(), (float) (left + piece.x()), (float) (y - piece.rise()));
        }
    }

    /**
     * Draws the label upwards, as beside a y axis: its baseline is the vertical line at x, its
     * middle is at y.
     */
    void drawUpwards(Graphics2D g, double x, double y) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        draw(g, 0, 0, Anchor.CENTRE);
        g.setTransform(before);
    }
}
