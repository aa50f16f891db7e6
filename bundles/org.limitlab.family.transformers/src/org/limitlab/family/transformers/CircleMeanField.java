package org.limitlab.family.transformers;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.transformers.field.CircleKernel;
import org.limitlab.math.pde.CircleTransport;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.special.BesselI;

import java.util.ArrayList;
import java.util.List;

/** The mean-field limit on the circle: a transport equation solved in Fourier modes. */
public final class CircleMeanField extends TransformerTheory<CircleMeanField.Parameters> {

    private static final int ANGLES = 144;

    /** White noise is kept up to this mode: transport smooths none of it. */
    private static final int NOISY_MODES = 24;

    /** What the limit depends on. */
    public record Parameters(
            int dimension,
            double inverseTemperature,
            Attention attention,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            SelfAttention.Start start,
            int quietMode,
            double quietAmplitude,
            double[] means,
            double[] weights,
            double spread,
            int clusters,
            double[][] initial,
            double rotation,
            int degrees,
            @Parameter(
                            symbol = "sigma",
                            text =
                                    "Standard deviation of white noise on the density of a uniform start, drawn at equispaced angles; its first 24 modes are kept.",
                            value = "0",
                            range = "[0, 0.1]")
                    double whiteNoise,
            @Parameter(
                            symbol = "G",
                            text = "Number of angles at which white noise is drawn.",
                            value = "10000",
                            range = "[64, 1000000]")
                    int noisePoints,
            @Parameter(
                            symbol = "tol",
                            text = "Wanted absolute error of each Fourier mode.",
                            value = "1e-7",
                            range = "[1e-11, 1e-2]")
                    double modeTolerance,
            @Parameter(
                            symbol = "M",
                            text = "Largest number of Fourier modes that is tried.",
                            value = "2048",
                            range = "[32, 16384]")
                    int mostModes) {

        MeanFieldLaw.Shape shape() {
            return new MeanFieldLaw.Shape(
                    quietMode, quietAmplitude, means, weights, spread, clusters, initial, rotation);
        }
    }

