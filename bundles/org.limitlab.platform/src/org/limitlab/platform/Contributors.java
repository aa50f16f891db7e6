package org.limitlab.platform;

import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IContributor;
import org.osgi.framework.Bundle;

import java.net.URL;
import java.util.Optional;

/** What is asked of the bundles behind a registry besides their extensions. */
interface Contributors {

    /** The bundles of the running framework. */
    Contributors OSGI =
            new Contributors() {
                @Override
                public Optional<String> version(IContributor contributor) {
                    return bundle(contributor).map(b -> b.getVersion().toString());
                }

                @Override
                public Optional<URL> file(IContributor contributor, String path) {
                    return bundle(contributor).map(b -> b.getEntry(path));
                }

                private Optional<Bundle> bundle(IContributor contributor) {
                    return Optional.ofNullable(ContributorFactoryOSGi.resolve(contributor));
                }
            };

    /** The version of a bundle; empty if it is gone. */
    Optional<String> version(IContributor contributor);

    /** A file of a bundle, by its path from the bundle's root; empty if it is not there. */
    Optional<URL> file(IContributor contributor, String path);
}
