package org.limitlab.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class ChartModelTest {
    private static final List<Class<?>> ROOTS =
            List.of(
                    Chart.class,
                    Layer.class,
                    OverlayChart.class,
                    RateChart.class,
                    ValidityMap.class,
                    HistogramChart.class,
                    CurveChart.class,
                    HeatMapChart.class,
                    Numbers.class);

    @Test
    void noTypeOfAToolkitIsReachableFromAChart() {
        Set<Class<?>> seen = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(ROOTS);
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            for (Class<?> used : neighbours(type)) {
                assertTrue(isAllowed(used), () -> type.getName() + " uses " + used.getName());
                if (isOurs(used) && seen.add(used)) {
                    open.push(used);
                }
            }
        }
        assertTrue(seen.contains(Text.Run.class), "the walk reaches inner types");
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.limitlab.report.chart.");
    }

    private static boolean isAllowed(Class<?> type) {
        String name = type.getName();
        boolean plainJava = name.startsWith("java.lang.") || name.startsWith("java.util.");
        return type.isPrimitive() || plainJava || isOurs(type);
    }

    private static Set<Class<?>> neighbours(Class<?> type) {
        Set<Class<?>> found = new HashSet<>();
        for (Field field : type.getDeclaredFields()) {
            add(found, field.getGenericType());
        }
        for (Executable method : type.getDeclaredMethods()) {
            for (Type parameter : method.getGenericParameterTypes()) {
                add(found, parameter);
            }
        }
        for (var method : type.getDeclaredMethods()) {
            add(found, method.getGenericReturnType());
        }
        found.addAll(List.of(type.getDeclaredClasses()));
        return found;
    }

    private static void add(Set<Class<?>> found, Type type) {
        switch (type) {
            case Class<?> one -> found.add(one.isArray() ? one.getComponentType() : one);
            case ParameterizedType generic -> {
                add(found, generic.getRawType());
                for (Type argument : generic.getActualTypeArguments()) {
                    add(found, argument);
                }
            }
            case GenericArrayType array -> add(found, array.getGenericComponentType());
            default -> {}
        }
    }

    @Test
    void samplesAreCopiedInAndOut() {
        double[] mine = {1, 2};
        Samples samples = Samples.of(mine);
        mine[0] = 9;
        samples.toArray()[1] = 9;
        assertArrayEquals(new double[] {1, 2}, samples.toArray());
        assertEquals(Samples.of(1, 2), samples);
    }

    @Test
    void logRangeKeepsItsEndsAndRatios() {
        Samples range = Samples.logRange(1, 1000, 4);
        assertEquals(1, range.first());
        assertEquals(1000, range.last());
        assertEquals(10, range.at(1), 1e-12);
    }

    @Test
    void unequalLengthsAreRejectedWithBothNumbers() {
        Samples three = Samples.of(1, 2, 3);
        var problem =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new Layer.Line(
                                        Text.empty(), Look.finite(0), three, Samples.of(1, 2)));
        assertTrue(problem.getMessage().contains("3") && problem.getMessage().contains("2"));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Layer.Bars(
                                Text.empty(),
                                Look.finite(0),
                                three,
                                three,
                                Samples.empty(),
                                Samples.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Layer.Verdicts(three, three, List.of(Tone.SUPPORTED)));
    }

    @Test
    void decreasingEdgesAreRejected() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Layer.Bars(
                                Text.empty(),
                                Look.finite(0),
                                Samples.of(0, 2, 1),
                                Samples.of(1, 1),
                                Samples.empty(),
                                Samples.empty()));
    }

    @Test
    void logarithmicAxisRejectsZero() {
        assertThrows(IllegalArgumentException.class, () -> Axis.log(Text.empty()).withRange(0, 1));
    }

    /**
     * Slopes -1/2 -+ 0.075 through (100, 1): at x = 10000 the edges are 100^-0.575 and 100^-0.425,
     * at x = 1 the inverse.
     */
    @Test
    void wedgeOpensFromItsPivotWithTheMarginsSlopes() {
        RateChart.Law law =
                RateChart.Law.power(Text.empty(), -0.5, 0.075, 100, 1, Samples.of(1, 100, 10_000));
        assertEquals(0.1, law.y().at(2), 1e-12);
        assertEquals(Math.exp(-0.575 * Math.log(100)), law.lower().at(2), 1e-12);
        assertEquals(Math.exp(-0.425 * Math.log(100)), law.upper().at(2), 1e-12);
        assertEquals(1, law.lower().at(1));
        assertEquals(1, law.upper().at(1));
        assertEquals(Math.exp(0.425 * Math.log(100)), law.lower().at(0), 1e-9);
        assertEquals(Math.exp(0.575 * Math.log(100)), law.upper().at(0), 1e-9);
    }

    @Test
    void overlayHasResidualsUnderItAndSaysWhatItsBandsAre() {
        Chart chart = Fixtures.overlay();
        assertEquals(2, chart.panels().size());
        List<String> names =
                chart.panels().getFirst().layers().stream().map(l -> l.name().toString()).toList();
        assertTrue(names.contains("95 % of replicas"), names::toString);
        assertTrue(names.contains("N = 400, 300 replicas"), names::toString);
        assertTrue(names.contains("mean-field limit (asymptotic)"), names::toString);
    }

    @Test
    void theoryLiesOverTheFiniteCurves() {
        List<Layer> layers = Fixtures.overlay().panels().getFirst().layers();
        assertTrue(
                layers.getLast() instanceof Layer.Line line && line.look().role() == Role.THEORY);
    }

    @Test
    void lastValueOfAScheduleReachesItsLastEdge() {
        Layer.Line line = (Layer.Line) Fixtures.schedules().panels().getFirst().layers().get(2);
        assertEquals(10, line.x().last());
        assertEquals(0.3, line.y().last());
        assertEquals(11, line.y().size());
    }
}
