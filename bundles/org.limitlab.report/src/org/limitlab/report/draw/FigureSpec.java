package org.limitlab.report.draw;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/**
 * What a figure file asks for: which picture of which claim, plot or observable, and how large. The
 * same specification on the same results gives the same bytes.
 *
 * @param chart overlay, rate, validity and others of claims; curves, trajectories, profile, sweep,
 *     histogram or heat of plots
 * @param claim id of the claim to show, null where an observable is named
 * @param plot id of an entry of the experiment's plots, null where a claim is named
 * @param observable id of the observable to show, null where a claim is named
 * @param title replaces the usual title; null keeps it; may hold TeX between dollar signs
 * @param width in units of 1/96 inch, null for 640
 * @param height in units of 1/96 inch, null for 480
 * @param theme light or dark, null for light
 * @param xRange lower and upper end of the x axis, null for the usual one
 * @param yRange lower and upper end of the first panel's y axis, null for the usual one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureSpec(
        @JsonProperty("chart") String chart,
        @JsonProperty("claim") String claim,
        @JsonProperty("plot") String plot,
        @JsonProperty("observable") String observable,
        @JsonProperty("title") String title,
        @JsonProperty("width") Integer width,
        @JsonProperty("height") Integer height,
        @JsonProperty("theme") Theme theme,
        @JsonProperty("xRange") List<Double> xRange,
        @JsonProperty("yRange") List<Double> yRange) {
    private static final int DEFAULT_WIDTH = 640;
    private static final int DEFAULT_HEIGHT = 480;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build();

    public FigureSpec {
        width = width == null ? DEFAULT_WIDTH : within("width", width, 160, 10_000);
        height = height == null ? DEFAULT_HEIGHT : within("height", height, 120, 10_000);
        theme = theme == null ? Theme.LIGHT : theme;
        xRange = xRange == null ? null : range("xRange", xRange);
        yRange = yRange == null ? null : range("yRange", yRange);
    }

    /** The usual picture of a claim. */
    public static FigureSpec ofClaim(String chart, String claim) {
        return new FigureSpec(chart, claim, null, null, null, null, null, null, null, null);
    }

    /** The picture of an entry of the experiment's plots. */
    public static FigureSpec ofPlot(String chart, String plot) {
        return new FigureSpec(chart, null, plot, null, null, null, null, null, null, null);
    }

    /** The usual picture of an observable. */
    public static FigureSpec ofObservable(String chart, String observable) {
        return new FigureSpec(chart, null, null, observable, null, null, null, null, null, null);
    }

    /** The same picture at another size. */
    public FigureSpec sized(int newWidth, int newHeight) {
        return new FigureSpec(
                chart, claim, plot, observable, title, newWidth, newHeight, theme, xRange, yRange);
    }

    /** The same picture in another theme. */
    public FigureSpec in(Theme newTheme) {
        return new FigureSpec(
                chart, claim, plot, observable, title, width, height, newTheme, xRange, yRange);
    }

    /**
     * Reads the keys of a YAML or JSON file.
     *
     * @throws IllegalArgumentException for an unknown key, a wrong type or a value out of range;
     *     the message names it
     */
    public static FigureSpec of(Map<String, ?> keys) {
        try {
            return JSON.convertValue(keys, FigureSpec.class);
        } catch (JacksonException problem) {
            throw new IllegalArgumentException(problem.getOriginalMessage(), problem);
        }
    }

    /** One line of JSON with every key that is set, in a fixed order. */
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    private static int within(String key, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    key + " = " + value + " is outside " + lowest + " .. " + highest);
        }
        return value;
    }

    private static List<Double> range(String key, List<Double> ends) {
        if (ends.size() != 2 || !(ends.get(0) < ends.get(1))) {
            throw new IllegalArgumentException(
                    key + " = " + ends + " must be two increasing numbers");
        }
        return List.copyOf(ends);
    }
}
