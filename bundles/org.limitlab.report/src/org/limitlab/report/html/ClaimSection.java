package org.limitlab.report.html;

import org.limitlab.report.chart.Numbers;
import org.limitlab.report.chart.Tone;
import org.limitlab.report.view.ClaimView;
import org.limitlab.report.view.EffectView;
import org.limitlab.report.view.TableView;

import java.util.List;

/** The part of the page about one claim. */
record ClaimSection(Html page, Pictures pictures, ClaimView claim) {

    void write() {
        page.raw("<section class=\"claim\" id=\"" + HtmlReport.anchor(claim) + "\">\n<h2>");
        page.raw(HtmlReport.badge(claim.outcome()) + " ").words(claim.sentence()).raw("</h2>\n");
        source();
        announcement();
        claim.equations().forEach(page::equation);
        claim.effect().ifPresent(this::effect);
        page.paragraph("", claim.explanation());
        claim.figures()
                .forEach(figure -> page.raw("<figure>" + pictures.inline(figure) + "</figure>\n"));
        facts();
        tables();
        page.raw("</section>\n");
    }

    private void source() {
        page.raw("<p class=\"meta\">")
                .text(claim.kind() + " claim ")
                .raw("<code>")
                .text(claim.id())
                .raw("</code>");
        ClaimView.Citation source = claim.citation();
        if (!source.isEmpty()) {
            page.text(" \u00b7 ").words(source.work().isEmpty() ? source.id() : source.work());
            page.words(source.place().isEmpty() ? "" : ", " + source.place());
            page.text(
                    source.work().isEmpty() || source.id().isEmpty()
                            ? ""
                            : " [" + source.id() + "]");
        }
        page.raw("</p>\n");
    }

    private void announcement() {
        if (!claim.isAsAnnounced()) {
            page.paragraph(
                    " class=\"surprise\"",
                    "The announced verdict is " + claim.announced().name() + ".");
        }
        boolean unusual =
                claim.announced() != Tone.SUPPORTED && !claim.announcedBecause().isEmpty();
        page.paragraph(
                " class=\"note\"",
                unusual
                        ? "Announced as "
                                + claim.announced().name()
                                + ": "
                                + claim.announcedBecause()
                        : "");
    }

    private void effect(EffectView effect) {
        page.raw("<p class=\"effect\">")
                .words(effect.name())
                .raw(" <strong class=\"number\">")
                .text(effect.measured())
                .raw("</strong> ");
        page.raw(EffectBar.svg(effect, claim.outcome()));
        if (!effect.region().isEmpty()) {
            page.text(" region ")
                    .raw("<span class=\"number\">")
                    .text(effect.region())
                    .raw("</span>");
        }
        page.raw("</p>\n");
    }

    private void facts() {
        boolean silent =
                claim.power().isEmpty() && claim.remedy().isEmpty() && claim.remarks().isEmpty();
        if (silent) {
            return;
        }
        page.raw("<dl>");
        fact("could have seen", claim.power());
        fact("what would decide", claim.remedy());
        claim.remarks().forEach(remark -> fact("note", remark));
        page.raw("</dl>\n");
    }

    private void fact(String name, String words) {
        if (!words.isEmpty()) {
            page.element("dt", "", name).element("dd", "", words);
        }
    }

    private void tables() {
        if (claim.tables().isEmpty() && claim.budget().isEmpty()) {
            return;
        }
        page.raw("<div class=\"tables\">\n");
        claim.tables().forEach(this::table);
        budget();
        page.raw("</div>\n");
    }

    private void table(TableView table) {
        page.raw("<div class=\"wide\"><table class=\"numbers\">")
                .element("caption", "", table.caption())
                .raw("\n<thead><tr>");
        for (int column = 0; column < table.columns().size(); column++) {
            page.element(
                    "th", align(table, column) + " scope=\"col\"", table.columns().get(column));
        }
        page.raw("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            page.raw("<tr>");
            for (int column = 0; column < row.size(); column++) {
                page.element("td", align(table, column), row.get(column));
            }
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }

    /** Columns of words stand at the left. */
    private static String align(TableView table, int column) {
        boolean words =
                table.rows().stream()
                        .anyMatch(row -> row.get(column).matches("(?s).*[A-Za-z]{3}.*"));
        return words ? " class=\"words\"" : "";
    }

    private void budget() {
        if (claim.budget().isEmpty()) {
            return;
        }
        double whole = claim.budget().stream().mapToDouble(ClaimView.BudgetItem::halfWidth).sum();
        List<List<String>> rows =
                claim.budget().stream()
                        .map(
                                item ->
                                        List.of(
                                                item.cause(),
                                                Numbers.line(item.halfWidth(), 2),
                                                share(item.halfWidth(), whole)))
                        .toList();
        table(
                new TableView(
                        "Where the interval's half-width comes from",
                        List.of("cause", "half-width", "share"),
                        rows));
    }

    private static String share(double part, double whole) {
        return whole > 0 ? Numbers.fixed(100 * part / whole, 0) + "\u2009%" : "";
    }
}
