/**
 * The one reader of the Eclipse extension registry. {@link org.limitlab.platform.RegistryCatalog}
 * makes a {@link org.limitlab.core.catalog.Catalog} of what the installed bundles contribute to the
 * points of {@code org.limitlab.core}; what cannot be taken in becomes a named problem of that
 * catalog, and nothing else suffers from it.
 */
package org.limitlab.platform;
