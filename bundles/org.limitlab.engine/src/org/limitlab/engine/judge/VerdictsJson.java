package org.limitlab.engine.judge;

import org.limitlab.core.claim.Question;
import org.limitlab.math.stats.Interval;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Verdicts as JSON: what {@code verdicts.json} holds. Exponents have the sign of their law;
 * infinite ends and unknown numbers are null.
 */
public final class VerdictsJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int SCHEMA_VERSION = 1;

    private VerdictsJson() {}

    /** The text of verdicts.json. */
    public static String write(List<Verdict> verdicts) {
        List<Map<String, Object>> list = new ArrayList<>();
        verdicts.forEach(v -> list.add(object(v)));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("schemaVersion", SCHEMA_VERSION);
        file.put("verdicts", list);
        return MAPPER.writeValueAsString(file) + "\n";
    }

    /** One verdict as nested maps, in a fixed order of keys. */
    public static Map<String, Object> object(Verdict verdict) {
        Map<String, Object> o = new LinkedHashMap<>();
        o.put("claim", verdict.claim().id());
        o.put("title", verdict.claim().title());
        o.put("kind", verdict.claim().question().kind());
        o.put("paper", verdict.claim().paper());
        o.put("reference", verdict.claim().reference());
        o.put("outcome", verdict.outcome().name());
        o.put("announced", verdict.claim().announced().name());
        o.put("announcedReason", verdict.claim().reason());
        o.put("asAnnounced", verdict.isAnnounced());
        o.put("reason", verdict.reason());
        o.put("wouldDecide", verdict.wouldDecide());
        o.put("effect", verdict.effectName());
        boolean rate = verdict.claim().question() instanceof Question.Rate;
        o.put("decisive", verdict.decisiveComponent().map(c -> component(c, rate)).orElse(null));
        o.put("smallestVisibleDeviation", finite(verdict.smallestVisible()));
        o.put("replicas", verdict.replicas());
        o.put("failed", verdict.failed());
        o.put("externalData", verdict.external());
        o.put("reconstructed", verdict.claim().reconstructed());
        o.put("components", verdict.components().stream().map(c -> component(c, rate)).toList());
        o.put("map", verdict.map().stream().map(VerdictsJson::mapPoint).toList());
        return o;
    }

    private static Map<String, Object> component(Verdict.Component c, boolean rate) {
        Map<String, Object> o = new LinkedHashMap<>();
        double sign = rate ? -1 : 1;
        o.put("label", c.label());
        o.put("point", c.point());
        o.put("time", finite(c.time()));
        o.put("value", finite(sign * c.value()));
        interval(o, "interval", c.own(), rate);
        interval(o, "simultaneousInterval", c.simultaneous(), rate);
        interval(o, "region", hull(c), rate);
        o.put("claimed", finite(sign * c.claimed()));
        o.put("margin", finite(c.margin()));
        Map<String, Object> budget = new LinkedHashMap<>();
        budget.put("monteCarlo", finite(c.budget().monteCarlo()));
        budget.put("step", finite(c.budget().step()));
        budget.put("theory", finite(c.budget().theory()));
        o.put("budget", budget);
        o.put("replicas", c.replicas());
        return o;
    }

    private static Interval hull(Verdict.Component c) {
        return new Interval(c.region().lower(), c.region().upper());
    }

    private static void interval(
            Map<String, Object> o, String key, Interval interval, boolean negated) {
        Interval shown = negated ? interval.negate() : interval;
        List<Double> ends = new ArrayList<>();
        ends.add(finite(shown.lower()));
        ends.add(finite(shown.upper()));
        o.put(key, ends);
    }

    private static Map<String, Object> mapPoint(Verdict.MapPoint point) {
        Map<String, Object> o = new LinkedHashMap<>();
        o.put("point", point.point());
        o.put("outcome", point.outcome().map(Enum::name).orElse(null));
        o.put("insideStatedDomain", point.claimedDomain().orElse(null));
        o.put("value", finite(point.value()));
        return o;
    }

    private static Double finite(double x) {
        return Double.isFinite(x) ? x : null;
    }
}
