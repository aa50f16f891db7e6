package org.limitlab.family.transformers.field;

import org.limitlab.math.fourier.SplineWindow;

import java.util.Locale;

/**
 * The rule that chooses a method. Each method's time is estimated in nanoseconds on one core, with
 * constants measured once and fixed here, so that the choice, and with it the bits of a result,
 * follow from the law alone: the least estimate among the methods that can serve it.
 */
public enum Choice {
    /** Over all pairs. */
    DIRECT("nothing in particular"),
    /** On the circle, by a finite Fourier sum. */
    FOURIER("dimension 2 and Q^T K a multiple of the identity, at least 0"),
    /** On the circle, through a grid and fast Fourier transforms. */
    GRID_FFT("dimension 2 and Q^T K a multiple of the identity, at least 0"),
    /** On the sphere of three dimensions, by spherical harmonics. */
    LEGENDRE(
            "dimension 3, Q^T K a multiple of the identity, at least 0, and no more than "
                    + LegendreField.MOST_DEGREES
                    + " degrees");

    private final String needs;

    Choice(String needs) {
        this.needs = needs;
    }

    /** "direct", "fourier", "grid-fft" or "legendre". */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The cheapest method for a law; of equals the first. */
    public static Choice of(AttentionLaw law) {
        Choice best = DIRECT;
        double least = best.nanoseconds(law);
        for (Choice choice : values()) {
            if (choice.fits(law) && choice.nanoseconds(law) < least) {
                best = choice;
                least = choice.nanoseconds(law);
            }
        }
        return best;
    }

    /** What a law must be for this method, in words. */
    public String needs() {
        return needs;
    }

    /** Whether this method can serve a law. */
    public boolean fits(AttentionLaw law) {
        double scale = law.queryKeyScale();
        return switch (this) {
            case DIRECT -> true;
            case FOURIER, GRID_FFT -> law.dimension() == 2 && !Double.isNaN(scale);
            case LEGENDRE ->
                    law.dimension() == 3
                            && !Double.isNaN(scale)
                            && HarmonicTable.degreesFor(scale * law.beta())
                                    <= LegendreField.MOST_DEGREES;
        };
    }

    /** Estimated time of one evaluation on one core; only for a law that fits. */
    public double nanoseconds(AttentionLaw law) {
        double n = law.tokens();
        return switch (this) {
            case DIRECT -> n * n * (0.8 + 0.2 * Math.max(0, law.dimension() - 3)) + 50 * n;
            case FOURIER -> n * (30 + 1.2 * CircleModes.needed(beta(law)));
            case GRID_FFT -> {
                double size = SplineWindow.sizeFor(CircleModes.needed(beta(law)));
                yield 230 * n + 5 * size * Math.log(size);
            }
            case LEGENDRE -> {
                double degrees = HarmonicTable.degreesFor(beta(law));
                yield 1e4 + 0.55 * n * degrees * degrees;
            }
        };
    }

    /** Opens the method for a law that fits. */
    public AttentionField open(AttentionLaw law) {
        return switch (this) {
            case DIRECT -> new DirectField(law);
            case FOURIER ->
                    new CircleAttention(law, CircleKernel.fourier(law.tokens(), beta(law), 1));
            case GRID_FFT ->
                    new CircleAttention(law, CircleKernel.grid(law.tokens(), beta(law), 1));
            case LEGENDRE -> new LegendreField(law);
        };
    }

    private static double beta(AttentionLaw law) {
        return law.beta() * law.queryKeyScale();
    }
}
