package org.limitlab.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.CurveChart;
import org.limitlab.report.chart.Fixtures;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Look;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class PictureTest {
    static Stream<Fixtures.Named> charts() {
        return Fixtures.all().stream();
    }

    private record Word(String text, Rectangle2D box) {}

    /** Every label of a picture with its box, read from the SVG. */
    private static List<Word> words(Chart chart, int width, int height) throws Exception {
        Figure figure =
                new Figure(chart, FigureSpec.ofClaim("rate", "r").sized(width, height), List.of());
        List<Word> words = new ArrayList<>();
        new SvgWords(words::add).read(SvgWriter.element(figure, "", false));
        return words;
    }

    @ParameterizedTest
    @MethodSource("charts")
    void noLabelTouchesAnotherOrLeavesThePicture(Fixtures.Named named) throws Exception {
        for (int[] size : new int[][] {{640, 480}, {480, 400}, {900, 420}}) {
            List<Word> words = words(named.chart(), size[0], size[1]);
            assertFalse(words.isEmpty());
            Rectangle2D page = new Rectangle2D.Double(0, 0, size[0], size[1]);
            for (int i = 0; i < words.size(); i++) {
                Word one = words.get(i);
                assertTrue(page.contains(one.box), one + " leaves the picture of " + named);
                for (int j = 0; j < i; j++) {
                    Word other = words.get(j);
                    assertFalse(
                            one.box.intersects(other.box),
                            named + ": " + one + " touches " + other);
                }
            }
        }
    }

    /** Reads the text elements of our own SVG with their places. */
    private record SvgWords(java.util.function.Consumer<Word> to) {
        void read(String svg) throws Exception {
            var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
            var document =
                    factory.newDocumentBuilder()
                            .parse(new org.xml.sax.InputSource(new java.io.StringReader(svg)));
            walk(
                    document.getDocumentElement(),
                    12,
                    false,
                    false,
                    new java.awt.geom.AffineTransform());
        }

        private void walk(
                org.w3c.dom.Element e,
                double size,
                boolean bold,
                boolean italic,
                java.awt.geom.AffineTransform at) {
            String ownSize = e.getAttribute("font-size").replace("px", "");
            double px = ownSize.isEmpty() ? size : Double.parseDouble(ownSize);
            boolean heavy =
                    e.hasAttribute("font-weight")
                            ? e.getAttribute("font-weight").equals("bold")
                            : bold;
            boolean slanted =
                    e.hasAttribute("font-style")
                            ? e.getAttribute("font-style").equals("italic")
                            : italic;
            var transform = new java.awt.geom.AffineTransform(at);
            transform.concatenate(transform(e.getAttribute("transform")));
            if (e.getTagName().equals("text")) {
                Font font =
                        heavy
                                ? Fonts.get().bold(px)
                                : slanted ? Fonts.get().oblique(px) : Fonts.get().regular(px);
                double x = Double.parseDouble(e.getAttribute("x"));
                double y = Double.parseDouble(e.getAttribute("y"));
                var context = new FontRenderContext(null, true, true);
                Rectangle2D ink =
                        font.createGlyphVector(context, e.getTextContent().strip())
                                .getVisualBounds();
                Rectangle2D box =
                        new Rectangle2D.Double(
                                x + ink.getX(), y + ink.getY(), ink.getWidth(), ink.getHeight());
                to.accept(
                        new Word(
                                e.getTextContent(),
                                transform.createTransformedShape(box).getBounds2D()));
            }
            for (var child = e.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof org.w3c.dom.Element inner) {
                    walk(inner, px, heavy, slanted, transform);
                }
            }
        }

        private static java.awt.geom.AffineTransform transform(String text) {
            var whole = new java.awt.geom.AffineTransform();
            var matcher = java.util.regex.Pattern.compile("(\\w+)\\(([^)]*)\\)").matcher(text);
            while (matcher.find()) {
                double[] v =
                        java.util.Arrays.stream(matcher.group(2).split("[ ,]+"))
                                .mapToDouble(Double::parseDouble)
                                .toArray();
                switch (matcher.group(1)) {
                    case "translate" -> whole.translate(v[0], v.length > 1 ? v[1] : 0);
                    case "rotate" -> whole.rotate(Math.toRadians(v[0]));
                    case "scale" -> whole.scale(v[0], v.length > 1 ? v[1] : v[0]);
                    case "matrix" -> whole.concatenate(new java.awt.geom.AffineTransform(v));
                    default -> throw new IllegalStateException(text);
                }
            }
            return whole;
        }
    }

    @Test
    void rateIsMarkedAsInTheModelPicture() throws Exception {
        List<String> words = words(Fixtures.rate(), 640, 480).stream().map(Word::text).toList();
        assertTrue(
                words.containsAll(
                        List.of(
                                "0.005", "0.01", "0.02", "0.05", "0.1", "25", "50", "100", "200",
                                "400", "800")),
                words::toString);
        assertTrue(
                words.contains("fit: slope \u22120.543, 95 % [\u22120.569, \u22120.516]"),
                words::toString);
        assertTrue(words.contains("claimed: slope \u22120.5 \u00b1 0.075"), words::toString);
    }

    @Test
    void titleWearsTheColourOfItsVerdict() {
        for (Theme theme : Theme.values()) {
            BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            ChartPainter.paint(Fixtures.rate(), g, 640, 480, theme);
            g.dispose();
            int wanted = theme.tone(Tone.SUPPORTED).getRGB();
            long found = 0;
            for (int y = 0; y < 34; y++) {
                for (int x = 0; x < 640; x++) {
                    found += image.getRGB(x, y) == wanted ? 1 : 0;
                }
            }
            assertTrue(found > 50, theme + ": " + found);
        }
    }

    /**
     * Curves with gaps, single points, nothing at all, constants, zeros on a logarithmic axis: a
     * picture, not an exception.
     */
    @Test
    void poorDataStillGiveAPicture() {
        Samples none = Samples.empty();
        Samples one = Samples.of(2);
        Samples gaps = Samples.of(Double.NaN, 1, Double.NaN, 0, -1, Double.POSITIVE_INFINITY);
        Samples six = Samples.of(1, 2, 3, 4, 5, 6);
        List<Layer> layers =
                List.of(
                        new Layer.Line(Text.plain("none"), Look.finite(0), none, none),
                        new Layer.Line(Text.plain("one"), Look.finite(1), one, one),
                        new Layer.Line(Text.plain("gaps"), Look.finite(2), six, gaps),
                        new Layer.Band(Text.plain("band"), Look.finite(2), six, gaps, gaps),
                        new Layer.Points(
                                Text.plain("points"), Look.finite(3), six, gaps, gaps, gaps, true),
                        new Layer.Points(
                                Text.plain("no points"),
                                Look.finite(3),
                                none,
                                none,
                                none,
                                none,
                                false));
        for (int count = 0; count <= layers.size(); count++) {
            for (Axis axis : List.of(Axis.linear(Text.plain("y")), Axis.log(Text.plain("y")))) {
                CurveChart chart =
                        new CurveChart(
                                Text.empty(),
                                Tone.NEUTRAL,
                                axis,
                                axis,
                                layers.subList(0, count),
                                true);
                Figure figure =
                        new Figure(chart.chart(), FigureSpec.ofClaim("curve", "c"), List.of());
                assertTrue(FigureWriter.bytes(figure, FigureWriter.Format.SVG).length > 0);
                if (count == layers.size()) {
                    assertTrue(FigureWriter.bytes(figure, FigureWriter.Format.PDF).length > 0);
                    assertTrue(FigureWriter.bytes(figure, FigureWriter.Format.CSV).length > 0);
                }
            }
        }
    }

    @Test
    void manyPointsGiveASmallFile() {
        Samples x = Samples.range(0, 1, 200_000);
        List<Layer> layers =
                List.of(
                        new Layer.Line(
                                Text.plain("long"),
                                Look.finite(0),
                                x,
                                x.map(v -> Math.sin(2e4 * v))));
        CurveChart chart =
                new CurveChart(
                        Text.empty(),
                        Tone.NEUTRAL,
                        Axis.linear(Text.empty()),
                        Axis.linear(Text.empty()),
                        layers,
                        true);
        Figure figure = new Figure(chart.chart(), FigureSpec.ofClaim("curve", "c"), List.of());
        int size = FigureWriter.bytes(figure, FigureWriter.Format.SVG).length;
        assertTrue(size < 200_000, size + " bytes");
    }

    @Test
    void wordsAreReadableOnTheirGround() {
        for (Theme theme : Theme.values()) {
            for (Tone tone : Tone.values()) {
                assertTrue(
                        contrast(theme.tone(tone), theme.background()) >= 4.5, theme + " " + tone);
                assertTrue(
                        tone == Tone.NEUTRAL || contrast(theme.tone(tone), theme.fill(tone)) >= 3,
                        theme + " mark of " + tone);
            }
            assertTrue(contrast(theme.quiet(), theme.ground()) >= 4.5, theme + " words in a strip");
        }
    }

    /** Contrast ratio of WCAG 2.1. */
    private static double contrast(Color a, Color b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed())
                + 0.7152 * linear(c.getGreen())
                + 0.0722 * linear(c.getBlue());
    }

    private static double linear(int channel) {
        double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    /**
     * Full deuteranopia and protanopia after Machado, Oliveira and Fernandes (2009), on linear RGB.
     */
    private static final double[][][] BLINDNESS = {
        {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
        },
        {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
        },
    };

    @Test
    void seriesAndVerdictsDifferForTheColourBlind() {
        for (Theme theme : Theme.values()) {
            List<Color> series = new ArrayList<>();
            for (int rank = 0; rank < 4; rank++) {
                series.add(theme.colour(Look.finite(rank)));
            }
            List<Color> tones =
                    Stream.of(Tone.SUPPORTED, Tone.REFUTED, Tone.UNDECIDED, Tone.REPORTED)
                            .map(theme::tone)
                            .toList();
            for (double[][] matrix : BLINDNESS) {
                assertTrue(
                        closest(series, matrix) > 12,
                        theme + " series: " + closest(series, matrix));
                assertTrue(
                        closest(tones, matrix) > 12,
                        theme + " verdicts: " + closest(tones, matrix));
            }
        }
    }

    private static double closest(List<Color> colours, double[][] matrix) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < colours.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = lab(colours.get(i), matrix);
                double[] b = lab(colours.get(j), matrix);
                least =
                        Math.min(
                                least,
                                Math.sqrt(sq(a[0] - b[0]) + sq(a[1] - b[1]) + sq(a[2] - b[2])));
            }
        }
        return least;
    }

    private static double sq(double v) {
        return v * v;
    }

    /** CIE L*a*b* (D65) of a colour as seen through the matrix. */
    private static double[] lab(Color c, double[][] matrix) {
        double[] in = {linear(c.getRed()), linear(c.getGreen()), linear(c.getBlue())};
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            rgb[i] =
                    Math.clamp(
                            matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2],
                            0,
                            1);
        }
        double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
        double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    @Test
    void shippedFacesAreUsedNotTheMachines() throws InvocationTargetException {
        assertEquals("DejaVu Sans", Fonts.get().regular(12).getFontName());
        assertEquals("DejaVu Sans Bold", Fonts.get().bold(12).getFontName());
        assertEquals("DejaVu Sans Oblique", Fonts.get().oblique(12).getFontName());
        assertEquals(
                -1,
                Fonts.get()
                        .regular(12)
                        .canDisplayUpTo(
                                "N \u2212 \u03c3\u00b2 \u2264 \u221e \u27e8m\u27e9 \u221a \u2202"
                                        + " \u00d7 \u2009 \u00a0"));
    }
}
