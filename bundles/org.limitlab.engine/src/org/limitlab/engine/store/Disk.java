package org.limitlab.engine.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Everything that the store changes on a disk, one operation a method, so that a test can make any
 * of them fail. Nothing is durable before {@link #sync}.
 */
public interface Disk {

    /** Bytes on their way into a file. */
    @FunctionalInterface
    interface Content {
        /** Writes all of them. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes a directory whose parent exists; does nothing where it exists already. */
    void makeDirectory(Path directory) throws IOException;

    /** Makes or replaces a file. */
    void write(Path file, Content content) throws IOException;

    /** Appends to a file, making it where it is missing. */
    void append(Path file, byte[] bytes) throws IOException;

    /** Makes a file's bytes, or a directory's entries, durable. */
    void sync(Path fileOrDirectory) throws IOException;

    /** Renames within one directory or file system, atomically; replaces what is there. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file if it exists. */
    void delete(Path file) throws IOException;
}
