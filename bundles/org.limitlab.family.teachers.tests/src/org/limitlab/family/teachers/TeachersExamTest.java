package org.limitlab.family.teachers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
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

/**
 * The testkit's exam of everything that this family's plugin.xml contributes, a test for each
 * package; smaller systems and coarser searches than the defaults, so that it takes seconds.
 */
class TeachersExamTest {

    private static final String PACKAGE = "org.limitlab.family.teachers.";
    private static final Pattern CLASS =
            Pattern.compile("class=\"(" + Pattern.quote(PACKAGE) + "[\\w.]+)\"");
    private static final List<String> PARTS =
            List.of("batch", "control", "forward", "linear", "online");

    /** Models and theories of plugin.xml, as the platform would load them. */
    static Catalog catalog() {
        return catalog("");
    }

    private static Catalog catalog(String part) {
        List<Object> all = new ArrayList<>();
        try {
            ClassLoader loader = TeacherTheory.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources("plugin.xml"))) {
                Matcher m = CLASS.matcher(text(url));
                while (m.find()) {
                    if (m.group(1).startsWith(PACKAGE + part)) {
                        all.add(
                                loader.loadClass(m.group(1))
                                        .getDeclaredConstructor()
                                        .newInstance());
                    }
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

    @Test
    void everyPackageIsExamined() {
        int classes = catalog().models().size();
        int examined = PARTS.stream().mapToInt(part -> catalog(part + ".").models().size()).sum();
        assertEquals(classes, examined, "a package of plugin.xml is not among " + PARTS);
    }

    @TestFactory
    Stream<DynamicNode> batch() {
        return Exam.of(catalog("batch."))
                .at("gaussian-mixture-classifier", "{dimension: 12}")
                .at("mixture-separability", "{dimension: 12}")
                .at("multiclass-perceptron", "{dimension: 12, testSamples: 100}")
                .at("multiclass-replica", "{classes: 2}")
                .at("multiclass-best-penalty", "{classes: 2}")
                .at("ridge-regression", "{dimension: 12}")
                .tests();
    }

    @TestFactory
    Stream<DynamicNode> control() {
        return Exam.of(catalog("control."))
                .at("continual-learning", "{inputDimension: 12}")
                .at("curriculum-perceptron", "{inputDimension: 12}")
                .at("dropout-schedule", "{inputDimension: 12}")
                .at("denoising-autoencoder", "{inputDimension: 20}")
                .at("optimal-protocol", "{intervals: 4, steps: 1, horizon: 2}")
                .at("optimal-curriculum", "{intervals: 6, horizon: 1}")
                .at("optimal-dropout", "{intervals: 4, steps: 1, horizon: 1}")
                .at("optimal-denoising", "{intervals: 4, steps: 1, horizon: 0.1}")
                .tests();
    }

    @TestFactory
    Stream<DynamicNode> forward() {
        return Exam.of(catalog("forward.")).at("forward-only-learning", "{dimension: 12}").tests();
    }

    @TestFactory
    Stream<DynamicNode> linear() {
        return Exam.of(catalog("linear."))
                .at("online-linear-regression", "{dimension: 12}")
                .tests();
    }

    @TestFactory
    Stream<DynamicNode> online() {
        return Exam.of(catalog("online.")).at("online-two-layer", "{dimension: 12}").tests();
    }
}
