package org.limitlab.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Planted violations are found, and what is allowed passes. */
class InspectionTest {
    @TempDir Path bundles;

    @Test
    void cleanBundlesPass() throws IOException {
        bundle("math", "Require-Bundle: org.ejml.ejml-core,org.apache.commons.math3");
        bundle("core", "Require-Bundle: org.limitlab.math;bundle-version=\"[0.1,1)\"");
        source("core", "import org.limitlab.math.Roots;\nclass A { java.util.List<Roots> b; }");
        bundle("core.tests", "Fragment-Host: org.limitlab.core\nRequire-Bundle: junit-jupiter-api");
        source("core.tests", "import org.junit.jupiter.api.Test;\nclass A {}");
        bundle("report", "Import-Package: org.w3c.dom");
        source("report", "import java.awt.Color;\nclass A {}");
        assertEquals(List.of(), Inspection.of(bundles));
    }

    @Test
    void namesInCommentsAndTextsAreNoArrows() throws IOException {
        bundle("engine", "Require-Bundle: org.limitlab.core");
        bundle("core", "Require-Bundle: org.limitlab.math");
        source(
                "core",
                "/** See org.limitlab.engine.Plan. */ class A { String s = \"java.awt.x \\\" org.eclipse.swt.y\"; }");
        assertEquals(List.of(), Inspection.of(bundles));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "math          | org.limitlab.core",
                "core          | org.limitlab.engine",
                "engine        | org.limitlab.report",
                "engine        | org.limitlab.family.swarm",
                "family.swarm  | org.limitlab.engine",
                "family.swarm  | org.limitlab.family.teachers",
                "family.swarm  | picocli",
                "platform      | org.limitlab.engine",
                "headless      | org.limitlab.family.swarm",
                "testkit       | org.limitlab.report",
                "core          | org.eclipse.equinox.registry",
                "math          | org.eclipse.swt",
                "core          | junit-jupiter-api",
                "math.tests    | org.limitlab.core",
            })
    void forbiddenRequirementIsFound(String bundle, String required) throws IOException {
        bundle(bundle, "Require-Bundle: " + required);
        assertFound(bundle + ": MANIFEST.MF requires " + required);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "core          | org.limitlab.engine.plan.Plan",
                "core          | org.eclipse.core.runtime.Platform",
                "math          | java.awt.geom.Point2D",
                "engine        | javax.swing.Timer",
                "engine        | org.eclipse.swt.widgets.Display",
                "family.swarm  | org.eclipse.jface.action.Action",
                "family.swarm  | org.limitlab.engine.plan.Plan",
                "family.swarm  | org.apache.commons.math3.util.FastMath",
                "math          | org.junit.jupiter.api.Test",
            })
    void forbiddenImportIsFound(String bundle, String imported) throws IOException {
        bundle("engine", "Bundle-Name: x");
        bundle(bundle, "Bundle-Name: x");
        source(bundle, "import " + imported + ";\nclass A {}");
        assertFound("imports " + imported + ", which " + bundle + " may not");
        source(bundle, "import static " + imported + ".max;\nclass A {}");
        assertFound("imports " + imported + ".max, which " + bundle + " may not");
    }

    @ParameterizedTest
    @CsvSource({"math,java.awt.Color", "core,org.limitlab.engine.Plan", "core,org.eclipse.swt.SWT"})
    void forbiddenQualifiedNameIsFound(String bundle, String name) throws IOException {
        bundle("engine", "Bundle-Name: x");
        bundle(bundle, "Bundle-Name: x");
        source(bundle, "class A { " + name + " c; }");
        assertFound("uses " + name);
    }

    @Test
    void longFileIsFound() throws IOException {
        bundle("math", "Bundle-Name: x");
        source("math", "class A {" + "\n".repeat(Inspection.LONGEST_FILE - 1) + "}");
        assertEquals(List.of(), Inspection.of(bundles));
        source("math", "class A {" + "\n".repeat(Inspection.LONGEST_FILE) + "}");
        assertFound("601 lines");
    }

    @Test
    void marksLeftBehindAreFound() throws IOException {
        bundle("math", "Bundle-Name: x");
        source("math", "class A {} // TO" + "DO later");
        assertFound("says TO" + "DO");
    }

    @Test
    void bundleWithoutARowIsFound() throws IOException {
        bundle("gadgets", "Bundle-Name: x");
        assertFound("gadgets: has no row");
    }

    private void assertFound(String text) throws IOException {
        List<String> found = Inspection.of(bundles);
        assertTrue(
                found.size() == 1 && found.getFirst().contains(text),
                () -> "one line with \"" + text + "\", not " + found);
    }

    private void bundle(String name, String header) throws IOException {
        Path folder =
                Files.createDirectories(bundles.resolve("org.limitlab." + name + "/META-INF"));
        Files.writeString(folder.resolve("MANIFEST.MF"), "Manifest-Version: 1.0\n" + header + "\n");
    }

    private void source(String bundle, String text) throws IOException {
        Path folder = Files.createDirectories(bundles.resolve("org.limitlab." + bundle + "/src"));
        Files.writeString(folder.resolve("A.java"), text);
    }
}
