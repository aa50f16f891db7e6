package org.limitlab.headless.verb;

import org.limitlab.engine.store.Document;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreException;
import org.limitlab.headless.shell.Session;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verdicts that runs have left in their directories, by claim. */
final class StoredVerdicts {

    /**
     * One verdict.
     *
     * @param directory as it was named
     * @param outcome SUPPORTED, REFUTED, UNDECIDED or REPORTED
     */
    record Stored(String directory, String outcome) {}

    private final Map<String, List<Stored>> byClaim = new LinkedHashMap<>();

    /**
     * Reads verdicts.json of each directory.
     *
     * @throws StoreException if a directory is none of results, or has no verdicts
     */
    static StoredVerdicts read(List<String> directories, Session session) {
        StoredVerdicts verdicts = new StoredVerdicts();
        for (String directory : directories) {
            try (ResultStore store = Directories.read(directory, session)) {
                verdicts.add(directory, store);
            }
        }
        return verdicts;
    }

    private void add(String directory, ResultStore store) {
        String text =
                store.document(Document.VERDICTS)
                        .orElseThrow(
                                () ->
                                        new StoreException(
                                                store.directory(),
                                                "has no verdicts yet",
                                                "limitlab resume " + directory));
        try {
            for (JsonNode claim : new JsonMapper().readTree(text).required("verdicts")) {
                byClaim.computeIfAbsent(claim.required("claim").asString(), id -> new ArrayList<>())
                        .add(new Stored(directory, claim.required("outcome").asString()));
            }
        } catch (JacksonException e) {
            throw new StoreException(
                    store.directory().resolve(Document.VERDICTS.fileName()),
                    "is not what LimitLab wrote: " + e.getOriginalMessage(),
                    "limitlab resume " + directory + " writes it again",
                    e);
        }
    }

    /** Verdicts on a claim, in the order of the directories. */
    List<Stored> of(String claim) {
        return byClaim.getOrDefault(claim, List.of());
    }
}
