package org.limitlab.headless;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;

import java.util.List;

/** The exact mean of {@link Relaxation} from ones, with every way of saying nothing. */
public final class MeanTheory implements Theory<MeanTheory.Parameters> {

    /** Parameters of the theory. */
    public record Parameters(
            double rate,
            @Parameter(symbol = "g", text = "Powers.", value = "2", range = "[1, 9]") int powers) {}

    @Override
    public String id() {
        return "relaxation-mean";
    }

    @Override
    public String title() {
        return "Mean of the relaxation";
    }

    @Override
    public String model() {
        return "relaxation";
    }

    @Override
    public Standing standing() {
        return Standing.EXACT;
    }

    @Override
    public String assumptions() {
        return "All particles start at one.";
    }

    @Override
    public String domain() {
        return "Rates up to 10.";
    }

    @Override
    public List<String> equations() {
        return List.of("m(t) = e^{-a t}");
    }

    @Override
    public List<String> sources() {
        return List.of("M01");
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
                Observable.scalar("mean", "m", "mean position").in("m"),
                Observable.vector(
                        "moments",
                        "m_k",
                        "moments",
                        new Axis("power", "", Axis.indices("power", p.powers()).values())),
                Observable.once("halving", "T", "time to half").in("s"),
                Observable.once("last", "l", "mean at the end"));
    }

    @Override
    public Prediction predict(Parameters p, Request request) {
        if (p.rate() > 10) {
            throw new NoPrediction("rate = " + p.rate() + " is above 10");
        }
        double[] times = request.times();
        double[] mean = new double[times.length];
        double[] moments = new double[times.length * p.powers()];
        for (int t = 0; t < times.length; t++) {
            mean[t] = Math.exp(-p.rate() * times[t]);
            for (int k = 0; k < p.powers(); k++) {
                moments[t * p.powers() + k] = Math.exp(-k * p.rate() * times[t]);
            }
        }
        double[] errors = new double[moments.length];
        java.util.Arrays.fill(errors, 1e-3);
        moments[moments.length - 1] = Double.NaN;
        Prediction prediction = new Prediction().put("mean", mean).put("moments", moments, errors);
        prediction.none("last", "nobody knows when it ends");
        return p.rate() > 0
                ? prediction.put("halving", Math.log(2) / p.rate())
                : prediction.none("halving", "rate = 0: it never halves");
    }
}
