package org.limitlab.report.tex;

import java.util.Locale;
import java.util.Optional;

/** Writes a formula as MathML Core, which browsers show without a script. */
public final class MathMl {
    private final StringBuilder out = new StringBuilder();

    private MathMl() {}

    /**
     * The {@code math} element of a formula on a line of its own; its source is kept as an
     * annotation.
     */
    public static String block(Tex tex) {
        return math(tex, true);
    }

    /** The {@code math} element of a formula among words. */
    public static String inline(Tex tex) {
        return math(tex, false);
    }

    private static String math(Tex tex, boolean block) {
        MathMl writer = new MathMl();
        writer.row(tex.root());
        return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\""
                + (block ? " display=\"block\"" : "")
                + "><semantics>"
                + writer.out
                + "<annotation encoding=\"application/x-tex\">"
                + escape(tex.source())
                + "</annotation></semantics></math>";
    }

    private void row(Node node) {
        out.append("<mrow>");
        write(node, true);
        out.append("</mrow>");
    }

    /** One element: what scripts and fractions need as a child. */
    private void single(Node node) {
        if (node instanceof Node.Row) {
            row(node);
        } else {
            write(node, false);
        }
    }

    private void write(Node node, boolean spread) {
        switch (node) {
            case Node.Row row -> writeRow(row, spread);
            case Node.Atom atom -> writeAtom(atom, false);
            case Node.Space space -> space(space.ems());
            case Node.Script script -> writeScript(script);
            case Node.Fraction fraction -> element("mfrac", fraction.over(), fraction.under());
            case Node.Root root when root.degree().isPresent() ->
                    element("mroot", root.radicand(), root.degree().get());
            case Node.Root root -> element("msqrt", root.radicand());
            case Node.Accent accent -> writeAccent(accent);
            case Node.Stack stack -> writeStack(stack);
            case Node.Fenced fenced -> writeFenced(fenced);
            case Node.Table table -> writeTable(table);
        }
    }

    private void writeRow(Node.Row row, boolean spread) {
        if (!spread) {
            out.append("<mrow>");
        }
        Node before = null;
        for (int i = 0; i < row.nodes().size(); i++) {
            Node node = row.nodes().get(i);
            boolean prefix =
                    node instanceof Node.Atom atom
                            && atom.kind() == Node.Kind.BINARY
                            && !endsOperand(before);
            if (isFunction(node) && endsOperand(before)) {
                space(0.167);
            }
            if (node instanceof Node.Atom atom) {
                writeAtom(atom, prefix);
            } else {
                write(node, false);
            }
            Node after = i + 1 < row.nodes().size() ? row.nodes().get(i + 1) : null;
            if (isFunction(node) && takesSpace(after)) {
                space(0.167);
            }
            before = node;
        }
        if (!spread) {
            out.append("</mrow>");
        }
    }

    private static boolean isFunction(Node node) {
        return switch (node) {
            case Node.Atom atom -> atom.kind() == Node.Kind.FUNCTION;
            case Node.Script script -> isFunction(script.base());
            default -> false;
        };
    }

    /** A function's argument keeps a distance unless it is in brackets. */
    private static boolean takesSpace(Node after) {
        return switch (after) {
            case null -> false;
            case Node.Atom atom ->
                    switch (atom.kind()) {
                        case LETTER, UPRIGHT, NUMBER, FUNCTION, LARGE, BAR -> true;
                        default -> false;
                    };
            case Node.Space _ -> false;
            case Node.Fenced _ -> false;
            default -> true;
        };
    }

    private static boolean endsOperand(Node node) {
        return switch (node) {
            case null -> false;
            case Node.Atom atom ->
                    switch (atom.kind()) {
                        case BINARY, RELATION, COMMA, OPEN, LARGE -> false;
                        default -> true;
                    };
            case Node.Space _ -> false;
            default -> true;
        };
    }

    private void space(double ems) {
        out.append(String.format(Locale.ROOT, "<mspace width=\"%.3fem\"/>", ems));
    }

    private void element(String name, Node... children) {
        out.append('<').append(name).append('>');
        for (Node child : children) {
            single(child);
        }
        out.append("</").append(name).append('>');
    }

