package org.limitlab.report.tex;

import java.util.List;
import java.util.Optional;

/** A part of a formula. */
public sealed interface Node {

    /** What an atom is, as far as its shape and its spaces go. */
    enum Kind {
        /** A variable: italic. */
        LETTER,
        /** A constant or a word among symbols: upright. */
        UPRIGHT,
        /** A named function: upright, with a thin space before its argument. */
        FUNCTION,
        NUMBER,
        /** Plus, minus, times: thin spaces around, where it stands between two things. */
        BINARY,
        /** Equals, less than: spaces around. */
        RELATION,
        COMMA,
        OPEN,
        CLOSE,
        /** A vertical bar: opens or closes, nobody knows. */
        BAR,
        /** Sum, integral, product. */
        LARGE,
        /** Words, their spaces kept. */
        TEXT
    }

    /** Letters of another alphabet. */
    enum Alphabet {
        PLAIN,
        BOLD,
        DOUBLE_STRUCK,
        SCRIPT
    }

    /** Nodes side by side. */
    record Row(List<Node> nodes) implements Node {
        public Row {
            nodes = List.copyOf(nodes);
        }
    }

    /** Characters of one kind. */
    record Atom(String text, Kind kind, Alphabet alphabet) implements Node {
        Atom(String text, Kind kind) {
            this(text, kind, Alphabet.PLAIN);
        }
    }

    /**
     * White space.
     *
     * @param ems width in ems, may be negative
     */
    record Space(double ems) implements Node {}

    /**
     * Sub- and superscript, or limits under and over.
     *
     * @param limits true where a displayed formula sets them under and over the base
     */
    record Script(Node base, Optional<Node> sub, Optional<Node> sup, boolean limits)
            implements Node {}

    record Fraction(Node over, Node under) implements Node {}

    /** A root; the degree is empty for a square root. */
    record Root(Node radicand, Optional<Node> degree) implements Node {}

    /**
     * A mark over the base.
     *
     * @param mark the combining character
     * @param wide true where it spans the base
     */
    record Accent(Node base, String mark, boolean wide) implements Node {}

    /** Something under or over the base, such as a brace with words. */
    record Stack(Node base, Optional<Node> under, Optional<Node> over) implements Node {}

    /** Brackets that grow with what they hold; either may be empty. */
    record Fenced(String open, Node body, String close) implements Node {}

    /**
     * A matrix, cases or aligned lines.
     *
     * @param aligned true for equations aligned at their signs
     */
    record Table(List<List<Node>> rows, boolean aligned) implements Node {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
