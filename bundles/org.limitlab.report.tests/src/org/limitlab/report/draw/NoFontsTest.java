package org.limitlab.report.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.report.chart.Fixtures;
import org.limitlab.report.draw.FigureWriter.Format;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    /** One class of each bundle that drawing needs: the same inside and outside of OSGi. */
    private static final List<Class<?>> NEEDED =
            List.of(
                    NoFontsTest.class,
                    FigureWriter.class,
                    org.jfree.chart.JFreeChart.class,
                    org.apache.batik.svggen.SVGGraphics2D.class,
                    org.apache.batik.ext.awt.g2d.AbstractGraphics2D.class,
                    org.apache.batik.util.SVGConstants.class,
                    org.apache.batik.constants.XMLConstants.class,
                    org.apache.pdfbox.pdmodel.PDDocument.class,
                    org.apache.pdfbox.io.IOUtils.class,
                    org.apache.fontbox.FontBoxFont.class,
                    seenBy(
                            org.apache.pdfbox.pdmodel.PDDocument.class,
                            "org.apache.commons.logging.LogFactory"),
                    de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D.class,
                    de.siegmar.fastcsv.writer.CsvWriter.class,
                    tools.jackson.databind.json.JsonMapper.class,
                    tools.jackson.core.JsonParser.class,
                    com.fasterxml.jackson.annotation.JsonProperty.class);

    /** A class that only a library sees, where bundles hide what they import. */
    private static Class<?> seenBy(Class<?> library, String name) {
        try {
            return library.getClassLoader().loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String classPath() throws URISyntaxException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> needed : NEEDED) {
            Path place =
                    Path.of(needed.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path classes = place.resolve("target/classes");
            places.add((Files.isDirectory(classes) ? classes : place).toString());
        }
        return String.join(File.pathSeparator, places);
    }

    @Test
    void pictureIsTheSameWithoutAnyFontOnTheMachine(@TempDir Path directory) throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "needs fontconfig");
        Path configuration = directory.resolve("fonts.conf");
        Files.writeString(configuration, EMPTY_CONFIGURATION);
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Duser.home=" + directory,
                        "-cp",
                        classPath(),
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
