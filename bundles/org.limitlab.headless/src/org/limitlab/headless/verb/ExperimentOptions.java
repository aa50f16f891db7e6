package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.problem.Place;
import org.limitlab.core.yaml.Node;
import org.limitlab.headless.shell.Session;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How an experiment file is read: what stands over it on the command line. */
final class ExperimentOptions {

    @Mixin private Overrides overrides;

    @Option(
            names = "--replicas",
            paramLabel = "COUNT",
            description = "Replicas of each cell, a fixed count.")
    private Integer replicas;

    @Option(names = "--quick", description = "With the file's quick section: smaller and faster.")
    private boolean quick;

    /** Finds, reads and validates an experiment. */
    Experiment read(String argument, Session session) throws IOException {
        return read(ExperimentText.find(argument, session), session);
    }

    /** Reads and validates an experiment. */
    Experiment read(ExperimentText text, Session session) {
        Map<String, Node> top = new LinkedHashMap<>(overrides.top());
        if (replicas != null) {
            top.put("replicas", Node.scalar(Place.of("--replicas"), replicas));
        }
        return text.read(session.catalog(), quick, overrides.set(), top);
    }
}
