package org.limitlab.core.experiment;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.ClaimReader;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;
import org.limitlab.core.yaml.YamlReader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads an experiment file. All problems of a file are found in one pass. */
public final class ExperimentReader {

    private final Catalog catalog;
    private final Problems problems = new Problems();

    private ExperimentReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads and validates an experiment.
     *
     * @param source file name for messages
     * @throws ConfigurationException with every problem found
     */
    public static Experiment read(
            String source, String text, Catalog catalog, ReadOptions options) {
        ExperimentReader reader = new ExperimentReader(catalog);
        Node.Mapping tree = reader.tree(source, text, options, 0);
        reader.problems.throwIfAny();
        Experiment experiment = reader.experiment(tree);
        if (experiment != null) {
            new ExperimentValidator(experiment, catalog, reader.problems).validate();
        }
        reader.problems.throwIfAny();
        return experiment;
    }

    private Node.Mapping tree(String source, String text, ReadOptions options, int depth) {
        Node.Mapping tree = YamlReader.readMapping(source, text);
        tree = extended(tree, options, depth);
        if (depth > 0) {
            return tree;
        }
        tree = withQuick(tree, options.quick());
        for (Map.Entry<String, Node> top : options.top().entrySet()) {
            tree = tree.without(top.getKey()).with(top.getKey(), top.getValue());
        }
        return withParameters(tree, options.set());
    }

    private Node.Mapping extended(Node.Mapping tree, ReadOptions options, int depth) {
        Node extended = tree.entries().get("extends");
        if (extended == null) {
            return tree;
        }
        String name = extended instanceof Node.Scalar s ? s.value() : extended.text();
        String base = options.included().apply(name);
        if (base == null || depth > 8) {
            problems.add(
                    extended.place(),
                    "extends: \"" + name + "\" " + (base == null ? "is not found" : "never ends"),
                    "name a file beside this one, or an example");
            return tree.without("extends");
        }
        return tree(name, base, options, depth + 1).with(tree.without("extends"));
    }

    private Node.Mapping withQuick(Node.Mapping tree, boolean apply) {
        Node quick = tree.entries().get("quick");
        if (quick == null) {
            return tree;
        }
        Node.Mapping rest = tree.without("quick");
        if (!(quick instanceof Node.Mapping over)) {
            problems.add(
                    quick.place(), "quick must be keys with values, found " + quick.text(), "");
            return rest;
        }
        checkQuick(over);
        return apply ? rest.with(over) : rest;
    }

    private void checkQuick(Node.Mapping quick) {
        for (String key : quick.entries().keySet()) {
            if (!ReadOptions.TOP_KEYS.contains(key)) {
                problems.add(
                        quick.placeOf(key),
                        "unknown key \"" + key + "\" in quick",
                        Suggestion.remedy(key, ReadOptions.TOP_KEYS));
            }
        }
    }

    /** Parameters of the command line over the file's; a list for a single value is an axis. */
    private Node.Mapping withParameters(Node.Mapping tree, Map<String, Node> set) {
        Node.Mapping result = tree;
        for (Map.Entry<String, Node> entry : set.entrySet()) {
            String name = entry.getKey();
            boolean sweep = entry.getValue() instanceof Node.Sequence && !isArray(tree, name);
            result = withoutEntry(result, sweep ? "parameters" : "axes", name);
            result = withEntry(result, sweep ? "axes" : "parameters", name, entry.getValue());
        }
        return result;
    }

    private boolean isArray(Node.Mapping tree, String name) {
        String model = tree.entries().get("model") instanceof Node.Scalar s ? s.value() : "";
        ParameterInfo info = catalog.parametersOfModel(model).get(name);
        for (Theory<?> theory : info == null ? catalog.theories() : List.<Theory<?>>of()) {
            info = catalog.schemaOfTheory(theory.id()).find(name).orElse(info);
        }
        return info != null && info.isArray();
    }

    private static Node.Mapping withoutEntry(Node.Mapping tree, String section, String name) {
        return tree.entries().get(section) instanceof Node.Mapping m
                        && m.entries().containsKey(name)
                ? replaced(tree, section, m.without(name))
                : tree;
    }

    private static Node.Mapping withEntry(
            Node.Mapping tree, String section, String name, Node value) {
        Node.Mapping before =
                tree.entries().get(section) instanceof Node.Mapping m
                        ? m
                        : Node.Mapping.of(value.place(), Map.of());
        return replaced(tree, section, replaced(before, name, value));
    }

    /** With another value for a key, in the same position, nothing merged. */
    private static Node.Mapping replaced(Node.Mapping mapping, String key, Node value) {
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        Map<String, Place> keys = new LinkedHashMap<>(mapping.keys());
        entries.put(key, value);
        keys.put(key, value.place());
        return new Node.Mapping(mapping.place(), entries, keys);
    }

