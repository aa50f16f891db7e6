package org.limitlab.engine.store;

import java.util.Map;

/** What every HDF5 file of the store says about itself. */
final class FileFormat {

    /** Version of blocks and theories that this LimitLab writes; it reads all up to it. */
    static final long VERSION = 1;

    static final String KEY = "key";

    private static final String FORMAT = "format";
    private static final String FORMAT_VERSION = "format_version";
    private static final String MACHINE_TYPE = "machine_type";
    private static final String JVM = "jvm";
    private static final String BLAS = "blas";

    private FileFormat() {}

    static Tree head(String format, String key, Machine machine) {
        return new Tree()
                .attribute(FORMAT, format)
                .attribute(FORMAT_VERSION, VERSION)
                .attribute(KEY, key)
                .attribute(MACHINE_TYPE, machine.type())
                .attribute(JVM, machine.jvm())
                .attribute(BLAS, machine.blas());
    }

    static Machine machine(Tree tree) {
        Map<String, Object> attributes = tree.attributes();
        return new Machine(
                Tree.text(attributes, MACHINE_TYPE),
                Tree.text(attributes, JVM),
                Tree.text(attributes, BLAS));
    }

    /**
     * Checks that a file is what its name says.
     *
     * @throws DamagedFile if it is something else
     * @throws NewerFile if a newer LimitLab wrote it
     */
    static void check(Tree tree, String format, String key) {
        Map<String, Object> attributes = tree.attributes();
        String actual = Tree.text(attributes, FORMAT);
        if (!actual.equals(format)) {
            throw new DamagedFile("it is a " + actual + ", not a " + format);
        }
        long version = Tree.integer(attributes, FORMAT_VERSION);
        if (version > VERSION) {
            throw new NewerFile(version);
        }
        String held = Tree.text(attributes, KEY);
        if (!held.equals(key)) {
            throw new DamagedFile("it holds key " + held + ", not " + key);
        }
    }

    /** A sound file of a newer version. */
    static final class NewerFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NewerFile(long version) {
            super(
                    "format version "
                            + version
                            + " is newer than "
                            + VERSION
                            + ", the newest that this LimitLab reads");
        }
    }
}
