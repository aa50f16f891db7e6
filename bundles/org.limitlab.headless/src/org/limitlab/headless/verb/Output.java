package org.limitlab.headless.verb;

import org.limitlab.headless.shell.Session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes to standard output, or to a file that appears whole or not at all. */
final class Output {

    private Output() {}

    /** Writes the content. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream to) throws IOException;
    }

    /**
     * Writes.
     *
     * @param file name, or - for standard output
     */
    static void write(String file, Session session, Content content) throws IOException {
        if (file.equals("-")) {
            content.write(session.out());
            session.out().flush();
            return;
        }
        Path target = session.environment().path(file);
        write(target, content);
    }

    /** Writes a file beside its place and moves it there. */
    static void write(Path target, Content content) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // not createTempFile, whose files nobody else may read
        Path temporary =
                folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
        try {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                content.write(to);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
