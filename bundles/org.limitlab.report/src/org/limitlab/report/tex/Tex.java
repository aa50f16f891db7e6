package org.limitlab.report.tex;

import java.util.List;

/**
 * A formula that was read.
 *
 * @param source as it was written
 * @param root what it says
 * @param problems what was not understood, each in a few words; empty for a clean formula
 */
public record Tex(String source, Node root, List<String> problems) {
    public Tex {
        problems = List.copyOf(problems);
    }

    /**
     * Reads TeX as it stands between dollar signs. Understood are letters and numbers, Greek and
     * other named symbols, scripts, {@code \frac}, {@code \sqrt}, accents, {@code \left} and {@code
     * \right}, {@code \text}, alphabets ({@code \mathrm}, {@code \mathbf}, {@code \mathbb}, {@code
     * \mathcal}), named functions, and the environments {@code matrix} (with its brackets), {@code
     * cases} and {@code aligned}.
     */
    public static Tex read(String source) {
        TexReader reader = new TexReader(source);
        Node root = reader.read();
        return new Tex(source, root, reader.problems());
    }
}
