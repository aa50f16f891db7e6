package org.limitlab.core.catalog;

import org.limitlab.core.model.Model;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Part;
import org.limitlab.core.parameter.Parts;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.theory.Theory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fills a {@link Catalog}. A contribution that cannot be taken in becomes a named problem; the
 * others go on. Theories are tied to their models when the catalog is built, so the order of
 * contributions does not matter.
 */
public final class CatalogBuilder {

    private static final String FAMILY = ".family.";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    final Map<String, Catalog.Contribution<Model<?>>> models = new LinkedHashMap<>();
    final Map<String, Catalog.Contribution<Theory<?>>> theories = new LinkedHashMap<>();
    final Map<String, ParameterSchema<?>> modelSchemas = new LinkedHashMap<>();
    final Map<String, ParameterSchema<?>> theorySchemas = new LinkedHashMap<>();
    final Map<String, Example> examples = new LinkedHashMap<>();
    final Map<String, String> bundles = new LinkedHashMap<>();
    final Problems problems = new Problems();
    final Bibliography bibliography = Bibliography.load();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<Catalog.Contribution<Model<?>>> givenModels = new ArrayList<>();
    private final List<Catalog.Contribution<Theory<?>>> givenTheories = new ArrayList<>();

    /**
     * Adds a model, theory or named part.
     *
     * @param contributor bundle or class, for messages
     */
    public CatalogBuilder add(Object contribution, String contributor) {
        switch (contribution) {
            case Model<?> model ->
                    givenModels.add(new Catalog.Contribution<>(model, family(model), contributor));
            case Theory<?> theory ->
                    givenTheories.add(
                            new Catalog.Contribution<>(theory, family(theory), contributor));
            case Part part -> addPart(part, contributor);
            default ->
                    problem(
                            contributor,
                            contribution.getClass().getName()
                                    + " is no model, theory or named part",
                            "implement Model, Theory or Part");
        }
        return this;
    }

    /** Adds an example experiment that does not come with a model. */
    public CatalogBuilder addExample(Example example) {
        Example before = examples.putIfAbsent(example.name(), example);
        if (before != null && !before.text().equals(example.text())) {
            problem(
                    example.contributor(),
                    "example \""
                            + example.name()
                            + "\" is there already, from "
                            + before.contributor(),
                    "rename one");
        }
        return this;
    }

    /** Records an installed bundle. */
    public CatalogBuilder addBundle(String symbolicName, String version) {
        bundles.put(symbolicName, version);
        return this;
    }

    /** Records what could not be loaded. */
    public CatalogBuilder problem(String contributor, String message, String remedy) {
        problems.add(Place.of(contributor), message, remedy);
        return this;
    }

    /** The catalog. */
    public Catalog build() {
        givenModels.forEach(this::addModel);
        givenTheories.forEach(this::addTheory);
        givenModels.clear();
        givenTheories.clear();
        return new Catalog(this);
    }

    Parts parts() {
        return Parts.of(List.copyOf(parts.values()));
    }

    static String family(Object contribution) {
        return familyOf(contribution.getClass().getPackageName());
    }

    /** Of a package a.family.NAME.part: NAME; of any other: its last segment. */
    static String familyOf(String name) {
        int within = name.indexOf(FAMILY);
        if (within < 0) {
            return name.substring(name.lastIndexOf('.') + 1);
        }
        String family = name.substring(within + FAMILY.length());
        return family.contains(".") ? family.substring(0, family.indexOf('.')) : family;
    }

    private void addPart(Part part, String contributor) {
        guarded(
                contributor,
                part,
                () -> {
                    String id = checkedId(part.id());
                    Parts.of(List.of(part));
                    ParameterSchema.of(part.getClass().asSubclass(Record.class), Parts.NONE);
                    Part before = parts.putIfAbsent(id, part);
                    if (before != null && before.getClass() != part.getClass()) {
                        repeated(contributor, "part", id, before.getClass().getName());
                    }
                });
    }

