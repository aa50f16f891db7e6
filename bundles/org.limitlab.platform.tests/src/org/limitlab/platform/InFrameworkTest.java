package org.limitlab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.ReadOptions;
import org.osgi.framework.FrameworkUtil;

import java.util.List;

/** The registry of a running framework, with what fragment.xml of this test bundle contributes. */
@EnabledIf("inFramework")
class InFrameworkTest {

    /** A fragment contributes in the name of its host. */
    private static final String BUNDLE = "org.limitlab.platform";

    private static Catalog catalog;

    static boolean inFramework() {
        return FrameworkUtil.getBundle(RegistryCatalog.class) != null;
    }

    @BeforeAll
    static void load() {
        catalog = RegistryCatalog.load(RegistryFactory.getRegistry());
    }

    @Test
    void takesInTheGoodModelAndItsTheory() {
        assertTrue(catalog.model("still").isPresent());
        assertTrue(catalog.theory("still-law").isPresent());
        assertEquals(BUNDLE, catalog.contributionOfModel("still").contributor());
    }

    @Test
    void readsTheExperimentFromTheBundle() {
        assertEquals(List.of("still-rate"), List.copyOf(catalog.claimIds()));
        assertEquals(
                "Nothing moves",
                catalog.read(catalog.example("still-rate").orElseThrow(), ReadOptions.PLAIN)
                        .title());
    }

    @Test
    void namesTheBundleOfEachBrokenContribution() {
        List<String> mine =
                catalog.problems().stream()
                        .filter(p -> p.place().source().equals(BUNDLE))
                        .map(p -> p.message())
                        .toList();
        assertEquals(4, mine.size(), mine::toString);
        assertTrue(
                mine.contains(
                        "org.limitlab.platform.Contributed$Throwing cannot be made:"
                                + " java.lang.IllegalStateException: no licence"),
                mine::toString);
        assertTrue(
                mine.stream().anyMatch(m -> m.contains("Contributed$NotThere cannot be made: ")),
                mine::toString);
        assertTrue(mine.stream().anyMatch(m -> m.contains("NoClassDefFoundError")));
        assertTrue(mine.contains("experiment experiments/none.yaml is not in the plug-in"));
    }

    @Test
    void recordsVersionsOfCoreAndOfTheContributor() {
        assertTrue(catalog.missing("org.limitlab.core", "0.1").isEmpty());
        assertTrue(catalog.missing(BUNDLE, "0.1").isEmpty());
        assertTrue(catalog.missing(BUNDLE, "99").isPresent());
    }
}
