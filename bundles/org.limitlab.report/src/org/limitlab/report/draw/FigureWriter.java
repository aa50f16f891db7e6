package org.limitlab.report.draw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes figures. One figure gives the same bytes each time on one machine. */
public final class FigureWriter {
    private FigureWriter() {}

    /** A kind of file. */
    public enum Format {
        SVG,
        PDF,
        PNG,
        /** The curves' data. */
        CSV;

        /** The end of the file's name, with its dot. */
        public String suffix() {
            return "." + name().toLowerCase(Locale.ROOT);
        }

        /**
         * The format that a file's name asks for.
         *
         * @throws IllegalArgumentException if its end is none of ours
         */
        public static Format of(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (name.endsWith(format.suffix())) {
                    return format;
                }
            }
            throw new IllegalArgumentException(
                    file
                            + " ends in none of .svg, .pdf, .png, .csv: name the format by the"
                            + " file's end");
        }
    }

    /** Writes one format to a stream, which stays open. */
    public static void write(Figure figure, Format format, OutputStream to) throws IOException {
        switch (format) {
            case SVG -> SvgWriter.write(figure, to);
            case PDF -> PdfWriter.write(figure, to);
            case PNG -> PngWriter.write(figure, to);
            case CSV -> CurveCsv.write(figure.chart(), to);
        }
    }

    /** The bytes of one format. */
    public static byte[] bytes(Figure figure, Format format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(figure, format, bytes);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
        return bytes.toByteArray();
    }

    /**
     * The {@code svg} element of a figure for an HTML page. Its colours are the page's variables
     * (see {@link Theme#styleVariables}), so that one element serves light and dark pages.
     *
     * @param idPrefix put before every id inside, unique on the page
     */
    public static String inlineSvg(Figure figure, String idPrefix) {
        try {
            return SvgWriter.element(figure, idPrefix, true);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    /**
     * Writes a picture and, beside it under the same name, the data of its curves.
     *
     * @param file its end names the format
     * @return the files written
     */
    public static List<Path> writeWithData(Figure figure, Path file) throws IOException {
        Format format = Format.of(file);
        List<Path> written = new ArrayList<>();
        written.add(writeWhole(file, bytes(figure, format)));
        if (format != Format.CSV) {
            String name = file.getFileName().toString();
            String stem = name.substring(0, name.length() - format.suffix().length());
            Path data = file.resolveSibling(stem + Format.CSV.suffix());
            written.add(writeWhole(data, bytes(figure, Format.CSV)));
        }
        return written;
    }

    private static Path writeWhole(Path file, byte[] bytes) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path unfinished = parent.resolve("." + file.getFileName() + ".tmp");
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return file;
    }
}
