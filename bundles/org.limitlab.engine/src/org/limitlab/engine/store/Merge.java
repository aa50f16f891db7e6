package org.limitlab.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Joins the results of several directories, as shards of one run leave them. First everything is
 * compared, then blocks and theories are copied byte for byte: a conflict leaves the target as it
 * was.
 */
public final class Merge {

    /** Relative difference up to which results of unlike machines count as the same. */
    public static final double TOLERANCE = 1e-9;

    /**
     * What was done.
     *
     * @param blocks copied
     * @param theories copied
     * @param tolerated differences between unlike machines; what came first stands, unless a later
     *     block holds it and more
     */
    public record Report(int blocks, int theories, List<Difference> tolerated) {
        public Report {
            tolerated = List.copyOf(tolerated);
        }
    }

    private Merge() {}

    /**
     * Joins.
     *
     * @param target opened for a run
     * @param sources in the order in which they are taken
     * @param tolerance relative difference that is accepted between unlike machines
     * @param difference of two experiment files, in words; the empty text where they may share a
     *     directory
     * @throws StoreException if experiments differ, or numbers do that must not
     */
    public static Report merge(
            ResultStore target,
            List<ResultStore> sources,
            double tolerance,
            BinaryOperator<String> difference) {
        List<ResultStore> seen = new ArrayList<>(List.of(target));
        List<Difference> tolerated = new ArrayList<>();
        for (ResultStore source : sources) {
            for (ResultStore other : seen) {
                checkExperiments(other, source, difference);
                tolerated.addAll(check(other, source, tolerance));
            }
            seen.add(source);
        }
        int blocks = 0;
        int theories = 0;
        for (ResultStore source : sources) {
            copyDocuments(target, source);
            blocks += copyBlocks(target, source);
            theories += copyTheories(target, source);
        }
        return new Report(blocks, theories, tolerated);
    }

    private static void checkExperiments(
            ResultStore first, ResultStore second, BinaryOperator<String> difference) {
        Optional<String> a = first.document(Document.EXPERIMENT);
        Optional<String> b = second.document(Document.EXPERIMENT);
        if (a.isPresent() && b.isPresent() && !a.get().equals(b.get())) {
            String words = difference.apply(a.get(), b.get());
            if (!words.isEmpty()) {
                throw new StoreException(
                        second.directory(),
                        "holds another experiment than " + first.directory() + ": " + words,
                        "merge results of one experiment only");
            }
        }
    }

    private static List<Difference> check(ResultStore first, ResultStore second, double tolerance) {
        List<Difference> differing = Comparison.of(first, second).differing();
        for (Difference each : differing) {
            if (each.sameMachine()) {
                throw new StoreException(
                        second.directory(),
                        "does not fit "
                                + first.directory()
                                + ", although machine type, JVM and BLAS are the same: "
                                + each,
                        "find out with limitlab rerun which of them is right, and delete the"
                                + " other's block");
            }
            if (each.relative() > tolerance) {
                throw new StoreException(
                        second.directory(),
                        "does not fit "
                                + first.directory()
                                + " within "
                                + tolerance
                                + " of the largest value, which unlike machines are allowed: "
                                + each,
                        "use the results of one machine only");
            }
        }
        return differing;
    }

    private static void copyDocuments(ResultStore target, ResultStore source) {
        if (target.document(Document.EXPERIMENT).isEmpty()) {
            source.document(Document.EXPERIMENT)
                    .ifPresent(text -> target.write(Document.EXPERIMENT, text));
        }
        Provenance before = target.provenance();
        Provenance after = before;
        Provenance added = source.provenance();
        for (Provenance.Session session : added.sessions()) {
            after = after.with(added.seed(), session);
        }
        if (!after.equals(before)) {
            target.write(Document.PROVENANCE, after.toJson());
        }
    }

    private static int copyBlocks(ResultStore target, ResultStore source) {
        int copied = 0;
        for (String key : source.cells()) {
            for (ReplicaRange range : source.blocks(key)) {
                if (!target.covers(key, range)) {
                    target.copyBlock(source, key, range);
                    copied++;
                }
            }
        }
        return copied;
    }

    private static int copyTheories(ResultStore target, ResultStore source) {
        int copied = 0;
        for (String key : source.theories()) {
            if (target.theory(key).isEmpty() && source.theory(key).isPresent()) {
                target.copyTheory(source, key);
                copied++;
            }
        }
        return copied;
    }
}
