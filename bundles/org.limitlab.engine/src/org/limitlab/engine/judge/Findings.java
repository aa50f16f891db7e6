package org.limitlab.engine.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * What has to hold for a claim, before the rule is applied.
 *
 * @param effectName what is compared
 * @param components all that has to hold
 * @param lines fitted lines of rates
 * @param obstacles why some of it could not be measured
 */
record Findings(
        String effectName,
        List<Verdict.Component> components,
        List<Verdict.Line> lines,
        List<String> obstacles) {

    static Findings of(String effectName) {
        return new Findings(effectName, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void obstacle(String message) {
        if (!obstacles.contains(message)) {
            obstacles.add(message);
        }
    }
}
