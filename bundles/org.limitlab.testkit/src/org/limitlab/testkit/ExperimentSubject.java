package org.limitlab.testkit;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

/**
 * An example experiment under examination.
 *
 * @param catalog where it was contributed
 * @param example the file
 */
record ExperimentSubject(Catalog catalog, Example example) {

    Experiment plain() {
        return catalog.read(example, options(false));
    }

    Experiment quick() {
        return catalog.read(example, options(true));
    }

    Node.Mapping tree() {
        return YamlReader.readMapping(example.source(), example.text());
    }

    /** Examples may build on each other. */
    private ReadOptions options(boolean quick) {
        return new ReadOptions(
                quick,
                java.util.Map.of(),
                java.util.Map.of(),
                name ->
                        catalog.example(name.replaceAll("\\.ya?ml$", ""))
                                .map(Example::text)
                                .orElse(null));
    }
}
