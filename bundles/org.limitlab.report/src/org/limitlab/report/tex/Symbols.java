package org.limitlab.report.tex;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Commands that stand for one symbol. */
final class Symbols {
    private static final String LETTERS =
            "alpha \u03b1 beta \u03b2 gamma \u03b3 delta \u03b4 epsilon \u03b5 varepsilon \u03b5"
                    + " zeta \u03b6 eta \u03b7 theta \u03b8 vartheta \u03d1 iota \u03b9 kappa \u03ba"
                    + " lambda \u03bb mu \u03bc nu \u03bd xi \u03be pi \u03c0 rho \u03c1 sigma \u03c3"
                    + " tau \u03c4 upsilon \u03c5 phi \u03c6 varphi \u03c6 chi \u03c7 psi \u03c8 omega"
                    + " \u03c9 ell \u2113";
    private static final String UPRIGHT =
            "Gamma \u0393 Delta \u0394 Theta \u0398 Lambda \u039b Xi \u039e Pi \u03a0 Sigma \u03a3"
                    + " Upsilon \u03a5 Phi \u03a6 Psi \u03a8 Omega \u03a9 infty \u221e partial \u2202"
                    + " nabla \u2207 emptyset \u2205 hbar \u210f Re \u211c Im \u2111 top \u22a4 bot"
                    + " \u22a5 dagger \u2020 prime \u2032 ldots \u2026 dots \u2026 cdots \u22ef star"
                    + " \u22c6 ast \u2217 forall \u2200 exists \u2203 degree \u00b0 aleph \u2135 square"
                    + " \u25a1";
    private static final String RELATIONS =
            "le \u2264 leq \u2264 ge \u2265 geq \u2265 lt < gt > ne \u2260 neq \u2260 approx \u2248"
                    + " sim \u223c simeq \u2243 cong \u2245 equiv \u2261 ll \u226a gg \u226b propto"
                    + " \u221d to \u2192 rightarrow \u2192 leftarrow \u2190 Rightarrow \u21d2"
                    + " Leftrightarrow \u21d4 implies \u21d2 iff \u21d4 mapsto \u21a6 in \u2208 notin"
                    + " \u2209 subset \u2282 subseteq \u2286 lesssim \u2272 gtrsim \u2273 coloneqq"
                    + " \u2254 longrightarrow \u27f6 perp \u27c2 parallel \u2225 mid \u2223 colon :";
    private static final String BINARY =
            "pm \u00b1 mp \u2213 times \u00d7 cdot \u22c5 div \u00f7 circ \u2218 otimes \u2297"
                    + " oplus \u2295 wedge \u2227 vee \u2228 cup \u222a cap \u2229 setminus \u2216 odot"
                    + " \u2299 bullet \u2219";
    private static final String OPENING =
            "langle \u27e8 lfloor \u230a lceil \u2308 lbrace { lbrack [ lparen (";
    private static final String CLOSING =
            "rangle \u27e9 rfloor \u230b rceil \u2309 rbrace } rbrack ] rparen )";
    private static final String BARS =
            "vert | lvert | rvert | Vert \u2016 lVert \u2016 rVert \u2016";
    private static final String LARGE =
            "sum \u2211 prod \u220f int \u222b iint \u222c oint \u222e bigcup \u22c3 bigcap \u22c2"
                    + " bigoplus \u2a01 bigotimes \u2a02";

    private static final Map<String, Node.Atom> ALL = new HashMap<>();

    static {
        put(LETTERS, Node.Kind.LETTER);
        put(UPRIGHT, Node.Kind.UPRIGHT);
        put(RELATIONS, Node.Kind.RELATION);
        put(BINARY, Node.Kind.BINARY);
        put(OPENING, Node.Kind.OPEN);
        put(CLOSING, Node.Kind.CLOSE);
        put(BARS, Node.Kind.BAR);
        put(LARGE, Node.Kind.LARGE);
    }

