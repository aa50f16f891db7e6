package org.limitlab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.engine.store.Samples.TIMES;
import static org.limitlab.engine.store.Samples.block;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What h5py reads is what was written: values, shapes, names, texts and digests. */
class ForeignReaderTest {

    private static final String DUMP =
            """
            import h5py, json, sys, numpy as np

            def plain(value):
                if isinstance(value, bytes):
                    return value.decode()
                if isinstance(value, np.ndarray) and value.dtype.kind == "S":
                    return [v.decode() for v in value.ravel()]
                if isinstance(value, np.ndarray):
                    return [None if v != v else float.hex(float(v)) for v in value.ravel()]
                return int(value)

            def dump(path):
                out = {}
                with h5py.File(path, "r") as file:
                    out["/"] = {"attrs": {k: plain(v) for k, v in file.attrs.items()}}
                    def visit(name, node):
                        if isinstance(node, h5py.Dataset):
                            out[name] = {
                                "shape": list(node.shape),
                                "type": node.dtype.str,
                                "data": plain(node[()]),
                                "attrs": {k: plain(v) for k, v in node.attrs.items()},
                            }
                    file.visititems(visit)
                return out

            print(json.dumps(dump("%s")))
            """;

    @TempDir Path scratch;

    private JsonNode dump(String file) throws Exception {
        String printed = Python.withHdf5().run(scratch, DUMP.formatted(file));
        return new JsonMapper().readTree(printed);
    }

    private static void assertNumbers(double[] expected, JsonNode dataset) {
        JsonNode data = dataset.required("data");
        assertEquals(expected.length, data.size());
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i])) {
                assertTrue(data.get(i).isNull(), "value " + i);
            } else {
                assertEquals(expected[i], Double.parseDouble(javaHex(data.get(i))), 0.0);
            }
        }
    }

    /** Python writes an infinity as "inf", other numbers as Java does. */
    private static String javaHex(JsonNode number) {
        return number.asString().replace("inf", "Infinity");
    }

    private static List<Integer> shape(JsonNode dataset) {
        List<Integer> shape = new ArrayList<>();
        dataset.required("shape").forEach(n -> shape.add(n.asInt()));
        return shape;
    }

    private static String attribute(JsonNode node, String name) {
        return node.required("attrs").required(name).asString();
    }

    @Test
    void blockIsReadByHdf5Itself() throws Exception {
        BlockData block = block("k1", 0, 5);
        try (ResultStore store = Samples.open(scratch.resolve("r"))) {
            store.put(block);
        }
        JsonNode file = dump("r/cells/k1/0-4.h5");
        JsonNode root = file.required("/");
        assertEquals("limitlab-block", attribute(root, "format"));
        assertEquals("1", attribute(root, "format_version"));
        assertEquals("k1", attribute(root, "key"));
        assertEquals("cbo", attribute(root, "model"));
        assertEquals("2", attribute(root, "revision"));
        assertEquals("0", attribute(root, "first"));
        assertEquals("5", attribute(root, "count"));
        assertEquals("secondMoment,hittingTime,overlap", attribute(root, "observables"));
        assertEquals("amd64 avx2", attribute(root, "machine_type"));
        assertEquals(
                block.parametersText(), file.required("parameters").required("data").asString());
        assertNumbers(TIMES, file.required("time"));

        JsonNode moment = file.required("observables/secondMoment");
        assertEquals(List.of(5, 3), shape(moment));
        assertEquals("<f8", moment.required("type").asString());
        assertEquals("V", attribute(moment, "symbol"));
        assertEquals("length²", attribute(moment, "unit"));
        assertEquals("replica,time", attribute(moment, "axes"));
        assertEquals("mean", attribute(moment, "reduction"));
        assertEquals(List.of(5), shape(file.required("observables/hittingTime")));
        assertEquals("τ", attribute(file.required("observables/hittingTime"), "symbol"));
        assertEquals(
                "censored-time", attribute(file.required("observables/hittingTime"), "reduction"));
        JsonNode overlap = file.required("observables/overlap");
        assertEquals(List.of(5, 3, 2, 2), shape(overlap));
        assertEquals("replica,time,unit,unit", attribute(overlap, "axes"));
        for (ObservableData data : block.observables()) {
            assertNumbers(data.values(), file.required("observables/" + data.observable().id()));
        }
        assertNumbers(new double[] {0.5, 7}, file.required("axes/overlap/1"));
        assertEquals("unit", attribute(file.required("axes/overlap/1"), "id"));
        assertNumbers(new double[] {3}, file.required("failed/replica"));
        assertNumbers(new double[] {0.5}, file.required("failed/time"));
        assertEquals(
                "ξ is not finite at (3, 1)",
                file.required("failed/cause").required("data").get(0).asString());
    }

    @Test
    void theoryIsReadByHdf5Itself() throws Exception {
        try (ResultStore store = Samples.open(scratch.resolve("r"))) {
            store.put(Samples.theory("t1"));
            store.put(TheoryData.none("t2", "barrier", 3, "{}", TIMES, "σ is too large"));
        }
        JsonNode file = dump("r/theories/t1.h5");
        assertEquals("limitlab-theory", attribute(file.required("/"), "format"));
        assertEquals("moment", attribute(file.required("/"), "theory"));
        assertEquals(List.of(3), shape(file.required("observables/secondMoment")));
        assertNumbers(new double[] {1, 0.5, 0.25}, file.required("observables/secondMoment"));
        assertNumbers(new double[] {0, 1e-9, 2e-9}, file.required("errors/secondMoment"));
        assertEquals(
                "β = 3 exceeds 2",
                file.required("no_prediction/reason").required("data").get(0).asString());
        assertEquals(
                "σ is too large",
                dump("r/theories/t2.h5").required("no_prediction/all").required("data").asString());
    }
}
