package org.limitlab.headless.verb;

import org.limitlab.core.experiment.ExperimentSchema;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.report.Reports;
import org.limitlab.report.draw.Figure;
import org.limitlab.report.draw.FigureSpec;
import org.limitlab.report.draw.FigureWriter;
import org.limitlab.report.view.ClaimView;
import org.limitlab.report.view.ReportView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code limitlab plot}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab plot results/cbo-decay --claim second-moment-decay -o decay.pdf",
            "  limitlab plot results/cbo-decay --list",
            "",
            "The end of the file's name chooses the format: .svg, .pdf, .png or .csv. Beside a",
            "picture the data of its curves is written as CSV."
        })
public final class PlotVerb extends Verb {

    @Parameters(index = "0", paramLabel = "DIR", description = "A directory of results.")
    private String directory;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SPEC",
            description =
                    "A figure file: keys chart, claim, plot, title, width, height, theme,"
                            + " xRange, yRange.")
    private String specification;

    @Option(names = "--claim", paramLabel = "ID", description = "The figures of a claim.")
    private String claim;

    @Option(
            names = "--plot",
            paramLabel = "ID",
            description = "A picture of the experiment's plots.")
    private String plot;

    @Option(
            names = "--chart",
            paramLabel = "KIND",
            description =
                    "overlay, rate or validity of a claim; curves, trajectories, profile, sweep,"
                            + " histogram or heat of a plot.")
    private String chart;

    @Option(names = "--width", paramLabel = "UNITS", description = "In units of 1/96 inch.")
    private Integer width;

    @Option(names = "--height", paramLabel = "UNITS", description = "In units of 1/96 inch.")
    private Integer height;

    @Option(names = "--theme", paramLabel = "THEME", description = "light or dark.")
    private String theme;

    @Option(names = "--list", description = "List the figures that there are.")
    private boolean list;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; default: CLAIM-CHART.svg, or PLOT.svg.")
    private String output;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> keys = keys();
        ReportView view = Rejudged.of(directory, session()).view();
        List<Figure> figures = figures(view);
        if (list) {
            figures.forEach(f -> session().print(f.spec().toJson()));
            return ExitCode.DONE;
        }
        Figure figure = figure(view, figures, keys);
        String file = output == null ? name(figure.spec()) + ".svg" : output;
        for (Path written : write(figure, file)) {
            say("wrote " + written);
        }
        return ExitCode.DONE;
    }

    private static String name(FigureSpec spec) {
        return spec.plot() != null ? spec.plot() : spec.claim() + "-" + spec.chart();
    }

    private List<Path> write(Figure figure, String file) throws IOException {
        Path path = session().environment().path(file);
        try {
            FigureWriter.Format.of(path);
        } catch (IllegalArgumentException e) {
            throw usage("-o " + file + " ends in none of .svg, .pdf, .png, .csv");
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        return FigureWriter.writeWithData(figure, path);
    }

    private static List<Figure> figures(ReportView view) {
        List<Figure> figures = new ArrayList<>(view.figures());
        for (ClaimView each : view.claims()) {
            figures.addAll(each.figures());
        }
        return figures;
    }

    /** The keys of the figure file, and those of the command line over them. */
    private Map<String, Object> keys() throws IOException {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (specification != null) {
            Path file = session().environment().path(specification);
            YamlReader.readMapping(specification, ExperimentText.text(file, specification))
                    .entries()
                    .forEach((key, value) -> keys.put(key, ExperimentSchema.plain(value)));
        }
        put(keys, "claim", claim);
        put(keys, "plot", plot);
        put(keys, "chart", chart);
        put(keys, "width", width);
        put(keys, "height", height);
        put(keys, "theme", theme);
        return keys;
    }

    private static void put(Map<String, Object> keys, String key, Object value) {
        if (value != null) {
            keys.put(key, value);
        }
    }

    /** What is asked for; where the chart is not named, the first one of the claim, or of all. */
    private Figure figure(ReportView view, List<Figure> figures, Map<String, Object> keys) {
        Object wanted = keys.get("claim");
        Object picture = keys.get("plot");
        checkClaim(view, wanted);
        checkPlot(view, picture);
        if (!keys.containsKey("chart")) {
            figures.stream()
                    .filter(f -> wanted == null || wanted.equals(f.spec().claim()))
                    .filter(f -> picture == null || picture.equals(f.spec().plot()))
                    .findFirst()
                    .ifPresent(
                            f -> {
                                keys.put("chart", f.spec().chart());
                                put(keys, "claim", f.spec().claim());
                                put(keys, "plot", f.spec().plot());
                                keys.putIfAbsent("width", f.spec().width());
                                keys.putIfAbsent("height", f.spec().height());
                                put(keys, "observable", f.spec().observable());
                            });
        }
        try {
            return Reports.figure(view, FigureSpec.of(keys));
        } catch (IllegalArgumentException e) {
            String place = specification == null ? "plot" : specification;
            throw new ConfigurationException(
                    Place.of(place), e.getMessage(), "limitlab plot DIR --list shows them");
        }
    }

    private static void checkPlot(ReportView view, Object wanted) {
        TreeSet<String> known = new TreeSet<>();
        view.figures().forEach(f -> known.add(f.spec().plot()));
        if (wanted != null && !known.contains(wanted)) {
            throw new ConfigurationException(
                    Place.of("--plot"),
                    "\"" + wanted + "\" is no plot of these results",
                    org.limitlab.core.problem.Suggestion.remedy(wanted.toString(), known));
        }
    }

    private static void checkClaim(ReportView view, Object wanted) {
        TreeSet<String> known = new TreeSet<>();
        view.claims().forEach(c -> known.add(c.id()));
        if (wanted != null && !known.contains(wanted)) {
            throw new ConfigurationException(
                    Place.of("--claim"),
                    "\"" + wanted + "\" is no claim of this experiment",
                    org.limitlab.core.problem.Suggestion.remedy(wanted.toString(), known));
        }
    }
}
