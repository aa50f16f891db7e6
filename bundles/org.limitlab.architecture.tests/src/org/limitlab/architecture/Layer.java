package org.limitlab.architecture;

import static org.limitlab.architecture.Library.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the table of bundles: what a bundle may use. Names are the symbolic names without
 * {@code org.limitlab.}.
 *
 * @param bundles our own bundles; a name that ends with a dot stands for all below it
 * @param libraries libraries from outside, besides the JRE
 * @param draws whether AWT is allowed
 */
record Layer(Set<String> bundles, Set<Library> libraries, boolean draws) {
    private static final Set<String> BELOW_REPORT = Set.of("math", "core", "engine");

    /** The row of a bundle; empty for a bundle that has none yet. */
    static Optional<Layer> of(String bundle) {
        if (bundle.endsWith(".tests")) {
            String host = bundle.substring(0, bundle.length() - ".tests".length());
            return host.equals("architecture")
                    ? Optional.of(layer(Set.of(), EnumSet.of(JUNIT)))
                    : of(host).map(layer -> layer.forTests(host));
        }
        if (bundle.startsWith("family.")) {
            return Optional.of(layer(Set.of("math", "core"), Set.of()));
        }
        return Optional.ofNullable(row(bundle));
    }

    private static Layer row(String bundle) {
        return switch (bundle) {
            case "math" -> layer(Set.of(), EnumSet.of(EJML, NETLIB, COMMONS_MATH, COMMONS_RNG));
            case "core" -> layer(Set.of("math"), EnumSet.of(YAML, JACKSON));
            case "engine" ->
                    layer(Set.of("math", "core"), EnumSet.of(JACKSON, HDF5, CSV, COMMONS_RNG));
            case "report" ->
                    new Layer(BELOW_REPORT, EnumSet.of(JACKSON, CSV, CHARTS, PDF, EQUATIONS), true);
            case "report.graphics2d" -> layer(Set.of(), EnumSet.of(PDF));
            case "platform" -> layer(Set.of("math", "core"), EnumSet.of(EQUINOX_REGISTRY));
            case "headless" ->
                    layer(
                            Set.of("math", "core", "engine", "report", "platform"),
                            EnumSet.of(EQUINOX_REGISTRY, EQUINOX_APP, PICOCLI, CSV, JACKSON));
            case "testkit" -> layer(BELOW_REPORT, EnumSet.of(JUNIT));
            case "ui.charts" ->
                    new Layer(Set.of("math", "core", "engine", "report"), EnumSet.of(SWT), true);
            case "ui" ->
                    layer(
                            Set.of("math", "core", "engine", "report", "platform", "ui.charts"),
                            EnumSet.of(EQUINOX_REGISTRY, SWT, WORKBENCH));
            case "app" ->
                    layer(Set.of("ui"), EnumSet.of(EQUINOX_REGISTRY, EQUINOX_APP, SWT, WORKBENCH));
            default -> null;
        };
    }

    private static Layer layer(Set<String> bundles, Set<Library> libraries) {
        return new Layer(bundles, libraries, false);
    }

    /** What the tests of a bundle may use: what the bundle may, the bundle, and what tests need. */
    private Layer forTests(String host) {
        List<String> more = new ArrayList<>(bundles);
        more.add(host);
        if (host.startsWith("family.")) {
            more.addAll(List.of("engine", "testkit"));
        } else if (!List.of("math", "core", "platform").contains(host)) {
            more.addAll(List.of("testkit", "family."));
        }
        Set<Library> outside = EnumSet.of(JUNIT, JSON_SCHEMA, JACKSON, COMMONS_RNG, YAML);
        outside.addAll(libraries);
        return new Layer(Set.copyOf(more), outside, draws);
    }

    /** Whether the bundle may require or import from another one of ours. */
    boolean allows(String bundle) {
        return bundles.stream()
                .anyMatch(b -> b.endsWith(".") ? bundle.startsWith(b) : bundle.equals(b));
    }

    /** Whether a package from outside may be used. */
    boolean allowsPackage(String name) {
        if (name.startsWith("java.awt") || name.startsWith("javax.swing")) {
            return draws;
        }
        return JRE.hasPackage(name) || libraries.stream().anyMatch(l -> l.hasPackage(name));
    }

    /** Whether a bundle from outside may be required. */
    boolean allowsBundle(String symbolicName) {
        return libraries.stream().anyMatch(l -> l.hasBundle(symbolicName));
    }
}
