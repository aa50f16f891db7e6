package org.limitlab.core.experiment;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Optional;

/** A model with a theory, and a second model, for reading files about them. */
class Decay implements Model<Decay.Parameters> {

    record Parameters(
            @Parameter(symbol = "N", text = "Size.", value = "10", range = "[1, inf)") int size,
            @Parameter(symbol = "a", text = "Rate.", value = "1", range = "(0, inf)") double rate,
            @Parameter(symbol = "h", text = "Step.", value = "0.5", range = "(0, inf)") double step,
            @Parameter(symbol = "c", text = "Control.", value = "1") Schedule control) {}

    @Override
    public String id() {
        return "decay";
    }

    @Override
    public String title() {
        return "Decay";
    }

    @Override
    public String summary() {
        return "Decays.";
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
    public Optional<String> numericalStep() {
        return Optional.of("step");
    }

    @Override
    public List<Observable> observables(Parameters parameters) {
        return List.of(
                Observable.scalar("value", "v", "value"),
                Observable.vector(
                        "profile",
                        "p",
                        "profile",
                        org.limitlab.core.model.Axis.indices("place", 3)));
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        throw new IllegalStateException("not opened here");
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new Law());
    }

    /** Another model with another observable. */
    static final class Other extends Decay {
        @Override
        public String id() {
            return "other";
        }

        @Override
        public List<Observable> observables(Parameters parameters) {
            return List.of(Observable.scalar("height", "h", "height"));
        }

        @Override
        public List<Theory<?>> theories() {
            return List.of();
        }
    }

    static final class Law implements Theory<Law.Options> {
        record Options(
                double rate,
                @Parameter(symbol = "G", text = "Grid.", value = "8", range = "[2, inf)")
                        int grid) {}

        @Override
        public String id() {
            return "decay-law";
        }

        @Override
        public String title() {
            return "Law";
        }

        @Override
        public String model() {
            return "decay";
        }

        @Override
        public Standing standing() {
            return Standing.EXACT;
        }

        @Override
        public String assumptions() {
            return "None.";
        }

        @Override
        public String domain() {
            return "Everywhere.";
        }

        @Override
        public List<String> equations() {
            return List.of("v = e^{-a t}");
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
            return List.of(Observable.scalar("value", "v", "value"));
        }

        @Override
        public Prediction predict(Options options, Request request) {
            double[] values = request.times();
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.exp(-options.rate() * values[i]);
            }
            return new Prediction().put("value", values);
        }
    }
}
