/**
 * Fourier transforms. {@link org.limitlab.math.fourier.Fft} transforms one complex array in place;
 * {@link org.limitlab.math.fourier.SplineWindow} spreads scattered points over a regular grid and
 * reads functions back from it, to near machine precision.
 */
package org.limitlab.math.fourier;
