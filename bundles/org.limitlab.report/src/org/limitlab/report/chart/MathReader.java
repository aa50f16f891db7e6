package org.limitlab.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the small part of TeX that labels need; total: every string gives some runs. */
final class MathReader {
    /** No line may be broken inside a formula. */
    private static final String HARD_SPACE = "\u00a0";

    private static final double SCRIPT = 0.7;
    private static final double UP = 0.40;
    private static final double DOWN = -0.18;
    private static final String RELATIONS =
            "=<>\u2264\u2265\u2248\u223c\u226a\u226b\u2260\u221d\u2192\u2208\u2245";
    private static final String OPERATORS = "+\u2212\u00b1\u00d7\u00b7";

    private static final Map<String, String> SYMBOLS =
            Map.ofEntries(
                    Map.entry("alpha", "\u03b1"),
                    Map.entry("beta", "\u03b2"),
                    Map.entry("gamma", "\u03b3"),
                    Map.entry("delta", "\u03b4"),
                    Map.entry("epsilon", "\u03b5"),
                    Map.entry("varepsilon", "\u03b5"),
                    Map.entry("zeta", "\u03b6"),
                    Map.entry("eta", "\u03b7"),
                    Map.entry("theta", "\u03b8"),
                    Map.entry("kappa", "\u03ba"),
                    Map.entry("lambda", "\u03bb"),
                    Map.entry("mu", "\u03bc"),
                    Map.entry("nu", "\u03bd"),
                    Map.entry("xi", "\u03be"),
                    Map.entry("pi", "\u03c0"),
                    Map.entry("rho", "\u03c1"),
                    Map.entry("sigma", "\u03c3"),
                    Map.entry("tau", "\u03c4"),
                    Map.entry("phi", "\u03c6"),
                    Map.entry("varphi", "\u03c6"),
                    Map.entry("chi", "\u03c7"),
                    Map.entry("psi", "\u03c8"),
                    Map.entry("omega", "\u03c9"),
                    Map.entry("Gamma", "\u0393"),
                    Map.entry("Delta", "\u0394"),
                    Map.entry("Theta", "\u0398"),
                    Map.entry("Lambda", "\u039b"),
                    Map.entry("Sigma", "\u03a3"),
                    Map.entry("Phi", "\u03a6"),
                    Map.entry("Psi", "\u03a8"),
                    Map.entry("Omega", "\u03a9"),
                    Map.entry("ell", "\u2113"),
                    Map.entry("partial", "\u2202"),
                    Map.entry("nabla", "\u2207"),
                    Map.entry("infty", "\u221e"),
                    Map.entry("sum", "\u2211"),
                    Map.entry("int", "\u222b"),
                    Map.entry("prod", "\u220f"),
                    Map.entry("le", "\u2264"),
                    Map.entry("leq", "\u2264"),
                    Map.entry("ge", "\u2265"),
                    Map.entry("geq", "\u2265"),
                    Map.entry("approx", "\u2248"),
                    Map.entry("sim", "\u223c"),
                    Map.entry("ll", "\u226a"),
                    Map.entry("gg", "\u226b"),
                    Map.entry("ne", "\u2260"),
                    Map.entry("neq", "\u2260"),
                    Map.entry("propto", "\u221d"),
                    Map.entry("to", "\u2192"),
                    Map.entry("in", "\u2208"),
                    Map.entry("pm", "\u00b1"),
                    Map.entry("times", "\u00d7"),
                    Map.entry("cdot", "\u00b7"),
                    Map.entry("langle", "\u27e8"),
                    Map.entry("rangle", "\u27e9"),
                    Map.entry("star", "\u22c6"),
                    Map.entry("ast", "\u2217"),
                    Map.entry("dagger", "\u2020"),
                    Map.entry("prime", "\u2032"),
                    Map.entry("mid", "|"),
                    Map.entry("vert", "|"),
                    Map.entry("Vert", "\u2016"),
                    Map.entry("ldots", "\u2026"),
                    Map.entry("dots", "\u2026"));

    private static final Map<String, String> ACCENTS =
            Map.of(
                    "bar",
                    "\u0304",
                    "overline",
                    "\u0304",
                    "hat",
                    "\u0302",
                    "tilde",
                    "\u0303",
                    "dot",
                    "\u0307");

    private final String tex;
    private final List<Text.Run> runs = new ArrayList<>();
    private int next;
    private double size = 1;
    private double rise;
    private boolean upright;
    private boolean stackNext;

    MathReader(String tex) {
        this.tex = tex;
    }

    List<Text.Run> read() {
        readUntil('\0');
        return merged();
    }

    private void readUntil(char end) {
        while (next < tex.length()) {
            char c = tex.charAt(next++);
            if (c == end) {
                return;
            }
            readItem(c);
        }
    }

    private void readItem(char c) {
        switch (c) {
            case '{' -> readUntil('}');
            case '^', '_' -> readScript(c);
            case '\\' -> readCommand();
            case ' ', '~' -> put(upright || c == '~' ? HARD_SPACE : "", false);
            case '-' -> putOperator("\u2212");
            case '*' -> put("\u2217", false);
            case ',' -> put(size < 1 ? "," : ",\u2009", false);
            case '\'' -> put("\u2032", false);
            default -> putCharacter(c);
        }
    }

