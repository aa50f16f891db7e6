package org.limitlab.engine.store;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an HDF5 file of the store holds: attributes of the root, and arrays by path, each with its
 * own attributes. Attributes are {@link String} or {@link Long}. Sorted by name throughout, so that
 * equal content is written and digested in one order.
 */
final class Tree {

    /** Attribute with the digest of all arrays. */
    static final String DATA_DIGEST = "sha256";

    /** Attribute with the digest of all other attributes. */
    static final String ATTRIBUTE_DIGEST = "sha256_attributes";

    /** An array, or a text. */
    sealed interface Data {
        /** Lengths of the dimensions; empty for a single text. */
        int[] shape();
    }

    /** Numbers in row-major order. */
    record Numbers(int[] shape, double[] values) implements Data {
        static Numbers of(double... values) {
            return new Numbers(new int[] {values.length}, values);
        }
    }

    /** Whole numbers. */
    record Integers(long... values) implements Data {
        @Override
        public int[] shape() {
            return new int[] {values.length};
        }
    }

    /** One text. */
    record Text(String value) implements Data {
        @Override
        public int[] shape() {
            return new int[0];
        }
    }

    /** A list of texts. */
    record Texts(String... values) implements Data {
        @Override
        public int[] shape() {
            return new int[] {values.length};
        }
    }

    /**
     * An array in the tree.
     *
     * @param address where its bytes begin in the file; -1 where it was not read from one
     */
    record Item(Data data, SortedMap<String, Object> attributes, long address) {}

    private final SortedMap<String, Object> attributes = new TreeMap<>();
    private final SortedMap<String, Item> items = new TreeMap<>();

    /** Attributes of the root. */
    SortedMap<String, Object> attributes() {
        return attributes;
    }

    /** Arrays by path without a leading slash. */
    SortedMap<String, Item> items() {
        return items;
    }

    Tree attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    Tree put(String path, Data data) {
        return put(path, data, Map.of());
    }

    Tree put(String path, Data data, Map<String, ?> itemAttributes) {
        items.put(path, new Item(data, new TreeMap<>(itemAttributes), -1));
        return this;
    }

    /** The data at a path, which must be there and of the given sort. */
    <D extends Data> D get(String path, Class<D> sort) {
        Data data = item(path).data();
        if (!sort.isInstance(data)) {
            throw new DamagedFile("dataset " + path + " holds another sort of values");
        }
        return sort.cast(data);
    }

    Item item(String path) {
        Item item = items.get(path);
        if (item == null) {
            throw new DamagedFile("dataset " + path + " is missing");
        }
        return item;
    }

    boolean has(String path) {
        return items.containsKey(path);
    }

    static String text(Map<String, Object> attributes, String name) {
        if (attributes.get(name) instanceof String text) {
            return text;
        }
        throw new DamagedFile("attribute " + name + " is missing");
    }

    static long integer(Map<String, Object> attributes, String name) {
        if (attributes.get(name) instanceof Long number) {
            return number;
        }
        throw new DamagedFile("attribute " + name + " is missing");
    }
}
