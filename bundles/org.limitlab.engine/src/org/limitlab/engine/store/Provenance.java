package org.limitlab.engine.store;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Where the numbers of a directory come from: its seed, and each way in which it was worked on. A
 * session that differs from an earlier one in nothing is listed once, so that a resumed run leaves
 * the file as it was.
 *
 * @param seed root seed, drawn or given; empty where there is no simulation
 * @param sessions in the order in which they came
 */
public record Provenance(OptionalLong seed, List<Session> sessions) {

    /** Nothing known yet. */
    public static final Provenance NONE = new Provenance(OptionalLong.empty(), List.of());

    private static final int SCHEMA_VERSION = 1;

    /**
     * One way in which results were made.
     *
     * @param version of LimitLab
     * @param bundles version of each bundle that contributes, by symbolic name
     * @param models numerics revision of each model in use, by id
     * @param theories numerics revision of each theory in use, by id
     * @param machine what the last bits depend on
     * @param operatingSystem name and version
     * @param processor model name
     * @param cores how many were used at most
     * @param command what was typed, word by word
     */
    public record Session(
            String version,
            Map<String, String> bundles,
            Map<String, Integer> models,
            Map<String, Integer> theories,
            Machine machine,
            String operatingSystem,
            String processor,
            int cores,
            List<String> command) {

        public Session {
            bundles = ordered(bundles);
            models = ordered(models);
            theories = ordered(theories);
            command = List.copyOf(command);
        }

        private static <T> Map<String, T> ordered(Map<String, T> map) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
    }

    public Provenance {
        sessions = List.copyOf(sessions);
    }

    /** This and one more session, unless it is there already. */
    public Provenance with(OptionalLong rootSeed, Session session) {
        List<Session> all = new ArrayList<>(sessions);
        if (!all.contains(session)) {
            all.add(session);
        }
        return new Provenance(rootSeed.isPresent() ? rootSeed : seed, all);
    }

    /** JSON, indented. */
    public String toJson() {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        seed.ifPresent(value -> root.put("seed", value));
        ArrayNode list = root.putArray("sessions");
        for (Session session : sessions) {
            ObjectNode node = list.addObject();
            node.put("limitlab", session.version());
            node.set("bundles", mapper.valueToTree(session.bundles()));
            node.set("models", mapper.valueToTree(session.models()));
            node.set("theories", mapper.valueToTree(session.theories()));
            node.put("machineType", session.machine().type());
            node.put("jvm", session.machine().jvm());
            node.put("blas", session.machine().blas());
            node.put("operatingSystem", session.operatingSystem());
            node.put("processor", session.processor());
            node.put("cores", session.cores());
            node.set("command", mapper.valueToTree(session.command()));
        }
        return mapper.writeValueAsString(root) + "\n";
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Provenance parse(String json) {
        try {
            JsonNode root = new JsonMapper().readTree(json);
            OptionalLong seed =
                    root.has("seed")
                            ? OptionalLong.of(root.required("seed").asLong())
                            : OptionalLong.empty();
            List<Session> sessions = new ArrayList<>();
            root.required("sessions").forEach(node -> sessions.add(session(node)));
            return new Provenance(seed, sessions);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static Session session(JsonNode node) {
        Map<String, String> bundles = new LinkedHashMap<>();
        node.required("bundles").properties().forEach(e -> bundles.put(e.getKey(), text(e)));
        List<String> command = new ArrayList<>();
        node.required("command").forEach(word -> command.add(word.asString()));
        return new Session(
                node.required("limitlab").asString(),
                bundles,
                revisions(node.required("models")),
                revisions(node.required("theories")),
                new Machine(
                        node.required("machineType").asString(),
                        node.required("jvm").asString(),
                        node.required("blas").asString()),
                node.required("operatingSystem").asString(),
                node.required("processor").asString(),
                node.required("cores").asInt(),
                command);
    }

    private static String text(Map.Entry<String, JsonNode> entry) {
        return entry.getValue().asString();
    }

    private static Map<String, Integer> revisions(JsonNode node) {
        Map<String, Integer> revisions = new LinkedHashMap<>();
        node.properties().forEach(e -> revisions.put(e.getKey(), e.getValue().asInt()));
        return revisions;
    }
}
