package org.limitlab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.limitlab.core.catalog.Catalog;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

/** The schema files that people read say what {@link RegistryCatalog} does. */
class SchemaFilesTest {

    private static Document parse(InputStream in) throws Exception {
        try (in) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static Document schema(Point point) throws Exception {
        return parse(Catalog.class.getResourceAsStream("/schema/" + point.id() + ".exsd"));
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Element named(Document document, String tag, String name) {
        return elements(document, tag).stream()
                .filter(e -> e.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pluginXmlDeclaresExactlyThePointsThatAreRead() throws Exception {
        List<Element> declared =
                elements(
                        parse(Catalog.class.getResourceAsStream("/plugin.xml")), "extension-point");
        TreeSet<String> ids = new TreeSet<>();
        for (Element point : declared) {
            ids.add(point.getAttribute("id"));
            assertEquals(
                    "schema/" + point.getAttribute("id") + ".exsd", point.getAttribute("schema"));
        }
        TreeSet<String> read = new TreeSet<>();
        for (Point point : Point.values()) {
            read.add(point.id());
        }
        assertEquals(read, ids);
        assertEquals(read.size(), declared.size());
    }

    @ParameterizedTest
    @EnumSource
    void namesThePointAndItsOneElement(Point point) throws Exception {
        Document schema = schema(point);
        assertEquals(Point.NAMESPACE, schema.getDocumentElement().getAttribute("targetNamespace"));
        Element meta = elements(schema, "meta.schema").get(0);
        assertEquals(Point.NAMESPACE, meta.getAttribute("plugin"));
        assertEquals(point.id(), meta.getAttribute("id"));
        List<String> elements =
                elements(schema, "element").stream()
                        .filter(e -> e.hasAttribute("name"))
                        .map(e -> e.getAttribute("name"))
                        .toList();
        assertEquals(List.of("extension", point.element()), elements);
        List<String> references =
                elements(schema, "element").stream()
                        .filter(e -> e.hasAttribute("ref"))
                        .map(e -> e.getAttribute("ref"))
                        .toList();
        assertEquals(List.of(point.element()), references);
        assertEquals("required", named(schema, "attribute", point.attribute()).getAttribute("use"));
        List<String> attributes =
                elements(schema, "attribute").stream().map(a -> a.getAttribute("name")).toList();
        assertEquals(List.of("point", "id", "name", point.attribute()), attributes);
    }

    @ParameterizedTest
    @EnumSource(names = "CLAIMS", mode = EnumSource.Mode.EXCLUDE)
    void namesTheTypeThatTheClassMustHave(Point point) throws Exception {
        Element attribute = named(schema(point), "attribute", point.attribute());
        Element meta = (Element) attribute.getElementsByTagName("meta.attribute").item(0);
        assertEquals("java", meta.getAttribute("kind"));
        assertEquals(":" + point.type().getName(), meta.getAttribute("basedOn"));
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeNamedInTheTextExists(Point point) throws Exception {
        Matcher names =
                Pattern.compile("org\\.limitlab\\.core\\.[a-z]+\\.[A-Z]\\w+")
                        .matcher(schema(point).getDocumentElement().getTextContent());
        int found = 0;
        while (names.find()) {
            Class.forName(names.group());
            found++;
        }
        assertTrue(found > 0 || point == Point.CLAIMS, "no type is named");
    }

    @ParameterizedTest
    @EnumSource
    void everyDocumentationIsFilledIn(Point point) throws Exception {
        List<Element> texts = elements(schema(point), "documentation");
        assertEquals(10, texts.size(), "the point, its element, 4 attributes and 4 sections");
        for (Element text : texts) {
            String content = text.getTextContent().strip();
            assertTrue(content.length() >= 5, "too short: " + content);
            assertFalse(content.matches("(?s).*(Enter |\\[|TODO|FIXME).*"), content);
            boolean sentence = content.endsWith(".");
            boolean versionOrExample =
                    content.matches("\\d+\\.\\d+\\.\\d+") || content.startsWith("<pre>");
            assertTrue(sentence || versionOrExample, content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theExampleIsWhatIsRead(Point point) throws Exception {
        String example =
                elements(schema(point), "documentation").stream()
                        .map(Element::getTextContent)
                        .filter(t -> t.contains("<pre>"))
                        .findFirst()
                        .orElseThrow()
                        .replaceAll("</?pre>", "");
        Document parsed = parse(new ByteArrayInputStream(example.getBytes(StandardCharsets.UTF_8)));
        Element extension = parsed.getDocumentElement();
        assertEquals(point.fullId(), extension.getAttribute("point"));
        List<Element> elements = elements(parsed, point.element());
        assertEquals(1, elements.size());
        assertFalse(elements.get(0).getAttribute(point.attribute()).isEmpty());
    }
}
