package org.limitlab.engine.run;

import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.sample.Samples;
import org.limitlab.engine.store.Access;
import org.limitlab.engine.store.Machine;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreListener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs plans in directories and compares what is in them. */
final class Directories {

    static final Machine MACHINE = new Machine("test machine", "test jvm", "none");

    private Directories() {}

    static RunPlan plan(String lines) {
        return Planner.plan(Samples.pull(lines), Samples.CATALOG, PlanOptions.PLAIN);
    }

    static ResultStore open(Path directory) {
        return ResultStore.open(directory, Access.RUN, MACHINE, StoreListener.NONE);
    }

    static RunOptions options(RunPlan plan, int threads) {
        return RunOptions.of(plan.experiment()).withThreads(threads);
    }

    /** A run to the end without an adaptive rule. */
    static RunResult run(RunPlan plan, Path directory, int threads) {
        return run(plan, directory, options(plan, threads));
    }

    static RunResult run(RunPlan plan, Path directory, RunOptions options) {
        try (ResultStore store = open(directory)) {
            return Runner.run(plan, store, options, looked -> Set.of(), RunListener.NONE);
        }
    }

    /** SHA-256 of every block and theory file by its place in the directory. */
    static Map<String, String> digests(Path directory) {
        Map<String, String> digests = new TreeMap<>();
        for (String part : new String[] {"cells", "theories"}) {
            if (!Files.exists(directory.resolve(part))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(directory.resolve(part))) {
                files.filter(Files::isRegularFile)
                        .forEach(
                                file ->
                                        digests.put(
                                                directory.relativize(file).toString(),
                                                sha256(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return digests;
    }

    static String sha256(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies the results of one directory into another, as from a cluster. */
    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                if (!Files.exists(target)) {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
