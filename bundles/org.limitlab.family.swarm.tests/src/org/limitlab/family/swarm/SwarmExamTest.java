package org.limitlab.family.swarm;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.family.swarm.objective.Ackley;
import org.limitlab.family.swarm.objective.DoubleWell;
import org.limitlab.family.swarm.objective.Griewank;
import org.limitlab.family.swarm.objective.Levy;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.family.swarm.objective.Rastrigin;
import org.limitlab.family.swarm.objective.Rosenbrock;
import org.limitlab.family.swarm.objective.Salomon;
import org.limitlab.family.swarm.objective.StyblinskiTang;
import org.limitlab.family.swarm.objective.TiltedDoubleWell;
import org.limitlab.testkit.Exam;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The testkit's exam of everything that this family contributes. */
class SwarmExamTest {

    static Catalog catalog() {
        List<Object> all =
                new ArrayList<>(
                        List.of(
                                new Quadratic(),
                                new DoubleWell(),
                                new TiltedDoubleWell(),
                                new Ackley(),
                                new Rastrigin(),
                                new Rosenbrock(),
                                new Griewank(),
                                new StyblinskiTang(),
                                new Salomon(),
                                new Levy()));
        all.addAll(
                List.of(
                        new Cbo(),
                        new ConsensusHopping(),
                        new SoftminSwarms(),
                        new Langevin(),
                        new SimulatedAnnealing(),
                        new ObjectiveCard()));
        return Catalog.of(all.toArray());
    }

    @TestFactory
    Stream<DynamicNode> exam() {
        return Exam.of(catalog())
                .at("cbo", "{particles: 12, step: 0.05}")
                .at("cbo-mean-field", "{dimension: 1, cells: 40, gridStep: 0.1}")
                .at("cbo-large-swarm", "{reference: 400, groups: 3}")
                .at("hop-map", "{samples: 2000}")
                .at("softmin-swarm", "{step: 0.05}")
                .at(
                        "softmin-large-swarm",
                        "{reference: 400, groups: 3, initialSpread: 0.5, step: 0.05}")
                .at("softmin-mean-field", "{initialSpread: 0.5, cells: 40, gridStep: 0.1}")
                .at("softmin-instant", "{initial: [[-1], [0.5]]}")
                .at("frozen-leader-passage", "{leaders: frozen, lowerWall: -2.2}")
                .tests();
    }
}
