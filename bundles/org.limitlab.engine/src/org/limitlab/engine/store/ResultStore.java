package org.limitlab.engine.store;

import org.limitlab.core.model.Observable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory of results. Files appear by one atomic rename after they are on the disk, or not at
 * all; every file is checked when it is first read, and a damaged one is moved aside and counts as
 * missing. Thread-safe.
 */
public final class ResultStore implements AutoCloseable {

    private final Directory directory;
    private final Access access;
    private final DurableFiles files;
    private final Damage damage;
    private final StoredCell.Context context;
    private final Journal journal;
    private final Map<String, StoredCell> cells = new ConcurrentHashMap<>();
    private final DirectoryLock lock;
    private final List<Path> made;

    private ResultStore(
            Directory directory,
            Access access,
            Machine machine,
            StoreListener listener,
            DurableFiles files,
            DirectoryLock lock,
            List<Path> made) {
        this.directory = directory;
        this.access = access;
        this.files = files;
        this.lock = lock;
        this.made = made;
        this.journal = new Journal(directory.root(), files);
        boolean alone = access instanceof Access.Running;
        this.damage = new Damage(directory, files, isWritable(), listener);
        this.context =
                new StoredCell.Context(
                        directory, files, machine, isWritable(), alone, damage, new Layouts());
    }

    /**
     * Opens a directory of results, and makes it where it is missing and access allows.
     *
     * @param machine recorded in what is written from now on
     * @throws StoreException if the directory is in use, of a newer version, no results directory,
     *     or cannot be read or written
     */
    public static ResultStore open(
            Path directory, Access access, Machine machine, StoreListener listener) {
        return open(directory, access, machine, listener, new RealDisk());
    }

