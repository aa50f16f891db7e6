package org.limitlab.platform;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionPoint;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.CatalogBuilder;
import org.limitlab.core.catalog.Example;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the extension points {@code models}, {@code theories}, {@code objectives} and {@code
 * claims} of {@code org.limitlab.core}.
 *
 * <p>A contribution that cannot be made (a missing class, a constructor that throws, a class of the
 * wrong type, a file that is not there) becomes a problem of the catalog that names its bundle.
 * Where two bundles use the same id, a bundle of LimitLab comes first, then the alphabet decides.
 */
public final class RegistryCatalog {

    private static final String OWN_BUNDLES = "org.limitlab.";

    private static final Comparator<IConfigurationElement> BY_BUNDLE =
            Comparator.comparing(
                            (IConfigurationElement e) ->
                                    !e.getContributor().getName().startsWith(OWN_BUNDLES))
                    .thenComparing(e -> e.getContributor().getName());

    private final IExtensionRegistry registry;
    private final Contributors contributors;
    private final CatalogBuilder builder = new CatalogBuilder();

    private RegistryCatalog(IExtensionRegistry registry, Contributors contributors) {
        this.registry = registry;
        this.contributors = contributors;
    }

    /**
     * The catalog of everything that the bundles of the running framework contribute.
     *
     * @param registry the framework's registry
     * @return the catalog; what could not be taken in is among its problems
     */
    public static Catalog load(IExtensionRegistry registry) {
        return load(registry, Contributors.OSGI);
    }

    static Catalog load(IExtensionRegistry registry, Contributors contributors) {
        RegistryCatalog reader = new RegistryCatalog(registry, contributors);
        for (Point point : Point.values()) {
            reader.read(point);
        }
        return reader.builder.build();
    }

    private void read(Point point) {
        IExtensionPoint declared = registry.getExtensionPoint(point.fullId());
        if (declared == null) {
            builder.problem(
                    Point.NAMESPACE,
                    "extension point " + point.fullId() + " is not in the registry",
                    "install " + Point.NAMESPACE + " again");
            return;
        }
        record(declared.getContributor());
        List<IConfigurationElement> elements =
                Arrays.stream(declared.getConfigurationElements()).sorted(BY_BUNDLE).toList();
        elements.forEach(element -> add(point, element));
    }

    private void record(IContributor contributor) {
        contributors
                .version(contributor)
                .ifPresent(version -> builder.addBundle(contributor.getName(), version));
    }

    private void add(Point point, IConfigurationElement element) {
        String bundle = element.getContributor().getName();
        record(element.getContributor());
        String value = element.getAttribute(point.attribute());
        if (!element.getName().equals(point.element()) || value == null) {
            builder.problem(
                    bundle,
                    "<" + element.getName() + "> is no contribution to " + point.fullId(),
                    "write <" + point.element() + " " + point.attribute() + "=\"...\"/>");
        } else if (point == Point.CLAIMS) {
            addExperiment(element.getContributor(), value);
        } else {
            addObject(point, element, value);
        }
    }

    private void addObject(Point point, IConfigurationElement element, String className) {
        String bundle = element.getContributor().getName();
        try {
            Object made = element.createExecutableExtension(point.attribute());
            if (point.type().isInstance(made)) {
                builder.add(made, bundle);
            } else {
                builder.problem(
                        bundle,
                        className + " does not implement " + point.type().getName(),
                        "implement it, or contribute the class to another point");
            }
        } catch (CoreException | LinkageError e) {
            Throwable cause = cause(e);
            String reason = cause instanceof CoreException ? cause.getMessage() : cause.toString();
            builder.problem(bundle, className + " cannot be made: " + reason, remedy(cause));
        }
    }

    /** The innermost reason, without the wrappers of reflection and of the registry. */
    private static Throwable cause(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null
                && (inner instanceof CoreException
                        || inner instanceof InvocationTargetException
                        || inner instanceof ExceptionInInitializerError)) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static String remedy(Throwable cause) {
        return switch (cause) {
            case NoSuchMethodException _ -> "give it a public constructor without arguments";
            case ClassNotFoundException _ -> "check the name in plugin.xml";
            default -> "mend the plug-in";
        };
    }

    private void addExperiment(IContributor contributor, String path) {
        String bundle = contributor.getName();
        try {
            Optional<URL> file = contributors.file(contributor, path);
            if (file.isEmpty()) {
                builder.problem(
                        bundle,
                        "experiment " + path + " is not in the plug-in",
                        "add it to bin.includes in build.properties");
                return;
            }
            try (InputStream in = file.get().openStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                builder.addExample(new Example(name(path), family(bundle), bundle, text));
            }
        } catch (IOException e) {
            builder.problem(bundle, "experiment " + path + " cannot be read: " + e, "");
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.ya?ml$", "");
    }

    private static String family(String bundle) {
        return bundle.substring(bundle.lastIndexOf('.') + 1);
    }
}
