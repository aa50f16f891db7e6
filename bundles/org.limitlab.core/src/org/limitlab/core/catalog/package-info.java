/**
 * What is installed. A {@link org.limitlab.core.catalog.Catalog} holds models, theories, named
 * parts, example experiments and the {@link org.limitlab.core.catalog.Bibliography}; it is filled
 * from the Eclipse registry or by hand with {@code Catalog.of(new LinearAttraction())}.
 */
package org.limitlab.core.catalog;
