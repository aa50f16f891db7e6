package org.limitlab.platform;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;

import java.util.List;

/** What the bundles of the tests contribute: good ones, and one for each way to be broken. */
public final class Contributed {

    private Contributed() {}

    /** Name for plugin.xml. */
    static String element(Point point, Class<?> type) {
        return "<" + point.element() + " class=\"" + type.getName() + "\"/>";
    }

    public record Size(
            @Parameter(symbol = "N", text = "Size.", value = "10", range = "[1, inf)") int size) {}

    public record Wrong(
            @Parameter(symbol = "N", text = "Size.", value = "0", range = "[1, inf)") int size) {}

    /** A good model. */
    public static class Still implements Model<Size> {
        @Override
        public String id() {
            return "still";
        }

        @Override
        public String title() {
            return "Still";
        }

        @Override
        public String summary() {
            return "Nothing moves.";
        }

        @Override
        public List<String> sources() {
            return List.of("M01");
        }

        @Override
        public Class<Size> parameters() {
            return Size.class;
        }

        @Override
        public int numericsRevision() {
            return 1;
        }

        @Override
        public List<Observable> observables(Size parameters) {
            return List.of(Observable.scalar("value", "v", "value"));
        }

        @Override
        public Simulation open(Size parameters, Batch batch) {
            throw new IllegalStateException("not opened here");
        }
    }

    /** Another class with the same id. */
    public static final class SameId extends Still {}

    /** A constructor that throws. */
    public static final class Throwing extends Still {
        public Throwing() {
            throw new IllegalStateException("no licence");
        }
    }

    /** A constructor that throws an error. */
    public static final class Failing extends Still {
        public Failing() {
            throw new AssertionError("impossible");
        }
    }

    /** A static initialiser that throws. */
    public static final class BadStatic extends Still {
        static final int VALUE = Integer.parseInt("x");
    }

    /** No constructor that a registry could call. */
    public static final class NeedsArgument extends Still {
        public NeedsArgument(int size) {
            if (size < 0) {
                throw new IllegalArgumentException("size = " + size);
            }
        }
    }

    /** A class that misses another class at run time. */
    public static final class MissingLibrary extends Still {
        @Override
        public String id() {
            return "missing-library";
        }

        @Override
        public List<Theory<?>> theories() {
            throw new NoClassDefFoundError("org/example/Library");
        }
    }

    /** No id. */
    public static final class NoId extends Still {
        @Override
        public String id() {
            return null;
        }
    }

    /** An id that files could not spell. */
    public static final class BadId extends Still {
        @Override
        public String id() {
            return "My Model";
        }
    }

    /** Never ends. */
    public static final class Recursive extends Still {
        @Override
        public String id() {
            return id();
        }
    }

    /** An example that is not in the plug-in. */
    public static final class NoExample extends Still {
        @Override
        public String id() {
            return "no-example";
        }

        @Override
        public List<String> examples() {
            return List.of("examples/none.yaml");
        }
    }

    /** A default outside its range. */
    public static final class WrongDefault implements Model<Wrong> {
        @Override
        public String id() {
            return "wrong-default";
        }

        @Override
        public String title() {
            return "Wrong";
        }

        @Override
        public String summary() {
            return "Nothing moves.";
        }

        @Override
        public List<String> sources() {
            return List.of();
        }

        @Override
        public Class<Wrong> parameters() {
            return Wrong.class;
        }

        @Override
        public int numericsRevision() {
            return 1;
        }

        @Override
        public List<Observable> observables(Wrong parameters) {
            return List.of();
        }

        @Override
        public Simulation open(Wrong parameters, Batch batch) {
            throw new IllegalStateException("not opened here");
        }
    }

    /** A theory of {@link Still}. */
    public static class Law implements Theory<Size> {
        @Override
        public String id() {
            return "still-law";
        }

        @Override
        public String title() {
            return "Law";
        }

        @Override
        public String model() {
            return "still";
        }

        @Override
        public Standing standing() {
            return Standing.EXACT;
        }

        @Override
        public String assumptions() {
            return "None.";
        }

        @Override
        public String domain() {
            return "Everywhere.";
        }

        @Override
        public List<String> equations() {
            return List.of("v = 0");
        }

        @Override
        public List<String> sources() {
            return List.of("M01");
        }

        @Override
        public Class<Size> parameters() {
            return Size.class;
        }

        @Override
        public int numericsRevision() {
            return 1;
        }

        @Override
        public List<Observable> observables(Size parameters) {
            return List.of(Observable.scalar("value", "v", "value"));
        }

        @Override
        public Prediction predict(Size parameters, Request request) {
            return new Prediction().put("value", new double[request.times().length]);
        }
    }

    /** A theory of a model that nobody has. */
    public static final class Orphan extends Law {
        @Override
        public String id() {
            return "orphan";
        }

        @Override
        public String model() {
            return "gone";
        }
    }

    /** A named part. */
    public record Flat(@Parameter(symbol = "c", text = "Height.", value = "0") double height)
            implements Objective {
        public Flat() {
            this(0);
        }

        @Override
        public String id() {
            return "flat";
        }

        @Override
        public String title() {
            return "Flat";
        }

        @Override
        public String formula() {
            return "c";
        }

        @Override
        public double value(double[] x, int at, int d) {
            return height;
        }

        @Override
        public void gradient(double[] x, int at, int d, double[] into, int to) {
            java.util.Arrays.fill(into, to, to + d, 0);
        }

        @Override
        public double[] minimiser(int d) {
            return new double[d];
        }
    }

    /** A named part that is no record. */
    public static final class NoRecord implements Objective {
        @Override
        public String id() {
            return "no-record";
        }

        @Override
        public String title() {
            return "No record";
        }

        @Override
        public String formula() {
            return "0";
        }

        @Override
        public double value(double[] x, int at, int d) {
            return 0;
        }

        @Override
        public void gradient(double[] x, int at, int d, double[] into, int to) {
            java.util.Arrays.fill(into, to, to + d, 0);
        }

        @Override
        public double[] minimiser(int d) {
            return new double[d];
        }
    }
}
