package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.Theory;
import org.limitlab.family.teachers.batch.classes.ClassData;
import org.limitlab.family.teachers.batch.classes.ClassError;
import org.limitlab.family.teachers.batch.classes.ClassLearners;
import org.limitlab.family.teachers.batch.classes.MessagePassing;
import org.limitlab.family.teachers.batch.classes.TeacherPrior;
import org.limitlab.math.random.Purpose;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A multi-class perceptron that learns from a teacher of its own kind. */
public final class MulticlassPerceptron implements Model<MulticlassPerceptron.Parameters> {

    /** How the student learns. */
    public enum Estimator {
        /** Square loss on one-hot labels. */
        RIDGE,
        /** Softmax cross-entropy. */
        CROSS_ENTROPY,
        /** Approximate message passing: Bayes-optimal where it gets there. */
        AMP
    }

    /** Parameters of one data set and its student. */
    public record Parameters(
            @Parameter(
                            symbol = "d",
                            text = "Dimension of the inputs.",
                            value = "200",
                            range = "[2, 20000]")
                    int dimension,
            @Parameter(
                            symbol = "alpha",
                            text = GaussianMixture.RATIO,
                            value = "2",
                            range = "(0, inf)")
                    double sampleRatio,
            @Parameter(symbol = "k", text = "Number of classes.", value = "3", range = "[2, 10]")
                    int classes,
            @Parameter(
                            symbol = "W*",
                            text =
                                    "Law of the teacher's weights: gaussian N(0, 1), rademacher +-1.",
                            value = "gaussian")
                    TeacherPrior teacher,
            @Parameter(
                            symbol = "W",
                            text =
                                    "Student: ridge |Y - X W|²/2 on one-hot labels, cross-entropy, or"
                                            + " amp (message passing, at most three classes).",
                            value = "ridge")
                    Estimator estimator,
            @Parameter(
                            symbol = "lambda",
                            text =
                                    "Penalty lambda |W|²/2 beside the SUM of the losses over the"
                                            + " samples; not used by amp.",
                            value = "0.1",
                            range = "(0, inf)")
                    double penalty,
            @Parameter(
                            symbol = "n_t",
                            text =
                                    "New inputs for the test error with more than three classes; for"
                                            + " fewer it is computed.",
                            value = "20000",
                            range = "[100, 1e7]")
                    int testSamples) {

        /** Checks what belongs together. */
        public Parameters {
            GaussianMixture.requireSamples(dimension, sampleRatio);
            if (estimator == Estimator.AMP && classes > 3) {
                throw new InvalidValue(
                        "estimator",
                        "amp with classes = "
                                + classes
                                + " exceeds 3: its channel is known for 2 and 3",
                        "choose at most three classes, or another estimator");
            }
        }

        int samples() {
            return (int) Math.round(sampleRatio * dimension);
        }
    }

    static final Observable TEST_ERROR =
            Observable.once("testError", "eps_g", "share of new inputs misclassified");
    static final Observable TRAIN_ERROR =
            Observable.once("trainError", "eps_t", "share of training samples misclassified");
    static final Observable OVERLAP =
            Observable.once("overlap", "m", "overlap tr(P W' W*)/(d (k-1)) with the teacher");
    static final Observable SELF_OVERLAP =
            Observable.once("selfOverlap", "q", "squared norm tr(P W' W)/(d (k-1))");
    private static final Observable RECOVERED =
            Observable.once("recovered", "P", "cosine with the teacher above 0.99")
                    .reducedTo(Reduction.PROBABILITY);

    private static final Purpose TEST = new Purpose("test");

    @Override
    public String id() {
        return "multiclass-perceptron";
    }

    @Override
    public String title() {
        return "Multi-class teacher-student perceptron";
    }

    @Override
    public String summary() {
        return "A student learns the labels $y = \\arg\\max_c (x \\cdot W^*_c)$ of a random teacher with $k$"
                + " classes from $n = \\alpha d$ inputs $x \\sim N(0, I/d)$.";
    }

    @Override
    public List<String> sources() {
        return List.of("P02");
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
        return Set.of("dimension");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(TEST_ERROR, TRAIN_ERROR, OVERLAP, SELF_OVERLAP, RECOVERED);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double n = p.samples();
        double d = p.dimension;
        double small = Math.min(n, d);
        double sweep = 4 * n * d * p.classes;
        double learning =
                switch (p.estimator) {
                    case RIDGE -> (n + d) * small * small;
                    case CROSS_ENTROPY -> 100 * sweep;
                    case AMP -> 80 * (sweep + 400 * n);
                };
        double testing = p.classes > 3 ? 4.0 * p.testSamples * d * p.classes : 2e6;
        return new Cost(learning + testing + 10 * n * d, (long) (10 * n * d + 16 * small * small));
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new OnceSimulation(batch) {
            @Override
            Map<String, double[]> learn(int replica) {
                return measure(p, batch(), replica);
            }
        };
    }

    private static Map<String, double[]> measure(Parameters p, Batch batch, int replica) {
        int d = p.dimension;
        int k = p.classes;
        ClassData data =
                ClassData.draw(
                        p.samples(),
                        d,
                        k,
                        p.teacher,
                        batch.stream(replica, MixtureSimulation.TEACHER),
                        batch.stream(replica, Purpose.DATA));
        double[] w =
                switch (p.estimator) {
                    case RIDGE -> ClassLearners.ridge(data, p.penalty);
                    case CROSS_ENTROPY -> ClassLearners.crossEntropy(data, p.penalty);
                    case AMP -> MessagePassing.run(data, p.teacher).weights();
                };
        double m = ClassError.overlap(w, data.teacher(), d, k);
        double q = ClassError.overlap(w, w, d, k);
        double t = ClassError.overlap(data.teacher(), data.teacher(), d, k);
        double error =
                ClassError.of(w, data.teacher(), d, k, p.testSamples, batch.stream(replica, TEST));
        return Map.of(
                TEST_ERROR.id(), new double[] {error},
                TRAIN_ERROR.id(), new double[] {data.trainError(w)},
                OVERLAP.id(), new double[] {m},
                SELF_OVERLAP.id(), new double[] {q},
                RECOVERED.id(), new double[] {m > 0.99 * Math.sqrt(q * t) ? 1 : 0});
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(
                new MulticlassBayes(),
                new MulticlassReplica(),
                new MulticlassBestPenalty(),
                new MulticlassThresholds());
    }

    @Override
    public List<String> examples() {
        return List.of("multiclass-learning.yaml", "multiclass-transition.yaml");
    }
}