    private void putCharacter(char c) {
        String text = String.valueOf(c);
        if (Character.isHighSurrogate(c) && next < tex.length()) {
            text += tex.charAt(next++);
        }
        if (RELATIONS.contains(text) || OPERATORS.contains(text)) {
            putOperator(text);
        } else {
            put(text, Character.isLetter(text.codePointAt(0)));
        }
    }

    private void readArgument() {
        if (next < tex.length()) {
            char c = tex.charAt(next++);
            if (c == ' ') {
                readArgument();
            } else {
                readItem(c);
            }
        }
    }

    private void readScript(char kind) {
        double outerSize = size;
        double outerRise = rise;
        boolean afterScript = !runs.isEmpty() && runs.getLast().rise() != rise;
        boolean otherSide = afterScript && (runs.getLast().rise() > rise) != (kind == '^');
        rise += (kind == '^' ? UP : DOWN) * size;
        size *= SCRIPT;
        stackNext = otherSide;
        readArgument();
        stackNext = false;
        size = outerSize;
        rise = outerRise;
    }

    private void readCommand() {
        if (next == tex.length()) {
            put("\\", false);
            return;
        }
        int start = next;
        while (next < tex.length() && Character.isLetter(tex.charAt(next))) {
            next++;
        }
        if (next == start) {
            char c = tex.charAt(next++);
            put(
                    switch (c) {
                        case ',', ':', ';', '!' -> c == '!' ? "" : "\u2009";
                        case '|' -> "\u2016";
                        default -> String.valueOf(c);
                    },
                    false);
            return;
        }
        applyCommand(tex.substring(start, next));
    }

    private void applyCommand(String name) {
        switch (name) {
            case "frac", "tfrac", "dfrac" -> readFraction();
            case "sqrt" -> readRoot();
            case "mathrm", "text", "operatorname", "mathbb", "mathbf", "rm" -> readUpright();
            case "mathcal", "mathit", "left", "right", "displaystyle", "big", "Big" -> {}
            case "quad" -> put("\u2003", false);
            default -> {
                if (ACCENTS.containsKey(name)) {
                    readArgument();
                    put(ACCENTS.get(name), !runs.isEmpty() && runs.getLast().italic());
                } else if (SYMBOLS.containsKey(name)) {
                    putSymbol(SYMBOLS.get(name));
                } else {
                    putFunction(name);
                }
            }
        }
    }

    private void putSymbol(String symbol) {
        if (RELATIONS.contains(symbol) || OPERATORS.contains(symbol)) {
            putOperator(symbol);
        } else {
            put(symbol, Character.isLowerCase(symbol.charAt(0)));
        }
    }

    /**
     * {@code \log N} needs a thin space on both sides, unless a bracket or nothing stands there.
     */
    private void putFunction(String name) {
        boolean operand = !runs.isEmpty() && endsWithOperand();
        put((operand ? "\u2009" : "") + name, false);
        while (next < tex.length() && tex.charAt(next) == ' ') {
            next++;
        }
        if (next < tex.length() && "([{^_|,)]}".indexOf(tex.charAt(next)) < 0) {
            put("\u2009", false);
        }
    }

    private void readFraction() {
        readWrapped();
        put("/", false);
        readWrapped();
    }

    private void readRoot() {
        put("\u221a", false);
        readWrapped();
    }

    /** Reads one argument, in brackets where it is more than one symbol or number. */
    private void readWrapped() {
        int before = runs.size();
        readArgument();
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

    private void readUpright() {
        boolean outer = upright;
        upright = true;
        readArgument();
        upright = outer;
    }

    private void putOperator(String operator) {
        boolean script = size < 1;
        boolean operand = !runs.isEmpty() && runs.getLast().size() == size && endsWithOperand();
        boolean relation = RELATIONS.contains(operator);
        if (script || !(operand || relation)) {
            put(operator, false);
        } else {
            String space = relation ? HARD_SPACE : "\u2009";
            put((runs.isEmpty() ? "" : space) + operator + space, false);
        }
    }

    private boolean endsWithOperand() {
        String last = runs.getLast().text();
        return !last.isEmpty() && "\u00a0\u2009(/[,".indexOf(last.charAt(last.length() - 1)) < 0;
    }

    private void put(String text, boolean letter) {
        if (!text.isEmpty()) {
            runs.add(new Text.Run(text, letter && !upright, size, rise, stackNext));
            stackNext = false;
        }
    }

    private List<Text.Run> merged() {
        List<Text.Run> merged = new ArrayList<>();
        for (Text.Run run : runs) {
            Text.Run last = merged.isEmpty() ? null : merged.getLast();
            boolean same =
                    last != null
                            && !run.stacked()
                            && last.italic() == run.italic()
                            && last.size() == run.size()
                            && last.rise() == run.rise();
            if (same) {
                merged.removeLast();
                String joined = last.text() + run.text();
                merged.add(
                        new Text.Run(
                                joined, last.italic(), last.size(), last.rise(), last.stacked()));
            } else {
                merged.add(run);
            }
        }
        return merged;
    }
}
