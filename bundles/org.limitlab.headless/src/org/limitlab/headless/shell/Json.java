package org.limitlab.headless.shell;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON of maps, lists, texts, truth values and numbers; a number that is not finite is null. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * Numbers in nested arrays.
     *
     * @param values row-major
     * @param shape lengths, outermost first; empty for a plain number
     */
    public record Nested(double[] values, int... shape) {
        public Nested {
            int expected = 1;
            for (int length : shape) {
                expected *= length;
            }
            if (expected != values.length) {
                throw new IllegalArgumentException(
                        values.length + " values do not fill a shape of " + expected);
            }
        }
    }

    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /** One line of text, without its end. */
    public static String line(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new Json(generator).write(value);
        }
        return text.toString();
    }

    /** A map that keeps its order. Keys whose value is an empty Optional are left out. */
    public static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = (String) keysAndValues[i];
            if (keysAndValues[i + 1] instanceof Optional<?> optional) {
                optional.ifPresent(value -> map.put(key, value));
            } else {
                map.put(key, keysAndValues[i + 1]);
            }
        }
        return map;
    }

    private void write(Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach(
                        (key, item) -> {
                            generator.writeName((String) key);
                            write(item);
                        });
                generator.writeEndObject();
            }
            case Iterable<?> list -> {
                generator.writeStartArray();
                list.forEach(this::write);
                generator.writeEndArray();
            }
            case Nested nested -> write(nested, 0, 0, nested.values().length);
            case double[] numbers -> write(new Nested(numbers, numbers.length));
            case Boolean flag -> generator.writeBoolean(flag);
            case Integer whole -> generator.writeNumber(whole);
            case Long whole -> generator.writeNumber(whole);
            case Number real -> write(real.doubleValue());
            default -> generator.writeString(value.toString());
        }
    }

    private void write(double number) {
        if (Double.isFinite(number)) {
            generator.writeNumber(number);
        } else {
            generator.writeNull();
        }
    }

    private void write(Nested nested, int level, int from, int count) {
        if (level == nested.shape().length) {
            write(nested.values()[from]);
            return;
        }
        generator.writeStartArray();
        int length = nested.shape()[level];
        for (int i = 0; i < length; i++) {
            write(nested, level + 1, from + i * (count / length), count / length);
        }
        generator.writeEndArray();
    }
}
