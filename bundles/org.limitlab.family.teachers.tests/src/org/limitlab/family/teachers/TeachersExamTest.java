package org.limitlab.family.teachers;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.testkit.Exam;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The testkit's exam of everything that this family's plugin.xml contributes. */
class TeachersExamTest {

    private static final Pattern CLASS =
            Pattern.compile("class=\"(org\\.limitlab\\.family\\.teachers\\.[\\w.]+)\"");

    /** Models and theories of plugin.xml, as the platform would load them. */
    static Catalog catalog() {
        List<Object> all = new ArrayList<>();
        try {
            ClassLoader loader = TeacherTheory.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources("plugin.xml"))) {
                Matcher m = CLASS.matcher(text(url));
                while (m.find()) {
                    all.add(loader.loadClass(m.group(1)).getDeclaredConstructor().newInstance());
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError("plugin.xml of this family", e);
        }
        assertFalse(all.isEmpty(), "plugin.xml of this family names no class");
        return Catalog.of(all.toArray());
    }

    private static String text(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Smaller systems than the defaults, so that the exam takes seconds. */
    @TestFactory
    Stream<DynamicNode> exam() {
        return Exam.of(catalog())
                .at("gaussian-mixture-classifier", "{dimension: 12}")
                .at("mixture-separability", "{dimension: 12}")
                .at("online-linear-regression", "{dimension: 12}")
                .at("online-two-layer", "{dimension: 12}")
                .tests();
    }
}
