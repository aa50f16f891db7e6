package org.limitlab.engine.store;

/** A text file of a results directory that is replaced as a whole. */
public enum Document {
    /** The experiment, with everything that affects numbers. */
    EXPERIMENT("experiment.yaml"),
    /** Where the numbers come from. */
    PROVENANCE("provenance.json"),
    /** What was concluded. */
    VERDICTS("verdicts.json"),
    /** The tidy table. */
    SUMMARY("summary.csv");

    private final String fileName;

    Document(String fileName) {
        this.fileName = fileName;
    }

    /** Name in the directory. */
    public String fileName() {
        return fileName;
    }
}
