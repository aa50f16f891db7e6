package org.limitlab.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Part;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.theory.Theory;

import java.util.List;

class CatalogTest {

    interface Shape extends Part {}

    record Ball(@Parameter(symbol = "r", text = "Radius.", value = "1") double radius)
            implements Shape {
        @Override
        public String id() {
            return "ball";
        }

        @Override
        public String title() {
            return "Ball";
        }
    }

    record Parameters(@Parameter(symbol = "s", text = "Shape.", value = "ball") Shape shape) {}

    static class Holder implements Model<Parameters> {
        private final String id;

        Holder(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "Holder";
        }

        @Override
        public String summary() {
            return "Holds a shape.";
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
        public List<Observable> observables(Parameters parameters) {
            return List.of();
        }

        @Override
        public Simulation open(Parameters parameters, Batch batch) {
            throw new IllegalStateException("not opened here");
        }
    }

    /** Takes in its schema, and then fails. */
    static final class HalfBroken extends Holder {
        HalfBroken() {
            super("half-broken");
        }

        @Override
        public List<Theory<?>> theories() {
            throw new IllegalStateException("no theories today");
        }
    }

    @Test
    void theOrderOfContributionsDoesNotMatter() {
        for (Catalog catalog :
                List.of(
                        Catalog.of(new Holder("a"), new Ball(1)),
                        Catalog.of(new Ball(1), new Holder("a")))) {
            assertEquals(List.of("ball"), catalog.schemaOfModel("a").find("shape").get().choices());
        }
    }

    @Test
    void modelsAreSortedAndKnowTheirFamily() {
        Catalog catalog = Catalog.of(new Holder("b"), new Holder("a"), new Ball(1));
        assertEquals(List.of("a", "b"), catalog.models().stream().map(Model::id).toList());
        assertEquals("catalog", catalog.contributionOfModel("a").family());
        assertEquals(List.of("catalog"), catalog.families());
        assertTrue(catalog.model("c").isEmpty());
        assertTrue(catalog.parametersOfModel("c").isEmpty());
    }

    @Test
    void aModelIsTakenInWholeOrNotAtAll() {
        Catalog catalog =
                new CatalogBuilder().add(new Ball(1), "x").add(new HalfBroken(), "broken").build();
        assertTrue(catalog.models().isEmpty());
        assertEquals(null, catalog.schemaOfModel("half-broken"));
        Problem problem = catalog.problems().get(0);
        assertTrue(problem.message().contains("no theories today"), problem::toString);
        assertEquals("broken", problem.place().source());
    }

    @Test
    void aCatalogByHandRefusesWhatCannotBeTakenIn() {
        assertThrows(IllegalArgumentException.class, () -> Catalog.of(new Holder("a")));
        assertThrows(IllegalArgumentException.class, () -> Catalog.of("a text"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Catalog.of(new Ball(1), new Holder("Bad Id")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Catalog.of(new Ball(1), new Holder("a"), new Holder("a")));
    }

    @Test
    void claimsAreWhatExamplesSpellOut() {
        String file = "claims:\n  - other\n  - {id: mine, kind: phenomenon}\n  - {kind: value}\n";
        Catalog catalog =
                new CatalogBuilder()
                        .addExample(new Example("one", "f", "x", file))
                        .addExample(new Example("broken", "f", "x", "claims: ["))
                        .addExample(new Example("two", "f", "x", "claims: {id: alone}"))
                        .build();
        assertEquals(List.of("alone", "mine"), List.copyOf(catalog.claimIds()));
        assertEquals(
                "{id: mine, kind: phenomenon}", catalog.claimSource("mine").orElseThrow().text());
        assertTrue(catalog.claimSource("other").isEmpty());
    }

    @Test
    void twoExamplesOfTheSameNameAreAProblemUnlessTheyAreTheSame() {
        CatalogBuilder builder =
                new CatalogBuilder()
                        .addExample(new Example("one", "f", "x", "title: A"))
                        .addExample(new Example("one", "f", "x", "title: A"));
        assertTrue(builder.build().problems().isEmpty());
        Catalog catalog = builder.addExample(new Example("one", "f", "y", "title: B")).build();
        assertEquals(
                "y: example \"one\" is there already, from x (rename one)",
                catalog.problems().get(0).toString());
        assertEquals("title: A", catalog.example("one").orElseThrow().text());
    }

    @Test
    void aCatalogByHandMissesNoBundle() {
        assertTrue(Catalog.of().missing("org.example", "9").isEmpty());
        Catalog installed = new CatalogBuilder().addBundle("org.example", "1.2.0").build();
        assertFalse(installed.missing("org.example", "1.3").isEmpty());
    }

    @Test
    void aFamilyIsNamedByThePackageAfterFamilyOrByTheLast() {
        assertEquals("swarm", CatalogBuilder.familyOf("org.limitlab.family.swarm"));
        assertEquals("swarm", CatalogBuilder.familyOf("org.limitlab.family.swarm.softmin"));
        assertEquals("meanattraction", CatalogBuilder.familyOf("org.example.meanattraction"));
        assertEquals("alone", CatalogBuilder.familyOf("alone"));
    }
}
