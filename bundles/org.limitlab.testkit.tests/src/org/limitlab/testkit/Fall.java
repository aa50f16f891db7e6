package org.limitlab.testkit;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;
import org.limitlab.math.random.Purpose;

import java.util.Arrays;
import java.util.List;

/** The mean of {@link Walk} falls like exp(-t). A good theory, unless it is given a fault. */
public class Fall implements Theory<Fall.Options> {

    record Options(
            double[] centre,
            @Parameter(
                            symbol = "G",
                            text = "Number of grid points.",
                            value = "8",
                            range = "[2, 1000]")
                    int gridPoints) {}

    /** What can be wrong with a theory, each with the rule that finds it. */
    enum Fault {
        NONE(""),
        NO_FULL_STOP("texts"),
        DOLLARS("texts"),
        OTHER_SHAPE("observables"),
        ANSWERS_NAN("answers"),
        NEGATIVE_ERROR("answers"),
        SILENT("answers"),
        TOO_SHORT("answers"),
        NO_REASON("answers"),
        OWN_RANDOM("repeatable"),
        COUNTS_TIMES("times"),
        THROWS_AT_THE_END("domain"),
        INTERRUPTED("cancel");

        private final String rule;

        Fault(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    private final Fault fault;

    /** A good one. */
    public Fall() {
        this(Fault.NONE);
    }

    Fall(Fault fault) {
        this.fault = fault;
    }

    @Override
    public String id() {
        return "walk-fall";
    }

    @Override
    public String title() {
        return "Fall of the mean";
    }

    @Override
    public String model() {
        return "walk";
    }

    @Override
    public Standing standing() {
        return Standing.ASYMPTOTIC;
    }

    @Override
    public String assumptions() {
        return fault == Fault.NO_FULL_STOP ? "Small steps" : "Small steps.";
    }

    @Override
    public String domain() {
        return "At most 900 grid points.";
    }

    @Override
    public List<String> equations() {
        return List.of(fault == Fault.DOLLARS ? "$m = e^{-t}$" : "m = m_0 e^{-t}");
    }

    @Override
    public List<String> sources() {
        return List.of("M01");
    }

    @Override
    public Class<Options> parameters() {
        return Options.class;
    }

    @Override
    public int numericsRevision() {
        return 1;
    }

    @Override
    public List<Observable> observables(Options options) {
        return List.of(
                fault == Fault.OTHER_SHAPE
                        ? Observable.vector("mean", "m", "mean", Axis.indices("i", 2))
                        : Observable.scalar("mean", "m", "mean"));
    }

    @Override
    public Prediction predict(Options options, Request request) {
        if (request.cancelled().getAsBoolean() && fault == Fault.INTERRUPTED) {
            throw new IllegalStateException("interrupted");
        }
        request.checkCancelled();
        if (options.gridPoints() > 900) {
            if (fault == Fault.THROWS_AT_THE_END) {
                throw new ArrayIndexOutOfBoundsException("900");
            }
            throw new NoPrediction(options.gridPoints() + " grid points are more than 900");
        }
        if (fault == Fault.NO_REASON) {
            throw new NoPrediction("");
        }
        double[] times = request.times();
        double[] mean = new double[fault == Fault.TOO_SHORT ? 1 : times.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Arrays.stream(options.centre()).sum() / 2 * Math.exp(-times[i]);
            mean[i] += fault == Fault.COUNTS_TIMES ? times.length : 0;
            mean[i] += fault == Fault.ANSWERS_NAN && times[i] > 0 ? Double.NaN : 0;
            mean[i] += fault == Fault.OWN_RANDOM ? Math.random() : 0;
        }
        double[] error = new double[mean.length];
        double noise = request.streams().source(Purpose.THEORY).open(0).nextDouble();
        Arrays.fill(error, fault == Fault.NEGATIVE_ERROR ? -1 - noise : 1e-12);
        return fault == Fault.SILENT ? new Prediction() : new Prediction().put("mean", mean, error);
    }
}
