package org.limitlab.report.tex;

/**
 * Letters of Unicode's mathematical alphabets: double-struck and script, with the holes that older
 * blocks fill.
 */
final class Alphabets {
    private static final String OLD_DOUBLE_STRUCK =
            "C\u2102H\u210dN\u2115P\u2119Q\u211aR\u211dZ\u2124";
    private static final String OLD_SCRIPT =
            "B\u212cE\u2130F\u2131H\u210bI\u2110L\u2112M\u2133R\u211be\u212fg\u210ao\u2134";
    private static final int DOUBLE_STRUCK = 0x1d538;
    private static final int DOUBLE_STRUCK_DIGIT = 0x1d7d8;
    private static final int SCRIPT = 0x1d49c;

    private Alphabets() {}

    /**
     * The character in another alphabet, or itself where that has none; bold is left to style
     * sheets.
     */
    static int letter(int character, Node.Alphabet alphabet) {
        return switch (alphabet) {
            case PLAIN, BOLD -> character;
            case DOUBLE_STRUCK ->
                    character >= '0' && character <= '9'
                            ? DOUBLE_STRUCK_DIGIT + character - '0'
                            : letter(character, DOUBLE_STRUCK, OLD_DOUBLE_STRUCK);
            case SCRIPT -> letter(character, SCRIPT, OLD_SCRIPT);
        };
    }

    private static int letter(int character, int start, String old) {
        for (int i = 0; i < old.length(); i += 2) {
            if (old.charAt(i) == character) {
                return old.charAt(i + 1);
            }
        }
        if (character >= 'A' && character <= 'Z') {
            return start + character - 'A';
        }
        return character >= 'a' && character <= 'z' ? start + 26 + character - 'a' : character;
    }
}
