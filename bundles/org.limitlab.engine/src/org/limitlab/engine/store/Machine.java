package org.limitlab.engine.store;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * What the last bits of a floating-point result depend on. Results of equal machines are equal to
 * the bit; between others they are compared within a tolerance. Stored in every block.
 *
 * @param type processor architecture and vector width: "amd64 avx512"
 * @param jvm Java virtual machine with its version
 * @param blas provider of matrix products
 */
public record Machine(String type, String jvm, String blas) {

    private static final String AND = " \\+ ";

    /** Where nothing will be written. */
    static final Machine UNKNOWN = new Machine("", "", "");

    /** What made a block whose replicas come from both: equal to neither, unless they are equal. */
    Machine and(Machine other) {
        return new Machine(both(type, other.type), both(jvm, other.jvm), both(blas, other.blas));
    }

    private static String both(String one, String other) {
        TreeSet<String> words = new TreeSet<>(Arrays.asList(one.split(AND)));
        words.addAll(Arrays.asList(other.split(AND)));
        return String.join(" + ", words);
    }

    /** One line. */
    @Override
    public String toString() {
        return type + "; " + jvm + "; " + blas;
    }
}
