package org.limitlab.engine.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * SHA-256 of what a file holds, independent of how HDF5 lays it out; docs/reading-results.md has
 * the same in Python.
 *
 * <p>Of the data: for each dataset, by path: the path, a zero byte, the shape as decimal numbers
 * with commas, a zero byte, then the values in row-major order: float64 or int64 little-endian, or
 * for texts UTF-8 with a zero byte after each. Of the attributes: for the root ("/") and then each
 * dataset by path, for each attribute by name whose name does not begin with "sha256": path, zero
 * byte, name, zero byte, value as text, zero byte.
 */
final class TreeDigest {

    private static final int CHUNK = 8192;
    private static final byte ZERO = 0;

    private final MessageDigest digest;
    private ByteBuffer buffer;

    private TreeDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Digest of all datasets, hexadecimal. */
    static String ofData(Tree tree) {
        TreeDigest digest = new TreeDigest();
        tree.items().forEach((path, item) -> digest.add(path, item.data()));
        return digest.hex();
    }

    /** Digest of all attributes, hexadecimal. */
    static String ofAttributes(Tree tree) {
        TreeDigest digest = new TreeDigest();
        digest.add("/", tree.attributes());
        tree.items().forEach((path, item) -> digest.add(path, item.attributes()));
        return digest.hex();
    }

    /** Hexadecimal SHA-256 of a file's bytes. */
    static String ofBytes(byte[] bytes) {
        TreeDigest digest = new TreeDigest();
        digest.digest.update(bytes);
        return digest.hex();
    }

    private void add(String path, Tree.Data data) {
        add(path);
        StringBuilder shape = new StringBuilder();
        for (int length : data.shape()) {
            shape.append(shape.isEmpty() ? "" : ",").append(length);
        }
        add(shape.toString());
        switch (data) {
            case Tree.Numbers numbers -> add(numbers.values());
            case Tree.Integers integers -> add(integers.values());
            case Tree.Text text -> add(text.value());
            case Tree.Texts texts -> {
                for (String text : texts.values()) {
                    add(text);
                }
            }
        }
    }

    private void add(String path, Map<String, Object> attributes) {
        attributes.forEach(
                (name, value) -> {
                    if (!name.startsWith(Tree.DATA_DIGEST)) {
                        add(path);
                        add(name);
                        add(value.toString());
                    }
                });
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update(ZERO);
    }

    private void add(double[] values) {
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer(count).asDoubleBuffer().put(values, from, count);
            digest.update(buffer.array(), 0, count * Double.BYTES);
        }
    }

    private void add(long[] values) {
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer(count).asLongBuffer().put(values, from, count);
            digest.update(buffer.array(), 0, count * Long.BYTES);
        }
    }

    private ByteBuffer buffer(int count) {
        if (buffer == null || buffer.capacity() < count * Double.BYTES) {
            buffer = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        }
        return buffer.clear();
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
