package org.limitlab.core.catalog;

import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.model.Model;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Parts;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is installed. Immutable; see {@link CatalogBuilder}. What could not be taken in
 * is among the {@link #problems}, and nothing else suffers from it.
 */
public final class Catalog {

    private final Map<String, Contribution<Model<?>>> models;
    private final Map<String, Contribution<Theory<?>>> theories;
    private final Map<String, ParameterSchema<?>> modelSchemas;
    private final Map<String, ParameterSchema<?>> theorySchemas;
    private final Parts parts;
    private final Map<String, Example> examples;
    private final Map<String, String> bundles;
    private final Bibliography bibliography;
    private final List<Problem> problems;
    private Map<String, DeclaredClaim> claims;

    /**
     * A contribution and who made it.
     *
     * @param family short name: the part of the package after "family", "swarm" for
     *     org.limitlab.family.swarm.softmin; without one, the package's last part
     * @param contributor bundle, or class given by hand
     */
    public record Contribution<T>(T value, String family, String contributor) {}

    Catalog(CatalogBuilder builder) {
        this.models = Map.copyOf(builder.models);
        this.theories = Map.copyOf(builder.theories);
        this.modelSchemas = Map.copyOf(builder.modelSchemas);
        this.theorySchemas = Map.copyOf(builder.theorySchemas);
        this.parts = builder.parts();
        this.examples =
                java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.examples));
        this.bundles = Map.copyOf(builder.bundles);
        this.bibliography = builder.bibliography;
        this.problems = builder.problems.list();
    }

    /**
     * A catalog of contributions given by hand: models, theories, named parts.
     *
     * @throws IllegalArgumentException if one of them cannot be taken in
     */
    public static Catalog of(Object... contributions) {
        CatalogBuilder builder = new CatalogBuilder();
        for (Object contribution : contributions) {
            builder.add(contribution, contribution.getClass().getName());
        }
        Catalog catalog = builder.build();
        if (!catalog.problems.isEmpty()) {
            throw new IllegalArgumentException(catalog.problems.toString());
        }
        return catalog;
    }

    /** Models by id, sorted. */
    public List<Model<?>> models() {
        return sorted(models).stream().<Model<?>>map(Contribution::value).toList();
    }

    /** A model. */
    public Optional<Model<?>> model(String id) {
        return Optional.ofNullable(models.get(id)).map(Contribution::value);
    }

    /** Theories by id, sorted; those that come with models among them. */
    public List<Theory<?>> theories() {
        return sorted(theories).stream().<Theory<?>>map(Contribution::value).toList();
    }

    /** A theory. */
    public Optional<Theory<?>> theory(String id) {
        return Optional.ofNullable(theories.get(id)).map(Contribution::value);
    }

    /** Who contributed a model. */
    public Contribution<Model<?>> contributionOfModel(String id) {
        return models.get(id);
    }

    /** Who contributed a theory. */
    public Contribution<Theory<?>> contributionOfTheory(String id) {
        return theories.get(id);
    }

    private static <T> List<Contribution<T>> sorted(Map<String, Contribution<T>> map) {
        return map.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Parameters of a model in this catalog. */
    public ParameterSchema<?> schemaOfModel(String id) {
        return modelSchemas.get(id);
    }

    /** Parameters of a theory in this catalog. */
    public ParameterSchema<?> schemaOfTheory(String id) {
        return theorySchemas.get(id);
    }

    /** Parameters of a model in this catalog, typed. */
    @SuppressWarnings("unchecked")
    public <P extends Record> ParameterSchema<P> schema(Model<P> model) {
        return (ParameterSchema<P>) modelSchemas.get(model.id());
    }

    /** Parameters of a theory in this catalog, typed. */
    @SuppressWarnings("unchecked")
    public <Q extends Record> ParameterSchema<Q> schema(Theory<Q> theory) {
        return (ParameterSchema<Q>) theorySchemas.get(theory.id());
    }

    /** Named parts: objectives, activations. */
    public Parts parts() {
        return parts;
    }

    /** Example experiments in the order of contribution. */
    public Collection<Example> examples() {
        return examples.values();
    }

    /** An example by name. */
    public Optional<Example> example(String name) {
        return Optional.ofNullable(examples.get(name));
    }

    /** The papers. */
    public Bibliography bibliography() {
        return bibliography;
    }

    /** What could not be taken in, and why. */
    public List<Problem> problems() {
        return problems;
    }

    /** Names of the families that have models or examples, sorted. */
    public List<String> families() {
        java.util.TreeSet<String> names = new java.util.TreeSet<>();
        models.values().forEach(c -> names.add(c.family()));
        examples.values().forEach(e -> names.add(e.family()));
        return List.copyOf(names);
    }

    /** Ids of all claims that the examples spell out, sorted. */
    public Collection<String> claimIds() {
        return new java.util.TreeSet<>(claims().keySet());
    }

    /** The spelling of a declared claim. */
    public Optional<Node.Mapping> claimSource(String id) {
        return Optional.ofNullable(claims().get(id)).map(DeclaredClaim::source);
    }

    /** All claims that the examples spell out, in the order of the examples. */
    public Collection<DeclaredClaim> declaredClaims() {
        return java.util.Collections.unmodifiableCollection(claims().values());
    }

    private synchronized Map<String, DeclaredClaim> claims() {
        if (claims == null) {
            claims = new LinkedHashMap<>();
            for (Example example : examples.values()) {
                spelledClaims(example).forEach(claim -> claims.putIfAbsent(claim.id(), claim));
            }
        }
        return claims;
    }

    private static List<DeclaredClaim> spelledClaims(Example example) {
        List<DeclaredClaim> found = new ArrayList<>();
        try {
            Node.Mapping tree = YamlReader.readMapping(example.source(), example.text());
            for (Node node : oneOrMany(tree.entries().get("claims"))) {
                if (node instanceof Node.Mapping m
                        && m.entries().get("id") instanceof Node.Scalar id) {
                    found.add(new DeclaredClaim(id.value(), example, m));
                }
            }
        } catch (ConfigurationException e) {
            return List.of();
        }
        return found;
    }

    private static List<Node> oneOrMany(Node claims) {
        return switch (claims) {
            case Node.Sequence list -> list.items();
            case Node.Mapping alone -> List.of(alone);
            case null, default -> List.of();
        };
    }

    /** Reads one of the examples. */
    public org.limitlab.core.experiment.Experiment read(Example example, ReadOptions options) {
        return ExperimentReader.read(example.source(), example.text(), this, options);
    }

    /**
     * Why a required bundle is not satisfied.
     *
     * @param version least version, may be empty
     * @return empty if it is there, or if the catalog was filled by hand and knows no bundles
     */
    public Optional<String> missing(String bundle, String version) {
        if (bundles.isEmpty()) {
            return Optional.empty();
        }
        String found = bundles.get(bundle);
        if (found == null) {
            return Optional.of("plug-in " + bundle + " is required but not installed");
        }
        return Versions.atLeast(found, version)
                ? Optional.empty()
                : Optional.of("plug-in " + bundle + " " + version + " is required, found " + found);
    }

    /** Installed bundles that contributed, with versions; empty for a catalog made by hand. */
    public Map<String, String> bundles() {
        return bundles;
    }

    /** All scalar and other parameters of a model by name; empty for an unknown model. */
    public Map<String, ParameterInfo> parametersOfModel(String id) {
        ParameterSchema<?> schema = modelSchemas.get(id);
        return schema == null ? Map.of() : schema.parameters();
    }
}
