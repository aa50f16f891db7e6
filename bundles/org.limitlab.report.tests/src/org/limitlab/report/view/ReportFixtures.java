package org.limitlab.report.view;

import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Fixtures;
import org.limitlab.report.chart.Tone;
import org.limitlab.report.draw.Figure;
import org.limitlab.report.draw.FigureSpec;

import java.util.List;
import java.util.Optional;

/** A made-up report with everything in it. */
public final class ReportFixtures {
    private static final String YAML =
            """
            schemaVersion: 1
            title: Consensus point
            model: cbo
            parameters: {objective: quadratic, dimension: 2, noise: 0.5}
            axes: {particles: [25, 50, 100, 200, 400, 800]}
            times: 0:3:301
            replicas: {until: half-margin, most: 4096}
            claims:
              - {id: rms, kind: rate, law: n^-1/2, of: {observable: consensus}} # <- & "quotes"
            """;

    private ReportFixtures() {}

    /** Four claims, one of each outcome; one did not get its announced verdict. */
    public static ReportView report() {
        return new ReportView(
                "Consensus-based optimisation approaches its mean-field limit",
                "Swarms of $N$ particles minimise a quadratic; the limit is the McKean-Vlasov "
                        + "equation. Each claim below is a theorem or a"
                        + " reading of one, tested on fresh replicas.",
                List.of(
                        "The run was stopped by its time budget after 240 s: replica counts "
                                + "differ between sizes, and a further start resumes.",
                        "2 of 9600 replicas failed (a state was not finite at t = 1.35); they are "
                                + "left out and listed in the journal."),
                List.of(consensus(), bias(), passage(), success()),
                0.06,
                List.of(figure("heat", Fixtures.heat())),
                List.of(
                        new TheoryView(
                                "cbo-mean-field",
                                "McKean-Vlasov limit of CBO",
                                "asymptotic",
                                "Quadratic objective, $\\alpha$ fixed, $N \\to \\infty$ at fixed "
                                        + "$t$.",
                                "$t \\le T$ with $e^{\\alpha \\max f}$ finite.",
                                List.of(
                                        "dX_t = -\\lambda\\,(X_t - c_t)\\,dt + \\sigma\\,|X_t - "
                                                + "c_t|\\,dW_t",
                                        "c_t = \\frac{\\mathbb{E}\\,X_t\\,e^{-\\alpha "
                                                + "f(X_t)}}{\\mathbb{E}\\,e^{-\\alpha f(X_t)}}"),
                                List.of("J. A. Carrillo, Y.-P. Choi, C. Totzeck, O. Tse (2018)"))),
                Optional.of(new ReportView.SourceText("consensus.yaml", YAML)),
                List.of(
                        new ReportView.Fact("LimitLab", "0.1.0"),
                        new ReportView.Fact("Java", "25.0.1+8-LTS, Eclipse Adoptium"),
                        new ReportView.Fact("processor", "2 x Intel Xeon @ 2.60GHz"),
                        new ReportView.Fact("BLAS", "VectorBLAS (netlib 3.0.3)"),
                        new ReportView.Fact("seed", "7"),
                        new ReportView.Fact(
                                "cells", "3f9a0c17 88be012d 5510cd9e a1f0033b 0c4f51aa 77d02e61")));
    }

    private static Figure figure(String kind, Chart chart) {
        return new Figure(
                chart, FigureSpec.ofClaim(kind, "cbo." + kind), List.of("3f9a0c17", "88be012d"));
    }

