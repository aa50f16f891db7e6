package org.limitlab.report.html;

import org.limitlab.report.draw.Figure;
import org.limitlab.report.draw.FigureWriter;
import org.limitlab.report.draw.WebFonts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inline pictures of one page: ids that do not clash, and the font that they all need. */
final class Pictures {
    private static final Pattern WORDS = Pattern.compile("<text[^>]*>([^<]*)<");

    private final StringBuilder shown = new StringBuilder();
    private int count;

    String inline(Figure figure) {
        String svg = FigureWriter.inlineSvg(figure, "p" + ++count + "-");
        Matcher words = WORDS.matcher(svg);
        while (words.find()) {
            shown.append(words.group(1));
        }
        return svg;
    }

    /** Style rules with the characters of all pictures so far; empty without pictures. */
    String fontRules() {
        return count == 0 ? "" : WebFonts.rules(shown.toString());
    }
}
