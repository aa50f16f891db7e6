package org.limitlab.report.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.limitlab.report.chart.Fixtures;
import org.limitlab.report.draw.FigureWriter.Format;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

class FigureWriterTest {
    private static final List<String> CELLS = List.of("3f9a0c17", "88be012d");

    static Stream<Fixtures.Named> charts() {
        return Fixtures.all().stream();
    }

    private static Figure figure(Fixtures.Named named) {
        return new Figure(
                named.chart(), FigureSpec.ofClaim(named.name(), "swarm." + named.name()), CELLS);
    }

    private static Figure rate() {
        return figure(new Fixtures.Named("rate", Fixtures.rate()));
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void sameFigureGivesSameBytes(Fixtures.Named named) {
        for (Format format : Format.values()) {
            byte[] once = FigureWriter.bytes(figure(named), format);
            byte[] again = FigureWriter.bytes(figure(named), format);
            assertArrayEquals(once, again, named + " " + format);
        }
    }

    @Test
    void otherSpecificationGivesOtherPdfId() {
        byte[] one = FigureWriter.bytes(rate(), Format.PDF);
        byte[] other =
                FigureWriter.bytes(
                        new Figure(Fixtures.rate(), rate().spec(), List.of("x")), Format.PDF);
        String text = new String(one, StandardCharsets.ISO_8859_1);
        String otherText = new String(other, StandardCharsets.ISO_8859_1);
        assertTrue(!id(text).equals(id(otherText)));
    }

    private static String id(String pdf) {
        int at = pdf.lastIndexOf("/ID");
        assertTrue(at > 0, "no trailer id");
        return pdf.substring(at, pdf.indexOf(']', at));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void svgIsWellFormedAndKeepsItsWordsAsText(Fixtures.Named named) throws Exception {
        Document svg = parse(FigureWriter.bytes(figure(named), Format.SVG));
        Element root = svg.getDocumentElement();
        assertEquals("http://www.w3.org/2000/svg", root.getNamespaceURI());
        assertEquals("0 0 640 480", root.getAttribute("viewBox"));
        assertTrue(svg.getElementsByTagNameNS("*", "text").getLength() > 5);
        var all = svg.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            String family = ((Element) all.item(i)).getAttribute("font-family");
            assertTrue(family.isEmpty() || family.startsWith("'DejaVu Sans'"), family);
        }
    }

    @Test
    void svgCarriesTitleSpecificationAndCells() throws Exception {
        Document svg = parse(FigureWriter.bytes(rate(), Format.SVG));
        assertEquals("SUPPORTED: gap falls like N^(\u22121/2)", text(svg, "title", 0));
        assertEquals(rate().spec().toJson(), text(svg, "spec", 0));
        assertEquals("88be012d", text(svg, "cell", 1));
        assertTrue(
                svg.getDocumentElement()
                        .getTextContent()
                        .contains("noise floor: points here are shown, not fitted"));
    }

    private static String text(Document document, String tag, int index) {
        return document.getElementsByTagNameNS("*", tag).item(index).getTextContent().strip();
    }

    @Test
    void boldTitleAndObliqueSymbolsSaySoInSvg() {
        String svg = new String(FigureWriter.bytes(rate(), Format.SVG), StandardCharsets.UTF_8);
        assertTrue(svg.contains("font-weight=\"bold\"") && svg.contains("font-style=\"italic\""));
    }

    @Test
    void pdfTextIsSearchableAndItsFontsAreEmbedded() throws IOException {
        Figure overlay = figure(new Fixtures.Named("overlay", Fixtures.overlay()));
        try (PDDocument pdf = Loader.loadPDF(FigureWriter.bytes(overlay, Format.PDF))) {
            String words = new PDFTextStripper().getText(pdf);
            assertTrue(words.contains("Consensus point approaches its mean-field limit"), words);
            assertTrue(words.contains("95 % of replicas"), words);
            int fonts = 0;
            PDResources page = pdf.getPage(0).getResources();
            for (var name : page.getXObjectNames()) {
                var form =
                        (org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject)
                                page.getXObject(name);
                for (var fontName : form.getResources().getFontNames()) {
                    PDFont font = form.getResources().getFont(fontName);
                    assertTrue(
                            font.isEmbedded() && font.getName().contains("DejaVuSans"),
                            font.getName());
                    fonts++;
                }
            }
            assertTrue(fonts >= 2, "regular and oblique");
        }
    }

    @Test
    void pdfCarriesTitleSpecificationAndCellsButNoDate() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(FigureWriter.bytes(rate(), Format.PDF))) {
            var information = pdf.getDocumentInformation();
            assertEquals("SUPPORTED: gap falls like N^(\u22121/2)", information.getTitle());
            assertEquals(
                    rate().spec().toJson(), information.getCustomMetadataValue("LimitLab-Spec"));
            assertEquals("3f9a0c17 88be012d", information.getCustomMetadataValue("LimitLab-Cells"));
            assertEquals(null, information.getCreationDate());
            assertEquals(480f, pdf.getPage(0).getMediaBox().getWidth());
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void pngHasTwiceTheSizeAndIsNotBlank(Fixtures.Named named) throws IOException {
        BufferedImage image =
                ImageIO.read(
                        new ByteArrayInputStream(FigureWriter.bytes(figure(named), Format.PNG)));
        assertEquals(1280, image.getWidth());
        assertEquals(960, image.getHeight());
        int background = image.getRGB(0, 0);
        assertEquals(0xFFFFFFFF, background);
        long inked = 0;
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                inked += image.getRGB(x, y) != background ? 1 : 0;
            }
        }
        double part = inked / (1280 * 960 / 4.0);
        assertTrue(part > 0.01 && part < 0.9, named + ": " + part + " of the picture is inked");
    }

    @Test
    void pngCarriesTitleSpecificationAndCells() throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(
                ImageIO.createImageInputStream(
                        new ByteArrayInputStream(FigureWriter.bytes(rate(), Format.PNG))));
        var entries =
                ((Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
                        .getElementsByTagName("iTXtEntry");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            all.append(entry.getAttribute("keyword"))
                    .append('=')
                    .append(entry.getAttribute("text"))
                    .append('\n');
        }
        assertTrue(
                all.indexOf("Title=SUPPORTED: gap falls like N^(\u22121/2)\n") >= 0, all::toString);
        assertTrue(
                all.indexOf("LimitLab-Spec=" + rate().spec().toJson() + "\n") >= 0, all::toString);
        assertTrue(all.indexOf("LimitLab-Cells=3f9a0c17 88be012d\n") >= 0, all::toString);
    }

    @Test
    void dataStandsBesideThePicture(@TempDir Path dir) throws IOException {
        List<Path> written = FigureWriter.writeWithData(rate(), dir.resolve("deep/rate.svg"));
        assertEquals(List.of(dir.resolve("deep/rate.svg"), dir.resolve("deep/rate.csv")), written);
        try (Stream<Path> files = Files.list(dir.resolve("deep"))) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void unknownEndOfANameIsRejectedWithTheKnownOnes() {
        var problem =
                assertThrows(IllegalArgumentException.class, () -> Format.of(Path.of("rate.gif")));
        assertTrue(problem.getMessage().contains(".svg"));
    }

    @Test
    void specificationReadsBackFromItsKeys() {
        FigureSpec spec =
                FigureSpec.of(
                        Map.of(
                                "chart",
                                "rate",
                                "claim",
                                "a.b",
                                "width",
                                800,
                                "theme",
                                "dark",
                                "xRange",
                                List.of(1, 10)));
        assertEquals(800, spec.width());
        assertEquals(480, spec.height());
        assertEquals(Theme.DARK, spec.theme());
        assertEquals(List.of(1.0, 10.0), spec.xRange());
        assertEquals(
                "{\"chart\":\"rate\",\"claim\":\"a.b\",\"width\":800,\"height\":480,\"theme\":\"dark\",\"xRange\":[1.0,10.0]}",
                spec.toJson());
    }

    @Test
    void unknownKeyAndBadSizeAreNamed() {
        var key =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> FigureSpec.of(Map.of("chrat", "rate")));
        assertTrue(key.getMessage().contains("chrat"), key::getMessage);
        var size =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> FigureSpec.of(Map.of("chart", "rate", "width", 3)));
        assertTrue(size.getMessage().contains("width = 3"), size::getMessage);
    }

    @Test
    void titleAndRangesOfTheSpecificationReplaceTheModels() {
        FigureSpec spec =
                FigureSpec.of(
                        Map.of(
                                "chart",
                                "rate",
                                "title",
                                "$\\sigma$ only",
                                "yRange",
                                List.of(0.001, 1)));
        Figure figure = new Figure(Fixtures.rate(), spec, List.of());
        assertEquals("SUPPORTED: \u03c3 only", figure.plainTitle());
        assertEquals(1, figure.chart().panels().getFirst().y().upper());
    }
}
