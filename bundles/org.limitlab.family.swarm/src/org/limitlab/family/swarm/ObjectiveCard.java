package org.limitlab.family.swarm;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.List;

/** Value, gradient and minimiser of an objective: what an optimiser should find. */
public final class ObjectiveCard extends SwarmTheory<ObjectiveCard.Parameters> {

    /** An objective and a point. */
    public record Parameters(
            @Parameter(symbol = "f", text = "The objective.", value = "quadratic")
                    Objective objective,
            @Parameter(
                            symbol = "x",
                            text = "The point; its length is the dimension.",
                            value = "[0, 0]")
                    double[] point) {

        /** Checks the point. */
        public Parameters {
            if (objective != null) {
                objective.minimiser(point.length);
            }
        }
    }

    /** The theory. */
    public ObjectiveCard() {
        super(
                new Card(
                        "objective",
                        "An objective at a point",
                        "",
                        Standing.EXACT,
                        "None.",
                        "Everywhere; at kinks the gradient is the mean of the one-sided limits, or 0.",
                        List.of(
                                "f(x), \\quad \\nabla f(x), \\quad x^* \\in \\operatorname{argmin} f"),
                        List.of("Jamil, Yang (2013), A literature survey of benchmark functions")),
                Parameters.class);
    }

    private static Observable vector(String id, String symbol, String label, int length) {
        return new Observable(
                id,
                symbol,
                label,
                "",
                false,
                List.of(Axis.indices("axis", length)),
                Reduction.MEAN);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        int d = p.point.length;
        return List.of(
                Observable.once("value", "f(x)", "value at the point"),
                vector("gradient", "grad f(x)", "gradient at the point", d),
                vector("minimiser", "x*", "a global minimiser", d),
                Observable.once("minimum", "f(x*)", "the minimum"));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        int d = p.point.length;
        double value = p.objective.value(p.point, 0, d);
        if (!Double.isFinite(value)) {
            throw new NoPrediction("the value is " + value + " there");
        }
        double[] gradient = new double[d];
        p.objective.gradient(p.point, 0, d, gradient, 0);
        double[] minimiser = p.objective.minimiser(d);
        return new Prediction()
                .put("value", value)
                .put("gradient", gradient)
                .put("minimiser", minimiser)
                .put("minimum", p.objective.value(minimiser, 0, d));
    }
}
