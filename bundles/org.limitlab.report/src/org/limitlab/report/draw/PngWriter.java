package org.limitlab.report.draw;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** PNG at twice the nominal size, with its provenance in text chunks. */
final class PngWriter {
    /** Image points for each unit of the drawing. */
    private static final int SCALE = 2;

    /** Image points to the metre, for 96 units to the inch. */
    private static final int PER_METRE = (int) Math.round(SCALE * 96 / 0.0254);

    private static final String NATIVE = "javax_imageio_png_1.0";

    private PngWriter() {}

    /** The picture in memory. */
    static BufferedImage image(Figure figure, double scale) {
        Fonts.start();
        FigureSpec spec = figure.spec();
        int width = (int) Math.round(spec.width() * scale);
        int height = (int) Math.round(spec.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        ChartPainter.paint(figure.chart(), g, spec.width(), spec.height(), spec.theme());
        g.dispose();
        return image;
    }

    static void write(Figure figure, OutputStream to) throws IOException {
        BufferedImage image = image(figure, SCALE);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(to)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(
                            ImageTypeSpecifier.createFromRenderedImage(image), null);
            metadata.mergeTree(NATIVE, describe(figure));
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode describe(Figure figure) {
        IIOMetadataNode root = new IIOMetadataNode(NATIVE);
        IIOMetadataNode size = new IIOMetadataNode("pHYs");
        size.setAttribute("pixelsPerUnitXAxis", String.valueOf(PER_METRE));
        size.setAttribute("pixelsPerUnitYAxis", String.valueOf(PER_METRE));
        size.setAttribute("unitSpecifier", "meter");
        root.appendChild(size);
        IIOMetadataNode texts = new IIOMetadataNode("iTXt");
        texts.appendChild(entry("Title", figure.plainTitle()));
        texts.appendChild(entry("Software", "LimitLab"));
        texts.appendChild(entry("LimitLab-Spec", figure.spec().toJson()));
        texts.appendChild(entry("LimitLab-Cells", String.join(" ", figure.cellKeys())));
        root.appendChild(texts);
        return root;
    }

    private static IIOMetadataNode entry(String keyword, String text) {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", keyword);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", text);
        return entry;
    }
}
