package org.limitlab.headless;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;

/** One line for what went wrong outside the user's input. */
final class Failures {

    private Failures() {}

    static String io(Throwable thrown) {
        Throwable e = thrown instanceof UncheckedIOException u ? u.getCause() : thrown;
        return switch (e) {
            case NoSuchFileException f -> f.getFile() + " does not exist";
            case FileNotFoundException f -> f.getMessage();
            case AccessDeniedException f -> f.getFile() + " cannot be used: permission denied";
            case FileAlreadyExistsException f -> f.getFile() + " exists already";
            case NotDirectoryException f -> f.getFile() + " is no directory";
            case DirectoryNotEmptyException f -> f.getFile() + " is not empty";
            case FileSystemException f ->
                    f.getFile() + ": " + (f.getReason() == null ? "failed" : f.getReason());
            case ReadOnlyFileSystemException _ -> "the file system is read-only";
            default -> "input or output failed: " + e.getMessage();
        };
    }

    /** A defect: what it is, where it is, how to see more. */
    static String internal(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "not enough memory; run fewer at once (-j 1), or give the JVM more (-Xmx)";
        }
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith("org.limitlab.")) {
                where = " at " + element;
                break;
            }
        }
        return "unexpected "
                + e.getClass().getSimpleName()
                + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")")
                + where
                + "; this is a defect: run again with -v for the whole trace, and report it";
    }
}
