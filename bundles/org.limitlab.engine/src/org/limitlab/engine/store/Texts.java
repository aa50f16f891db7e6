package org.limitlab.engine.store;

/** Texts as HDF5 can hold them: it ends a text at the first zero byte. */
final class Texts {

    private Texts() {}

    /** The text with control characters as blanks, on one line. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> c < ' ' || c == 0x7f ? ' ' : c).forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    /**
     * The text itself.
     *
     * @throws IllegalArgumentException if it holds a zero character or half a surrogate pair
     */
    static String check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !paired) {
                throw new IllegalArgumentException("character " + i + " of the text is not valid");
            }
            if (paired) {
                i++;
            }
        }
        return text;
    }
}
