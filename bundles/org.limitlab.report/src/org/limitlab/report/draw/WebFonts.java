package org.limitlab.report.draw;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;

/** The shipped faces for pages, cut down to the characters that a page uses. */
public final class WebFonts {
    private WebFonts() {}

    /** Browsers refuse a font without these. */
    private static final List<String> TABLES = List.of("OS/2", "cmap", "name", "post");

    private record Face(String file, String weight, String style) {}

    private static final List<Face> FACES =
            List.of(
                    new Face(Fonts.REGULAR, "normal", "normal"),
                    new Face(Fonts.BOLD, "bold", "normal"),
                    new Face(Fonts.OBLIQUE, "normal", "italic"));

    /**
     * Rules that bring the family of inline pictures with the page.
     *
     * @param text every character that the pictures show
     */
    public static String rules(String text) {
        TreeSet<Integer> characters =
                new TreeSet<>(text.codePoints().filter(c -> c > ' ').boxed().toList());
        characters.add((int) ' ');
        StringBuilder css = new StringBuilder();
        for (Face face : FACES) {
            css.append("@font-face { font-family: 'DejaVu Sans'; font-weight: ")
                    .append(face.weight)
                    .append("; font-style: ")
                    .append(face.style)
                    .append("; src: url(data:font/ttf;base64,")
                    .append(Base64.getEncoder().encodeToString(subset(face.file, characters)))
                    .append(") format('truetype'); }\n");
        }
        return css.toString();
    }

    private static byte[] subset(String file, TreeSet<Integer> characters) {
        try (InputStream stream = Fonts.open(file);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            characters.forEach(subsetter::add);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            return bytes.toByteArray();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
