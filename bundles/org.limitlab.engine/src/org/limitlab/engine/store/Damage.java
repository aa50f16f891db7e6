package org.limitlab.engine.store;

import java.nio.file.Files;
import java.nio.file.Path;

/** Moves damaged files aside and says so. */
final class Damage {

    private final Directory directory;
    private final DurableFiles files;
    private final boolean writable;
    private final StoreListener listener;

    Damage(Directory directory, DurableFiles files, boolean writable, StoreListener listener) {
        this.directory = directory;
        this.files = files;
        this.writable = writable;
        this.listener = listener;
    }

    void setAside(Path file, String why) {
        if (!writable) {
            listener.damaged(file, file, why);
            return;
        }
        files.makeDirectory(directory.damaged());
        Path target = free(directory.root().relativize(file).toString().replaceAll("[/\\\\]", "-"));
        files.move(file, target);
        listener.damaged(file, target, why);
    }

    private Path free(String name) {
        Path target = directory.damaged().resolve(name);
        for (int i = 2; Files.exists(target); i++) {
            target = directory.damaged().resolve(name + "." + i);
        }
        return target;
    }
}
