package org.limitlab.headless.verb;

import org.limitlab.math.linear.Blas;

/** Names what computes. */
final class Providers {

    private Providers() {}

    /** Provider of matrix products. */
    static String blas() {
        return Blas.provider();
    }
}