    /** The theory. */
    public CircleMeanField() {
        super(
                new Card(
                        "circle-mean-field",
                        "Mean-field limit on the circle",
                        "self-attention",
                        Standing.ASYMPTOTIC,
                        "Infinitely many tokens; their law moves by its own attention.",
                        "Dimension 2, Q^T K and V multiples of the identity, a start with a density,"
                                + " and times before clusters are too narrow for the modes.",
                        List.of(
                                "\\partial_t \\mu = -\\partial_\\theta(\\mu v), \\quad v ="
                                        + " -\\gamma \\int e^{\\beta\\cos(\\theta-\\varphi)}"
                                        + " \\sin(\\theta-\\varphi)\\, \\mu(d\\varphi) \\text{"
                                        + " (USA)}",
                                "\\text{SA: } v \\text{ over } \\int"
                                        + " e^{\\beta\\cos(\\theta-\\varphi)} \\mu(d\\varphi)"),
                        List.of("A04", "A05")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        Axis degrees = TokenObservables.degrees(p.degrees);
        List<Observable> list = new ArrayList<>();
        list.add(
                Observable.vector(
                        TokenObservables.AMPLITUDE, "|mu_k|", "modal amplitude", degrees));
        list.add(
                Observable.vector(
                        TokenObservables.LOG_AMPLITUDE,
                        "log |mu_k|",
                        "logarithm of the modal amplitude",
                        degrees));
        list.add(
                Observable.vector(
                        TokenObservables.POWER, "S_k", "mean Gegenbauer polynomial", degrees));
        list.add(Observable.scalar(TokenObservables.ENERGY, "E", "interaction energy"));
        list.add(
                Observable.scalar(
                        TokenObservables.RELATIVE_ENERGY,
                        "mean exp(beta(s-1))",
                        "interaction over that of a single point"));
        list.add(
                Observable.scalar(
                        TokenObservables.MEAN_COSINE, "mean <x,y>", "mean cosine of all pairs"));
        list.add(
                Observable.vector(
                        TokenObservables.AZIMUTHS,
                        "mu(bin)",
                        "share of tokens",
                        TokenObservables.circleBins(TokenObservables.CIRCLE_BINS)));
        list.add(
                Observable.vector(
                                "density",
                                "rho",
                                "density of the angle",
                                TokenObservables.circleBins(ANGLES))
                        .in("1/radians"));
        list.add(Observable.once("modesUsed", "M", "Fourier modes of the solution"));
        return list;
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.dimension != 2) {
            throw new NoPrediction("dimension = " + p.dimension + ": only on the circle");
        }
        Isotropic law = Isotropic.of(2, p.inverseTemperature, p.strength, p.query, p.key, p.value);
        if (p.attention == Attention.UNNORMALISED && law.beta() > SelfAttention.MOST_EXPONENT) {
            throw new NoPrediction(
                    "inverseTemperature = " + law.beta() + ": unnormalised weights overflow");
        }
        double[] times = request.times();
        CircleTransport.Solution solution =
                MeanFieldLaw.of(law.beta(), law.strength(), p.attention, start(p, request))
                        .at(times, p.modeTolerance, p.mostModes, request.cancelled());
        Prediction prediction = new Prediction().put("modesUsed", solution.modes());
        modes(p, solution, times.length, prediction);
        energies(p, law.beta(), solution, times.length, prediction);
        densities(solution, times.length, prediction);
        return prediction;
    }

    private static CircleTransport.Law start(Parameters p, Request request) {
        if (p.whiteNoise == 0) {
            return MeanFieldLaw.start(p.start, p.shape());
        }
        if (p.start != SelfAttention.Start.UNIFORM) {
            throw new NoPrediction("white noise is for start: uniform");
        }
        RandomStream stream = request.streams().source(Purpose.THEORY).open(0);
        double[] noise = new double[p.noisePoints];
        stream.fillGaussian(noise, 0, noise.length);
        double scale = p.whiteNoise * 2 * Math.PI / p.noisePoints;
        return (k, into) -> {
            into[0] = 0;
            into[1] = 0;
            for (int g = 0; g < noise.length && k <= NOISY_MODES; g++) {
                double a = 2 * Math.PI * ((long) k * g % noise.length) / noise.length;
                into[0] += scale * noise[g] * Math.cos(a);
                into[1] += scale * noise[g] * Math.sin(a);
            }
        };
    }

    private static void modes(
            Parameters p, CircleTransport.Solution solution, int times, Prediction prediction) {
        int size = times * p.degrees;
        double[] amplitude = new double[size];
        double[] log = new double[size];
        double[] power = new double[size];
        double[] error = new double[size];
        double[] logError = new double[size];
        double[] powerError = new double[size];
        boolean vanish = false;
        for (int t = 0; t < times; t++) {
            for (int k = 1; k <= p.degrees; k++) {
                int at = t * p.degrees + k - 1;
                double a = solution.amplitude(t, k);
                amplitude[at] = a;
                error[at] = solution.error(t, k);
                log[at] = Math.log(a);
                logError[at] = error[at] / a;
                power[at] = a * a;
                powerError[at] = error[at] * (2 * a + error[at]);
                vanish |= a < 10 * error[at];
            }
        }
        prediction.put(TokenObservables.AMPLITUDE, amplitude, error);
        prediction.put(TokenObservables.POWER, power, powerError);
        if (vanish) {
            prediction.none(
                    TokenObservables.LOG_AMPLITUDE,
                    "a mode is below ten times its error: it vanishes, or degrees is too large");
        } else {
            prediction.put(TokenObservables.LOG_AMPLITUDE, log, logError);
        }
    }

    private static void energies(
            Parameters p,
            double beta,
            CircleTransport.Solution solution,
            int times,
            Prediction prediction) {
        double[] relative = new double[times];
        double[] error = new double[times];
        double[] energy = new double[times];
        double[] energyError = new double[times];
        double[] cosine = new double[times];
        double[] cosineError = new double[times];
        int modes = Math.min(CircleKernel.modesNeeded(beta), solution.modes());
        for (int t = 0; t < times; t++) {
            relative[t] = BesselI.scaled(0, beta);
            for (int k = 1; k <= modes; k++) {
                double a = solution.amplitude(t, k);
                double weight = 2 * BesselI.scaled(k, beta);
                relative[t] += weight * a * a;
                error[t] += weight * solution.error(t, k) * (2 * a + solution.error(t, k));
            }
            double a = solution.amplitude(t, 1);
            cosine[t] = a * a;
            cosineError[t] = solution.error(t, 1) * (2 * a + solution.error(t, 1));
            double scale = beta > 0 ? Math.exp(beta) / (2 * beta) : 0.5;
            energy[t] = beta > 0 ? scale * relative[t] : cosine[t] / 2;
            energyError[t] = scale * (beta > 0 ? error[t] : cosineError[t]);
        }
        prediction.put(TokenObservables.RELATIVE_ENERGY, relative, error);
        prediction.put(TokenObservables.MEAN_COSINE, cosine, cosineError);
        prediction.put(TokenObservables.ENERGY, energy, energyError);
    }

    private static void densities(
            CircleTransport.Solution solution, int times, Prediction prediction) {
        int bins = TokenObservables.CIRCLE_BINS;
        double[] shares = new double[times * bins];
        double[] density = new double[times * ANGLES];
        double[] shareError = new double[times * bins];
        double[] densityError = new double[times * ANGLES];
        for (int t = 0; t < times; t++) {
            double[] cdf = MeanFieldLaw.cdf(solution, t, bins);
            double worst = 0;
            double total = 0;
            for (int k = 1; k <= solution.modes(); k++) {
                worst += 2 * solution.error(t, k) / (Math.PI * k);
                total += solution.error(t, k) / Math.PI;
            }
            for (int b = 0; b < bins; b++) {
                shares[t * bins + b] = cdf[b + 1] - cdf[b];
                shareError[t * bins + b] = worst;
            }
            for (int g = 0; g < ANGLES; g++) {
                double angle = 2 * Math.PI * (g + 0.5) / ANGLES;
                double sum = 0.5 / Math.PI;
                for (int k = 1; k <= solution.modes(); k++) {
                    sum +=
                            (solution.real(t, k) * Math.cos(k * angle)
                                            + solution.imaginary(t, k) * Math.sin(k * angle))
                                    / Math.PI;
                }
                density[t * ANGLES + g] = sum;
                densityError[t * ANGLES + g] = total;
            }
        }
        prediction.put(TokenObservables.AZIMUTHS, shares, shareError);
        prediction.put("density", density, densityError);
    }
}
