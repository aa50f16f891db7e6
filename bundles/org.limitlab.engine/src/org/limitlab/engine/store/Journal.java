package org.limitlab.engine.store;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** journal.jsonl: one JSON object a line, appended. A log; deleting it loses nothing. */
final class Journal {

    private static final String NAME = "journal.jsonl";

    private final Path file;
    private final DurableFiles files;
    private final JsonMapper json = new JsonMapper();
    private boolean lineEndKnown;

    Journal(Path root, DurableFiles files) {
        this.file = root.resolve(NAME);
        this.files = files;
    }

    synchronized void append(Map<String, ?> entry) {
        String line = json.writeValueAsString(entry) + "\n";
        if (!lineEndKnown && endsWithinLine()) {
            line = "\n" + line; // a crash cut the last line short
        }
        lineEndKnown = false;
        files.append(file, line.getBytes(StandardCharsets.UTF_8));
        lineEndKnown = true;
    }

    private boolean endsWithinLine() {
        if (!Files.exists(file)) {
            return false;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (channel.size() == 0) {
                return false;
            }
            java.nio.ByteBuffer last = java.nio.ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) != '\n';
        } catch (IOException e) {
            throw DurableFiles.failure(file, "cannot be read", e);
        }
    }
}
