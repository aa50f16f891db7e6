package org.limitlab.family.transformers;

import org.limitlab.core.theory.NoPrediction;
import org.limitlab.family.transformers.field.CircleKernel;
import org.limitlab.math.pde.CircleTransport;
import org.limitlab.math.special.BesselI;

import java.util.function.BooleanSupplier;

/**
 * The law of infinitely many tokens on the circle: the mean-field equation d_t mu = -d_theta (mu v)
 * for isotropic attention, solved in Fourier modes.
 */
final class MeanFieldLaw {

    private final CircleTransport transport;
    private final CircleTransport.Law start;

    private MeanFieldLaw(CircleTransport transport, CircleTransport.Law start) {
        this.transport = transport;
        this.start = start;
    }

    /**
     * What the law depends on.
     *
     * @param beta inverse temperature
     * @param strength gamma
     */
    static MeanFieldLaw of(
            double beta, double strength, Attention attention, CircleTransport.Law start) {
        int modes = CircleKernel.modesNeeded(beta);
        double[] sine = new double[modes + 1];
        double[] cosine = new double[modes + 1];
        boolean softmax = attention == Attention.SOFTMAX;
        double factor = softmax ? 1 : Math.exp(beta);
        for (int k = 0; k <= modes; k++) {
            double bessel = BesselI.scaled(k, beta);
            cosine[k] = (k == 0 ? 1 : 2) * bessel;
            sine[k] = factor * (beta == 0 ? (k == 1 ? 1 : 0) : 2 * k * bessel / beta);
        }
        return new MeanFieldLaw(
                new CircleTransport(sine, softmax ? cosine : null, strength, 0), start);
    }

    /** The law at some times; throws an ArithmeticException where it becomes too narrow. */
    CircleTransport.Solution at(
            double[] times, double tolerance, int mostModes, BooleanSupplier cancelled) {
        return transport.solve(start, times, tolerance, mostModes, cancelled);
    }

    /**
     * The modes of the law from which tokens start, as {@link TokenStart} draws them.
     *
     * @throws NoPrediction if that law has no density
     */
    static CircleTransport.Law start(SelfAttention.Start start, Shape p) {
        return switch (start) {
            case UNIFORM -> (k, into) -> set(into, 0, 0);
            case QUIET, DISPLACED -> (k, into) -> displaced(p, k, into);
            case MIXTURE, QUANTILES -> {
                requireSpread(p);
                yield (k, into) -> mixture(p, p.means(), k, into);
            }
            case CLUSTERS -> {
                requireSpread(p);
                double[] centres = centres(p);
                yield (k, into) -> mixture(p, centres, k, into);
            }
            case POINTS -> throw new NoPrediction("start: points has no density");
        };
    }

    /** The parameters that shape a start; see the model. */
    record Shape(
            int mode,
            double amplitude,
            double[] means,
            double[] weights,
            double spread,
            int clusters,
            double[][] initial,
            double rotation) {}

    private static void requireSpread(Shape p) {
        if (!(p.spread > 0)) {
            throw new NoPrediction("spread = 0: the law of the start has no density");
        }
    }

    private static double[] centres(Shape p) {
        if (p.initial.length == 0) {
            double[] centres = new double[p.clusters];
            for (int c = 0; c < centres.length; c++) {
                centres[c] = 2 * Math.PI * c / p.clusters;
            }
            return centres;
        }
        double[] centres = new double[p.initial.length];
        for (int c = 0; c < centres.length; c++) {
            double[] row = p.initial[c];
            centres[c] = row.length == 1 ? row[0] : Math.atan2(row[1], row[0]);
        }
        return centres;
    }

    /** E exp(ik (phi - eps sin(k0 phi))), phi uniform; the trapezoid converges exponentially. */
    private static void displaced(Shape p, int k, double[] into) {
        double re = 0;
        if (k % p.mode == 0) {
            int n = k / p.mode;
            int samples = 256 + 4 * k;
            for (int q = 0; q < samples; q++) {
                double phi = 2 * Math.PI * q / samples;
                re += Math.cos(n * phi - k * p.amplitude * Math.sin(phi)) / samples;
            }
        }
        set(into, re * Math.cos(k * p.rotation), re * Math.sin(k * p.rotation));
    }

    private static void mixture(Shape p, double[] means, int k, double[] into) {
        double re = 0;
        double im = 0;
        double total = 0;
        for (int c = 0; c < means.length; c++) {
            double weight = p.weights.length == means.length ? p.weights[c] : 1;
            total += weight;
            re += weight * Math.cos(k * (means[c] + p.rotation));
            im += weight * Math.sin(k * (means[c] + p.rotation));
        }
        double damping = Math.exp(-k * p.spread * k * p.spread / 2) / total;
        set(into, damping * re, damping * im);
    }

    private static void set(double[] into, double re, double im) {
        into[0] = re;
        into[1] = im;
    }

    /** Distribution function at 2 pi g/G, g = 0 .. G. */
    static double[] cdf(CircleTransport.Solution solution, int time, int cells) {
        double[] cdf = new double[cells + 1];
        for (int g = 0; g <= cells; g++) {
            cdf[g] = (double) g / cells;
        }
        for (int k = 1; k <= solution.modes(); k++) {
            double re = solution.real(time, k) / (k * Math.PI);
            double im = solution.imaginary(time, k) / (k * Math.PI);
            if (Math.abs(re) + Math.abs(im) > 1e-18) {
                double turn = 2 * Math.PI * k / cells;
                for (int g = 0; g <= cells; g++) {
                    double a = turn * g;
                    cdf[g] += re * Math.sin(a) - im * (Math.cos(a) - 1);
                }
            }
        }
        return cdf;
    }
}