    private static ClaimView consensus() {
        return new ClaimView(
                "rms",
                "The rms error of the consensus point falls like $N^{-1/2}$",
                "rate",
                Tone.SUPPORTED,
                Tone.SUPPORTED,
                "",
                new ClaimView.Citation(
                        "M01",
                        "M. Fornasier, T. Klock, K. Riedel (2024), Consensus-based optimization "
                                + "methods converge globally",
                        "Theorem 3.8"),
                Optional.of(new EffectView("slope", -0.543, -0.569, -0.516, -0.575, -0.425)),
                "The 95 % interval lies inside the region of acceptance.",
                "A slope that differs from $-1/2$ by 0.04 or more would have been seen with 95 % "
                        + "probability.",
                "",
                List.of(
                        "\\left(\\mathbb{E}\\,\\bigl|c^N_t - c_t\\bigr|^2\\right)^{1/2} \\le "
                                + "C\\,N^{-1/2}"),
                List.of(figure("rate", Fixtures.rate()), figure("overlay", Fixtures.overlay())),
                List.of(
                        new TableView(
                                "Gap by size",
                                List.of("$N$", "replicas", "gap", "95 % interval", "local slope"),
                                List.of(
                                        List.of("25", "1200", "0.0845", "[0.0795, 0.0896]", ""),
                                        List.of(
                                                "50",
                                                "1200",
                                                "0.0524",
                                                "[0.0497, 0.0551]",
                                                "\u22120.69"),
                                        List.of(
                                                "100",
                                                "600",
                                                "0.0369",
                                                "[0.0346, 0.0391]",
                                                "\u22120.51"),
                                        List.of(
                                                "200",
                                                "600",
                                                "0.0256",
                                                "[0.0240, 0.0275]",
                                                "\u22120.53"),
                                        List.of(
                                                "400",
                                                "300",
                                                "0.0183",
                                                "[0.0169, 0.0199]",
                                                "\u22120.48"),
                                        List.of(
                                                "800",
                                                "300",
                                                "0.0123",
                                                "[0.0109, 0.0136]",
                                                "\u22120.57")))),
                List.of(
                        new ClaimView.BudgetItem("Monte-Carlo", 0.0265),
                        new ClaimView.BudgetItem("numerical step", 0.0031),
                        new ClaimView.BudgetItem("theory", 0.0002)),
                List.of(
                        "No correction is part of this claim; the slope of the three largest "
                                + "sizes is \u22120.53 and decides nothing."));
    }

    private static ClaimView bias() {
        return new ClaimView(
                "bias",
                "The bias of the order parameter falls like $N^{-1}$",
                "rate",
                Tone.REFUTED,
                Tone.SUPPORTED,
                "",
                new ClaimView.Citation("A07", "", "eq. (2.13)"),
                Optional.of(new EffectView("slope", -0.602, -0.641, -0.563, -1.15, -0.85)),
                "The whole interval lies outside the region, also with the correction's bound "
                        + "doubled.",
                "A slope that differs from $-1$ by 0.06 or more would have been seen with 95 % "
                        + "probability.",
                "",
                List.of("\\langle m_N\\rangle - m_\\infty = \\frac{b}{N} + o(N^{-1})"),
                List.of(figure("rate", Fixtures.refutedRate())),
                List.of(),
                List.of(new ClaimView.BudgetItem("Monte-Carlo", 0.039)),
                List.of());
    }

    private static ClaimView passage() {
        return new ClaimView(
                "passage",
                "First passage times follow the inverse Gaussian law",
                "value",
                Tone.UNDECIDED,
                Tone.UNDECIDED,
                "the precision asks for more replicas than the quick run has",
                new ClaimView.Citation("", "", ""),
                Optional.of(
                        new EffectView(
                                "$\\sup_k |p_k - \\hat p_k|$",
                                Double.NaN,
                                0.004,
                                0.031,
                                Double.NEGATIVE_INFINITY,
                                0.02)),
                "The interval reaches over the edge of the region.",
                "",
                "About 14 000 replicas, 3.5 times as many as now.",
                List.of(
                        "p(\\tau) = "
                                + "\\sqrt{\\frac{\\kappa}{2\\pi\\tau^3}}\\,\\exp\\left(-\\frac{\\kappa(\\tau-\\mu)^2}{2\\mu^2\\tau}\\right)"),
                List.of(figure("histogram", Fixtures.histogram())),
                List.of(),
                List.of(),
                List.of());
    }

    private static ClaimView success() {
        return new ClaimView(
                "map",
                "Where the second moment decays at the mean-field rate",
                "phenomenon",
                Tone.REPORTED,
                Tone.REPORTED,
                "",
                new ClaimView.Citation("M01", "", "Section 2"),
                Optional.empty(),
                "No theorem says how far beyond its stated domain the rate holds.",
                "",
                "",
                List.of(),
                List.of(figure("validity", Fixtures.validity())),
                List.of(),
                List.of(),
                List.of());
    }
}
