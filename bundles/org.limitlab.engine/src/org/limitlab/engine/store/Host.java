package org.limitlab.engine.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What can be said of the computer that runs this process; never its name. */
public final class Host {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Instruction sets that decide how wide vectors are, widest first. */
    private static final List<String> VECTORS =
            List.of("avx512f", "avx2", "avx", "sse4_2", "sve2", "sve", "asimd");

    private Host() {}

    /**
     * This machine.
     *
     * @param blas provider of matrix products
     */
    public static Machine machine(String blas) {
        return new Machine(machineType(), jvm(), blas);
    }

    /** Architecture and widest vector instructions: "amd64 avx512f". */
    public static String machineType() {
        String architecture = System.getProperty("os.arch", "unknown");
        Set<String> flags = Set.copyOf(Arrays.asList(cpuInfo("flags", "Features").split("\\s+")));
        return VECTORS.stream()
                .filter(flags::contains)
                .findFirst()
                .map(v -> architecture + " " + v)
                .orElse(architecture);
    }

    /** Name and version of the Java virtual machine. */
    public static String jvm() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    /** Name and version of the operating system. */
    public static String operatingSystem() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    /** Model of the processor, or its architecture where the system does not say. */
    public static String processor() {
        String model = cpuInfo("model name", "Processor", "Hardware");
        if (model.isEmpty()) {
            model = System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "");
        }
        return model.isEmpty() ? System.getProperty("os.arch", "unknown") : model;
    }

    private static String cpuInfo(String... names) {
        if (!Files.isReadable(CPU_INFO)) {
            return "";
        }
        try {
            return value(Files.readString(CPU_INFO, StandardCharsets.ISO_8859_1), names);
        } catch (IOException e) {
            return ""; // it is a courtesy of the system, not a file of ours
        }
    }

    /** The first value of one of the names in lines of {@code name : value}. */
    static String value(String text, String... names) {
        List<String> wanted = List.of(names);
        return text.lines()
                .filter(line -> line.contains(":"))
                .filter(line -> wanted.contains(line.substring(0, line.indexOf(':')).strip()))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
