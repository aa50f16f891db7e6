package org.limitlab.platform;

import org.limitlab.core.model.Model;
import org.limitlab.core.model.Objective;
import org.limitlab.core.theory.Theory;

/** The extension points of {@code org.limitlab.core}; schema/*.exsd says the same to people. */
enum Point {
    /** Named functions to minimise. */
    OBJECTIVES("objectives", "objective", "class", Objective.class),
    /** Families of finite systems. */
    MODELS("models", "model", "class", Model.class),
    /** Limits of models of any bundle. */
    THEORIES("theories", "theory", "class", Theory.class),
    /** Experiment files, whose claims are declared in them. */
    CLAIMS("claims", "experiment", "file", null);

    /** The bundle that declares the points. */
    static final String NAMESPACE = "org.limitlab.core";

    private final String id;
    private final String element;
    private final String attribute;
    private final Class<?> type;

    Point(String id, String element, String attribute, Class<?> type) {
        this.id = id;
        this.element = element;
        this.attribute = attribute;
        this.type = type;
    }

    /** Id within {@link #NAMESPACE}. */
    String id() {
        return id;
    }

    /** Id with its namespace, as extensions write it. */
    String fullId() {
        return NAMESPACE + "." + id;
    }

    /** Name of the element of one contribution. */
    String element() {
        return element;
    }

    /** The attribute that names the class or file. */
    String attribute() {
        return attribute;
    }

    /** What the class must implement; null for a file. */
    Class<?> type() {
        return type;
    }
}
