package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Batch;
import org.limitlab.family.teachers.batch.margin.Design;
import org.limitlab.family.teachers.batch.margin.MarginClassifier;
import org.limitlab.family.teachers.batch.margin.Mixture;
import org.limitlab.family.teachers.batch.margin.MixtureSample;
import org.limitlab.math.random.Purpose;

import java.util.Map;

/** Data sets of two clusters, each with its classifier. */
final class MixtureSimulation extends OnceSimulation {

    static final Purpose TEACHER = new Purpose("teacher");

    private final GaussianMixture.Parameters p;

    MixtureSimulation(GaussianMixture.Parameters p, Batch batch) {
        super(batch);
        this.p = p;
    }

    @Override
    Map<String, double[]> learn(int replica) {
        MixtureSample sample =
                MixtureSample.draw(
                        p.recipe(),
                        batch().stream(replica, TEACHER),
                        batch().stream(replica, Purpose.DATA));
        Design design = sample.design();
        boolean bias = p.bias() == GaussianMixture.Bias.FREE;
        Design.Fit fit = MarginClassifier.fit(design, p.loss(), p.penalty(), bias);
        double q = 0;
        for (double w : fit.w()) {
            q += w * w;
        }
        q /= p.dimension();
        double m = sample.overlap(fit.w());
        Mixture mixture =
                new Mixture(
                        p.sampleRatio(),
                        p.noiseVariance(),
                        p.positiveShare(),
                        p.penalty(),
                        p.loss(),
                        bias);
        double loss = 0;
        double errors = 0;
        double[] fields = design.fields(fit);
        for (int i = 0; i < fields.length; i++) {
            double margin = design.labels()[i] * fields[i];
            loss += p.loss().loss(margin);
            errors += margin < 0 ? 1 : 0;
        }
        return Map.of(
                GaussianMixture.OVERLAP.id(), new double[] {m},
                GaussianMixture.NORM.id(), new double[] {q},
                GaussianMixture.BIAS_VALUE.id(), new double[] {fit.b()},
                GaussianMixture.TEST_ERROR.id(), new double[] {mixture.testError(m, q, fit.b())},
                GaussianMixture.TRAIN_LOSS.id(), new double[] {loss / fields.length},
                GaussianMixture.TRAIN_ERROR.id(), new double[] {errors / fields.length});
    }
}