    /** Opens a directory of results on a given disk, for tests that make it fail. */
    public static ResultStore open(
            Path directory, Access access, Machine machine, StoreListener listener, Disk disk) {
        Directory layout = new Directory(directory);
        DurableFiles files = new DurableFiles(disk);
        if (access instanceof Access.Reading) {
            layout.checkMarker();
            return new ResultStore(layout, access, machine, listener, files, null, List.of());
        }
        List<Path> made = layout.missing();
        files.makeDirectories(directory);
        DirectoryLock lock = DirectoryLock.take(directory, access);
        try {
            layout.mark(files);
            files.makeDirectories(layout.cells());
            files.makeDirectories(layout.theories());
            ResultStore store =
                    new ResultStore(layout, access, machine, listener, files, lock, made);
            store.tidy();
            return store;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Opens an existing directory of results for reading. */
    public static ResultStore read(Path directory, StoreListener listener) {
        return open(directory, Access.READ, Machine.UNKNOWN, listener);
    }

    /** Removes what a crash left behind; blocks' directories are tidied when they are listed. */
    private void tidy() {
        if (access instanceof Access.Running) {
            for (Path place : List.of(directory.root(), directory.theories())) {
                Directory.list(place).stream()
                        .filter(DurableFiles::isTemporary)
                        .forEach(files::delete);
            }
        }
    }

    /** The directory. */
    public Path directory() {
        return directory.root();
    }

    /** True if the store was opened for a run. */
    public boolean isWritable() {
        return !(access instanceof Access.Reading);
    }

    /** Keys of the cells that have at least one block, sorted. */
    public List<String> cells() {
        return Directory.list(directory.cells()).parallelStream()
                .filter(Files::isDirectory)
                .map(path -> path.getFileName().toString())
                .filter(Keys::isValid)
                .filter(key -> !cell(key).ranges().isEmpty())
                .toList();
    }

    private StoredCell cell(String key) {
        return cells.computeIfAbsent(key, k -> new StoredCell(context, k));
    }

    /**
     * Writes a block and then removes the blocks that it contains. Durable when it returns.
     *
     * @throws StoreException if it cannot be written; then the old state stands
     */
    public void put(BlockData block) {
        requireWritable();
        StoredCell cell = cell(block.cellKey());
        Machine machine = cell.machineOf(block.range());
        cell.put(block.range(), TreeWriter.toBytes(BlockFormat.toTree(block, machine)));
    }

    /**
     * Ranges of the valid blocks of a cell, in replica order. Each file is checked once. None lies
     * within another, but after a change of the plan two may overlap.
     */
    public List<ReplicaRange> blocks(String cellKey) {
        return cell(cellKey).ranges();
    }

    /** True if every replica of the range is stored, in one block or several. */
    public boolean covers(String cellKey, ReplicaRange range) {
        return cell(cellKey).coveredFrom(range.first()) >= range.end();
    }

    /** True if the range is stored as one block of exactly these replicas. */
    public boolean has(String cellKey, ReplicaRange range) {
        return cell(cellKey).has(range);
    }

    /**
     * What is stored of a planned block, joined: the longest run of stored replicas that starts at
     * its first one. A resumed or extended run makes the rest, joins it and puts the whole.
     *
     * @return empty where the first replica is not stored
     */
    public Optional<BlockData> prefix(String cellKey, ReplicaRange planned) {
        long end = Math.min(cell(cellKey).coveredFrom(planned.first()), planned.end());
        return end == planned.first()
                ? Optional.empty()
                : find(cellKey, new ReplicaRange(planned.first(), end));
    }

    /** The replicas of a range, joined from the blocks that hold them; empty if one is missing. */
    public Optional<BlockData> find(String cellKey, ReplicaRange range) {
        return cell(cellKey).find(range);
    }

    /** How many replicas 0, 1, 2, ... are stored without a gap; failed ones count. */
    public long replicas(String cellKey) {
        return cell(cellKey).coveredFrom(0);
    }

    /** Observables of a cell, in the order of the file. */
    public List<Observable> observables(String cellKey) {
        return cell(cellKey).layout().observables();
    }

    /** Observation times of a cell. */
    public double[] times(String cellKey) {
        return cell(cellKey).layout().times().clone();
    }

    /**
     * Values of an observable.
     *
     * @return shape (range.count(), T if in time, axes...); NaN where a replica failed
     * @throws StoreException if a replica of the range is not stored
     */
    public double[] read(String cellKey, String observable, ReplicaRange range) {
        return cell(cellKey).read(observable, range);
    }

    /** Failed replicas of a range, in replica order. */
    public List<FailedReplica> failures(String cellKey, ReplicaRange range) {
        return cell(cellKey).failures(range);
    }

    /** Writes what a theory said. Durable when it returns. */
    public void put(TheoryData theory) {
        requireWritable();
        byte[] bytes = TreeWriter.toBytes(TheoryFormat.toTree(theory, context.machine()));
        files.replace(directory.theory(theory.key()), out -> out.write(bytes));
    }

    /** What a theory said. */
    public Optional<TheoryData> theory(String key) {
        return theoryTree(key).map(TheoryFormat::fromTree);
    }

    private Optional<Tree> theoryTree(String key) {
        Path file = directory.theory(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StoredCell.readTree(file, TheoryFormat.FORMAT, key));
        } catch (DamagedFile e) {
            damage.setAside(file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Keys of the stored theories, sorted. */
    public List<String> theories() {
        List<String> keys = new ArrayList<>();
        for (Path file : Directory.list(directory.theories())) {
            String key = Directory.theoryKey(file);
            if (key != null && Keys.isValid(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** A document of the directory. */
    public Optional<String> document(Document document) {
        Path file = directory.root().resolve(document.fileName());
        return Files.exists(file) ? Optional.of(Directory.read(file)) : Optional.empty();
    }

    /** Replaces a document of the directory, atomically. */
    public void write(Document document, String text) {
        write(document, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Replaces a document of the directory, atomically, by what is written to the stream. */
    public void write(Document document, Disk.Content content) {
        requireWritable();
        files.replace(directory.root().resolve(document.fileName()), content);
    }

    /** Where the results come from; nothing known where that was not written. */
    public Provenance provenance() {
        try {
            return document(Document.PROVENANCE).map(Provenance::parse).orElse(Provenance.NONE);
        } catch (IllegalArgumentException e) {
            throw new StoreException(
                    directory.root().resolve(Document.PROVENANCE.fileName()),
                    "is not what LimitLab wrote: " + e.getMessage(),
                    "restore it or move it away",
                    e);
        }
    }

    /** Notes a session in provenance.json, unless it is there already. */
    public void note(OptionalLong seed, Provenance.Session session) {
        Provenance before = provenance();
        Provenance after = before.with(seed, session);
        if (!after.equals(before)) {
            write(Document.PROVENANCE, after.toJson());
        }
    }

    /** Appends a line to journal.jsonl: a log that nothing depends on. */
    public void log(Map<String, ?> entry) {
        requireWritable();
        journal.append(entry);
    }

    /** Machines that the blocks of a cell were computed on, by range. */
    Map<ReplicaRange, Machine> machines(String cellKey) {
        return cell(cellKey).machines();
    }

    Optional<Machine> theoryMachine(String key) {
        return theoryTree(key).map(FileFormat::machine);
    }

    /** Takes over the files of a block from another store, byte for byte. */
    void copyBlock(ResultStore source, String cellKey, ReplicaRange range) {
        requireWritable();
        cell(cellKey).put(range, bytes(source.directory.block(cellKey, range)));
    }

    void copyTheory(ResultStore source, String key) {
        requireWritable();
        byte[] bytes = bytes(source.directory.theory(key));
        files.replace(directory.theory(key), out -> out.write(bytes));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw DurableFiles.failure(file, "cannot be read", e);
        }
    }

    private void requireWritable() {
        if (!isWritable()) {
            throw new IllegalStateException(directory.root() + " is open for reading only");
        }
    }

    /** Gives the directory free for others. */
    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }

    /**
     * Closes, and removes what opening has made where nothing was written since: an empty store,
     * its directory, and those above it that were missing.
     */
    public void withdraw() {
        if (made.contains(directory.marker()) && access instanceof Access.Running && isEmpty()) {
            close();
            made.reversed().stream().filter(Files::exists).forEach(files::delete);
            return;
        }
        close();
    }

    private boolean isEmpty() {
        List<Path> entries = Directory.list(directory.root());
        return Directory.list(directory.cells()).isEmpty()
                && Directory.list(directory.theories()).isEmpty()
                && made.containsAll(entries);
    }
}
