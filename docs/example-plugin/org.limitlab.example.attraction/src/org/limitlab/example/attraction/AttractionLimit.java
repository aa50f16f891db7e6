package org.limitlab.example.attraction;

import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Steps;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;

import java.util.List;

/** Infinitely many particles: the mean stays where it is, the variance follows a line. */
public final class AttractionLimit implements Theory<AttractionLimit.Parameters> {

    /** What the limit depends on; names and types are the model's, which describes them. */
    public record Parameters(double attraction, double noise, double initialSpread, double step) {}

    @Override
    public String id() {
        return "attraction-limit";
    }

    @Override
    public String title() {
        return "Infinitely many particles";
    }

    @Override
    public String model() {
        return "linear-attraction";
    }

    @Override
    public Standing standing() {
        return Standing.ASYMPTOTIC;
    }

    @Override
    public String assumptions() {
        return "Infinitely many particles with independent normal starts, moved by Euler steps.";
    }

    @Override
    public String domain() {
        return "Steps that do not overshoot so far that they grow: attraction times step is at"
                + " most 2.";
    }

    @Override
    public List<String> equations() {
        return List.of("v_{n+1} = (1 - k h)^2 v_n + \\sigma^2 h, \\quad v_0 = s_0^2", "m_n = 0");
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
        return List.of(LinearAttraction.MEAN, LinearAttraction.VARIANCE);
    }

    @Override
    public Prediction predict(Parameters p, Request request) {
        double[] variance = request.times();
        for (int i = 0; i < variance.length; i++) {
            variance[i] = variance(p, variance[i]);
        }
        return new Prediction().put("mean", new double[variance.length]).put("variance", variance);
    }

    /** v at a time: the sum of the geometric series that the equation makes. */
    static double variance(Parameters p, double time) {
        double keeps = (1 - p.attraction() * p.step()) * (1 - p.attraction() * p.step());
        if (keeps > 1) {
            throw new NoPrediction(
                    "attraction*step = " + p.attraction() * p.step() + " exceeds 2: steps grow");
        }
        long steps = Steps.until(time, p.step());
        double power = Math.pow(keeps, steps);
        double series = keeps == 1 ? steps : (1 - power) / (1 - keeps);
        return power * p.initialSpread() * p.initialSpread()
                + p.noise() * p.noise() * p.step() * series;
    }
}
