package org.limitlab.family.transformers.noise;

/** A random function on the sphere, new at each layer, read where the tokens are. */
interface RandomField {

    /**
     * Draws the next layer's function and reads it.
     *
     * @param y places, shape (N, d); not modified
     * @param g receives the values, same shape
     */
    void next(double[] y, double[] g);
}
