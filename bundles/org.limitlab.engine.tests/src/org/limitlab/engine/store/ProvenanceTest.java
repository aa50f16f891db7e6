package org.limitlab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

class ProvenanceTest {

    @TempDir Path results;

    static Provenance.Session session(String... command) {
        return new Provenance.Session(
                "0.1.0",
                Map.of("org.limitlab.family.swarm", "0.1.0"),
                Map.of("cbo", 2),
                Map.of(),
                Samples.MACHINE,
                "Linux 6.1",
                "Example CPU",
                2,
                List.of(command));
    }

    @Test
    void jsonReadsBackWithEverySeed() {
        for (OptionalLong seed :
                List.of(
                        OptionalLong.of(Long.MIN_VALUE),
                        OptionalLong.of(Long.MAX_VALUE),
                        OptionalLong.of((1L << 53) + 1),
                        OptionalLong.empty())) {
            Provenance written = Provenance.NONE.with(seed, session("run", "β \"x\".yaml"));
            assertEquals(written, Provenance.parse(written.toJson()));
        }
    }

    @Test
    void brokenFileIsNamed() throws Exception {
        try (ResultStore store = Samples.open(results)) {
            for (String broken : List.of("{\"seed\": 1", "[]", "{\"sessions\": [{}]}", "")) {
                Files.writeString(results.resolve("provenance.json"), broken);
                StoreException e = assertThrows(StoreException.class, store::provenance, broken);
                assertTrue(e.path().endsWith("provenance.json"));
            }
        }
    }

    @Test
    void repeatedSessionLeavesTheFileAlone() throws Exception {
        try (ResultStore store = Samples.open(results)) {
            store.note(OptionalLong.of(1), session("run"));
            String before = Files.readString(results.resolve("provenance.json"));
            store.note(OptionalLong.of(1), session("run"));
            assertEquals(before, Files.readString(results.resolve("provenance.json")));
            store.note(OptionalLong.of(1), session("resume"));
            assertEquals(2, store.provenance().sessions().size());
        }
    }

    @Test
    void processorIsReadFromTheSystemsText() {
        String text = "processor\t: 0\nmodel name\t: Example CPU @ 2:1\nflags\t\t: fpu avx2\n";
        assertEquals("Example CPU @ 2:1", Host.value(text, "model name"));
        assertEquals("fpu avx2", Host.value(text, "flags", "Features"));
        assertEquals("", Host.value(text, "Hardware"));
    }
}
