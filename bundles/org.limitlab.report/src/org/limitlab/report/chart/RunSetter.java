package org.limitlab.report.chart;

import org.limitlab.report.tex.Node;

import java.util.ArrayList;
import java.util.List;

/**
 * Sets a formula on one line of runs: scripts become small and raised, fractions a slash, roots a
 * sign.
 */
final class RunSetter {
    /** No line may be broken inside a formula. */
    private static final String HARD_SPACE = "\u00a0";

    private static final String THIN_SPACE = "\u2009";
    private static final double SCRIPT = 0.7;
    private static final double UP = 0.40;
    private static final double DOWN = -0.18;

    private final List<Text.Run> runs = new ArrayList<>();
    private double size = 1;
    private double rise;
    private boolean stackNext;

    private RunSetter() {}

    static List<Text.Run> set(Node formula) {
        RunSetter setter = new RunSetter();
        setter.put(formula);
        return setter.merged();
    }

    private void put(Node node) {
        switch (node) {
            case Node.Row row -> row.nodes().forEach(this::put);
            case Node.Atom atom -> putAtom(atom);
            case Node.Space space ->
                    put(space.ems() >= 0.3 ? HARD_SPACE : space.ems() > 0 ? THIN_SPACE : "", false);
            case Node.Script script -> putScript(script);
            case Node.Fraction fraction -> {
                putWrapped(fraction.over());
                put("/", false);
                putWrapped(fraction.under());
            }
            case Node.Root root -> {
                root.degree().ifPresent(degree -> putSmall(degree, UP));
                put("\u221a", false);
                putWrapped(root.radicand());
            }
            case Node.Accent accent -> {
                put(accent.base());
                put(accent.mark(), !runs.isEmpty() && runs.getLast().italic());
            }
            case Node.Stack stack -> put(stack.base());
            case Node.Fenced fenced -> {
                put(fenced.open(), false);
                put(fenced.body());
                put(fenced.close(), false);
            }
            case Node.Table table -> putTable(table);
        }
    }

    private void putTable(Node.Table table) {
        for (int row = 0; row < table.rows().size(); row++) {
            put(row == 0 ? "" : ";" + HARD_SPACE, false);
            for (int column = 0; column < table.rows().get(row).size(); column++) {
                put(column == 0 ? "" : HARD_SPACE, false);
                put(table.rows().get(row).get(column));
            }
        }
    }

    private void putAtom(Node.Atom atom) {
        switch (atom.kind()) {
            case LETTER -> put(atom.text(), atom.alphabet() == Node.Alphabet.PLAIN);
            case BINARY -> putOperator(atom.text(), THIN_SPACE, !endsWithOperand());
            case RELATION -> putOperator(atom.text(), HARD_SPACE, false);
            case COMMA -> put(size < 1 ? atom.text() : atom.text() + THIN_SPACE, false);
            case TEXT -> put(atom.text().replace(" ", HARD_SPACE), false);
            case FUNCTION -> {
                put((size == 1 && endsWithOperand() ? THIN_SPACE : "") + atom.text(), false);
                afterFunction = runs.size();
            }
            default -> put(atom.text(), false);
        }
    }

    /**
     * Number of runs when a function's name had just been set: its argument keeps a distance, a
     * bracket does not.
     */
    private int afterFunction = -1;

    private void putOperator(String operator, String space, boolean prefix) {
        boolean tight = size < 1 || prefix;
        boolean first = runs.isEmpty();
        put(tight ? operator : (first ? "" : space) + operator + space, false);
    }

    private boolean endsWithOperand() {
        if (runs.isEmpty() || runs.getLast().size() < size) {
            return !runs.isEmpty();
        }
        Text.Run last = runs.getLast();
        char end = last.text().charAt(last.text().length() - 1);
        return last.size() == size && "\u00a0\u2009([{,/\u27e8".indexOf(end) < 0;
    }

    private void putScript(Node.Script script) {
        put(script.base());
        boolean function = afterFunction == runs.size();
        if (isPrime(script)) {
            script.sup().ifPresent(this::put);
            return;
        }
        script.sub().ifPresent(sub -> putSmall(sub, DOWN));
        stackNext = script.sub().isPresent() && script.sup().isPresent();
        script.sup().ifPresent(sup -> putSmall(sup, UP));
        stackNext = false;
        afterFunction = function ? runs.size() : -1;
    }

    /** The character of a prime is high up by itself. */
    private static boolean isPrime(Node.Script script) {
        return script.sub().isEmpty()
                && script.sup().orElseThrow() instanceof Node.Atom atom
                && atom.text().startsWith("\u2032");
    }

    private void putSmall(Node node, double shift) {
        double outerSize = size;
        double outerRise = rise;
        rise += shift * size;
        size *= SCRIPT;
        put(node);
        size = outerSize;
        rise = outerRise;
    }

    /** In brackets where it is more than one term. */
    private void putWrapped(Node node) {
        int before = runs.size();
        put(node);
        boolean sum =
                runs.subList(before, runs.size()).stream()
                        .anyMatch(
                                run ->
                                        run.rise() == rise
                                                && run.text()
                                                        .matches(".*[+\u2212\u00b1\u00a0/].*"));
        if (sum) {
            runs.add(before, new Text.Run("(", false, size, rise, false));
            put(")", false);
        }
    }

    private void put(String text, boolean italic) {
        if (text.isEmpty()) {
            return;
        }
        boolean argument = afterFunction == runs.size() && size == 1 && isArgument(text.charAt(0));
        runs.add(new Text.Run(argument ? THIN_SPACE + text : text, italic, size, rise, stackNext));
        stackNext = false;
    }

    private static boolean isArgument(char first) {
        return "([{,)]}\u00a0\u2009/\u27e8".indexOf(first) < 0;
    }

    private List<Text.Run> merged() {
        List<Text.Run> merged = new ArrayList<>();
        for (Text.Run run : runs) {
            Text.Run last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && !run.stacked() && last.saying("").equals(run.saying(""))) {
                merged.removeLast();
                merged.add(last.saying(last.text() + run.text()));
            } else {
                merged.add(run);
            }
        }
        return merged;
    }
}
