package org.limitlab.engine.store;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a tree from HDF5 bytes and checks both digests. */
final class TreeReader {

    private final Tree tree = new Tree();

    private TreeReader() {}

    /**
     * Reads and checks.
     *
     * @throws DamagedFile whatever is wrong with the bytes
     */
    static Tree read(byte[] bytes) {
        TreeReader reader = new TreeReader();
        // Damaged bytes can make a parser throw anything.
        try (HdfFile file = HdfFile.fromBytes(bytes)) {
            attributes(file, reader.tree.attributes());
            reader.visit(file, "");
        } catch (DamagedFile e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new DamagedFile("not a readable HDF5 file: " + firstLine(e), e);
        }
        check(reader.tree, Tree.DATA_DIGEST, TreeDigest.ofData(reader.tree));
        check(reader.tree, Tree.ATTRIBUTE_DIGEST, TreeDigest.ofAttributes(reader.tree));
        return reader.tree;
    }

    private static void check(Tree tree, String name, String actual) {
        if (!actual.equals(Tree.text(tree.attributes(), name))) {
            throw new DamagedFile(
                    "the SHA-256 of its "
                            + (name.equals(Tree.DATA_DIGEST) ? "datasets" : "attributes")
                            + " is not the one that was written");
        }
    }

    private static String firstLine(Throwable e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return e.getClass().getSimpleName()
                + ", "
                + (end < 0 ? message : message.substring(0, end));
    }

    private void visit(Group group, String prefix) {
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            String path = prefix + child.getKey();
            switch (child.getValue()) {
                case Group inner -> visit(inner, path + "/");
                case Dataset dataset -> tree.items().put(path, item(path, dataset));
                default -> throw new DamagedFile(path + " is neither a group nor a dataset");
            }
        }
    }

    private static Tree.Item item(String path, Dataset dataset) {
        SortedMap<String, Object> attributes = new TreeMap<>();
        attributes(dataset, attributes);
        long address =
                dataset instanceof ContiguousDataset contiguous ? contiguous.getDataAddress() : -1;
        return new Tree.Item(data(path, dataset), attributes, address);
    }

    private static Tree.Data data(String path, Dataset dataset) {
        int[] shape = dataset.getDimensions();
        Class<?> type = dataset.getJavaType();
        if (type == double.class && dataset instanceof ContiguousDataset contiguous) {
            ByteBuffer buffer = contiguous.getBuffer();
            if (buffer.order() != ByteOrder.LITTLE_ENDIAN) {
                throw new DamagedFile(path + " is not little-endian");
            }
            double[] values = new double[Math.toIntExact(dataset.getSize())];
            buffer.asDoubleBuffer().get(values);
            return new Tree.Numbers(shape, values);
        }
        return switch (dataset.getData()) {
            case double[] values -> new Tree.Numbers(shape, values);
            case long[] values -> new Tree.Integers(values);
            case String text -> new Tree.Text(text);
            case String[] texts -> new Tree.Texts(texts);
            default -> throw new DamagedFile(path + " holds an unknown sort of values");
        };
    }

    private static void attributes(Node node, Map<String, Object> into) {
        for (Map.Entry<String, Attribute> attribute : node.getAttributes().entrySet()) {
            Object value = attribute.getValue().getData();
            switch (value) {
                case String text -> into.put(attribute.getKey(), text);
                case Long number -> into.put(attribute.getKey(), number);
                default ->
                        throw new DamagedFile(
                                "attribute " + attribute.getKey() + " has an unknown sort");
            }
        }
    }
}
