package org.limitlab.example.attraction;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;

import java.util.List;

/** Any number of particles: expectations of mean and variance, and the mean's own spread. */
public final class ExactAttraction implements Theory<ExactAttraction.Parameters> {

    /** As for the limit, and the number of particles. */
    public record Parameters(
            int particles, double attraction, double noise, double initialSpread, double step) {

        AttractionLimit.Parameters ofLimit() {
            return new AttractionLimit.Parameters(attraction, noise, initialSpread, step);
        }
    }

    @Override
    public String id() {
        return "exact-attraction";
    }

    @Override
    public String title() {
        return "Any number of particles";
    }

    @Override
    public String model() {
        return "linear-attraction";
    }

    @Override
    public Standing standing() {
        return Standing.EXACT;
    }

    @Override
    public String assumptions() {
        return "Independent normal starts, moved by Euler steps.";
    }

    @Override
    public String domain() {
        return "As for infinitely many particles: attraction times step is at most 2.";
    }

    @Override
    public List<String> equations() {
        return List.of(
                "E V_n = (1 - \\frac1N) v_n",
                "E m_n = 0, \\quad E m_n^2 = \\frac1N (s_0^2 + \\sigma^2 n h)");
    }

    @Override
    public List<String> sources() {
        return List.of("Sznitman (1991), Topics in propagation of chaos");
    }

    @Override
    public Class<Parameters> parameters() {
        return Parameters.class;
    }

    @Override
    public int numericsRevision() {
        return 1;
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                LinearAttraction.MEAN,
                LinearAttraction.VARIANCE,
                Observable.scalar("meanSquare", "m^2", "square of the mean").in("length^2"));
    }

    @Override
    public Prediction predict(Parameters p, Request request) {
        double[] times = request.times();
        double[] variance = new double[times.length];
        double[] meanSquare = new double[times.length];
        double start = p.initialSpread() * p.initialSpread();
        for (int i = 0; i < times.length; i++) {
            double limit = AttractionLimit.variance(p.ofLimit(), times[i]);
            variance[i] = (1 - 1.0 / p.particles()) * limit;
            meanSquare[i] = (start + p.noise() * p.noise() * times[i]) / p.particles();
        }
        return new Prediction()
                .put("mean", new double[times.length])
                .put("variance", variance)
                .put("meanSquare", meanSquare);
    }
}