    private Experiment experiment(Node.Mapping tree) {
        Fields fields = new Fields(tree, problems);
        checkVersion(fields);
        checkRequirements(fields);
        String title = fields.string("title", "Untitled experiment");
        String summary = fields.string("summary", "");
        Optional<String> model =
                fields.has("model") ? Optional.of(fields.string("model", "")) : Optional.empty();
        Node.Mapping parameters = mapping(fields, "parameters");
        Map<String, List<Node>> axes = axes(fields);
        List<String> couple = fields.words("couple");
        Times times =
                fields.take("times").map(n -> TimesReader.read(n, problems)).orElse(Times.START);
        Replicas replicas = replicas(fields);
        OptionalLong seed =
                fields.has("seed")
                        ? OptionalLong.of(fields.integer("seed", 0))
                        : OptionalLong.empty();
        List<String> observables = fields.words("observables");
        Map<String, SideDefinition> sides = sides(fields);
        List<Claim> claims = claims(fields);
        List<Plot> plots = plots(fields);
        Budget budget = budget(fields);
        fields.end("the experiment");
        return new Experiment(
                title,
                summary,
                model,
                parameters,
                axes,
                couple,
                times,
                replicas,
                seed,
                observables,
                sides,
                claims,
                plots,
                budget,
                fields.place(),
                tree);
    }

    private void checkVersion(Fields fields) {
        if (!fields.has("schemaVersion")) {
            problems.add(
                    fields.place(),
                    "\"schemaVersion\" is missing",
                    "write schemaVersion: " + Experiment.SCHEMA_VERSION + " at the top");
        }
        long version = fields.integer("schemaVersion", Experiment.SCHEMA_VERSION);
        if (version != Experiment.SCHEMA_VERSION) {
            problems.add(
                    fields.place("schemaVersion"),
                    "schemaVersion = "
                            + version
                            + " is not "
                            + Experiment.SCHEMA_VERSION
                            + ", the version that this LimitLab reads",
                    version > Experiment.SCHEMA_VERSION ? "use a newer LimitLab" : "");
        }
    }

    private void checkRequirements(Fields fields) {
        for (Map.Entry<String, Node> need : mapping(fields, "requires").entries().entrySet()) {
            String wanted = need.getValue() instanceof Node.Scalar s ? s.value() : "";
            catalog.missing(need.getKey(), wanted)
                    .ifPresent(
                            message ->
                                    problems.add(
                                            new Problem(
                                                    fields.place("requires"),
                                                    message,
                                                    "install the plug-in",
                                                    Problem.Kind.MISSING_PLUGIN)));
        }
    }

    private Node.Mapping mapping(Fields fields, String key) {
        Optional<Node> node = fields.take(key);
        if (node.isPresent() && node.get() instanceof Node.Mapping mapping) {
            return mapping;
        }
        node.ifPresent(
                n ->
                        problems.add(
                                fields.place(key),
                                key + " must be keys with values, found " + n.text(),
                                ""));
        return Node.Mapping.of(fields.place(), Map.of());
    }

    private Map<String, List<Node>> axes(Fields fields) {
        Map<String, List<Node>> axes = new LinkedHashMap<>();
        Node.Mapping mapping = mapping(fields, "axes");
        mapping.entries()
                .forEach(
                        (name, node) -> {
                            List<Node> values = axisValues(name, node);
                            if (node instanceof Node.Sequence && values.isEmpty()) {
                                problems.add(
                                        mapping.placeOf(name),
                                        "axis " + name + " has no values",
                                        "list at least one, such as [50, 100, 200, 400]");
                            }
                            checkDistinct(name, values);
                            axes.put(name, values);
                        });
        return axes;
    }

    private void checkDistinct(String name, List<Node> values) {
        for (int i = 1; i < values.size(); i++) {
            for (int j = 0; j < i && values.size() <= 1000; j++) {
                if (Scalars.same(values.get(i), values.get(j))) {
                    problems.add(
                            values.get(i).place(),
                            "axis " + name + " lists " + values.get(i).text() + " twice",
                            "list each value once");
                    return;
                }
            }
        }
    }

    private List<Node> axisValues(String name, Node node) {
        if (node instanceof Node.Sequence s) {
            return s.items();
        }
        if (node instanceof Node.Scalar s && s.value().contains(":")) {
            return AxisGrid.values(name, s, problems);
        }
        return List.of(node);
    }

    private Replicas replicas(Fields fields) {
        Optional<Node> node = fields.take("replicas");
        if (node.isEmpty()) {
            return Replicas.fixed(1);
        }
        if (node.get() instanceof Node.Mapping mapping) {
            Fields inner = new Fields(mapping, problems);
            String until = inner.string("until", "half-margin");
            int most = count(inner.integer("most", 4096), "most", inner.place("most"));
            inner.end("replicas");
            if (until.equals("half-margin")) {
                return new Replicas(true, OptionalDouble.empty(), most);
            }
            OptionalDouble width = Scalars.parse(until);
            if (width.isEmpty() || !(width.getAsDouble() > 0)) {
                problems.add(
                        inner.place("until"),
                        "until = " + until + " is no half-width above 0",
                        "write half-margin, or a number");
            }
            return new Replicas(false, width, most);
        }
        int before = problems.reports();
        long count = Scalars.integer(node.get(), "replicas", problems);
        return Replicas.fixed(
                problems.reports() > before ? 1 : count(count, "replicas", node.get().place()));
    }