    private void addModel(Catalog.Contribution<Model<?>> given) {
        Model<?> model = given.value();
        guarded(
                given.contributor(),
                model,
                () -> {
                    String id = checkedId(model.id());
                    if (models.containsKey(id)) {
                        repeated(given.contributor(), "model", id, models.get(id).contributor());
                        return;
                    }
                    ParameterSchema<?> schema = ParameterSchema.of(model.parameters(), parts());
                    List<Theory<?>> theoriesOfModel = List.copyOf(model.theories());
                    List<String> examplesOfModel = List.copyOf(model.examples());
                    models.put(id, given);
                    modelSchemas.put(id, schema);
                    examplesOfModel.forEach(name -> addResource(given, name));
                    theoriesOfModel.forEach(theory -> addOwnTheory(given, theory));
                });
    }

    private void addOwnTheory(Catalog.Contribution<Model<?>> given, Theory<?> theory) {
        givenTheories.add(new Catalog.Contribution<>(theory, family(theory), given.contributor()));
    }

    private void addTheory(Catalog.Contribution<Theory<?>> given) {
        Theory<?> theory = given.value();
        guarded(
                given.contributor(),
                theory,
                () -> {
                    String id = checkedId(theory.id());
                    Catalog.Contribution<Theory<?>> before = theories.get(id);
                    if (before == null) {
                        inherited(given, id).ifPresent(of -> putTheory(given, id, of));
                    } else if (before.value().getClass() != theory.getClass()) {
                        repeated(given.contributor(), "theory", id, before.contributor());
                    }
                });
    }

    private void putTheory(
            Catalog.Contribution<Theory<?>> given, String id, Map<String, ParameterInfo> ofModel) {
        theorySchemas.put(id, ParameterSchema.of(given.value().parameters(), parts(), ofModel));
        theories.put(id, given);
    }

    /** Parameters of the theory's model; empty, with a problem, if that is not installed. */
    private Optional<Map<String, ParameterInfo>> inherited(
            Catalog.Contribution<Theory<?>> given, String id) {
        String model = given.value().model();
        if (model.isEmpty()) {
            return Optional.of(Map.of());
        }
        ParameterSchema<?> ofModel = modelSchemas.get(model);
        if (ofModel == null) {
            problem(
                    given.contributor(),
                    "theory \""
                            + id
                            + "\" is for the model \""
                            + model
                            + "\", which is not installed",
                    "install the plug-in that has it");
            return Optional.empty();
        }
        return Optional.of(ofModel.parameters());
    }

    private static String checkedId(String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id "
                            + (id == null ? "null" : '"' + id + '"')
                            + " is not lower case with hyphens");
        }
        return id;
    }

    /**
     * Runs foreign code: whatever it throws is a problem of its bundle alone. Running out of memory
     * or the end of the thread is not its matter and goes on.
     */
    private void guarded(String contributor, Object contribution, Runnable taking) {
        try {
            taking.run();
        } catch (VirtualMachineError e) {
            if (!(e instanceof StackOverflowError)) {
                throw e;
            }
            cannotBeTaken(contributor, contribution, e);
        } catch (RuntimeException | Error e) {
            cannotBeTaken(contributor, contribution, e);
        }
    }

    private void cannotBeTaken(String contributor, Object contribution, Throwable e) {
        String reason = e instanceof IllegalArgumentException ? e.getMessage() : e.toString();
        problem(
                contributor,
                contribution.getClass().getName() + " cannot be taken in: " + reason,
                "mend the plug-in");
    }

    private void addResource(Catalog.Contribution<Model<?>> given, String resource) {
        try (InputStream in = given.value().getClass().getResourceAsStream(resource)) {
            if (in == null) {
                problem(
                        given.contributor(),
                        "example "
                                + resource
                                + " of "
                                + given.value().id()
                                + " is not in the plug-in",
                        "put it beside the class");
                return;
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String file = resource.substring(resource.lastIndexOf('/') + 1);
            String name = file.replaceAll("\\.ya?ml$", "");
            addExample(new Example(name, given.family(), given.contributor(), text));
        } catch (IOException e) {
            problem(given.contributor(), "example " + resource + " cannot be read: " + e, "");
        }
    }

    private void repeated(String contributor, String what, String id, String other) {
        problem(
                contributor,
                what + " id \"" + id + "\" is taken already by " + other,
                "choose another id; the first one is used");
    }
}
