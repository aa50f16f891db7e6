package org.limitlab.report.text;

import org.limitlab.report.chart.Text;
import org.limitlab.report.view.ClaimView;
import org.limitlab.report.view.ReportView;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The verdicts as JUnit's XML, which every build server shows: a claim is a test case, it fails
 * where its verdict is not the announced one.
 */
public final class JUnitXml {
    private JUnitXml() {}

    /**
     * The claims of one experiment.
     *
     * @param name of the experiment
     * @param seconds that it took
     * @param errors what kept claims from being judged at all: each is shown as a test case in
     *     error
     */
    public record Suite(String name, ReportView report, double seconds, List<String> errors) {
        public Suite {
            errors = List.copyOf(errors);
        }

        private long failures() {
            return report.claims().stream().filter(c -> !c.isAsAnnounced()).count();
        }

        private long tests() {
            return report.claims().size() + errors.size();
        }
    }

    /** Writes UTF-8; the stream stays open. */
    public static void write(List<Suite> suites, OutputStream to) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(to, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            counts(
                    xml,
                    suites.stream().mapToLong(Suite::tests).sum(),
                    suites.stream().mapToLong(Suite::failures).sum(),
                    suites.stream().mapToLong(s -> s.errors.size()).sum(),
                    suites.stream().mapToDouble(Suite::seconds).sum());
            for (Suite suite : suites) {
                write(xml, suite);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static void counts(
            XMLStreamWriter xml, long tests, long failures, long errors, double seconds)
            throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", String.valueOf(errors));
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
    }

    private static void write(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(suite.name));
        counts(xml, suite.tests(), suite.failures(), suite.errors.size(), suite.seconds);
        for (ClaimView claim : suite.report.claims()) {
            write(xml, suite.name, claim);
        }
        for (String error : suite.errors) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", clean(suite.name));
            xml.writeAttribute("name", "run");
            xml.writeEmptyElement("error");
            xml.writeAttribute("message", clean(error));
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, String suite, ClaimView claim)
            throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(suite));
        xml.writeAttribute("name", clean(claim.id()));
        if (!claim.isAsAnnounced()) {
            xml.writeCharacters("\n      ");
            xml.writeStartElement("failure");
            xml.writeAttribute("type", claim.outcome().name());
            xml.writeAttribute("message", claim.outcome() + ", announced " + claim.announced());
            xml.writeCharacters(clean(details(claim)));
            xml.writeEndElement();
        }
        xml.writeCharacters("\n      ");
        xml.writeStartElement("system-out");
        xml.writeCharacters(clean(details(claim)));
        xml.writeEndElement();
        xml.writeCharacters("\n    ");
        xml.writeEndElement();
    }

    private static String details(ClaimView claim) {
        StringBuilder text = new StringBuilder();
        text.append(claim.outcome()).append(": ").append(Text.of(claim.sentence())).append('\n');
        claim.effect()
                .ifPresent(
                        effect ->
                                text.append(Text.of(effect.name()))
                                        .append(' ')
                                        .append(effect.measured())
                                        .append(
                                                effect.region().isEmpty()
                                                        ? ""
                                                        : ", region " + effect.region())
                                        .append('\n'));
        for (String sentence : List.of(claim.explanation(), claim.power(), claim.remedy())) {
            text.append(sentence.isEmpty() ? "" : Text.of(sentence) + "\n");
        }
        return text.toString();
    }

    /** XML 1.0 has no place for most control characters. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
    }
}
