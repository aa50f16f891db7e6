package org.limitlab.engine.plan;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of several parts of a run that compute different blocks and are merged later.
 *
 * @param index counted from 0
 * @param count number of shards
 */
public record Shard(int index, int count) {

    /** Everything. */
    public static final Shard ALL = new Shard(0, 1);

    public Shard {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException(
                    "shard " + index + "/" + count + " does not lie in 0.." + (count - 1));
        }
    }

    /**
     * Reads {@code 0/3}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Shard parse(String text) {
        String[] parts = text.strip().split("/", -1);
        try {
            if (parts.length == 2) {
                return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw notAShard(text, e);
        }
        throw notAShard(text, null);
    }

    private static IllegalArgumentException notAShard(String text, Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no shard such as 0/3, counted from 0", cause);
    }

    /** True if there is only this one. */
    public boolean isAll() {
        return count == 1;
    }

    /** This shard's share of a list whose order is the same in every shard. */
    public <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % count == index)
                .mapToObj(all::get)
                .toList();
    }
}
