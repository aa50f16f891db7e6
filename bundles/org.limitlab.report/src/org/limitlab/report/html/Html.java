package org.limitlab.report.html;

import org.limitlab.report.tex.MathMl;
import org.limitlab.report.tex.Tex;

/** Builds a page: tags are given, words are escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Markup as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Words without markup. */
    Html text(String words) {
        out.append(escape(words));
        return this;
    }

    /** Words that may hold TeX between dollar signs. */
    Html words(String words) {
        out.append(withMath(words));
        return this;
    }

    /** An element with words in it. */
    Html element(String tag, String attributes, String words) {
        return raw("<" + tag + attributes + ">").words(words).raw("</" + tag + ">");
    }

    /** A paragraph, unless there is nothing to say. */
    Html paragraph(String attributes, String words) {
        return words.isEmpty() ? this : element("p", attributes, words).raw("\n");
    }

    /** A formula on a line of its own; one that is not understood is shown as it was written. */
    Html equation(String tex) {
        Tex read = Tex.read(tex);
        return read.problems().isEmpty()
                ? raw("<div class=\"equation\">" + MathMl.block(read) + "</div>\n")
                : raw("<div class=\"equation\"><code>").text(tex).raw("</code></div>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String withMath(String words) {
        StringBuilder html = new StringBuilder();
        int at = 0;
        while (at < words.length()) {
            int open = words.indexOf('$', at);
            int close = open < 0 ? -1 : words.indexOf('$', open + 1);
            boolean escaped = open > at && words.charAt(open - 1) == '\\';
            if (close < 0 || escaped) {
                int end = escaped ? open + 1 : words.length();
                html.append(escape(words.substring(at, end).replace("\\$", "$")));
                at = end;
            } else {
                html.append(escape(words.substring(at, open)));
                Tex tex = Tex.read(words.substring(open + 1, close));
                html.append(
                        tex.problems().isEmpty()
                                ? MathMl.inline(tex)
                                : "<code>" + escape(tex.source()) + "</code>");
                at = close + 1;
            }
        }
        return html.toString();
    }
}
