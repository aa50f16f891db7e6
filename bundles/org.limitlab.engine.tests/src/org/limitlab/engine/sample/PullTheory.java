package org.limitlab.engine.sample;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Laws of {@link Pull}. */
abstract sealed class PullTheory<Q extends Record> implements Theory<Q> {

    @Override
    public String title() {
        return id();
    }

    @Override
    public String model() {
        return "pull";
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
        return "Everywhere that it says so.";
    }

    @Override
    public List<String> equations() {
        return List.of("E X(t) = x_0 e^{-a t}");
    }

    @Override
    public List<String> sources() {
        return List.of("M01");
    }

    @Override
    public int numericsRevision() {
        return 2;
    }

    private static Prediction mean(Request request, DoubleUnaryOperator value) {
        double[] values = new double[request.times().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(request.times()[i]);
        }
        return new Prediction().put("mean", values);
    }

    /** Exact for the scheme: knows the step. */
    static final class Euler extends PullTheory<Euler.Parameters> {
        /** Parameters. */
        public record Parameters(double rate, double step, double start) {}

        @Override
        public String id() {
            return "pull-euler";
        }

        @Override
        public Class<Parameters> parameters() {
            return Parameters.class;
        }

        @Override
        public List<Observable> observables(Parameters p) {
            return List.of(Observable.scalar("mean", "m", "mean position"));
        }

        @Override
        public Prediction predict(Parameters p, Request request) {
            return mean(
                    request,
                    t -> p.start() * Math.pow(1 - p.rate() * p.step(), Math.rint(t / p.step())));
        }
    }

    /** The equation in continuous time. */
    static final class Continuous extends PullTheory<Continuous.Parameters> {
        /** Parameters. */
        public record Parameters(double rate, double start) {}

        @Override
        public String id() {
            return "pull-continuous";
        }

        @Override
        public Class<Parameters> parameters() {
            return Parameters.class;
        }

        @Override
        public List<Observable> observables(Parameters p) {
            return List.of(
                    Observable.scalar("mean", "m", "mean position"),
                    Observable.once("above", "A", "share above 0"));
        }

        @Override
        public Prediction predict(Parameters p, Request request) {
            if (p.rate() > 5) {
                throw new NoPrediction("rate = " + p.rate() + " exceeds 5");
            }
            return mean(request, t -> p.start() * Math.exp(-p.rate() * t))
                    .none("above", "not known in closed form here");
        }
    }

    /** Draws its own samples of the stationary law. */
    static final class Sampled extends PullTheory<Sampled.Parameters> {
        /** Parameters. */
        public record Parameters(
                double rate,
                @Parameter(symbol = "n", text = "Draws.", value = "100", range = "[2, inf)")
                        int draws) {}

        @Override
        public String id() {
            return "pull-sampled";
        }

        @Override
        public Class<Parameters> parameters() {
            return Parameters.class;
        }

        @Override
        public List<Observable> observables(Parameters p) {
            return List.of(Observable.once("spread", "s", "second moment at rest"));
        }

        @Override
        public Prediction predict(Parameters p, Request request) {
            RandomStream stream = request.streams().source(Purpose.THEORY).open(0);
            double sum = 0;
            for (int i = 0; i < p.draws(); i++) {
                request.checkCancelled();
                double x = stream.nextGaussian() / Math.sqrt(2 * p.rate());
                sum += x * x;
            }
            double error = 1 / (2 * p.rate()) * Math.sqrt(2.0 / p.draws());
            return new Prediction()
                    .put("spread", new double[] {sum / p.draws()}, new double[] {error});
        }
    }

    /** A control to be played in the finite system. */
    static final class Control extends PullTheory<Control.Parameters> {
        /** Parameters. */
        public record Parameters(
                double rate,
                @Parameter(symbol = "g", text = "Gain.", value = "2", range = "[0, inf)")
                        double gain) {}

        @Override
        public String id() {
            return "pull-control";
        }

        @Override
        public Class<Parameters> parameters() {
            return Parameters.class;
        }

        @Override
        public List<Observable> observables(Parameters p) {
            return List.of(
                    Observable.scalar("control", "u", "control"),
                    Observable.once("strength", "s", "strength"));
        }

        @Override
        public Prediction predict(Parameters p, Request request) {
            if (p.gain() == 13) {
                throw new ArithmeticException("a defect");
            }
            if (p.gain() > 100) {
                throw new NoPrediction("gain = " + p.gain() + " exceeds 100");
            }
            double[] control = new double[request.times().length];
            for (int i = 0; i < control.length; i++) {
                control[i] = p.gain() + request.times()[i];
            }
            return new Prediction().put("control", control).put("strength", p.rate() / 2);
        }
    }
}
