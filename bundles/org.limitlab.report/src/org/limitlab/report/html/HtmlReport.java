package org.limitlab.report.html;

import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;
import org.limitlab.report.draw.Theme;
import org.limitlab.report.text.VerdictTable;
import org.limitlab.report.view.ClaimView;
import org.limitlab.report.view.EffectView;
import org.limitlab.report.view.ReportView;
import org.limitlab.report.view.TheoryView;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a report as one HTML file: no script, no network, the same bytes for the same view. */
public final class HtmlReport {
    private final ReportView report;
    private final Pictures pictures = new Pictures();
    private final Html page = new Html();

    private HtmlReport(ReportView report) {
        this.report = report;
    }

    /** Writes UTF-8; the stream stays open. */
    public static void write(ReportView report, OutputStream to) throws IOException {
        to.write(page(report).getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    /** The whole page. */
    public static String page(ReportView report) {
        HtmlReport writer = new HtmlReport(report);
        String body = writer.body();
        String title = Html.escape(Text.of(report.title()).toString());
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                + "<meta name=\"generator\" content=\"LimitLab\"/>\n<title>"
                + title
                + "</title>\n<style>\n"
                + style()
                + writer.pictures.fontRules()
                + "</style>\n</head>\n<body>\n"
                + body
                + "</body>\n</html>\n";
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@LIGHT@", Theme.LIGHT.styleVariables())
                    .replace("@DARK@", Theme.DARK.styleVariables());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String body() {
        header();
        page.raw("<main>\n");
        verdicts();
        report.claims().forEach(claim -> new ClaimSection(page, pictures, claim).write());
        figures();
        theories();
        experiment();
        provenance();
        page.raw(
                "</main>\n"
                        + "<footer>Made by LimitLab. Every number above can be made again from the"
                        + " experiment file.</footer>\n");
        return page.toString();
    }

    private void header() {
        page.raw("<header>\n").element("h1", "", report.title()).raw("\n");
        page.paragraph("", report.summary());
        page.raw("<div class=\"tally\">");
        report.tally()
                .forEach(
                        (tone, count) ->
                                page.raw("<span>" + count + " ").raw(badge(tone)).raw("</span>"));
        page.raw("</div>\n");
        report.remarks()
                .forEach(remark -> page.paragraph(" class=\"remark\" role=\"note\"", remark));
        page.raw("</header>\n");
    }

    /** The verdict as a coloured word. */
    static String badge(Tone tone) {
        return "<span class=\"badge "
                + tone.name().toLowerCase(Locale.ROOT)
                + "\">"
                + tone.name()
                + "</span>";
    }

    private void verdicts() {
        if (report.claims().isEmpty()) {
            return;
        }
        page.raw(
                "<section id=\"verdicts\" aria-label=\"Verdicts\">\n"
                        + "<div class=\"wide\"><table class=\"verdicts\">\n"
                        + "<thead><tr>");
        for (String name :
                List.of(
                        "Verdict",
                        "Claim",
                        "Measured, 95 % interval",
                        "Against the region",
                        "Source")) {
            page.element("th", " scope=\"col\"", name);
        }
        page.raw("</tr></thead>\n<tbody>\n");
        report.claims().forEach(this::verdict);
        page.raw("</tbody>\n</table></div>\n");
        page.paragraph(" class=\"note\"", chance());
        page.raw("</section>\n");
    }

    private String chance() {
        String budget = "Intervals include the whole error budget. ";
        return budget + VerdictTable.chance(report.falseRefutations(), report.claims().size());
    }

    private void verdict(ClaimView claim) {
        Optional<EffectView> effect = claim.effect();
        page.raw("<tr><td>" + badge(claim.outcome()));
        if (!claim.isAsAnnounced()) {
            page.raw(" <span class=\"surprise\">announced " + claim.announced().name() + "</span>");
        }
        page.raw("</td><td><a href=\"#" + anchor(claim) + "\">")
                .words(claim.sentence())
                .raw("</a></td>");
        page.raw(effect.isPresent() ? "<td class=\"number\">" : "<td class=\"meta\">");
        page.words(effect.isPresent() ? "" : claim.explanation());
        effect.ifPresent(e -> page.words(e.name()).text(" " + e.measured()));
        String region = effect.map(EffectView::region).orElse("");
        page.raw(
                region.isEmpty()
                        ? ""
                        : "<span class=\"region\">region " + Html.escape(region) + "</span>");
        page.raw(
                "</td><td>"
                        + effect.map(e -> EffectBar.svg(e, claim.outcome())).orElse("")
                        + "</td>");
        page.raw("<td>");
        page.words((claim.citation().id() + " " + claim.citation().place()).strip())
                .raw("</td></tr>\n");
    }

    static String anchor(ClaimView claim) {
        return "claim-" + claim.id().replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private void figures() {
        if (!report.figures().isEmpty()) {
            page.raw("<section id=\"figures\">\n").element("h2", "", "More pictures").raw("\n");
            report.figures()
                    .forEach(
                            figure ->
                                    page.raw("<figure>" + pictures.inline(figure) + "</figure>\n"));
            page.raw("</section>\n");
        }
    }

    private void theories() {
        if (report.theories().isEmpty()) {
            return;
        }
        page.raw("<section id=\"theories\">\n").element("h2", "", "Theories").raw("\n");
        for (TheoryView theory : report.theories()) {
            page.element("h3", "", theory.title()).raw("\n<dl>");
            fact("standing", theory.standing());
            fact("assumptions", theory.assumptions());
            fact("domain", theory.domain());
            fact("sources", String.join("; ", theory.sources()));
            page.raw("</dl>\n");
            theory.equations().forEach(page::equation);
        }
        page.raw("</section>\n");
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            page.element("dt", "", name).element("dd", "", value);
        }
    }

    private void experiment() {
        report.experiment()
                .ifPresent(
                        file ->
                                page.raw("<section id=\"experiment\">\n<h2>")
                                        .text("Experiment: " + file.name())
                                        .raw("</h2>\n<pre>")
                                        .text(file.text())
                                        .raw("</pre>\n</section>\n"));
    }

    private void provenance() {
        if (!report.provenance().isEmpty()) {
            page.raw("<section id=\"provenance\">\n").element("h2", "", "Provenance").raw("\n<dl>");
            for (ReportView.Fact fact : report.provenance()) {
                page.raw("<dt>").text(fact.name()).raw("</dt><dd>").text(fact.value()).raw("</dd>");
            }
            page.raw("</dl>\n</section>\n");
        }
    }
}
