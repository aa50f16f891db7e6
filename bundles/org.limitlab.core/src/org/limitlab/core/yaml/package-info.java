/**
 * YAML as a tree that remembers where each value stands. {@link org.limitlab.core.yaml.YamlReader}
 * reads it safely (no tags, few aliases, bounded size), {@link org.limitlab.core.yaml.Node} is the
 * tree, and {@link org.limitlab.core.yaml.Fields} takes a mapping apart key by key and reports the
 * keys that nobody asked for.
 */
package org.limitlab.core.yaml;
