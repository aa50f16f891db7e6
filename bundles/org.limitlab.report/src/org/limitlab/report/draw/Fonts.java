package org.limitlab.report.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three faces that ship in this bundle; nothing depends on the fonts of the machine. */
final class Fonts {
    /** Names for SVG and CSS: the shipped family, then families of nearly the same widths. */
    static final String FAMILY = "'DejaVu Sans', Verdana, 'Bitstream Vera Sans', sans-serif";

    static final String REGULAR = "DejaVuSans.ttf";
    static final String BOLD = "DejaVuSans-Bold.ttf";
    static final String OBLIQUE = "DejaVuSans-Oblique.ttf";

    /**
     * Java asks for a font configuration before it reads the first font, even if none is installed.
     */
    private static final String NO_FONTS_NEEDED =
            "version=1\nallfonts.latin-1=DejaVu Sans\nsequence.allfonts=latin-1\n";

    private static final class Holder {
        static final Fonts INSTANCE = load();
    }

    private final Font regular;
    private final Font bold;
    private final Font oblique;

    private Fonts(Font regular, Font bold, Font oblique) {
        this.regular = regular;
        this.bold = bold;
        this.oblique = oblique;
    }

    static Fonts get() {
        return Holder.INSTANCE;
    }

    /**
     * Starts Java's font system; to be called before anything else of AWT, which would start it
     * without the second attempt for machines that have no font.
     */
    static void start() {
        get();
    }

    Font regular(double size) {
        return regular.deriveFont((float) size);
    }

    /** The bold face, which says so itself: SVG asks for the weight. */
    Font bold(double size) {
        return bold.deriveFont(Font.BOLD, (float) size);
    }

    Font oblique(double size) {
        return oblique.deriveFont(Font.ITALIC, (float) size);
    }

    /** The file of a face. */
    static InputStream open(String face) {
        InputStream stream = Fonts.class.getResourceAsStream("fonts/" + face);
        if (stream == null) {
            throw new IllegalStateException("the bundle lacks its font " + face);
        }
        return stream;
    }

    private static Fonts load() {
        try {
            return new Fonts(read(REGULAR), read(BOLD), read(OBLIQUE));
        } catch (RuntimeException | Error noFontconfig) {
            return loadWithoutFontconfig(noFontconfig);
        }
    }

    /**
     * Machines with no font at all ("Fontconfig head is null"): the second attempt brings a
     * configuration of its own.
     */
    private static Fonts loadWithoutFontconfig(Throwable first) {
        if (System.getProperty("sun.awt.fontconfig") != null) {
            throw new IllegalStateException("Java cannot start its font system", first);
        }
        try {
            Path configuration = Files.createTempFile("limitlab-fonts", ".properties");
            try {
                Files.writeString(configuration, NO_FONTS_NEEDED);
                System.setProperty("sun.awt.fontconfig", configuration.toString());
                return new Fonts(read(REGULAR), read(BOLD), read(OBLIQUE));
            } finally {
                System.clearProperty("sun.awt.fontconfig");
                Files.delete(configuration);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Font read(String face) {
        try (InputStream stream = open(face)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (FontFormatException problem) {
            throw new IllegalStateException("the bundle's font " + face + " is damaged", problem);
        }
    }
}
