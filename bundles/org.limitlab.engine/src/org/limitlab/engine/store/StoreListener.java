package org.limitlab.engine.store;

import java.nio.file.Path;

/** Hears what a store mends by itself. Called on the thread that met it; must not block. */
@FunctionalInterface
public interface StoreListener {

    /** Hears nothing. */
    StoreListener NONE = (file, movedTo, why) -> {};

    /**
     * A damaged file was met. It counts as missing, so a run makes it again.
     *
     * @param file where it was
     * @param movedTo where it is now; the same path where the store was opened for reading only
     * @param why what is wrong with it
     */
    void damaged(Path file, Path movedTo, String why);
}
