package org.limitlab.engine.store;

import org.limitlab.core.model.Observable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The block files of one cell. What is remembered of a file once it is checked is small: where its
 * values begin, not the values. Thread-safe.
 */
final class StoredCell {

    /** What all cells of a store share. */
    record Context(
            Directory directory,
            DurableFiles files,
            Machine machine,
            boolean writable,
            boolean alone,
            Damage damage,
            Layouts layouts) {}

    /**
     * What a checked file holds.
     *
     * @param addresses where the values of each observable begin in the file
     */
    private record Header(
            Layouts.Layout layout,
            long[] addresses,
            List<FailedReplica> failures,
            Machine machine) {}

    /** A block file; the header is null until it is checked. */
    private static final class Stored {
        private final ReplicaRange range;
        private Header header;
        private boolean sound;

        Stored(ReplicaRange range) {
            this.range = range;
        }
    }

    /** Picks up values at a position in the file. */
    private interface Part {
        void read(Stored stored, Header header, ReplicaRange part);
    }

    private final Context context;
    private final String key;
    private List<Stored> blocks;

    StoredCell(Context context, String key) {
        this.context = context;
        this.key = Keys.check(key);
    }

    synchronized List<ReplicaRange> ranges() {
        return fresh(() -> sound().stream().map(s -> s.range).toList());
    }

    synchronized boolean has(ReplicaRange range) {
        return ranges().contains(range);
    }

    /** The end of the longest run of stored replicas from a first one; that itself if it is not. */
    synchronized long coveredFrom(long first) {
        long at = first;
        for (ReplicaRange range : ranges()) {
            at = range.contains(at) ? range.end() : at;
        }
        return at;
    }

    /** The block that holds a replica and most of those after it; null if there is none. */
    private Stored covering(long replica) {
        Stored best = null;
        for (Stored stored : sound()) {
            if (stored.range.contains(replica)
                    && (best == null || stored.range.end() > best.range.end())) {
                best = stored;
            }
        }
        return best;
    }

    /** Another process may join blocks while this one looks on: then its list is out of date. */
    private <T> T fresh(Supplier<T> look) {
        try {
            return look.get();
        } catch (StoreException e) {
            if (context.writable || !(e.getCause() instanceof NoSuchFileException)) {
                throw e;
            }
            blocks = null;
            return look.get();
        }
    }

    /** Writes a file and then removes those whose replicas it holds too. */
    synchronized void put(ReplicaRange range, byte[] bytes) {
        Path cell = context.directory.cell(key);
        boolean isNew = !Files.isDirectory(cell);
        if (isNew) {
            context.files.makeDirectory(cell);
        }
        context.files.replace(context.directory.block(key, range), out -> out.write(bytes));
        if (isNew) {
            context.files.sync(context.directory.cells());
        }
        List<Stored> known = listed();
        known.removeIf(s -> s.range.equals(range));
        Stored stored = new Stored(range);
        stored.sound = true;
        known.add(stored);
        known.sort((a, b) -> a.range.compareTo(b.range));
        removeSuperseded();
    }

    /** The replicas of a range, if all are stored. */
    synchronized Optional<BlockData> find(ReplicaRange range) {
        return fresh(() -> join(range));
    }

    private Optional<BlockData> join(ReplicaRange range) {
        if (coveredFrom(range.first()) < range.end()) {
            return Optional.empty();
        }
        BlockData joined = null;
        for (long at = range.first(); at < range.end(); ) {
            Stored stored = covering(at);
            Optional<Tree> tree = stored == null ? Optional.empty() : check(stored);
            if (tree.isEmpty()) {
                return Optional.empty();
            }
            BlockData block = BlockFormat.fromTree(tree.get());
            long end = Math.min(range.end(), stored.range.end());
            BlockData part = block.slice(new ReplicaRange(at, end));
            joined = joined == null ? part : joined.join(part);
            at = end;
        }
        return Optional.ofNullable(joined);
    }

    synchronized Layouts.Layout layout() {
        return fresh(
                () -> {
                    for (Stored stored : List.copyOf(sound())) {
                        if (stored.header != null || check(stored).isPresent()) {
                            return stored.header.layout();
                        }
                    }
                    throw new StoreException(
                            context.directory.cell(key),
                            "no block is stored",
                            "run the experiment");
                });
    }

    synchronized double[] read(String observable, ReplicaRange range) {
        return fresh(() -> values(observable, range));
    }

    private double[] values(String observable, ReplicaRange range) {
        Layouts.Layout layout = layout();
        int index = layout.indexOf(observable);
        if (index < 0) {
            throw new StoreException(
                    context.directory.cell(key), "no observable \"" + observable + "\"", "");
        }
        Observable described = layout.observables().get(index);
        int stride = ObservableData.stride(described, layout.times().length);
        double[] values = new double[Math.toIntExact(Math.multiplyExact(range.count(), stride))];
        eachPart(
                range,
                (stored, header, part) ->
                        readValues(
                                context.directory.block(key, stored.range),
                                header.addresses()[header.layout().indexOf(observable)]
                                        + (part.first() - stored.range.first())
                                                * stride
                                                * Double.BYTES,
                                values,
                                Math.toIntExact((part.first() - range.first()) * stride),
                                Math.toIntExact(part.count() * stride)));
        return values;
    }

    synchronized List<FailedReplica> failures(ReplicaRange range) {
        return fresh(() -> failed(range));
    }

