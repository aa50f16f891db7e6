package org.limitlab.engine.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key of a cell, group or theory task: the first 20 hexadecimal digits of the SHA-256 digest of
 * lines {@code name=value} in UTF-8, each ended by a line feed, below one line that names what is
 * digested. Times are written as the 16 hexadecimal digits of their bits, so that no rounding of a
 * decimal can move a key.
 */
final class KeyDigest {

    private static final int DIGITS = 20;

    private final StringBuilder text = new StringBuilder();

    KeyDigest(String kind) {
        text.append(kind).append('\n');
    }

    KeyDigest line(String name, Object value) {
        text.append(name).append('=').append(value).append('\n');
        return this;
    }

    KeyDigest times(double[] times) {
        StringBuilder bits = new StringBuilder();
        for (double time : times) {
            bits.append(bits.isEmpty() ? "" : " ");
            bits.append(HexFormat.of().toHexDigits(Double.doubleToLongBits(time)));
        }
        return line("times", bits);
    }

    String key() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
