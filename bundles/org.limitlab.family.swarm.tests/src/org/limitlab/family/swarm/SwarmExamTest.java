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
        all.add(new Cbo());
        return Catalog.of(all.toArray());
    }

    @TestFactory
    Stream<DynamicNode> exam() {
        return Exam.of(catalog()).at("cbo", "{particles: 12, step: 0.05}").tests();
    }
}
