package org.limitlab.core.catalog;

/**
 * An example experiment that a plug-in ships.
 *
 * @param name its name on the command line: the file name without ".yaml"
 * @param family short name of the family that ships it
 * @param contributor bundle that ships it, or the class that was given by hand
 * @param text the file
 */
public record Example(String name, String family, String contributor, String text) {

    /** Name for messages. */
    public String source() {
        return name + ".yaml";
    }
}