    private void writeAtom(Node.Atom atom, boolean prefix) {
        String text = escape(alphabet(atom));
        switch (atom.kind()) {
            case LETTER, UPRIGHT -> writeIdentifier(atom, text);
            case FUNCTION ->
                    tag(
                            "mi",
                            text.codePointCount(0, text.length()) == 1
                                    ? " mathvariant=\"normal\""
                                    : "",
                            text);
            case NUMBER -> tag("mn", bold(atom), text);
            case BINARY ->
                    tag(
                            "mo",
                            prefix
                                    ? " form=\"prefix\" lspace=\"0\" rspace=\"0\""
                                    : " form=\"infix\"",
                            text);
            case RELATION -> tag("mo", " form=\"infix\"", text);
            case COMMA -> tag("mo", " separator=\"true\"", text);
            case OPEN -> tag("mo", " form=\"prefix\" stretchy=\"false\"", text);
            case CLOSE -> tag("mo", " form=\"postfix\" stretchy=\"false\"", text);
            case BAR -> tag("mo", " stretchy=\"false\" lspace=\"0\" rspace=\"0\"", text);
            case LARGE -> tag("mo", " movablelimits=\"true\"", text);
            case TEXT -> tag("mtext", "", text.replace(' ', '\u00a0'));
        }
    }

    private void writeIdentifier(Node.Atom atom, String text) {
        boolean one = text.codePointCount(0, text.length()) == 1;
        boolean plain = atom.kind() == Node.Kind.UPRIGHT || atom.alphabet() != Node.Alphabet.PLAIN;
        tag("mi", (one && plain ? " mathvariant=\"normal\"" : "") + bold(atom), text);
    }

    private static String bold(Node.Atom atom) {
        return atom.alphabet() == Node.Alphabet.BOLD ? " style=\"font-weight:bold\"" : "";
    }

    private void tag(String name, String attributes, String text) {
        out.append('<')
                .append(name)
                .append(attributes)
                .append('>')
                .append(text)
                .append("</")
                .append(name)
                .append('>');
    }

    private void writeScript(Node.Script script) {
        boolean both = script.sub().isPresent() && script.sup().isPresent();
        String sub = script.limits() ? "munder" : "msub";
        String sup = script.limits() ? "mover" : "msup";
        String name =
                both
                        ? (script.limits() ? "munderover" : "msubsup")
                        : script.sub().isPresent() ? sub : sup;
        out.append('<').append(name).append('>');
        single(script.base());
        script.sub().ifPresent(this::single);
        script.sup().ifPresent(this::single);
        out.append("</").append(name).append('>');
    }

    private void writeAccent(Node.Accent accent) {
        out.append("<mover accent=\"true\">");
        single(accent.base());
        String mark =
                switch (accent.mark()) {
                    case "\u0304" -> "\u00af";
                    case "\u0302" -> "^";
                    case "\u0303" -> "~";
                    case "\u0307" -> "\u02d9";
                    case "\u0308" -> "\u00a8";
                    case "\u20d7" -> "\u2192";
                    default -> "\u02c7";
                };
        tag("mo", accent.wide() ? "" : " stretchy=\"false\"", mark);
        out.append("</mover>");
    }

    private void writeStack(Node.Stack stack) {
        Optional<Node> under = stack.under();
        Optional<Node> over = stack.over();
        if (under.isEmpty() && over.isEmpty()) {
            single(stack.base());
            return;
        }
        String name = under.isPresent() ? (over.isPresent() ? "munderover" : "munder") : "mover";
        out.append('<').append(name).append('>');
        single(stack.base());
        under.ifPresent(this::braceOrSingle);
        over.ifPresent(this::braceOrSingle);
        out.append("</").append(name).append('>');
    }

    private void braceOrSingle(Node node) {
        if (node instanceof Node.Atom atom && atom.text().matches("[\u23de\u23df]")) {
            tag("mo", " stretchy=\"true\"", atom.text());
        } else {
            single(node);
        }
    }

    private void writeFenced(Node.Fenced fenced) {
        out.append("<mrow>");
        fence(fenced.open(), "prefix");
        single(fenced.body());
        fence(fenced.close(), "postfix");
        out.append("</mrow>");
    }

    private void fence(String bracket, String form) {
        if (!bracket.isEmpty()) {
            tag("mo", " form=\"" + form + "\" stretchy=\"true\" fence=\"true\"", escape(bracket));
        }
    }

    private void writeTable(Node.Table table) {
        out.append(table.aligned() ? "<mtable displaystyle=\"true\">" : "<mtable>");
        for (var row : table.rows()) {
            out.append("<mtr>");
            for (int column = 0; column < row.size(); column++) {
                String align = column % 2 == 0 ? "right" : "left";
                out.append(
                        table.aligned()
                                ? "<mtd style=\"text-align:"
                                        + align
                                        + ";padding-left:0;padding-right:0\">"
                                : "<mtd>");
                write(row.get(column), true);
                out.append("</mtd>");
            }
            out.append("</mtr>");
        }
        out.append("</mtable>");
    }

    private static String alphabet(Node.Atom atom) {
        StringBuilder text = new StringBuilder();
        atom.text()
                .codePoints()
                .forEach(c -> text.appendCodePoint(Alphabets.letter(c, atom.alphabet())));
        return text.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
