package org.limitlab.core.parameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a parameter record. The form, the file keys and their validation, the
 * command line, the axis labels and the reference page all follow from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

    /** Symbol in formulas, in plain text: {@code N}, {@code sigma}, {@code lambda}. */
    String symbol();

    /** One sentence for people who know the field. */
    String text();

    /** Default, spelled as in a file: {@code 100}, {@code [0, 1]}, {@code isotropic}. */
    String value();

    /** Unit; empty for a pure number. */
    String unit() default "";

    /**
     * Allowed values of a number, or of each entry of an array, as an interval: {@code [1, inf)},
     * {@code (0, 1]}. Empty means every finite number; infinity is allowed where a closed end says
     * so: {@code [0, inf]}.
     */
    String range() default "";
}
