package org.limitlab.core.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named parts that are known, by kind and id. Immutable. */
public final class Parts {

    /** No parts. */
    public static final Parts NONE = new Parts(List.of());

    private final List<Part> parts;

    private Parts(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * A set of parts, each given with its default values.
     *
     * @throws IllegalArgumentException if a part is not a record
     */
    public static Parts of(List<? extends Part> parts) {
        for (Part part : parts) {
            if (!part.getClass().isRecord()) {
                throw new IllegalArgumentException(
                        part.getClass().getName() + " must be a record to be a part");
            }
        }
        return new Parts(List.copyOf(parts));
    }

    /** All parts of a kind by id. */
    public Map<String, Part> ofKind(Class<?> kind) {
        Map<String, Part> found = new LinkedHashMap<>();
        for (Part part : parts) {
            if (kind.isInstance(part)) {
                found.put(part.id(), part);
            }
        }
        return found;
    }

    /** One part of a kind. */
    public Optional<Part> find(Class<?> kind, String id) {
        return Optional.ofNullable(ofKind(kind).get(id));
    }
}
