package org.limitlab.report.draw;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * PDF of one page: vectors, searchable text in embedded fonts, no clock and no chance in its bytes.
 */
final class PdfWriter {
    /** Points for each of our units: 72 against 96 to the inch. */
    private static final double POINTS = 0.75;

    private PdfWriter() {}

    static void write(Figure figure, OutputStream to) throws IOException {
        Fonts.start();
        FigureSpec spec = figure.spec();
        try (PDDocument document = new PDDocument()) {
            float width = (float) (spec.width() * POINTS);
            float height = (float) (spec.height() * POINTS);
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, width, height);
            g.setFontTextDrawer(fonts(document));
            g.scale(POINTS, POINTS);
            ChartPainter.paint(figure.chart(), g, spec.width(), spec.height(), spec.theme());
            g.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g.getXFormObject());
            }
            describe(document, figure);
            document.save(to);
        }
    }

    private static PdfBoxGraphics2DFontTextDrawer fonts(PDDocument document) throws IOException {
        PdfBoxGraphics2DFontTextDrawer drawer = new PdfBoxGraphics2DFontTextDrawer();
        drawer.registerFont("DejaVu Sans", embed(document, Fonts.REGULAR));
        drawer.registerFont("DejaVu Sans Bold", embed(document, Fonts.BOLD));
        drawer.registerFont("DejaVu Sans Oblique", embed(document, Fonts.OBLIQUE));
        return drawer;
    }

    /** Without ligatures: a reader who searches for "field" shall find it. */
    private static PDType0Font embed(PDDocument document, String face) throws IOException {
        try (InputStream stream = Fonts.open(face)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
            font.setEnableGsub(false);
            return PDType0Font.load(document, font, true);
        }
    }

    private static void describe(PDDocument document, Figure figure) throws IOException {
        String cells = String.join(" ", figure.cellKeys());
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(figure.plainTitle());
        information.setCreator("LimitLab");
        information.setCustomMetadataValue("LimitLab-Spec", figure.spec().toJson());
        information.setCustomMetadataValue("LimitLab-Cells", cells);
        byte[] id = digest(figure.plainTitle() + "\n" + figure.spec().toJson() + "\n" + cells);
        COSArray both = new COSArray();
        both.add(new COSString(id));
        both.add(new COSString(id));
        document.getDocument().getTrailer().setItem(COSName.ID, both);
    }

    /** The trailer's id: 16 bytes that depend on the figure alone. */
    private static byte[] digest(String text) {
        try {
            byte[] sha =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return java.util.Arrays.copyOf(sha, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