    private List<FailedReplica> failed(ReplicaRange range) {
        List<FailedReplica> failures = new ArrayList<>();
        eachPart(
                range,
                (stored, header, part) ->
                        header.failures().stream()
                                .filter(f -> part.contains(f.replica()))
                                .forEach(failures::add));
        return failures;
    }

    /** This machine, and those whose replicas a block of this range may have taken over. */
    synchronized Machine machineOf(ReplicaRange range) {
        Machine machine = context.machine;
        for (Stored stored : List.copyOf(listed())) {
            boolean overlaps = stored.range.overlaps(range);
            if (overlaps && (stored.header != null || check(stored).isPresent())) {
                Machine other = stored.header.machine();
                machine = other.equals(machine) ? machine : machine.and(other);
            }
        }
        return machine;
    }

    /** Machines that computed the blocks. */
    synchronized Map<ReplicaRange, Machine> machines() {
        Map<ReplicaRange, Machine> machines = new LinkedHashMap<>();
        for (ReplicaRange range : ranges()) {
            eachPart(range, (stored, header, part) -> machines.put(range, header.machine()));
        }
        return machines;
    }

    private void eachPart(ReplicaRange range, Part action) {
        for (long at = range.first(); at < range.end(); ) {
            Stored stored = covering(at);
            if (stored == null || stored.header == null && check(stored).isEmpty()) {
                throw new StoreException(
                        context.directory.cell(key),
                        "replica " + at + " is not stored",
                        "run the experiment again: it makes what is missing");
            }
            long end = Math.min(range.end(), stored.range.end());
            action.read(stored, stored.header, new ReplicaRange(at, end));
            at = end;
        }
    }

    private static void readValues(Path file, long address, double[] into, int at, int count) {
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.multiplyExact(count, Double.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, address + buffer.position()) < 0) {
                    throw new EOFException("it became shorter while it was read");
                }
            }
        } catch (IOException e) {
            throw DurableFiles.failure(file, "cannot be read", e);
        }
        buffer.flip().asDoubleBuffer().get(into, at, count);
    }

    /** Blocks whose files are sound; each is checked once. */
    private List<Stored> sound() {
        List<Stored> all = listed();
        if (all.stream().allMatch(s -> s.sound)) {
            return all;
        }
        for (Stored stored : List.copyOf(all)) {
            if (!stored.sound) {
                check(stored);
            }
        }
        removeSuperseded();
        return all;
    }

    /** Reads a file; if it is damaged, moves it aside and forgets it. */
    private Optional<Tree> check(Stored stored) {
        try {
            Tree tree = tree(stored);
            stored.header = header(tree);
            stored.sound = true;
            return Optional.of(tree);
        } catch (DamagedFile e) {
            blocks.remove(stored);
            context.damage.setAside(context.directory.block(key, stored.range), e.getMessage());
            return Optional.empty();
        }
    }

    private Tree tree(Stored stored) {
        Path file = context.directory.block(key, stored.range);
        Tree tree = readTree(file, BlockFormat.FORMAT, key);
        if (!BlockFormat.range(tree).equals(stored.range)) {
            throw new DamagedFile(
                    "it holds replicas " + BlockFormat.range(tree) + ", not " + stored.range);
        }
        return tree;
    }

    /** Reads and checks a file. */
    static Tree readTree(Path file, String format, String key) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw DurableFiles.failure(file, "cannot be read", e);
        }
        Tree tree = TreeReader.read(bytes);
        try {
            FileFormat.check(tree, format, key);
        } catch (FileFormat.NewerFile e) {
            throw new StoreException(file, e.getMessage(), "use a newer LimitLab", e);
        }
        return tree;
    }

    private Header header(Tree tree) {
        Layouts.Layout layout = context.layouts.of(tree);
        long count = BlockFormat.range(tree).count();
        long[] addresses = new long[layout.observables().size()];
        for (int i = 0; i < addresses.length; i++) {
            Observable observable = layout.observables().get(i);
            Tree.Item item = tree.item(ObservableFormat.path(observable.id()));
            int[] shape = ObservableFormat.shape(observable, (int) count, layout.times().length);
            if (!Arrays.equals(shape, item.data().shape()) || item.address() < 0) {
                throw new DamagedFile(observable.id() + " has another shape than it says");
            }
            addresses[i] = item.address();
        }
        return new Header(
                layout,
                addresses,
                List.copyOf(BlockFormat.failures(tree)),
                context.layouts.of(FileFormat.machine(tree)));
    }

    private List<Stored> listed() {
        if (blocks == null) {
            List<Stored> found = new ArrayList<>();
            for (Path file : Directory.list(context.directory.cell(key))) {
                ReplicaRange range = Directory.range(file);
                if (range != null) {
                    found.add(new Stored(range));
                } else if (context.alone && DurableFiles.isTemporary(file)) {
                    context.files.delete(file);
                }
            }
            found.sort((a, b) -> a.range.compareTo(b.range));
            blocks = found;
        }
        return blocks;
    }

    /** Deletes blocks whose replicas are all in one other block. */
    private void removeSuperseded() {
        long end = -1;
        for (Stored stored : List.copyOf(blocks)) {
            if (stored.range.end() <= end) {
                blocks.remove(stored);
                if (context.writable) {
                    context.files.delete(context.directory.block(key, stored.range));
                }
            } else if (stored.sound) {
                end = stored.range.end();
            }
        }
    }
}
