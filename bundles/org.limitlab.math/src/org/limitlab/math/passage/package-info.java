/**
 * First passages of diffusions on a line: when a particle in a potential first reaches a point.
 *
 * <p>Read first: {@link org.limitlab.math.passage.MeanFirstPassage}, {@link
 * org.limitlab.math.passage.Passage}.
 */
package org.limitlab.math.passage;
