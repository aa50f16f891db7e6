package org.limitlab.engine.store;

import java.nio.file.Path;

/**
 * The store cannot go on; nothing is half-written. Ends the program with exit code 6.
 *
 * <p>The message is {@code path: what (remedy)}.
 */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path path;
    private final String what;
    private final String remedy;

    /**
     * A failure.
     *
     * @param path the file or folder
     * @param what what went wrong, one clause
     * @param remedy what to do, one clause; may be empty
     */
    public StoreException(Path path, String what, String remedy) {
        this(path, what, remedy, null);
    }

    /** A failure, and the exception behind it. */
    public StoreException(Path path, String what, String remedy, Throwable cause) {
        super(path + ": " + what + (remedy.isEmpty() ? "" : " (" + remedy + ")"), cause);
        this.path = path;
        this.what = what;
        this.remedy = remedy;
    }

    /** The file or folder. */
    public Path path() {
        return path;
    }

    /** What went wrong. */
    public String what() {
        return what;
    }

    /** What to do; may be empty. */
    public String remedy() {
        return remedy;
    }
}
