package org.limitlab.engine.store;

/**
 * What the last bits of a floating-point result depend on. Results of equal machines are equal to
 * the bit; between others they are compared within a tolerance. Stored in every block.
 *
 * @param type processor architecture and vector width: "amd64 avx512"
 * @param jvm Java virtual machine with its version
 * @param blas provider of matrix products
 */
public record Machine(String type, String jvm, String blas) {

    /** Where nothing will be written. */
    static final Machine UNKNOWN = new Machine("", "", "");

    /** One line. */
    @Override
    public String toString() {
        return type + "; " + jvm + "; " + blas;
    }
}
