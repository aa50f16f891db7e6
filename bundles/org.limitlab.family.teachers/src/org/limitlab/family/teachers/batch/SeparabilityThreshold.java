package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.family.teachers.batch.margin.Separability;

import java.util.List;

/** Up to how many samples per dimension two clusters can be separated. */
public final class SeparabilityThreshold extends TeacherTheory<SeparabilityThreshold.Parameters> {

    /** What it depends on. */
    public record Parameters(
            double noiseVariance, double positiveShare, GaussianMixture.Bias bias) {}

    /** The theory. */
    public SeparabilityThreshold() {
        super(
                new Card(
                        "separability-threshold",
                        "Separability threshold of two clusters",
                        "mixture-separability",
                        Standing.RECONSTRUCTED,
                        "Dimension and samples go to infinity with n = alpha d.",
                        "Every Delta and rho; 2 (Cover) for Delta to infinity.",
                        List.of(
                                "\\frac1{\\alpha^*} = \\min_{|m| < 1,\\, b} \\frac{E\\bigl(\\xi - (m + y"
                                        + " b)/\\sqrt\\Delta\\bigr)_+^2}{1 - m^2}"),
                        List.of("P11")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once(
                        "threshold", "alpha*", "samples per dimension at the separability limit"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        double threshold =
                Separability.threshold(
                        p.noiseVariance, p.positiveShare, p.bias == GaussianMixture.Bias.FREE);
        return new Prediction()
                .put("threshold", new double[] {threshold}, new double[] {1e-10 * threshold});
    }
}
