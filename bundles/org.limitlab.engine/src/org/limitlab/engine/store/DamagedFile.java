package org.limitlab.engine.store;

/** A file is not what was written: it counts as missing. */
final class DamagedFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedFile(String what) {
        super(what);
    }

    DamagedFile(String what, Throwable cause) {
        super(what, cause);
    }
}
