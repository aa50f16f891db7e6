package org.limitlab.headless.verb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Whether and how fast a folder keeps small files: write, fsync, rename, as the store does.
 *
 * @param problem why it does not; empty where it does
 * @param seconds for one file, the median of several
 * @param free bytes left
 */
record DiskProbe(String problem, double seconds, long free) {

    private static final int FILES = 5;
    private static final int BYTES = 4096;

    /** Tries it; leaves nothing behind. */
    static DiskProbe of(Path folder) {
        Path own = null;
        try {
            own = Files.createTempDirectory(folder, ".limitlab-doctor");
            double[] times = new double[FILES];
            for (int i = 0; i < FILES; i++) {
                times[i] = write(own);
            }
            java.util.Arrays.sort(times);
            long free = Files.getFileStore(folder).getUsableSpace();
            return new DiskProbe("", times[FILES / 2], free);
        } catch (IOException e) {
            return new DiskProbe(folder + " cannot be written: " + e, 0, 0);
        } finally {
            remove(own);
        }
    }

    private static double write(Path folder) throws IOException {
        Path before = folder.resolve("before");
        Path after = folder.resolve("after");
        long start = System.nanoTime();
        try (FileChannel file =
                FileChannel.open(before, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(before, after, StandardCopyOption.ATOMIC_MOVE);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void remove(Path folder) {
        if (folder == null) {
            return;
        }
        for (String name : new String[] {"before", "after", ""}) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                return; // the disk just filled or went away; the probe has said so
            }
        }
    }
}