    private static final Set<String> FUNCTIONS =
            Set.of(
                    "log", "ln", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin",
                    "arccos", "arctan", "min", "max", "inf", "sup", "lim", "liminf", "limsup",
                    "det", "dim", "ker", "tr", "Tr", "diag", "arg", "argmin", "argmax", "erf",
                    "erfc", "sign", "sgn", "Pr", "Var", "Cov", "Law", "law", "deg", "gcd", "mod",
                    "sech", "coth", "softmax", "prox");

    private static final Set<String> LIMITS =
            Set.of("min", "max", "inf", "sup", "lim", "liminf", "limsup", "argmin", "argmax");

    private static final Map<String, String> ACCENTS =
            Map.of(
                    "bar", "\u0304",
                    "overline", "\u0304",
                    "hat", "\u0302",
                    "widehat", "\u0302",
                    "tilde", "\u0303",
                    "widetilde", "\u0303",
                    "dot", "\u0307",
                    "ddot", "\u0308",
                    "vec", "\u20d7",
                    "check", "\u030c");

    private static final Map<String, Double> SPACES =
            Map.of(
                    ",",
                    0.167,
                    ":",
                    0.222,
                    ";",
                    0.278,
                    "!",
                    -0.167,
                    " ",
                    0.333,
                    "quad",
                    1.0,
                    "qquad",
                    2.0,
                    "enspace",
                    0.5,
                    "thinspace",
                    0.167);

    private Symbols() {}

    private static void put(String table, Node.Kind kind) {
        String[] words = table.split(" ");
        for (int i = 0; i + 1 < words.length; i += 2) {
            ALL.put(words[i], new Node.Atom(words[i + 1], kind));
        }
    }

    /** The symbol of a command, or null. */
    static Node.Atom find(String command) {
        return ALL.get(command);
    }

    static boolean isFunction(String name) {
        return FUNCTIONS.contains(name);
    }

    /** True for functions whose scripts go under them in a displayed formula. */
    static boolean hasLimits(String name) {
        return LIMITS.contains(name);
    }

    /** The combining mark of an accent, or null. */
    static String accent(String command) {
        return ACCENTS.get(command);
    }

    static boolean isWide(String accent) {
        return accent.startsWith("wide") || accent.equals("overline");
    }

    /** The width of a space command in ems, or null. */
    static Double space(String command) {
        return SPACES.get(command);
    }

    /** What a single character is. */
    static Node.Atom character(String c) {
        return switch (c) {
            case "-", "\u2212" -> new Node.Atom("\u2212", Node.Kind.BINARY);
            case "+", "\u00b1", "\u00d7", "\u00b7", "\u22c5" -> new Node.Atom(c, Node.Kind.BINARY);
            case "*" -> new Node.Atom("\u2217", Node.Kind.BINARY);
            case "=",
                    "<",
                    ">",
                    ":",
                    "\u2264",
                    "\u2265",
                    "\u2248",
                    "\u223c",
                    "\u226a",
                    "\u226b",
                    "\u2260",
                    "\u221d",
                    "\u2192",
                    "\u2208" ->
                    new Node.Atom(c, Node.Kind.RELATION);
            case ",", ";" -> new Node.Atom(c, Node.Kind.COMMA);
            case "(", "[", "\u27e8" -> new Node.Atom(c, Node.Kind.OPEN);
            case ")", "]", "\u27e9" -> new Node.Atom(c, Node.Kind.CLOSE);
            case "|", "\u2016" -> new Node.Atom(c, Node.Kind.BAR);
            case "\u2211", "\u222b", "\u220f" -> new Node.Atom(c, Node.Kind.LARGE);
            default -> {
                boolean letter =
                        Character.isLetter(c.codePointAt(0)) && !isGreekCapital(c.codePointAt(0));
                yield new Node.Atom(c, letter ? Node.Kind.LETTER : Node.Kind.UPRIGHT);
            }
        };
    }

    private static boolean isGreekCapital(int codePoint) {
        return codePoint >= 0x391 && codePoint <= 0x3a9;
    }
}
