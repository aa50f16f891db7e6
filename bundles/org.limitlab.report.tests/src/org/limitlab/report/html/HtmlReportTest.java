package org.limitlab.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.limitlab.report.chart.Tone;
import org.limitlab.report.view.EffectView;
import org.limitlab.report.view.ReportFixtures;
import org.limitlab.report.view.ReportView;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

class HtmlReportTest {
    private static final String PAGE = HtmlReport.page(ReportFixtures.report());

    private static Document document() throws Exception {
        String xml = PAGE.substring("<!DOCTYPE html>\n".length());
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> all(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<String> matches(String regex) {
        return Pattern.compile(regex).matcher(PAGE).results().map(MatchResult::group).toList();
    }

    @Test
    void sameViewGivesTheSamePage() {
        assertEquals(PAGE, HtmlReport.page(ReportFixtures.report()));
    }

    @Test
    void pageIsWellFormedAndNeedsNeitherNetworkNorScript() throws Exception {
        Document page = document();
        assertTrue(
                all(page, "script").isEmpty()
                        && all(page, "link").isEmpty()
                        && all(page, "img").isEmpty());
        Set<String> addresses = new HashSet<>(matches("https?://[^\"<' )]+"));
        assertEquals(
                Set.of(
                        "http://www.w3.org/1998/Math/MathML",
                        "http://www.w3.org/2000/svg",
                        "http://www.w3.org/1999/xlink"),
                addresses,
                "only names of namespaces");
        assertTrue(matches("url\\((?!#|data:)[^)]*\\)").isEmpty());
    }

    @Test
    void idsAreUniqueAndEveryReferenceHasItsTarget() throws Exception {
        List<String> ids =
                all(document(), "*").stream()
                        .map(e -> e.getAttribute("id"))
                        .filter(i -> !i.isEmpty())
                        .toList();
        Set<String> known = new HashSet<>(ids);
        assertEquals(ids.size(), known.size(), "repeated ids");
        List<String> references = new ArrayList<>();
        all(document(), "a").forEach(a -> references.add(a.getAttribute("href").substring(1)));
        matches("url\\(#[^)]*\\)").forEach(u -> references.add(u.substring(5, u.length() - 1)));
        all(document(), "svg").stream()
                .map(s -> s.getAttribute("aria-labelledby"))
                .filter(l -> !l.isEmpty())
                .forEach(references::add);
        assertTrue(references.size() > 10);
        references.forEach(r -> assertTrue(known.contains(r), r));
    }

    @Test
    void everyClaimHasARowAndASection() throws Exception {
        Document page = document();
        List<Element> rows =
                all((Document) page, "tbody").getFirst().getElementsByTagName("tr").getLength() == 4
                        ? all(page, "tr").subList(1, 5)
                        : List.of();
        assertEquals(4, rows.size());
        assertTrue(rows.get(0).getTextContent().startsWith("SUPPORTED"));
        assertTrue(
                rows.get(0)
                        .getTextContent()
                        .contains("slope \u22120.543 [\u22120.569, \u22120.516]"));
        assertTrue(rows.get(0).getTextContent().contains("region [\u22120.575, \u22120.425]"));
        assertTrue(rows.get(1).getTextContent().contains("announced SUPPORTED"));
        for (String id : List.of("rms", "bias", "passage", "map")) {
            assertTrue(
                    all(page, "section").stream()
                            .anyMatch(s -> s.getAttribute("id").equals("claim-" + id)),
                    id);
        }
    }

    @Test
    void sectionsHoldPicturesEquationsNumbersAndWhatWouldDecide() throws Exception {
        Document page = document();
        assertEquals(6, all(page, "figure").size());
        assertTrue(all(page, "math").size() >= 8);
        assertTrue(
                all(page, "code").stream().noneMatch(c -> c.getTextContent().contains("\\")),
                "an equation was not understood");
        String words = page.getDocumentElement().getTextContent();
        for (String part :
                List.of(
                        "About 14 000 replicas",
                        "local slope",
                        "89\u2009%",
                        "Theorem 3.8",
                        "chance alone refutes at most 0.06",
                        "stopped by its time budget",
                        "Eclipse Adoptium",
                        "<- & \"quotes\"",
                        "asymptotic",
                        "the quick run has")) {
            assertTrue(words.contains(part), part);
        }
    }

    @Test
    void picturesTakeTheirColoursFromThePage() throws Exception {
        for (Element figure : all(document(), "figure").subList(0, 5)) {
            NodeList inside = figure.getElementsByTagName("*");
            for (int i = 0; i < inside.getLength(); i++) {
                for (String paint : List.of("fill", "stroke")) {
                    String value = ((Element) inside.item(i)).getAttribute(paint);
                    assertFalse(value.startsWith("rgb"), () -> "a colour without a name: " + value);
                }
            }
        }
        for (String name : Set.copyOf(matches("var\\(--[a-z0-9-]+"))) {
            String variable = name.substring(4);
            assertEquals(
                    3,
                    matches(Pattern.quote(variable) + ": #").size(),
                    variable + " in light, dark and print");
        }
    }

    /**
     * Browsers refuse a font without these tables; every character that a picture shows has a
     * glyph.
     */
    @Test
    void fontsOfThePicturesComeWithThePage() throws Exception {
        List<String> fonts = matches("base64,[A-Za-z0-9+/=]+\\) format");
        assertEquals(3, fonts.size());
        for (String font : fonts) {
            byte[] bytes =
                    Base64.getDecoder()
                            .decode(font.substring(7, font.length() - ") format".length()));
            assertTrue(bytes.length < 60_000, bytes.length + " bytes");
            try (TrueTypeFont parsed =
                    new TTFParser()
                            .parse(new RandomAccessReadBuffer(new ByteArrayInputStream(bytes)))) {
                for (String table :
                        List.of(
                                "OS/2", "cmap", "name", "post", "glyf", "head", "hhea", "hmtx",
                                "loca", "maxp")) {
                    assertTrue(parsed.getTableMap().containsKey(table), table);
                }
                for (char c :
                        "SUPPORTED slope \u22120.543 \u00b1 %".replace(" ", "").toCharArray()) {
                    assertTrue(
                            parsed.getUnicodeCmapLookup().getGlyphId(c) > 0, "no glyph for " + c);
                }
            }
        }
    }

    @Test
    void reportWithNothingInItIsStillAPage() {
        String page =
                HtmlReport.page(
                        new ReportView(
                                "<b>",
                                "",
                                List.of(),
                                List.of(),
                                Double.NaN,
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                List.of()));
        assertTrue(page.contains("<h1>&lt;b&gt;</h1>"));
        assertTrue(page.endsWith("</html>\n"));
    }

    @Test
    void wordsKeepTheirSignsAndBrokenFormulasTheirSource() {
        assertEquals("a &lt; b &amp; c", new Html().words("a < b & c").toString());
        assertEquals("5$ and 6$", new Html().words("5\\$ and 6\\$").toString());
        assertEquals("5$", new Html().words("5$").toString());
        assertEquals("<code>\\foo{&lt;}</code>", new Html().words("$\\foo{<}$").toString());
        assertTrue(new Html().words("x $N$ y").toString().startsWith("x <math"));
    }

    /**
     * An interval inside its region lies inside the box, one outside lies outside; open ends reach
     * the border.
     */
    @Test
    void effectBarShowsWhereTheIntervalLies() throws Exception {
        double[] inside = bar(new EffectView("s", 0, -1, 1, -2, 2));
        assertTrue(inside[0] < inside[2] && inside[3] < inside[1]);
        double[] outside = bar(new EffectView("s", 5, 4, 6, -2, 2));
        assertTrue(outside[1] < outside[2]);
        double[] open = bar(new EffectView("s", 0.1, 0, 0.2, Double.NEGATIVE_INFINITY, 0.3));
        assertEquals(0, open[0]);
        assertEquals(
                "",
                EffectBar.svg(
                        new EffectView("s", Double.NaN, Double.NaN, Double.NaN, 1, 1),
                        Tone.UNDECIDED));
    }

    /** Region from, region to, interval from, interval to. */
    private static double[] bar(EffectView effect) throws Exception {
        Document svg =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new InputSource(
                                        new StringReader(EffectBar.svg(effect, Tone.SUPPORTED))));
        Element box = all(svg, "rect").getFirst();
        double from = Double.parseDouble(box.getAttribute("x"));
        String[] line = all(svg, "path").getFirst().getAttribute("d").split("[MH ]");
        return new double[] {
            from,
            from + Double.parseDouble(box.getAttribute("width")),
            Double.parseDouble(line[1]),
            Double.parseDouble(line[3])
        };
    }
}
