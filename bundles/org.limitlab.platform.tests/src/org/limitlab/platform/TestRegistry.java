package org.limitlab.platform;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.limitlab.core.catalog.Catalog;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A registry in memory that starts with the points of org.limitlab.core. */
final class TestRegistry implements Contributors {

    private static final Object MASTER = new Object();

    private final IExtensionRegistry registry =
            RegistryFactory.createRegistry(new Classes(), MASTER, null);
    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, URL> files = new HashMap<>();

    TestRegistry() {
        try (InputStream in = Catalog.class.getResourceAsStream("/plugin.xml")) {
            add(Point.NAMESPACE, "0.1.0", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs a bundle with one extension, whose elements are given. */
    TestRegistry contribute(String bundle, Point point, String elements) {
        return add(
                bundle,
                "1.2.3.q",
                "<plugin><extension point=\""
                        + point.fullId()
                        + "\">"
                        + elements
                        + "</extension></plugin>");
    }

    TestRegistry withFile(String bundle, String path, URL file) {
        files.put(bundle + ":" + path, file);
        return this;
    }

    private TestRegistry add(String bundle, String version, String pluginXml) {
        versions.put(bundle, version);
        InputStream in = new ByteArrayInputStream(pluginXml.getBytes(StandardCharsets.UTF_8));
        IContributor contributor = ContributorFactorySimple.createContributor(bundle);
        if (!registry.addContribution(in, contributor, false, null, null, MASTER)) {
            throw new IllegalArgumentException("not a plugin.xml: " + pluginXml);
        }
        return this;
    }

    Catalog load() {
        return RegistryCatalog.load(registry, this);
    }

    @Override
    public Optional<String> version(IContributor contributor) {
        return Optional.ofNullable(versions.get(contributor.getName()));
    }

    @Override
    public Optional<URL> file(IContributor contributor, String path) {
        return Optional.ofNullable(files.get(contributor.getName() + ":" + path));
    }

    /** Makes classes of this test bundle, and reports failures as Equinox does. */
    private static final class Classes extends RegistryStrategy {
        Classes() {
            super(new File[0], new boolean[0]);
        }

        @Override
        public Object createExecutableExtension(
                RegistryContributor contributor, String className, String overridden)
                throws CoreException {
            try {
                return Class.forName(className, true, TestRegistry.class.getClassLoader())
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (Exception | LinkageError e) {
                throw new CoreException(
                        new Status(
                                IStatus.ERROR,
                                contributor.getActualName(),
                                "Plug-in "
                                        + contributor.getActualName()
                                        + " was unable to instantiate class "
                                        + className,
                                e));
            }
        }
    }
}
