package org.limitlab.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps two runs out of one directory. Shard i locks byte i of the lock file, a whole run all
 * bytes; so shards exclude each other only where they are the same, and a whole run excludes all.
 * The operating system drops the lock when the process ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {

    static final String NAME = ".lock";

    /**
     * Lock files that this process has open. The lock belongs to the process, and closing any
     * channel to the file drops all its locks: so within a process there is one channel a file,
     * shared by the shards that run in it.
     */
    private static final Map<Path, Shared> OPEN = new HashMap<>();

    private static final class Shared {
        private final FileChannel channel;
        private int users;

        Shared(FileChannel channel) {
            this.channel = channel;
        }
    }

    private final Path key;
    private final FileLock lock;

    private DirectoryLock(Path key, FileLock lock) {
        this.key = key;
        this.lock = lock;
    }

    /**
     * Locks a directory.
     *
     * @throws StoreException if another run has it, or it cannot be locked
     */
    static DirectoryLock take(Path directory, Access access) {
        Path file = directory.resolve(NAME);
        try {
            Path key = directory.toRealPath().resolve(NAME);
            synchronized (OPEN) {
                return takeFile(key, access);
            }
        } catch (AccessDeniedException e) {
            throw DurableFiles.failure(directory, "cannot be written", e);
        } catch (IOException e) {
            throw new StoreException(
                    file,
                    "cannot be locked: " + e.getMessage(),
                    "choose a directory on a file system with locks with -o",
                    e);
        }
    }

    private static DirectoryLock takeFile(Path key, Access access) throws IOException {
        Shared shared = OPEN.get(key);
        if (shared == null) {
            shared =
                    new Shared(
                            FileChannel.open(
                                    key, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            OPEN.put(key, shared);
        }
        shared.users++;
        FileLock lock = null;
        try {
            lock = tryLock(shared.channel, access);
        } finally {
            if (lock == null) {
                release(key, shared);
            }
        }
        if (lock == null) {
            throw new StoreException(
                    key.getParent(),
                    access instanceof Access.Sharded s
                            ? "another run is working here, or shard " + s.index() + " is already"
                            : "another run is working here",
                    "wait for it, stop it, or choose another directory with -o");
        }
        return new DirectoryLock(key, lock);
    }

    private static FileLock tryLock(FileChannel channel, Access access) throws IOException {
        try {
            return switch (access) {
                case Access.Sharded shard -> channel.tryLock(shard.index(), 1, false);
                default -> channel.tryLock(0, Long.MAX_VALUE, false);
            };
        } catch (OverlappingFileLockException e) {
            return null; // this process has it already
        }
    }

    private static void release(Path key, Shared shared) throws IOException {
        shared.users--;
        if (shared.users == 0) {
            OPEN.remove(key);
            shared.channel.close();
        }
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            if (!lock.isValid()) {
                return;
            }
            try {
                lock.release();
                release(key, OPEN.get(key));
            } catch (IOException e) {
                throw DurableFiles.failure(key, "cannot be unlocked", e);
            }
        }
    }
}
