package org.limitlab.engine.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layout of a results directory: names, and the marker with its version. */
final class Directory {

    /** Version of the layout that this LimitLab writes; it reads all up to it. */
    static final int VERSION = 1;

    private static final String MARKER = "format";
    private static final Pattern MARKER_TEXT = Pattern.compile("limitlab-results (\\d{1,9})\\s*");
    private static final Pattern BLOCK = Pattern.compile("(\\d{1,18})-(\\d{1,18})\\.h5");
    private static final String EXTENSION = ".h5";

    private final Path root;

    Directory(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path cells() {
        return root.resolve("cells");
    }

    Path cell(String key) {
        return cells().resolve(Keys.check(key));
    }

    Path block(String key, ReplicaRange range) {
        return cell(key).resolve(range.first() + "-" + (range.end() - 1) + EXTENSION);
    }

    Path theories() {
        return root.resolve("theories");
    }

    Path theory(String key) {
        return theories().resolve(Keys.check(key) + EXTENSION);
    }

    Path marker() {
        return root.resolve(MARKER);
    }

    /** What opening for a run would make, outermost first. */
    List<Path> missing() {
        List<Path> missing = new ArrayList<>();
        for (Path at = root.toAbsolutePath().getParent();
                at != null && !Files.exists(at);
                at = at.getParent()) {
            missing.addFirst(at);
        }
        missing.addAll(
                List.of(root, marker(), root.resolve(DirectoryLock.NAME), cells(), theories()));
        missing.removeIf(Files::exists);
        return missing;
    }

    Path damaged() {
        return root.resolve("damaged");
    }

    /** The range that a block's file name says; null for other files. */
    static ReplicaRange range(Path file) {
        Matcher name = BLOCK.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return null;
        }
        long first = Long.parseLong(name.group(1));
        long last = Long.parseLong(name.group(2));
        return last < first || last - first >= Integer.MAX_VALUE
                ? null
                : new ReplicaRange(first, last + 1);
    }

    /** The key that a theory's file name says; null for other files. */
    static String theoryKey(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(EXTENSION) && !name.startsWith(".")
                ? name.substring(0, name.length() - EXTENSION.length())
                : null;
    }

    /** Entries of a directory, sorted by name; none where it does not exist. */
    static List<Path> list(Path directory) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (NotDirectoryException e) {
            throw new StoreException(directory, "is not a directory", "move it away", e);
        } catch (IOException | RuntimeException e) {
            throw DurableFiles.failure(directory, "cannot be listed", e);
        }
        Collections.sort(entries);
        return entries;
    }

    /**
     * Checks the marker of an existing directory.
     *
     * @throws StoreException if it is missing, newer or not ours
     */
    void checkMarker() {
        Path marker = marker();
        if (!Files.isDirectory(root)) {
            throw new StoreException(
                    root, "no such directory", "name a directory that limitlab run has written");
        }
        if (!Files.exists(marker)) {
            throw new StoreException(
                    root,
                    "is not a directory of results: it has no file \"" + MARKER + "\"",
                    "name a directory that limitlab run has written");
        }
        String text = read(marker);
        Matcher matcher = MARKER_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new StoreException(
                    marker,
                    "does not say \"limitlab-results " + VERSION + "\"",
                    "restore it, if these are results of LimitLab");
        }
        int version = Integer.parseInt(matcher.group(1));
        if (version > VERSION) {
            throw new StoreException(
                    root,
                    "results of version "
                            + version
                            + " are newer than "
                            + VERSION
                            + ", the newest that this LimitLab reads",
                    "use a newer LimitLab");
        }
    }

    /** Makes an empty directory one of results, and checks one that is already. */
    void mark(DurableFiles files) {
        Path marker = marker();
        if (Files.exists(marker)) {
            checkMarker();
            return;
        }
        for (Path entry : list(root)) {
            if (!entry.getFileName().toString().startsWith(".")) {
                throw new StoreException(
                        root,
                        "is not empty and not a directory of results: it holds "
                                + entry.getFileName(),
                        "choose a new or empty directory with -o");
            }
        }
        byte[] text = ("limitlab-results " + VERSION + "\n").getBytes(StandardCharsets.UTF_8);
        files.replace(marker, out -> out.write(text));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw DurableFiles.failure(file, "cannot be read", e);
        }
    }
}
