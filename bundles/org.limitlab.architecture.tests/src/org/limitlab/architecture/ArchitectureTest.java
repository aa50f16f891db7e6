package org.limitlab.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout keeps to the table of bundles. */
class ArchitectureTest {
    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("target-platform"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> folders = Files.list(checkout().resolve("bundles"))) {
            return folders.filter(f -> Files.exists(f.resolve("META-INF/MANIFEST.MF")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyArrowPointsDown() throws IOException {
        assertEquals(List.of(), Inspection.of(checkout().resolve("bundles")));
    }

    @Test
    void everyBundleIsShippedByAFeature() throws IOException {
        var features = new StringBuilder();
        try (Stream<Path> files = Files.walk(checkout().resolve("features"))) {
            for (Path file : files.filter(f -> f.endsWith("feature.xml")).toList()) {
                features.append(Files.readString(file));
            }
        }
        assertEquals(
                List.of(),
                bundles().stream()
                        .filter(b -> !b.endsWith(".tests"))
                        .filter(b -> features.indexOf("id=\"" + b + "\"") < 0)
                        .toList());
    }

    @Test
    void everyBundleIsCountedInTheCoverageReport() throws IOException {
        String pom = Files.readString(checkout().resolve("releng/coverage/pom.xml"));
        List<String> missing =
                bundles().stream()
                        .filter(b -> Files.isDirectory(checkout().resolve("bundles/" + b + "/src")))
                        .filter(b -> !b.equals("org.limitlab.architecture.tests"))
                        .filter(b -> !pom.contains("<artifactId>" + b + "</artifactId>"))
                        .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void theBundlesOfTheFoundationAreInspected() throws IOException {
        assertTrue(
                bundles()
                        .containsAll(
                                List.of(
                                        "org.limitlab.math",
                                        "org.limitlab.core",
                                        "org.limitlab.engine",
                                        "org.limitlab.headless",
                                        "org.limitlab.family.swarm")));
    }
}
