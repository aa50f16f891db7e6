package org.limitlab.architecture;

import java.util.List;

/** Libraries from outside: the bundles a manifest names and the packages a source imports. */
enum Library {
    JRE(
            List.of(),
            List.of(
                    "java",
                    "javax",
                    "jdk.incubator.vector",
                    "com.sun.management",
                    "sun.misc",
                    "org.w3c.dom",
                    "org.xml.sax")),
    EJML(List.of("org.ejml."), List.of("org.ejml")),
    NETLIB(
            List.of("dev.ludovic.netlib.", "net.sourceforge.f2j."),
            List.of("dev.ludovic.netlib", "org.netlib")),
    COMMONS_MATH(List.of("org.apache.commons.math3"), List.of("org.apache.commons.math3")),
    COMMONS_RNG(List.of("org.apache.commons.rng"), List.of("org.apache.commons.rng")),
    YAML(List.of("org.snakeyaml.engine"), List.of("org.snakeyaml.engine")),
    JACKSON(
            List.of("tools.jackson.", "com.fasterxml.jackson."),
            List.of("tools.jackson", "com.fasterxml.jackson")),
    HDF5(List.of("io.jhdf", "slf4j.api"), List.of("io.jhdf", "org.slf4j")),
    CSV(List.of("de.siegmar.fastcsv"), List.of("de.siegmar.fastcsv")),
    CHARTS(
            List.of("org.jfree.jfreechart", "org.apache.batik.", "org.apache.xmlgraphics."),
            List.of("org.jfree", "org.apache.batik")),
    PDF(
            List.of("org.apache.pdfbox", "de.rototor.pdfbox."),
            List.of("org.apache.pdfbox", "org.apache.fontbox", "de.rototor.pdfbox")),
    EQUATIONS(List.of("de.rototor.snuggletex."), List.of("uk.ac.ed.ph.snuggletex")),
    EQUINOX_REGISTRY(
            List.of("org.eclipse.equinox.common", "org.eclipse.equinox.registry"),
            List.of("org.eclipse.core.runtime", "org.osgi.framework")),
    EQUINOX_APP(List.of("org.eclipse.equinox.app"), List.of("org.eclipse.equinox.app")),
    PICOCLI(List.of("picocli"), List.of("picocli")),
    JSON_SCHEMA(List.of("com.networknt."), List.of("com.networknt")),
    JUNIT(List.of("junit-", "org.opentest4j"), List.of("org.junit", "org.opentest4j")),
    SWT(List.of("org.eclipse.swt"), List.of("org.eclipse.swt")),
    WORKBENCH(
            List.of("org.eclipse.jface", "org.eclipse.ui", "org.eclipse.e4.", "org.eclipse.core."),
            List.of("org.eclipse"));

    private final List<String> bundles;
    private final List<String> packages;

    Library(List<String> bundles, List<String> packages) {
        this.bundles = bundles;
        this.packages = packages;
    }

    /** Whether a symbolic name belongs to this library; a prefix ends with a dot or a hyphen. */
    boolean hasBundle(String symbolicName) {
        return bundles.stream()
                .anyMatch(
                        b ->
                                symbolicName.equals(b)
                                        || symbolicName.startsWith(
                                                b.endsWith(".") || b.endsWith("-") ? b : b + "."));
    }

    /** Whether a package or a name in it belongs to this library. */
    boolean hasPackage(String name) {
        return packages.stream().anyMatch(p -> name.equals(p) || name.startsWith(p + "."));
    }
}
