package org.limitlab.report;

import org.limitlab.core.catalog.Bibliography;
import org.limitlab.core.catalog.Paper;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.RateFit;
import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Numbers;
import org.limitlab.report.chart.Tone;
import org.limitlab.report.draw.Figure;
import org.limitlab.report.draw.FigureSpec;
import org.limitlab.report.view.ClaimView;
import org.limitlab.report.view.EffectView;
import org.limitlab.report.view.TableView;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a report shows of one verdict. */
record ClaimPage(
        Verdict verdict,
        Bibliography bibliography,
        List<String> equations,
        List<String> cells,
        Labels labels) {
    private static final int MOST_ROWS = 60;

    /** A map over one axis is a strip. */
    private static final int FLAT_HEIGHT = 200;

    /** A chart with its kind, as figure specifications name it. */
    record Picture(String kind, Chart chart) {}

    /** The view, with pictures of the run beside those that the verdict itself gives. */
    ClaimView view(List<Picture> overlays) {
        Claim claim = verdict.claim();
        List<Picture> pictures = new ArrayList<>(new ClaimCharts(verdict, labels).all());
        pictures.addAll(overlays);
        return new ClaimView(
                claim.id(),
                Wording.title(claim.title()),
                claim.question().kind(),
                tone(verdict.outcome().name()),
                tone(claim.announced().name()),
                claim.reason(),
                citation(claim),
                effect(),
                Wording.sentence(Wording.minus(verdict.reason())),
                power(),
                Wording.sentence(Wording.minus(verdict.wouldDecide())),
                equations,
                pictures.stream().map(p -> figure(p, claim)).toList(),
                tables(),
                budget(),
                remarks(claim));
    }

    static Tone tone(String outcome) {
        return Tone.valueOf(outcome);
    }

    private Figure figure(Picture picture, Claim claim) {
        boolean flat =
                picture.chart().panels().getFirst().layers().getFirst()
                                instanceof Layer.Verdicts map
                        && map.y().size() == 1;
        FigureSpec usual = FigureSpec.ofClaim(picture.kind(), claim.id());
        FigureSpec spec = flat ? usual.sized(usual.width(), FLAT_HEIGHT) : usual;
        return new Figure(picture.chart(), spec, cells);
    }

    private ClaimView.Citation citation(Claim claim) {
        String work = bibliography.find(claim.paper()).map(Paper::citation).orElse("");
        return new ClaimView.Citation(claim.paper(), work, Wording.typeset(claim.reference()));
    }

    private boolean isRate() {
        return verdict.claim().question() instanceof Question.Rate;
    }

    /** Exponents are shown with the sign of their law. */
    private Optional<EffectView> effect() {
        if (!verdict.map().isEmpty()) {
            return Optional.empty();
        }
        return verdict.decisiveComponent()
                .filter(c -> Double.isFinite(c.value()))
                .map(
                        c ->
                                isRate()
                                        ? new EffectView(
                                                verdict.effectName(),
                                                -c.value(),
                                                -c.own().upper(),
                                                -c.own().lower(),
                                                -c.region().upper(),
                                                -c.region().lower())
                                        : new EffectView(
                                                verdict.effectName(),
                                                c.value(),
                                                c.own().lower(),
                                                c.own().upper(),
                                                c.region().lower(),
                                                c.region().upper()));
    }

    private String power() {
        return Double.isFinite(verdict.smallestVisible())
                ? "A deviation of "
                        + Numbers.line(verdict.smallestVisible(), 2)
                        + " or more from the claim would have been seen with probability 95\u00a0%."
                : "";
    }

    private List<ClaimView.BudgetItem> budget() {
        return verdict.decisiveComponent()
                .filter(c -> Double.isFinite(c.budget().monteCarlo()))
                .map(
                        c ->
                                List.of(
                                        new ClaimView.BudgetItem(
                                                "Monte-Carlo", c.budget().monteCarlo()),
                                        new ClaimView.BudgetItem(
                                                "numerical step", c.budget().step()),
                                        new ClaimView.BudgetItem("theory", c.budget().theory())))
                .orElse(List.of());
    }

    private List<TableView> tables() {
        List<TableView> tables = new ArrayList<>();
        verdict.fits().stream().limit(3).forEach(line -> tables.add(sizes(line)));
        if (verdict.components().size() > 1) {
            tables.add(components());
        }
        return tables;
    }

    private static TableView sizes(Verdict.Line line) {
        List<List<String>> rows = new ArrayList<>();
        List<RateFit.Point> points = line.fit().points();
        for (int i = 0; i < points.size(); i++) {
            RateFit.Point p = points.get(i);
            Optional<Interval> slope =
                    i == 0 || i > line.fit().localSlopes().size()
                            ? Optional.empty()
                            : Optional.of(line.fit().localSlopes().get(i - 1).negate());
            rows.add(
                    List.of(
                            Numbers.line(p.axis(), 6),
                            String.valueOf(p.replicas()),
                            Numbers.estimate(p.gap(), p.interval().lower(), p.interval().upper()),
                            Numbers.interval(p.interval().lower(), p.interval().upper()),
                            slope.filter(Interval::isFinite)
                                    .map(s -> Numbers.interval(s.lower(), s.upper()))
                                    .orElse("")));
        }
        String caption =
                line.label().isEmpty() ? "Gaps, 95 % intervals" : "Gaps at " + line.label();
        return new TableView(
                caption, List.of(line.along(), "replicas", "gap", "interval", "local slope"), rows);
    }

    private TableView components() {
        List<List<String>> rows = new ArrayList<>();
        double sign = isRate() ? -1 : 1;
        for (Verdict.Component c : verdict.components().stream().limit(MOST_ROWS).toList()) {
            Interval own = isRate() ? c.own().negate() : c.own();
            EffectView view =
                    new EffectView(
                            "",
                            sign * c.value(),
                            own.lower(),
                            own.upper(),
                            isRate() ? -c.region().upper() : c.region().lower(),
                            isRate() ? -c.region().lower() : c.region().upper());
            rows.add(
                    List.of(
                            c.label(),
                            Numbers.estimate(view.value(), view.lower(), view.upper()),
                            Numbers.interval(view.lower(), view.upper()),
                            view.region(),
                            c.replicas() == 0 ? "" : String.valueOf(c.replicas())));
        }
        int left = verdict.components().size() - rows.size();
        String caption = "Everything that has to hold" + (left > 0 ? "; " + left + " more" : "");
        return new TableView(
                caption,
                List.of("where", verdict.effectName(), "interval", "region", "replicas"),
                rows);
    }

    private List<String> remarks(Claim claim) {
        List<String> remarks = new ArrayList<>();
        if (verdict.external()) {
            remarks.add("The data come from another program.");
        }
        if (claim.reconstructed()) {
            remarks.add("Rests on our reconstruction of the source; normalisations may differ.");
        }
        for (Verdict.Line line : verdict.fits().stream().limit(3).toList()) {
            String at = line.label().isEmpty() ? "" : "at " + line.label() + ": ";
            remarks.add(
                    Wording.sentence(
                            at
                                    + "the slope of the largest points is "
                                    + Numbers.line(-line.fit().largestSlope(), 3)
                                    + chiSquared(line.fit())
                                    + "; shown, decides nothing"));
        }
        if (verdict.fits().stream().anyMatch(l -> l.corrected().isPresent())) {
            remarks.add(
                    "The fit with the claim's bounded correction decided. A correction beyond its bound could hide a wrong exponent: only larger sizes help.");
        }
        return remarks;
    }

    private static String chiSquared(RateFit fit) {
        return Double.isFinite(fit.chiSquaredProbability())
                ? ", chi-squared "
                        + Numbers.line(fit.chiSquared(), 3)
                        + " for "
                        + fit.chiSquaredDegrees()
                        + " degrees of freedom"
                : "";
    }
}
