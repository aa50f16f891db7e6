package org.limitlab.core.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SuggestionTest {

    private static final List<String> WORDS =
            List.of("particles", "noise", "noiseKind", "dimension", "step", "drift");

    @ParameterizedTest
    @CsvSource({
        "particle, particles",
        "Particles, particles",
        "partilces, particles",
        "noise-kind, noiseKind",
        "noise_kind, noiseKind",
        "dimention, dimension",
        "stp, step",
        "steps, step",
        "temperature, ''",
        "n, ''",
    })
    void findsTheNearestWordWithinAThirdOfItsLetters(String word, String nearest) {
        assertEquals(nearest, Suggestion.nearest(word, WORDS));
    }

    @Test
    void listsWhatIsKnownWhereNothingIsNear() {
        assertEquals("known: a, b", Suggestion.remedy("zzzz", List.of("a", "b")));
        assertEquals("nothing is known here", Suggestion.remedy("zzzz", List.of()));
        assertEquals("did you mean \"step\"?", Suggestion.remedy("setp", WORDS));
    }

    @Test
    void aConfigurationExceptionShowsAllProblems() {
        Problems problems = new Problems();
        problems.add(new Place("f.yaml", 3), "rate = 2 lies outside (0, 1]", "choose a value");
        problems.add(Place.of("--set"), "unknown", "");
        problems.add(Place.of("--set"), "unknown", "");
        assertEquals(3, problems.reports());
        assertEquals(
                "f.yaml, line 3: rate = 2 lies outside (0, 1] (choose a value)\n--set: unknown",
                new ConfigurationException(problems.list()).getMessage());
    }
}
