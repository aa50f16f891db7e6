/**
 * Geometry of the unit sphere of R^d, points stored as rows of a flat array: {@link
 * org.limitlab.math.sphere.Sphere} (projection, uniform points, geodesic steps), {@link
 * org.limitlab.math.sphere.HarmonicPower} (how much of a cloud of points lies in each degree of
 * spherical harmonics) and, on the circle, {@link org.limitlab.math.sphere.CircleDistance}
 * (transport distances between laws).
 */
package org.limitlab.math.sphere;
