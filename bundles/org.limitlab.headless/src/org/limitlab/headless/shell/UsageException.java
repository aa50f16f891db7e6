package org.limitlab.headless.shell;

/** The command line is wrong in a way that its parser does not see. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, one clause. */
    public UsageException(String message) {
        super(message);
    }
}
