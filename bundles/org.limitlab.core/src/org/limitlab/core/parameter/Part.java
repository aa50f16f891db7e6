package org.limitlab.core.parameter;

/**
 * A small named part that several models share and plug-ins can add: an objective, an activation.
 * Implemented by a record whose components are annotated with {@link Parameter} and which has a
 * public constructor without arguments that gives the defaults. In a file: {@code quadratic}, or
 * {@code {quadratic: {curvature: 2}}}.
 */
public interface Part {

    /** The word in files: lower case with hyphens. */
    String id();

    /** A name for people. */
    String title();
}
