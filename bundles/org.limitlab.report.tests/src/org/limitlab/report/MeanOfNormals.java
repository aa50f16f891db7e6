package org.limitlab.report;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Set;

/** The mean of N normals that all relax like exp(-a t): its law is known exactly. */
public final class MeanOfNormals implements Model<MeanOfNormals.Parameters> {

    /** Parameters. */
    public record Parameters(
            @Parameter(symbol = "N", text = "Particles.", value = "4", range = "[1, inf)")
                    int particles,
            @Parameter(symbol = "a", text = "Rate.", value = "1", range = "[0, inf)") double rate,
            @Parameter(symbol = "sigma", text = "Spread.", value = "1", range = "[0, inf)")
                    double spread) {}

    @Override
    public String id() {
        return "mean-of-normals";
    }

    @Override
    public String title() {
        return "Mean of normals";
    }

    @Override
    public String summary() {
        return "The mean of $N$ normals.";
    }

    @Override
    public List<String> sources() {
        return List.of();
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
    public Set<String> scales() {
        return Set.of("particles");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(Observable.scalar("mean", "m", "mean"));
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new MeanSimulation(p, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new Limit());
    }

    /** Exponential relaxation from 1. */
    public static final class Limit implements Theory<Limit.Parameters> {

        /** Parameters. */
        public record Parameters(double rate) {}

        @Override
        public String id() {
            return "normal-limit";
        }

        @Override
        public String title() {
            return "Relaxation";
        }

        @Override
        public String model() {
            return "mean-of-normals";
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
            return "All times.";
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
            return List.of(Observable.scalar("mean", "m", "mean"));
        }

        @Override
        public Prediction predict(Parameters p, Request request) {
            double[] values = request.times().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.exp(-p.rate() * values[i]);
            }
            return new Prediction().put("mean", values);
        }
    }
}
