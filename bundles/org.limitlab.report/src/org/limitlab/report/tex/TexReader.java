package org.limitlab.report.tex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recursive descent over the source; total: every string gives a tree, and a list of what was not
 * understood.
 */
final class TexReader {
    private static final String BAR_OR_BRACKET = "()[]|/.<>";

    private final String source;
    private final Set<String> problems = new LinkedHashSet<>();
    private int next;
    private Node.Alphabet alphabet = Node.Alphabet.PLAIN;
    private boolean upright;

    TexReader(String source) {
        this.source = source;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Node read() {
        List<Node> all = new ArrayList<>();
        while (next < source.length()) {
            all.addAll(readRow(Set.of()));
            if (next < source.length()) {
                problems.add("unexpected " + takeStray());
            }
        }
        return row(all);
    }

    private String takeStray() {
        return String.valueOf(source.charAt(next++));
    }

    private static Node row(List<Node> nodes) {
        return nodes.size() == 1 ? nodes.getFirst() : new Node.Row(nodes);
    }

    /**
     * Reads until the end, a closing brace, an ampersand, or one of the given commands, none of
     * which it consumes.
     */
    private List<Node> readRow(Set<String> ends) {
        List<Node> nodes = new ArrayList<>();
        while (next < source.length()) {
            char c = source.charAt(next);
            if (c == '}' || c == '&' || (c == '\\' && ends.contains(peekCommand()))) {
                break;
            }
            next++;
            if (c == '^' || c == '_') {
                attachScript(nodes, c);
            } else if (c == '\'') {
                attachPrimes(nodes);
            } else {
                Node node = readAtom(c, ends);
                if (node != null) {
                    nodes.add(node);
                }
            }
        }
        return nodes;
    }

    private Node readAtom(char c, Set<String> ends) {
        if (c == '{') {
            return readGroup(ends);
        }
        if (c == '\\') {
            return readCommand();
        }
        if (Character.isWhitespace(c)) {
            return null;
        }
        if (c == '~') {
            return new Node.Space(0.333);
        }
        return Character.isDigit(c) ? readNumber(c) : readCharacter(c);
    }

    private Node readGroup(Set<String> ends) {
        boolean outerUpright = upright;
        Node.Alphabet outerAlphabet = alphabet;
        List<Node> nodes = new ArrayList<>(readRow(Set.of()));
        while (next < source.length() && source.charAt(next) == '&' && ends.isEmpty()) {
            problems.add("& outside a table");
            next++;
            nodes.addAll(readRow(Set.of()));
        }
        if (next < source.length() && source.charAt(next) == '}') {
            next++;
        } else {
            problems.add("{ is not closed");
        }
        upright = outerUpright;
        alphabet = outerAlphabet;
        return row(nodes);
    }

    private Node readNumber(char first) {
        StringBuilder digits = new StringBuilder().append(first);
        while (next < source.length()
                && (isDigit(next) || (source.charAt(next) == '.' && isDigit(next + 1)))) {
            digits.append(source.charAt(next++));
        }
        return new Node.Atom(digits.toString(), Node.Kind.NUMBER, alphabet);
    }

    private boolean isDigit(int index) {
        return index < source.length() && Character.isDigit(source.charAt(index));
    }

    private Node readCharacter(char c) {
        String text = String.valueOf(c);
        if (Character.isHighSurrogate(c) && next < source.length()) {
            text += source.charAt(next++);
        }
        Node.Atom atom = Symbols.character(text);
        if (atom.kind() != Node.Kind.LETTER) {
            return atom;
        }
        return new Node.Atom(text, upright ? Node.Kind.UPRIGHT : Node.Kind.LETTER, alphabet);
    }

    private void attachScript(List<Node> nodes, char kind) {
        Node script = readArgument(kind == '^' ? "superscript" : "subscript");
        Node base = nodes.isEmpty() ? new Node.Row(List.of()) : nodes.removeLast();
        boolean below = kind == '_';
        if (base instanceof Node.Stack stack && (below ? stack.under() : stack.over()).isEmpty()) {
            nodes.add(
                    below
                            ? new Node.Stack(stack.base(), Optional.of(script), stack.over())
                            : new Node.Stack(stack.base(), stack.under(), Optional.of(script)));
            return;
        }
        if (base instanceof Node.Script before && (below ? before.sub() : before.sup()).isEmpty()) {
            nodes.add(
                    below
                            ? new Node.Script(
                                    before.base(),
                                    Optional.of(script),
                                    before.sup(),
                                    before.limits())
                            : new Node.Script(
                                    before.base(),
                                    before.sub(),
                                    Optional.of(script),
                                    before.limits()));
            return;
        }
        Optional<Node> here = Optional.of(script);
        nodes.add(
                new Node.Script(
                        base,
                        below ? here : Optional.empty(),
                        below ? Optional.empty() : here,
                        hasLimits(base)));
    }

    private static boolean hasLimits(Node base) {
        return base instanceof Node.Atom atom
                && ((atom.kind() == Node.Kind.LARGE && !atom.text().matches("[\u222b\u222c\u222e]"))
                        || (atom.kind() == Node.Kind.FUNCTION && Symbols.hasLimits(atom.text())));
    }

    private void attachPrimes(List<Node> nodes) {
        StringBuilder primes = new StringBuilder("\u2032");
        while (next < source.length() && source.charAt(next) == '\'') {
            primes.append('\u2032');
            next++;
        }
        Node base = nodes.isEmpty() ? new Node.Row(List.of()) : nodes.removeLast();
        Node mark = new Node.Atom(primes.toString(), Node.Kind.UPRIGHT);
        nodes.add(new Node.Script(base, Optional.empty(), Optional.of(mark), false));
    }

    /** One group, command or character. */
    private Node readArgument(String what) {
        while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
            next++;
        }
        if (next == source.length() || source.charAt(next) == '}' || source.charAt(next) == '&') {
            problems.add(what + " is missing");
            return new Node.Row(List.of());
        }
        char c = source.charAt(next++);
        if (Character.isDigit(c)) {
            return new Node.Atom(String.valueOf(c), Node.Kind.NUMBER, alphabet);
        }
        if (c == '^' || c == '_' || c == '\'') {
            problems.add("double script");
            return new Node.Row(List.of());
        }
        Node node = readAtom(c, Set.of());
        return node == null ? new Node.Row(List.of()) : node;
    }

