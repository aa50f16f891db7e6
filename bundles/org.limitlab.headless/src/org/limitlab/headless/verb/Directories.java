package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.engine.run.RunDirectory;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreException;
import org.limitlab.engine.store.StoreListener;
import org.limitlab.headless.shell.Session;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Directories of results named on the command line. */
final class Directories {

    private Directories() {}

    /** Opens one for reading; damaged files are named and count as missing. */
    static ResultStore read(String directory, Session session) {
        StoreListener listener =
                (file, movedTo, why) -> session.complain("damaged: " + file + " (" + why + ")");
        return ResultStore.read(session.environment().path(directory), listener);
    }

    /** The experiment that a directory holds. */
    static Experiment experiment(String directory, Session session) {
        try (ResultStore store = read(directory, session)) {
            return experiment(store, session);
        }
    }

    /** The experiment that a store holds. */
    static Experiment experiment(ResultStore store, Session session) {
        return RunDirectory.stored(store, session.catalog())
                .orElseThrow(
                        () ->
                                new StoreException(
                                        store.directory(),
                                        "holds no experiment yet",
                                        "start it with limitlab run"));
    }

    /** Removes a folder of our own with everything in it. */
    static void remove(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
