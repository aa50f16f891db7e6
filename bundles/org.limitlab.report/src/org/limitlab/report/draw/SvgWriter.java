package org.limitlab.report.draw;

import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import java.awt.Dimension;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** SVG by Batik: real text in a named family, title, description and provenance inside. */
final class SvgWriter {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String OURS = "urn:limitlab:figure";
    private static final int DECIMALS = 3;

    private SvgWriter() {}

    static void write(Figure figure, OutputStream to) throws IOException {
        Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.write(element(figure, "", false));
        writer.write('\n');
        writer.flush();
    }

    /**
     * The {@code svg} element alone, for a page.
     *
     * @param idPrefix put before every id, so that several pictures can share a page
     * @param themed true to name colours as variables of the page, as {@code var(--ink, #1a1a1a)}
     */
    static String element(Figure figure, String idPrefix, boolean themed) throws IOException {
        SVGGraphics2D g = graphics(idPrefix);
        FigureSpec spec = figure.spec();
        g.setSVGCanvasSize(new Dimension(spec.width(), spec.height()));
        ChartPainter.paint(figure.chart(), g, spec.width(), spec.height(), spec.theme());
        Element root = g.getRoot();
        finish(root, figure, idPrefix);
        if (themed) {
            nameColours(root, spec.theme());
        }
        StringWriter text = new StringWriter();
        try {
            g.stream(root, text, false, false);
        } catch (SVGGraphics2DIOException problem) {
            throw new IOException(problem);
        }
        String whole = text.toString();
        return whole.substring(whole.indexOf("<svg")).stripTrailing();
    }

    private static SVGGraphics2D graphics(String idPrefix) {
        Fonts.start();
        try {
            Document document =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .getDOMImplementation()
                            .createDocument(SVG, "svg", null);
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setComment(null);
            context.setPrecision(DECIMALS);
            context.setIDGenerator(new PrefixedIds(idPrefix));
            PngImages images = new PngImages();
            context.setImageHandler(images);
            context.setGenericImageHandler(new SimpleImageHandler(images));
            return new SVGGraphics2D(context, false);
        } catch (ParserConfigurationException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static final class PrefixedIds extends SVGIDGenerator {
        private final String prefix;

        PrefixedIds(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String generateID(String name) {
            return prefix + super.generateID(name);
        }
    }

    /** Batik's own encoder needs a part of Batik that is not there. */
    private static final class PngImages extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream to)
                throws SVGGraphics2DIOException {
            try {
                ImageIO.write(image, "png", to);
            } catch (IOException problem) {
                throw new SVGGraphics2DIOException(problem.getMessage(), problem);
            }
        }
    }

    private static void finish(Element root, Figure figure, String idPrefix) {
        Document document = root.getOwnerDocument();
        root.setAttributeNS(
                null, "viewBox", "0 0 " + figure.spec().width() + " " + figure.spec().height());
        root.setAttributeNS(null, "role", "img");
        root.setAttributeNS(null, "aria-labelledby", idPrefix + "title");
        Element title = document.createElementNS(SVG, "title");
        title.setAttributeNS(null, "id", idPrefix + "title");
        title.setTextContent(figure.plainTitle());
        Element metadata = document.createElementNS(SVG, "metadata");
        Element about = document.createElementNS(OURS, "limitlab:figure");
        about.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:limitlab", OURS);
        about.appendChild(child(document, "limitlab:spec", figure.spec().toJson()));
        figure.cellKeys().forEach(key -> about.appendChild(child(document, "limitlab:cell", key)));
        metadata.appendChild(about);
        root.insertBefore(metadata, root.getFirstChild());
        root.insertBefore(title, metadata);
        forEach(root, SvgWriter::nameFamily);
        forEach(root, element -> prefixId(element, idPrefix));
    }

    private static Element child(Document document, String name, String text) {
        Element child = document.createElementNS(OURS, name);
        child.setTextContent(text);
        return child;
    }

    /** Batik's definitions have fixed ids, the same in every picture. */
    private static void prefixId(Element element, String prefix) {
        String id = element.getAttribute("id");
        if (!id.isEmpty() && !id.startsWith(prefix)) {
            element.setAttributeNS(null, "id", prefix + id);
        }
    }

    private static void nameFamily(Element element) {
        if (element.hasAttribute("font-family")) {
            element.setAttributeNS(null, "font-family", Fonts.FAMILY);
        }
    }

    private static void nameColours(Element root, Theme theme) {
        forEach(
                root,
                element -> {
                    for (String attribute : new String[] {"fill", "stroke"}) {
                        String value = element.getAttribute(attribute);
                        for (Theme.Named named : theme.named()) {
                            int rgb = named.colour().getRGB() & 0xFFFFFF;
                            if (isColour(value, rgb)) {
                                String hex = String.format(Locale.ROOT, "#%06x", rgb);
                                element.setAttributeNS(
                                        null,
                                        attribute,
                                        "var(--" + named.name() + ", " + hex + ")");
                                break;
                            }
                        }
                    }
                });
    }

    /** Batik writes {@code white} and {@code black} by name, others as {@code rgb(r,g,b)}. */
    private static boolean isColour(String value, int rgb) {
        String numbers = "rgb(" + (rgb >> 16) + "," + (rgb >> 8 & 0xFF) + "," + (rgb & 0xFF) + ")";
        return value.equals(numbers) || (rgb == 0xFFFFFF && value.equals("white"));
    }

    private static void forEach(Element element, java.util.function.Consumer<Element> action) {
        action.accept(element);
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element inner) {
                forEach(inner, action);
            }
        }
    }
}
