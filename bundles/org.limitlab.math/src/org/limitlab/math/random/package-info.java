/**
 * Random streams that are keyed by meaning, never by order of arrival.
 *
 * <p>A stream belongs to (root seed, group, purpose, replica, chunk, level); the key alone decides
 * its numbers, so threads, shards and resumed runs read the same noise. Seeds come from SHA-256 and
 * one Philox block, numbers from the LXM generator L64X128Mix and a ziggurat.
 *
 * <p>Read first: {@link org.limitlab.math.random.Streams}, {@link
 * org.limitlab.math.random.RandomStream}, {@link org.limitlab.math.random.BrownianIncrements}.
 */
package org.limitlab.math.random;
