package org.limitlab.engine.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Starts a Java virtual machine of its own, inside and outside of OSGi. */
final class Child {

    /** One class of each bundle that a run needs. */
    private static final List<Class<?>> NEEDED =
            List.of(
                    Child.class,
                    Runner.class,
                    org.limitlab.core.model.Model.class,
                    org.limitlab.math.random.Streams.class,
                    org.apache.commons.rng.UniformRandomProvider.class,
                    io.jhdf.HdfFile.class,
                    org.slf4j.Logger.class,
                    org.snakeyaml.engine.v2.api.LoadSettings.class,
                    tools.jackson.databind.json.JsonMapper.class,
                    tools.jackson.core.JsonParser.class,
                    com.fasterxml.jackson.annotation.JsonProperty.class,
                    de.siegmar.fastcsv.writer.CsvWriter.class);

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static String classPath() {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> needed : NEEDED) {
            Path place = place(needed);
            Path classes = place.resolve("target/classes");
            places.add((Files.isDirectory(classes) ? classes : place).toString());
        }
        places.add(place(neededByHdf("org.apache.commons.lang3.StringUtils")).toString());
        return String.join(File.pathSeparator, places);
    }

    /** A class that only the HDF5 library sees, where bundles hide what they import. */
    private static Class<?> neededByHdf(String name) {
        try {
            return io.jhdf.HdfFile.class.getClassLoader().loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path place(Class<?> needed) {
        try {
            return Path.of(needed.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next line of output that no logging library wrote, null at its end. */
    String line() throws IOException {
        String line = output.readLine();
        while (line != null && line.startsWith("SLF4J")) {
            line = output.readLine();
        }
        return line;
    }

    /** SIGKILL; what was printed before can still be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }
}
