package org.limitlab.testkit;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.opentest4j.AssertionFailedError;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pins the numbers of models and theories, at fixed parameters and seed, in a file together with
 * their numerics revisions. A number that changes by more than 1e-12 of its row while the revision
 * stays is a mistake: results of users that are stored under this revision would be mixed with
 * others. {@code -Dlimitlab.golden=FOLDER} writes the renewed file into a folder, from where it is
 * copied over the old one; rows whose revision did not rise stay as they are.
 */
final class Golden {

    /** System property that names the folder for renewed files. */
    static final String RENEW = "limitlab.golden";

    private static final String HEADER =
            "# Numbers of models (seed 7) and theories: kind, id, revision, parameters, observable,"
                    + " replica, time, values (the first three and their sum over all).\n"
                    + "# Renewed by the tests with -D"
                    + RENEW
                    + "=FOLDER, after raising numericsRevision() where numbers changed.\n";

    private static final double TOLERANCE = 1e-12;
    private static final int SHOWN = 3;

    private final Map<String, Pinned> found = new LinkedHashMap<>();
    private final Map<String, Pinned> pinned;
    private final String resource;

    /** What is pinned of one model or theory: numbers by observable, replica and time. */
    private record Pinned(int revision, String parameters, Map<String, double[]> rows) {}

    private Golden(Map<String, Pinned> pinned, String resource) {
        this.pinned = pinned;
        this.resource = resource;
    }

    static Stream<DynamicNode> tests(
            List<ModelSubject> models,
            List<TheorySubject> theories,
            Class<?> anchor,
            String resource) {
        Golden golden = new Golden(read(anchor, resource), resource);
        List<DynamicNode> tests = new ArrayList<>();
        for (ModelSubject subject : models) {
            String name = "model " + subject.model().id();
            tests.add(golden.test(name, () -> ofModel(subject)));
        }
        for (TheorySubject subject : theories) {
            String name = "theory " + subject.theory().id();
            tests.add(golden.test(name, () -> ofTheory(subject)));
        }
        List<String> names = tests.stream().map(DynamicNode::getDisplayName).toList();
        tests.add(
                DynamicTest.dynamicTest(
                        "what is pinned is still there", () -> golden.nothingIsGone(names)));
        return tests.stream();
    }

    private interface Numbers {
        Pinned now();
    }

