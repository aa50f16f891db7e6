package org.limitlab.family.transformers.noise;

import org.limitlab.core.problem.InvalidValue;

/**
 * What the layered network and its limit have in common.
 *
 * @param tokens N
 * @param dimension d
 * @param layers L, steps until the horizon
 * @param horizon T
 * @param activation phi
 * @param innerBias sU
 * @param outerBias sW
 * @param attention c, beta, Q, K and V
 * @param start where tokens start
 * @param pointTolerance distance within which tokens count as one point
 * @param named tokens whose cosines are kept
 */
record Layers(
        int tokens,
        int dimension,
        int layers,
        double horizon,
        Activation activation,
        double innerBias,
        double outerBias,
        AttentionSetting attention,
        TokensAtStart start,
        double pointTolerance,
        int[] named) {

    static final String TOKENS = "Number of tokens.";
    static final String DIMENSION = "Dimension of the space that holds the unit sphere.";
    static final String HORIZON =
            "Time T that the layers span; times may go on beyond it, with layers of the same length.";
    static final String ACTIVATION = "Nonlinearity of the MLP blocks.";
    static final String INNER = "Standard deviation sU of the biases inside the activation.";
    static final String OUTER = "Standard deviation sW of the biases outside the activation.";
    static final String BETA = "Inverse temperature: multiplies the inner product <Qx, Ky>.";
    static final String STRENGTH =
            "Factor of the value matrix: 1 attracts, -1 repels, 0 turns attention off.";
    static final String QUERY = "Query matrix, rows of d numbers; empty for the identity.";
    static final String KEY = "Key matrix, rows of d numbers; empty for the identity.";
    static final String VALUE = "Value matrix, d rows of d numbers; empty for the identity.";
    static final String START = "Where tokens start.";
    static final String SEPARATION = "Angle between the two points of the start \"angle\".";
    static final String SPREAD =
            "Standard deviation of each tangent coordinate of the start \"cap\".";
    static final String INITIAL =
            "Positions of the start \"points\", one row of d numbers a token; scaled to length 1.";
    static final String TOLERANCE = "Distance within which tokens count as one point.";
    static final String NAMED = "Indices of the tokens whose cosines cosineMatrix keeps.";

    /** Refuses names of tokens that are not there. */
    static void checkNamed(int[] named, int tokens) {
        for (int index : named) {
            if (index < 0 || index >= tokens) {
                throw new InvalidValue(
                        "named",
                        "token " + index + " is none of 0 to " + (tokens - 1),
                        "name tokens that are there");
            }
        }
    }

    /** Length of a layer in time. */
    double step() {
        return horizon / layers;
    }

    LayerKernel kernel() {
        return new LayerKernel(activation, dimension, innerBias, outerBias);
    }
}
