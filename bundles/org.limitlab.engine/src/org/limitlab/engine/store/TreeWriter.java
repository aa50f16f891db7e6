package org.limitlab.engine.store;

import io.jhdf.Superblock;
import io.jhdf.WritableGroupImpl;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.nio.FileChannelFromSeekableByteChannel;
import io.jhdf.storage.HdfFileChannel;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Lays a tree out as HDF5 bytes. It does what jhdf's own WritableHdfFile does, but in memory and
 * without its stamp of the operating system: the same content gives the same bytes everywhere.
 */
final class TreeWriter {

    private static final int OVERHEAD = 2048;

    private TreeWriter() {}

    /** Bytes of an HDF5 file with the tree and its two digests. */
    static byte[] toBytes(Tree tree) {
        tree.attribute(Tree.DATA_DIGEST, TreeDigest.ofData(tree));
        tree.attribute(Tree.ATTRIBUTE_DIGEST, TreeDigest.ofAttributes(tree));
        WritableGroup root = new WritableGroupImpl(null, "/");
        tree.attributes().forEach(root::putAttribute);
        tree.items().forEach((path, item) -> put(root, path, item));

        MemoryChannel memory = new MemoryChannel(expectedSize(tree));
        Superblock.SuperblockV2V3 superblock = new Superblock.SuperblockV2V3();
        HdfFileChannel channel =
                new HdfFileChannel(new FileChannelFromSeekableByteChannel(memory), superblock);
        root.write(channel, WritableHdfFile.ROOT_GROUP_ADDRESS);
        ByteBuffer head = superblock.toBuffer(memory.size());
        channel.write(head, 0);
        return memory.toBytes();
    }

    private static int expectedSize(Tree tree) {
        long size = OVERHEAD;
        for (Tree.Item item : tree.items().values()) {
            size += OVERHEAD;
            if (item.data() instanceof Tree.Numbers numbers) {
                size += (long) numbers.values().length * Double.BYTES;
            }
        }
        return Math.toIntExact(size);
    }

    private static void put(WritableGroup root, String path, Tree.Item item) {
        WritableGroup group = root;
        String[] names = path.split("/");
        for (int i = 0; i < names.length - 1; i++) {
            group =
                    group.getChildren().get(names[i]) instanceof WritableGroup known
                            ? known
                            : group.putGroup(names[i]);
        }
        WritableDataset dataset = group.putDataset(names[names.length - 1], array(item.data()));
        for (Map.Entry<String, Object> attribute : item.attributes().entrySet()) {
            dataset.putAttribute(attribute.getKey(), attribute.getValue());
        }
    }

    private static Object array(Tree.Data data) {
        for (int length : data.shape()) {
            if (length < 1) {
                throw new IllegalArgumentException("a dimension of length " + length);
            }
        }
        return switch (data) {
            case Tree.Numbers numbers -> nested(numbers.values(), numbers.shape());
            case Tree.Integers integers -> integers.values();
            case Tree.Text text -> text.value();
            case Tree.Texts texts -> texts.values();
        };
    }

    private static Object nested(double[] values, int[] shape) {
        if (shape.length == 1) {
            return values;
        }
        Object array = Array.newInstance(double.class, shape);
        fill(array, values, 0);
        return array;
    }

    private static int fill(Object array, double[] values, int from) {
        if (array instanceof double[] row) {
            System.arraycopy(values, from, row, 0, row.length);
            return from + row.length;
        }
        int at = from;
        for (Object inner : (Object[]) array) {
            at = fill(inner, values, at);
        }
        return at;
    }
}
