package org.limitlab.headless.verb;

import org.limitlab.engine.judge.Verdict;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Verified examples as JUnit's XML: an example is a suite, a claim is a case. */
final class JUnitText {

    private final List<VerifyVerb.Verified> examples;

    JUnitText(List<VerifyVerb.Verified> examples) {
        this.examples = List.copyOf(examples);
    }

    void write(OutputStream to) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(to, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (VerifyVerb.Verified example : examples) {
                suite(xml, example);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("JUnit's XML cannot be written: " + e.getMessage(), e);
        }
    }

    private static void suite(XMLStreamWriter xml, VerifyVerb.Verified example)
            throws XMLStreamException {
        List<Verdict> verdicts = example.conclusion().map(Conclusion::verdicts).orElse(List.of());
        boolean broken = example.conclusion().isEmpty();
        long failures = verdicts.stream().filter(v -> !v.isAnnounced()).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", example.example().name());
        xml.writeAttribute("tests", Integer.toString(verdicts.size() + (broken ? 1 : 0)));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", broken ? "1" : "0");
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", example.seconds()));
        for (Verdict verdict : verdicts) {
            testCase(xml, example.example().name(), verdict);
        }
        if (broken) {
            start(xml, example.example().name(), "run");
            xml.writeStartElement("error");
            xml.writeAttribute(
                    "message",
                    example.why().isEmpty() ? "ended with " + example.code() : example.why());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String example, String name)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", example);
        xml.writeAttribute("name", name);
    }

    private static void testCase(XMLStreamWriter xml, String example, Verdict verdict)
            throws XMLStreamException {
        start(xml, example, verdict.claim().id());
        if (!verdict.isAnnounced()) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message",
                    verdict.outcome() + " where " + verdict.claim().announced() + " was announced");
            xml.writeCharacters(verdict.reason());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