    private DynamicNode test(String name, Numbers numbers) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    Pinned now = numbers.now();
                    Pinned then = pinned.get(name);
                    String wrong = then == null ? "" : change(then, now);
                    boolean keep = then != null && !wrong.isEmpty() && isSame(then, now);
                    found.put(name, keep ? then : now);
                    renew();
                    compare(name, then, now, wrong);
                });
    }

    private static boolean isSame(Pinned then, Pinned now) {
        return then.revision() == now.revision() && then.parameters().equals(now.parameters());
    }

    private void compare(String name, Pinned then, Pinned now, String wrong) {
        if (then == null) {
            throw failed(name + " is not pinned");
        }
        if (then.revision() != now.revision()) {
            throw failed(
                    name + " has revision " + now.revision() + ", pinned is " + then.revision());
        }
        if (!then.parameters().equals(now.parameters())) {
            throw failed(
                    name + " was pinned at " + then.parameters() + ", now " + now.parameters());
        }
        if (!wrong.isEmpty()) {
            throw new AssertionFailedError(
                    name
                            + ": "
                            + wrong
                            + ", but its numericsRevision() is still "
                            + now.revision()
                            + ": raise it to "
                            + (now.revision() + 1)
                            + ", then run the tests with -D"
                            + RENEW
                            + "=FOLDER and copy FOLDER/"
                            + resource);
        }
    }

    private AssertionFailedError failed(String what) {
        return new AssertionFailedError(
                what
                        + ": run the tests with -D"
                        + RENEW
                        + "=FOLDER, look at the changes and copy FOLDER/"
                        + resource
                        + " over the old file");
    }

    private void nothingIsGone(List<String> names) {
        for (String name : pinned.keySet()) {
            if (!names.contains(name)) {
                throw failed(name + " is pinned, but gone");
            }
        }
    }

    /** The first change; empty if there is none. */
    private static String change(Pinned then, Pinned now) {
        for (Map.Entry<String, double[]> row : then.rows().entrySet()) {
            double[] before = row.getValue();
            double[] after = now.rows().get(row.getKey());
            if (after == null || after.length != before.length) {
                return row.getKey() + " is gone";
            }
            double scale =
                    Arrays.stream(before).map(Math::abs).filter(Double::isFinite).max().orElse(0);
            for (int i = 0; i < before.length; i++) {
                boolean same =
                        Double.compare(before[i], after[i]) == 0
                                || Math.abs(before[i] - after[i]) <= TOLERANCE * scale;
                if (!same) {
                    return row.getKey() + " was " + before[i] + ", now " + after[i];
                }
            }
        }
        return now.rows().size() > then.rows().size() ? "there is more to observe" : "";
    }

    private static Pinned ofModel(ModelSubject subject) {
        Candidate<?> candidate = subject.main();
        Trace trace = candidate.trace(candidate.setup(2));
        Map<String, double[]> rows = new LinkedHashMap<>();
        double[] times = candidate.times();
        for (int i = 0; i < trace.observables().size(); i++) {
            Observable o = trace.observables().get(i);
            for (int replica = 0; replica < trace.size(); replica++) {
                if (o.inTime()) {
                    rows.put(key(o, replica, times[0]), row(trace.at(replica, i, 0)));
                }
                int last = times.length - 1;
                rows.put(key(o, replica, times[last]), row(trace.at(replica, i, last)));
            }
        }
        return new Pinned(subject.model().numericsRevision(), candidate.text(), rows);
    }

    private static Pinned ofTheory(TheorySubject subject) {
        TheorySubject.Asked<?> asked = subject.main();
        Map<String, double[]> rows = new LinkedHashMap<>();
        double[] times = subject.times();
        try {
            Prediction prediction = asked.predict(times);
            for (Observable o : asked.observables()) {
                prediction.find(o.id()).ifPresent(v -> rows.put(key(o, 0, 0), row(v.values())));
            }
        } catch (NoPrediction e) {
            rows.put("no prediction", new double[0]);
        }
        return new Pinned(subject.theory().numericsRevision(), asked.text(), rows);
    }

    private static String key(Observable o, int replica, double time) {
        return o.id() + "\t" + replica + "\t" + time;
    }

    private static double[] row(double[] values) {
        int shown = Math.min(SHOWN, values.length);
        double[] row = Arrays.copyOf(values, shown + 1);
        row[shown] = Arrays.stream(values).sum();
        return row;
    }

    private void renew() throws IOException {
        String folder = System.getProperty(RENEW, "");
        if (!folder.isEmpty()) {
            Files.createDirectories(Path.of(folder));
            Files.writeString(Path.of(folder, resource), text());
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(HEADER);
        found.forEach(
                (name, p) ->
                        p.rows()
                                .forEach(
                                        (key, values) ->
                                                text.append(line(name, p, key, values))
                                                        .append('\n')));
        return text.toString();
    }

    private static String line(String name, Pinned pinned, String key, double[] values) {
        return String.join(
                "\t",
                name.replace(' ', '\t'),
                Integer.toString(pinned.revision()),
                pinned.parameters(),
                key,
                Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }

    private static Map<String, Pinned> read(Class<?> anchor, String resource) {
        Map<String, Pinned> pinned = new LinkedHashMap<>();
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            if (in == null) {
                return pinned;
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> readLine(line.split("\t", -1), pinned));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pinned;
    }

    private static void readLine(String[] cells, Map<String, Pinned> pinned) {
        String key = String.join("\t", Arrays.copyOfRange(cells, 4, cells.length - 1));
        String values = cells[cells.length - 1];
        pinned.computeIfAbsent(
                        cells[0] + " " + cells[1],
                        name ->
                                new Pinned(
                                        Integer.parseInt(cells[2]),
                                        cells[3],
                                        new LinkedHashMap<>()))
                .rows()
                .put(
                        key,
                        values.isEmpty()
                                ? new double[0]
                                : Arrays.stream(values.split(" "))
                                        .mapToDouble(Double::parseDouble)
                                        .toArray());
    }
}
