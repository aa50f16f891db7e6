package org.limitlab.engine.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A real disk that fails on demand. After a crash nothing works any more, and what was not made
 * durable is lost in the way that the test asks for.
 */
final class FaultyDisk implements Disk {

    /** What a power failure does to what was not synced. */
    enum Loss {
        /** Everything that was done had reached the disk by chance. */
        NONE,
        /** Bytes of files that were not synced are cut in half, renames stay. */
        BYTES,
        /** Renames that were not synced are undone, bytes of files not synced are zero. */
        RENAMES
    }

    /** The process is gone. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Move(Path from, Path to, byte[] replaced) {}

    private final Disk real = new RealDisk();
    private final Set<Path> unsyncedFiles = new HashSet<>();
    private final List<Move> unsyncedMoves = new ArrayList<>();
    private long operations;
    private long crashAt = Long.MAX_VALUE;
    private Loss loss = Loss.NONE;
    private boolean crashed;
    private long spaceLeft = Long.MAX_VALUE;
    private boolean readOnly;

    FaultyDisk crashAt(long operation, Loss how) {
        crashAt = operation;
        loss = how;
        return this;
    }

    FaultyDisk spaceLeft(long bytes) {
        spaceLeft = bytes;
        return this;
    }

    FaultyDisk readOnly() {
        readOnly = true;
        return this;
    }

    long operations() {
        return operations;
    }

    /** Counts an operation; true if the process ends in the middle of it. */
    private boolean begin(Path file) throws IOException {
        if (crashed) {
            throw new Crash();
        }
        if (readOnly) {
            throw new AccessDeniedException(file.toString());
        }
        return ++operations == crashAt;
    }

    private void crash() {
        crashed = true;
        try {
            lose();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        throw new Crash();
    }

    private void lose() throws IOException {
        if (loss == Loss.RENAMES) {
            for (Move move : unsyncedMoves.reversed()) {
                Files.move(move.to(), move.from());
                if (move.replaced() != null) {
                    Files.write(move.to(), move.replaced());
                }
            }
        }
        for (Path file : unsyncedFiles) {
            if (loss != Loss.NONE && Files.exists(file)) {
                long size = Files.size(file);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(loss == Loss.BYTES ? size / 2 : 0);
                }
            }
        }
    }

    @Override
    public void makeDirectory(Path directory) throws IOException {
        if (begin(directory)) {
            crash();
        }
        real.makeDirectory(directory);
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        boolean crash = begin(file);
        unsyncedFiles.add(file);
        real.write(file, out -> content.writeTo(new Limited(out)));
        if (crash) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 3); // torn
            }
            crash();
        }
    }

    @Override
    public void append(Path file, byte[] bytes) throws IOException {
        if (begin(file)) {
            real.append(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            crash();
        }
        real.append(file, bytes);
    }

    @Override
    public void sync(Path fileOrDirectory) throws IOException {
        if (begin(fileOrDirectory)) {
            crash();
        }
        unsyncedFiles.remove(fileOrDirectory);
        unsyncedMoves.removeIf(m -> m.to().getParent().equals(fileOrDirectory));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        boolean crash = begin(from);
        byte[] replaced = Files.exists(to) ? Files.readAllBytes(to) : null;
        real.move(from, to);
        unsyncedMoves.add(new Move(from, to, replaced));
        if (unsyncedFiles.remove(from)) {
            unsyncedFiles.add(to);
        }
        if (crash) {
            crash();
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        if (begin(file)) {
            crash();
        }
        real.delete(file);
    }

    private final class Limited extends OutputStream {
        private final OutputStream out;

        Limited(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int fits = (int) Math.min(count, spaceLeft);
            out.write(bytes, from, fits);
            spaceLeft -= fits;
            if (fits < count) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