    private int count(long value, String key, Place place) {
        if (value < 1 || value > 100_000_000) {
            problems.add(
                    place, key + " = " + value + " lies outside [1, 100000000]", "choose a count");
            return 1;
        }
        return (int) value;
    }

    private Map<String, SideDefinition> sides(Fields fields) {
        Map<String, SideDefinition> sides = new LinkedHashMap<>();
        Node.Mapping mapping = mapping(fields, "sides");
        mapping.entries()
                .forEach(
                        (name, node) -> {
                            Fields inner = Fields.of(node, "side " + name, problems);
                            boolean theory = inner.has("theory");
                            Optional<String> id =
                                    theory
                                            ? Optional.of(inner.string("theory", ""))
                                            : Optional.empty();
                            Optional<String> model =
                                    inner.has("model")
                                            ? Optional.of(inner.string("model", ""))
                                            : Optional.empty();
                            Node.Mapping set =
                                    mapping(inner, inner.has("simulation") ? "simulation" : "set");
                            inner.end("side " + name);
                            if (name.equals("simulation")) {
                                problems.add(
                                        mapping.placeOf(name),
                                        "\"simulation\" is the model itself",
                                        "choose another name for the side");
                            }
                            sides.put(name, new SideDefinition(id, model, set));
                        });
        return sides;
    }

    private List<Claim> claims(Fields fields) {
        List<Claim> claims = new ArrayList<>();
        for (Node node : fields.list("claims")) {
            Node spelled = node;
            if (node instanceof Node.Scalar id) {
                Optional<Node.Mapping> declared = catalog.claimSource(id.value());
                if (declared.isEmpty()) {
                    problems.add(
                            node.place(),
                            "claim \"" + id.value() + "\" is not declared by any plug-in",
                            Suggestion.remedy(id.value(), catalog.claimIds()));
                    continue;
                }
                spelled = declared.get();
            }
            ClaimReader.read(spelled, problems)
                    .ifPresent(
                            claim -> {
                                if (claims.stream().anyMatch(c -> c.id().equals(claim.id()))) {
                                    problems.add(
                                            node.place(),
                                            "claim id \"" + claim.id() + "\" is used twice",
                                            "rename one");
                                }
                                claims.add(claim);
                            });
        }
        return claims;
    }

    private List<Plot> plots(Fields fields) {
        List<Plot> plots = new ArrayList<>();
        for (Node node : fields.list("plots")) {
            PlotReader.read(node, problems)
                    .ifPresent(
                            plot -> {
                                if (plots.stream().anyMatch(p -> p.id().equals(plot.id()))) {
                                    problems.add(
                                            node.place(),
                                            "plot id \"" + plot.id() + "\" is used twice",
                                            "rename one");
                                }
                                plots.add(plot);
                            });
        }
        return plots;
    }

    private Budget budget(Fields fields) {
        Optional<Node> node = fields.take("budget");
        if (node.isEmpty()) {
            return Budget.NONE;
        }
        Fields inner = Fields.of(node.get(), "budget", problems);
        OptionalDouble seconds = OptionalDouble.empty();
        if (inner.has("time")) {
            seconds = duration(inner.string("time", ""), inner.place("time"));
        }
        boolean stop =
                inner.oneOf("onFailure", OnFailure.class, OnFailure.KEEP_GOING) == OnFailure.STOP;
        inner.end("budget");
        return new Budget(seconds, stop);
    }

    /** Spelling of {@link Budget#stopOnFailure}. */
    enum OnFailure {
        KEEP_GOING,
        STOP
    }

    private OptionalDouble duration(String text, Place place) {
        java.util.regex.Matcher m =
                java.util.regex.Pattern.compile("([0-9.]+)\\s*(s|min|h)?").matcher(text.strip());
        if (m.matches() && Scalars.parse(m.group(1)).isPresent()) {
            double unit =
                    switch (m.group(2) == null ? "s" : m.group(2)) {
                        case "min" -> 60;
                        case "h" -> 3600;
                        default -> 1;
                    };
            return OptionalDouble.of(Scalars.parse(m.group(1)).getAsDouble() * unit);
        }
        problems.add(place, "time = " + text + " is no duration", "write 90s, 10min or 2h");
        return OptionalDouble.empty();
    }

    /** A constant formula for a number of the file. */
    static Expression formula(Node node, Problems problems) {
        if (node instanceof Node.Scalar scalar) {
            try {
                return Expression.parse(scalar.value());
            } catch (Expression.SyntaxException e) {
                problems.add(node.place(), e.getMessage(), "write a number or a formula");
                return Expression.constant(0);
            }
        }
        problems.add(node.place(), node.text() + " is no number or formula", "");
        return Expression.constant(0);
    }
}