    /** The command at the current backslash, not consumed. */
    private String peekCommand() {
        int end = next + 1;
        while (end < source.length() && isCommandLetter(end)) {
            end++;
        }
        return end == next + 1 && end < source.length()
                ? source.substring(end, end + 1)
                : source.substring(next + 1, end);
    }

    private boolean isCommandLetter(int index) {
        char c = source.charAt(index);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private Node readCommand() {
        next--;
        String name = peekCommand();
        next += 1 + name.length();
        Node.Atom symbol = Symbols.find(name);
        if (symbol != null) {
            return symbol;
        }
        if (Symbols.space(name) != null) {
            return new Node.Space(Symbols.space(name));
        }
        if (Symbols.accent(name) != null) {
            return new Node.Accent(
                    readArgument("what stands under \\" + name),
                    Symbols.accent(name),
                    Symbols.isWide(name));
        }
        if (Symbols.isFunction(name)) {
            return new Node.Atom(name, Node.Kind.FUNCTION);
        }
        return readStructure(name);
    }

    private Node readStructure(String name) {
        return switch (name) {
            case "frac", "tfrac", "dfrac" ->
                    new Node.Fraction(readArgument("numerator"), readArgument("denominator"));
            case "sqrt" -> readRoot();
            case "text", "textrm", "mbox", "textit" -> new Node.Atom(readWords(), Node.Kind.TEXT);
            case "operatorname" -> new Node.Atom(readWords(), Node.Kind.FUNCTION);
            case "mathrm" -> readStyled(Node.Alphabet.PLAIN, true);
            case "mathbf", "boldsymbol", "bm" ->
                    readStyled(Node.Alphabet.BOLD, name.equals("mathbf"));
            case "mathbb" -> readStyled(Node.Alphabet.DOUBLE_STRUCK, true);
            case "mathcal", "mathscr" -> readStyled(Node.Alphabet.SCRIPT, true);
            case "mathit" -> readStyled(Node.Alphabet.PLAIN, false);
            case "left" -> readFenced();
            case "begin" -> readEnvironment();
            case "underbrace" -> braced("\u23df", false);
            case "overbrace" -> braced("\u23de", true);
            case "stackrel", "overset" -> {
                Node over = readArgument("what stands over");
                yield new Node.Stack(readArgument("base"), Optional.empty(), Optional.of(over));
            }
            case "underset" -> {
                Node under = readArgument("what stands under");
                yield new Node.Stack(readArgument("base"), Optional.of(under), Optional.empty());
            }
            case "big",
                    "Big",
                    "bigg",
                    "Bigg",
                    "bigl",
                    "bigr",
                    "Bigl",
                    "Bigr",
                    "biggl",
                    "biggr",
                    "displaystyle",
                    "textstyle",
                    "limits",
                    "nolimits" ->
                    new Node.Row(List.of());
            default -> readEscaped(name);
        };
    }

    private Node readEscaped(String name) {
        return switch (name) {
            case "{" -> new Node.Atom("{", Node.Kind.OPEN);
            case "}" -> new Node.Atom("}", Node.Kind.CLOSE);
            case "|" -> new Node.Atom("\u2016", Node.Kind.BAR);
            case "%", "#", "$", "&", "_" -> new Node.Atom(name, Node.Kind.UPRIGHT);
            case "" -> {
                problems.add("a lone backslash");
                yield new Node.Atom("\\", Node.Kind.UPRIGHT);
            }
            default -> {
                problems.add("unknown command \\" + name);
                yield new Node.Atom(name, Node.Kind.UPRIGHT);
            }
        };
    }

    private Node braced(String brace, boolean over) {
        Node base = readArgument("what the brace holds");
        Optional<Node> mark = Optional.of(new Node.Atom(brace, Node.Kind.UPRIGHT));
        Node with =
                new Node.Stack(
                        base, over ? Optional.empty() : mark, over ? mark : Optional.empty());
        return new Node.Stack(with, Optional.empty(), Optional.empty());
    }

    private Node readStyled(Node.Alphabet style, boolean nowUpright) {
        Node.Alphabet outerAlphabet = alphabet;
        boolean outerUpright = upright;
        alphabet = style;
        upright = nowUpright;
        Node node = readArgument("letters");
        alphabet = outerAlphabet;
        upright = outerUpright;
        return joinUpright(node, style, nowUpright);
    }

    /** Several upright letters are one word: the "max" of {@code x_{\mathrm{max}}}. */
    private static Node joinUpright(Node node, Node.Alphabet style, boolean upright) {
        boolean word =
                upright
                        && style == Node.Alphabet.PLAIN
                        && node instanceof Node.Row row
                        && row.nodes().stream()
                                .allMatch(
                                        n ->
                                                n instanceof Node.Atom a
                                                        && a.kind() == Node.Kind.UPRIGHT);
        if (!word) {
            return node;
        }
        StringBuilder letters = new StringBuilder();
        ((Node.Row) node).nodes().forEach(n -> letters.append(((Node.Atom) n).text()));
        return new Node.Atom(letters.toString(), Node.Kind.UPRIGHT);
    }

    private Node readRoot() {
        Optional<Node> degree = Optional.empty();
        if (next < source.length() && source.charAt(next) == '[') {
            int end = source.indexOf(']', next);
            if (end > 0) {
                degree = Optional.of(Tex.read(source.substring(next + 1, end)).root());
                next = end + 1;
            }
        }
        return new Node.Root(readArgument("what stands under the root"), degree);
    }

    /** The characters of a group, as they are. */
    private String readWords() {
        if (next < source.length() && source.charAt(next) == '*') {
            next++;
        }
        if (next == source.length() || source.charAt(next) != '{') {
            problems.add("words need braces");
            return "";
        }
        int depth = 0;
        int start = next + 1;
        for (; next < source.length(); next++) {
            char c = source.charAt(next);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return source.substring(start, next++).replace("\\,", "\u2009").replace("\\ ", " ");
            }
        }
        problems.add("{ is not closed");
        return source.substring(start);
    }

