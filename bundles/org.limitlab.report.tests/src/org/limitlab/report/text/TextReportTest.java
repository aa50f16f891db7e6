package org.limitlab.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.report.view.ReportFixtures;
import org.limitlab.report.view.ReportView;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

class TextReportTest {
    private static final ReportView REPORT = ReportFixtures.report();

    @Test
    void wideTableHasOneLineAClaimThatFitsTheTerminal() {
        List<String> lines = VerdictTable.plain(REPORT.claims(), 160, false).lines().toList();
        assertEquals("verdict", lines.get(0).split(" ")[0]);
        assertTrue(
                lines.get(1)
                        .startsWith(
                                "SUPPORTED    The rms error of the consensus point falls like"
                                        + " N^(\u22121/2)"),
                lines.get(1));
        assertTrue(lines.get(1).contains("slope \u22120.543 [\u22120.569, \u22120.516]"));
        assertTrue(lines.subList(0, 5).stream().allMatch(l -> l.length() <= 160));
        assertTrue(
                lines.get(5).startsWith("bias: REFUTED where SUPPORTED was announced."),
                lines.get(5));
        assertEquals(6, lines.size());
    }

    @Test
    void columnsStandUnderEachOther() {
        List<String> lines = VerdictTable.plain(REPORT.claims(), 160, false).lines().toList();
        int at = lines.get(0).indexOf("measured");
        assertEquals("slope", lines.get(1).substring(at, at + 5));
        assertEquals("slope", lines.get(2).substring(at, at + 5));
    }

    @Test
    void longSentencesAreCutAndOnNarrowTerminalsStandBeneath() {
        String cut = VerdictTable.plain(REPORT.claims(), 120, false);
        assertTrue(cut.contains("\u2026"), cut);
        String narrow = VerdictTable.plain(REPORT.claims(), 80, false);
        assertFalse(narrow.contains("\u2026"), narrow);
        assertTrue(
                narrow.contains("\n  The bias of the order parameter falls like N^(\u22121)\n"),
                narrow);
    }

    @Test
    void coloursComeOnlyWhenAskedFor() {
        assertFalse(VerdictTable.plain(REPORT.claims(), 120, false).contains("\u001b"));
        String coloured = VerdictTable.plain(REPORT.claims(), 120, true);
        assertTrue(coloured.contains("\u001b[32mSUPPORTED"), coloured);
        String bare = coloured.replaceAll("\u001b\\[[0-9]+m", "");
        assertEquals(VerdictTable.plain(REPORT.claims(), 120, false), bare);
    }

    @Test
    void markdownRowsHaveAsManyCellsAsTheHead() {
        List<String> lines = VerdictTable.markdown(REPORT.claims()).lines().toList();
        assertEquals(6, lines.size());
        for (String line : lines) {
            assertEquals(5, line.split("(?<!\\\\)\\|").length - 1, line);
        }
    }

    private static Document junit(List<String> errors) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JUnitXml.write(
                List.of(new JUnitXml.Suite("cbo-\u0001consensus", REPORT, 12.5, errors)), bytes);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Test
    void claimFailsWhereItsVerdictIsNotTheAnnouncedOne() throws Exception {
        Document xml = junit(List.of());
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertEquals("4", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals("12.500", suite.getAttribute("time"));
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertEquals(1, xml.getElementsByTagName("failure").getLength());
        assertEquals("bias", ((Element) failure.getParentNode()).getAttribute("name"));
        assertEquals("REFUTED, announced SUPPORTED", failure.getAttribute("message"));
        assertTrue(
                failure.getTextContent()
                        .contains("[\u22120.641, \u22120.563], region [\u22121.15, \u22120.85]"));
    }

    @Test
    void runThatBrokeIsAnError() throws Exception {
        Document xml = junit(List.of("disk full & <gone>"));
        assertEquals(
                "5",
                ((Element) xml.getElementsByTagName("testsuites").item(0)).getAttribute("tests"));
        Element error = (Element) xml.getElementsByTagName("error").item(0);
        assertEquals("disk full & <gone>", error.getAttribute("message"));
    }
}
