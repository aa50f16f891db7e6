/**
 * Tokens of a deep transformer as interacting particles on the unit sphere (papers A03, A04, A05).
 * So far the numerics that models and theories will rest on, each against two oracles: {@link
 * org.limitlab.family.transformers.Harmonics} (growth rates), {@link
 * org.limitlab.family.transformers.LayerKernel} (random layers and their exponents), {@link
 * org.limitlab.family.transformers.CircleField} and {@link
 * org.limitlab.family.transformers.AttentionSum} (attention). The bundle contributes no model yet.
 */
package org.limitlab.family.transformers;