    private Node readFenced() {
        String open = readDelimiter();
        Node body = row(readRow(Set.of("right")));
        if (next < source.length() && source.charAt(next) == '\\') {
            next += "\\right".length();
            return new Node.Fenced(open, body, readDelimiter());
        }
        problems.add("\\left without \\right");
        return new Node.Fenced(open, body, "");
    }

    private String readDelimiter() {
        while (next < source.length() && source.charAt(next) == ' ') {
            next++;
        }
        if (next == source.length()) {
            problems.add("a bracket is missing");
            return "";
        }
        char c = source.charAt(next);
        if (c != '\\') {
            next++;
            if (BAR_OR_BRACKET.indexOf(c) < 0) {
                problems.add("no bracket: " + c);
            }
            return c == '.' ? "" : c == '<' ? "\u27e8" : c == '>' ? "\u27e9" : String.valueOf(c);
        }
        String name = peekCommand();
        next += 1 + name.length();
        Node.Atom symbol = Symbols.find(name);
        return symbol != null ? symbol.text() : ((Node.Atom) readEscaped(name)).text();
    }

    private Node readEnvironment() {
        String name = readWords().replace("*", "");
        List<List<Node>> rows = new ArrayList<>();
        List<Node> cells = new ArrayList<>();
        while (true) {
            cells.add(row(readRow(Set.of("\\", "end"))));
            if (next >= source.length() || source.charAt(next) == '}') {
                problems.add("\\begin{" + name + "} without \\end");
                break;
            }
            if (source.charAt(next) == '&') {
                next++;
            } else if (peekCommand().equals("\\")) {
                next += 2;
                rows.add(cells);
                cells = new ArrayList<>();
            } else {
                next += "\\end".length();
                readWords();
                break;
            }
        }
        if (cells.size() > 1 || !cells.getFirst().equals(new Node.Row(List.of()))) {
            rows.add(cells);
        }
        return environment(name, rows);
    }

    private Node environment(String name, List<List<Node>> rows) {
        Node table = new Node.Table(rows, false);
        return switch (name) {
            case "matrix", "array" -> table;
            case "pmatrix" -> new Node.Fenced("(", table, ")");
            case "bmatrix" -> new Node.Fenced("[", table, "]");
            case "vmatrix" -> new Node.Fenced("|", table, "|");
            case "cases" -> new Node.Fenced("{", table, "");
            case "aligned", "align", "split", "gathered" -> new Node.Table(rows, true);
            default -> {
                problems.add("unknown environment " + name);
                yield table;
            }
        };
    }
}
