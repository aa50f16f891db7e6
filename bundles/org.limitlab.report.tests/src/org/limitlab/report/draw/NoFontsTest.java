package org.limitlab.report.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.report.chart.Fixtures;
import org.limitlab.report.draw.FigureWriter.Format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Cluster nodes and slim containers have no font at all; the picture is the same there. */
@Tag("slow")
class NoFontsTest {

    private static final String EMPTY_CONFIGURATION =
            """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig><dir>/nonexistent</dir><cachedir>/nonexistent</cachedir></fontconfig>
            """;

    private static Figure figure() {
        return new Figure(
                Fixtures.rate(), FigureSpec.ofClaim("rate", "swarm.rate"), List.of("3f9a0c17"));
    }

    /** Draws in a process of its own: Java remembers the fonts that it found. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            for (Format format : Format.values()) {
                Path file = Path.of(arguments[0], "rate" + format.suffix());
                Files.write(file, FigureWriter.bytes(figure(), format));
            }
        }
    }

    @Test
    void pictureIsTheSameWithoutAnyFontOnTheMachine(@TempDir Path directory) throws Exception {
        String classPath = System.getProperty("java.class.path");
        assumeTrue(
                System.getProperty("os.name").equals("Linux") && classPath.contains("jfreechart"),
                "needs fontconfig, and a plain class path");
        Path configuration = directory.resolve("fonts.conf");
        Files.writeString(configuration, EMPTY_CONFIGURATION);
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Duser.home=" + directory,
                        "-cp",
                        classPath,
                        Child.class.getName(),
                        directory.toString());
        builder.environment().put("FONTCONFIG_FILE", configuration.toString());
        Process process = builder.inheritIO().start();
        assertEquals(true, process.waitFor(120, TimeUnit.SECONDS), "the child ends");
        assertEquals(0, process.exitValue());
        for (Format format : Format.values()) {
            byte[] there = Files.readAllBytes(directory.resolve("rate" + format.suffix()));
            assertArrayEquals(FigureWriter.bytes(figure(), format), there, format.toString());
        }
    }
}
