package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Optional;

/** The cosine of two tokens as a scalar equation, equation (48) of docs/models/transformers.md. */
public final class TwoTokenSde implements Model<TwoTokenSde.Parameters> {

    /** Parameters of the equation. */
    public record Parameters(
            @Parameter(symbol = "d", text = Layers.DIMENSION, value = "4", range = "[2, 4096]")
                    int dimension,
            @Parameter(symbol = "phi", text = Layers.ACTIVATION, value = "relu")
                    Activation activation,
            @Parameter(symbol = "sU", text = Layers.INNER, value = "0", range = "[0, inf)")
                    double innerBias,
            @Parameter(symbol = "sW", text = Layers.OUTER, value = "0", range = "[0, inf)")
                    double outerBias,
            @Parameter(symbol = "beta", text = Layers.BETA, value = "1", range = "[0, 1e6]")
                    double inverseTemperature,
            @Parameter(symbol = "c", text = Layers.STRENGTH, value = "0") double strength,
            @Parameter(
                            symbol = "X0",
                            text = "Two independent uniform tokens, or two at an angle.",
                            value = "angle")
                    TokensAtStart.Kind start,
            @Parameter(
                            symbol = "theta0",
                            text = "Angle between the tokens of the start \"angle\".",
                            unit = "radians",
                            value = "1",
                            range = "(0, 3.1415926535897932]")
                    double separation,
            @Parameter(
                            symbol = "h",
                            text = "Step of the Euler scheme.",
                            unit = "time",
                            value = "0.01",
                            range = "(0, inf)")
                    double step) {

        /** Checks what belongs together. */
        public Parameters {
            if (start != null
                    && start != TokensAtStart.Kind.UNIFORM
                    && start != TokensAtStart.Kind.ANGLE) {
                throw new InvalidValue(
                        "start", "two tokens start uniform or at an angle", "choose one of these");
            }
        }

        TwoTokens equation() {
            return new TwoTokens(
                    new LayerKernel(activation, dimension, innerBias, outerBias),
                    inverseTemperature,
                    strength);
        }
    }

    @Override
    public String id() {
        return "two-token-sde";
    }

    @Override
    public String title() {
        return "Two tokens driven by common noise";
    }

    @Override
    public String summary() {
        return "The cosine of two tokens of the limit is a diffusion of its own: $du = [\\kappa(u)(d-2+u^2) -"
                + " \\kappa(1)(d-1)u + \\frac{2c(1-u^2)}{1+e^{\\beta(1-u)}}]\\,dt + \\sqrt{2(1-u^2)(\\kappa(1)"
                + " - u\\kappa(u))}\\,dW$ (Ito). Near the diagonal the logarithm of $1-u$ is stepped.";
    }

    @Override
    public List<String> sources() {
        return List.of("A03");
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
    public List<Observable> observables(Parameters p) {
        return List.of(
                TokenSights.COSINE,
                TokenSights.LOG_DISTANCE,
                TokenSights.SQUARE_DISTANCE,
                TokenSights.SQUARE_COSINE,
                TokenSights.COSINE_HISTOGRAM);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        return new Cost(60 * (1 + duration / p.step), 2048);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new TwoTokenSimulation(p, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of();
    }

    @Override
    public List<String> examples() {
        return List.of("two-token-law.yaml");
    }
}
