package org.limitlab.benchmarks;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the benchmarks and prints each one's ratio to its bound, measured in the same run; then,
 * where the system property {@code limitlab.product} names an installed LimitLab, the time of a
 * whole command.
 */
public final class Main {
    private Main() {}

    /**
     * Runs them.
     *
     * @param arguments options of JMH; none for the whole
     */
    public static void main(String[] arguments)
            throws RunnerException, CommandLineOptionException, IOException, InterruptedException {
        Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
        System.out.println();
        System.out.println("| benchmark | numbers/s, millions | bound, millions | ratio |");
        System.out.println("|---|---|---|---|");
        byCase(results).forEach(Main::print);
        String product = System.getProperty("limitlab.product");
        if (product != null) {
            ColdCommand.print(Path.of(product));
        }
    }

    private static Map<String, Map<String, RunResult>> byCase(Collection<RunResult> results) {
        Map<String, Map<String, RunResult>> cases = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            int method = name.lastIndexOf('.');
            String type = name.substring(name.lastIndexOf('.', method - 1) + 1, method);
            cases.computeIfAbsent(
                            type + " " + result.getParams().getParam("size"), k -> new TreeMap<>())
                    .put(name.substring(method + 1), result);
        }
        return cases;
    }

    private static void print(String name, Map<String, RunResult> of) {
        if (!of.containsKey("step") || !of.containsKey("bound")) {
            return;
        }
        double step = millions(of.get("step"));
        double bound = millions(of.get("bound"));
        System.out.printf(
                Locale.ROOT, "| %s | %.0f | %.0f | %.2f |%n", name, step, bound, step / bound);
    }

    private static double millions(RunResult result) {
        long numbers = ConsensusStep.numbers(result.getParams().getParam("size"));
        return numbers * 1e3 / result.getPrimaryResult().getScore();
    }
}
