package org.limitlab.engine.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes files appear whole or not at all: written beside their place, made durable, renamed, and
 * the directory made durable. A failure leaves what was there.
 */
final class DurableFiles {

    private static final String TEMPORARY = ".tmp";

    private final Disk disk;
    private final AtomicLong counter = new AtomicLong();

    /** Other processes, on other machines too, may write to the same directory. */
    private final String writer = UUID.randomUUID().toString().substring(0, 13);

    DurableFiles(Disk disk) {
        this.disk = disk;
    }

    /** Makes or replaces a file; durable when it returns. */
    void replace(Path target, Disk.Content content) {
        Path temporary = temporary(target);
        try {
            disk.write(temporary, content);
            disk.sync(temporary);
            disk.move(temporary, target);
            disk.sync(target.getParent());
        } catch (IOException | RuntimeException e) {
            throw withdraw(temporary, failure(target, "cannot be written", e));
        }
    }

    private StoreException withdraw(Path temporary, StoreException failure) {
        try {
            disk.delete(temporary);
        } catch (IOException | RuntimeException e) {
            // It is left over then, and whoever opens the directory next removes it.
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** A name in the same directory that nobody else writes to. */
    private Path temporary(Path target) {
        return target.resolveSibling(
                "."
                        + target.getFileName()
                        + "."
                        + writer
                        + "-"
                        + counter.incrementAndGet()
                        + TEMPORARY);
    }

    /** True for what a crash may leave behind. */
    static boolean isTemporary(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(TEMPORARY);
    }

    /** Makes a directory and those above it; durable when it returns. */
    void makeDirectories(Path directory) {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            makeDirectories(parent);
        }
        try {
            disk.makeDirectory(directory);
            if (parent != null) {
                disk.sync(parent);
            }
        } catch (IOException | RuntimeException e) {
            throw failure(directory, "cannot be made", e);
        }
    }

    /** Makes a directory below an existing one, not durable before {@link #sync}. */
    void makeDirectory(Path directory) {
        try {
            disk.makeDirectory(directory);
        } catch (IOException | RuntimeException e) {
            throw failure(directory, "cannot be made", e);
        }
    }

    /** Makes a directory's entries durable. */
    void sync(Path directory) {
        try {
            disk.sync(directory);
        } catch (IOException | RuntimeException e) {
            throw failure(directory, "cannot be made durable", e);
        }
    }

    void append(Path file, byte[] bytes) {
        try {
            disk.append(file, bytes);
        } catch (IOException | RuntimeException e) {
            throw failure(file, "cannot be written", e);
        }
    }

    void move(Path from, Path to) {
        try {
            disk.move(from, to);
            disk.sync(to.getParent());
        } catch (IOException | RuntimeException e) {
            throw failure(from, "cannot be moved to " + to, e);
        }
    }

    void delete(Path file) {
        try {
            disk.delete(file);
        } catch (IOException | RuntimeException e) {
            throw failure(file, "cannot be deleted", e);
        }
    }

    /** Says what went wrong in the user's words. */
    static StoreException failure(Path path, String what, Throwable e) {
        if (e instanceof StoreException known) {
            return known;
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("not enough space")) {
            return new StoreException(
                    path,
                    what + ": the disk is full",
                    "free some space and start again: what is finished is kept",
                    e);
        }
        if (lower.contains("quota")) {
            return new StoreException(
                    path,
                    what + ": the disk quota is used up",
                    "free some space and start again: what is finished is kept",
                    e);
        }
        if (e instanceof AccessDeniedException
                || e instanceof ReadOnlyFileSystemException
                || lower.contains("read-only file system")) {
            return new StoreException(
                    path,
                    what + ": no permission",
                    "make the directory writable, or choose another with -o",
                    e);
        }
        if (e instanceof NoSuchFileException) {
            return new StoreException(path, what + ": it does not exist", "", e);
        }
        return new StoreException(path, what + ": " + message, "", e);
    }
}
