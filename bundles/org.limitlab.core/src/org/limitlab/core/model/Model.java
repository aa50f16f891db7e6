package org.limitlab.core.model;

import org.limitlab.core.theory.Theory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A family of finite systems with parameters. Stateless, with a public constructor without
 * arguments; one class and one line in plugin.xml add it to LimitLab.
 *
 * @param <P> parameters: a record whose components are annotated with {@link
 *     org.limitlab.core.parameter.Parameter}
 */
public interface Model<P extends Record> {

    /** Key in files: lower case with hyphens, unique among all models. */
    String id();

    /** Name for people. */
    String title();

    /** What the system is, in a few sentences; equations in LaTeX between dollar signs. */
    String summary();

    /** Ids of the papers (see Bibliography) or full references that the model follows. */
    List<String> sources();

    /** The parameter record. */
    Class<P> parameters();

    /** Rises by one whenever the model's numbers change. */
    int numericsRevision();

    /** Parameters that count how large the system is: N, L, d, 1/eta. */
    default Set<String> scales() {
        return Set.of();
    }

    /**
     * The parameter that is the numerical step of an equation in continuous time (Euler for an
     * SDE); empty where steps belong to the system itself (SGD, layers). It must be a real
     * parameter, and observation times are multiples of it.
     */
    default Optional<String> numericalStep() {
        return Optional.empty();
    }

    /**
     * Scales whose doubling halves the length of a step (layers at a fixed horizon): cells coupled
     * along such an axis refine the same noise, see {@link Batch#refinement}.
     */
    default Set<String> refiningScales() {
        return Set.of();
    }

    /** What the system can show with these parameters; ids are unique. */
    List<Observable> observables(P parameters);

    /** What one replica costs until the last observation time. */
    default Cost cost(P parameters, double duration) {
        return Cost.SMALL;
    }

    /** Opens the replicas of a batch at time 0, in their initial states. */
    Simulation open(P parameters, Batch batch);

    /** Limits of this model that come with it. */
    default List<Theory<?>> theories() {
        return List.of();
    }

    /**
     * Example experiment files, as resource names beside the model's class. Their claims are the
     * claims that this model declares.
     */
    default List<String> examples() {
        return List.of();
    }
}
