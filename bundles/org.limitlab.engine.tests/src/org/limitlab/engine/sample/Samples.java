package org.limitlab.engine.sample;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;

/** Reads experiments on {@link Pull}. */
public final class Samples {

    /** What is installed in tests. */
    public static final Catalog CATALOG = Catalog.of(new Pull());

    private Samples() {}

    /** An experiment from the lines below {@code model: pull}. */
    public static Experiment pull(String lines) {
        return read("model: pull\n" + lines);
    }

    /** An experiment from the lines below the version. */
    public static Experiment read(String lines) {
        return ExperimentReader.read(
                "test.yaml", "schemaVersion: 1\n" + lines, CATALOG, ReadOptions.PLAIN);
    }
}
