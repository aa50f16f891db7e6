package org.limitlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The whole command that a newcomer tries first, each time in a fresh JVM: online linear regression
 * at d = 400 to time 10 with 5 seeds, theory, overlay and verdict; beside it the start alone.
 */
final class ColdCommand {

    private static final int TRIES = 5;

    private ColdCommand() {}

    /**
     * Prints the fastest of five.
     *
     * @param product folder of an installed LimitLab
     */
    static void print(Path product) throws IOException, InterruptedException {
        Path results = Files.createTempDirectory("cold");
        double start = Double.POSITIVE_INFINITY;
        double whole = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TRIES; i++) {
            start = Math.min(start, seconds(product, List.of("--version")));
            whole =
                    Math.min(
                            whole,
                            seconds(
                                    product,
                                    List.of(
                                            "run",
                                            "online-linear-regression",
                                            "--replicas",
                                            "5",
                                            "-o",
                                            results.resolve("r" + i).toString())));
        }
        delete(results);
        System.out.println();
        System.out.println("| cold command | seconds | start of the JVM and the product | share |");
        System.out.println("|---|---|---|---|");
        System.out.printf(
                Locale.ROOT,
                "| limitlab run online-linear-regression --replicas 5 | %.2f | %.2f | %.2f |%n",
                whole,
                start,
                start / whole);
    }

    private static double seconds(Path product, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(product.resolve("limitlab").toString()));
        command.addAll(arguments);
        long begin = System.nanoTime();
        int code =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (code != 0) {
            throw new IOException("exit code " + code + " of " + String.join(" ", command));
        }
        return seconds;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
