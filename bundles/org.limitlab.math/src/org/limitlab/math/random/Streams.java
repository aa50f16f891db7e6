package org.limitlab.math.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * All streams of one root seed and one group.
 *
 * <p>The key of a purpose is the SHA-256 digest of the ASCII text {@code limitlab-streams-1}, a
 * zero byte, the root seed (8 bytes, big-endian), the group in UTF-8, a zero byte and the purpose's
 * id in UTF-8. Changing this changes every number of every result: it is pinned by a test against
 * an independent program.
 */
public final class Streams {

    private static final byte[] DOMAIN = "limitlab-streams-1\0".getBytes(StandardCharsets.US_ASCII);

    private final long rootSeed;
    private final String group;

    private Streams(long rootSeed, String group) {
        this.rootSeed = rootSeed;
        this.group = group;
    }

    /**
     * Names a family of streams.
     *
     * @param rootSeed the experiment's seed, any value
     * @param group the cell's key, or the name of a set of cells that share their noise; without
     *     zero characters
     * @return the streams; cheap, holds no state
     * @throws IllegalArgumentException if the group contains a zero character
     */
    public static Streams of(long rootSeed, String group) {
        if (Objects.requireNonNull(group, "group").indexOf('\0') >= 0) {
            throw new IllegalArgumentException("group must not contain a zero character");
        }
        return new Streams(rootSeed, group);
    }

    /**
     * The streams of one purpose. Costs one SHA-256; keep it when opening many replicas.
     *
     * @param purpose what the numbers are for
     * @return the source, immutable and safe to share between threads
     */
    public StreamSource source(Purpose purpose) {
        MessageDigest sha = sha256();
        sha.update(DOMAIN);
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, rootSeed));
        sha.update(group.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        ByteBuffer digest =
                ByteBuffer.wrap(sha.digest(purpose.id().getBytes(StandardCharsets.UTF_8)));
        return new StreamSource(
                this,
                purpose,
                digest.getLong(),
                digest.getLong(),
                digest.getLong(),
                digest.getLong());
    }

    /**
     * The root seed.
     *
     * @return the experiment's seed
     */
    public long rootSeed() {
        return rootSeed;
    }

    /**
     * The group.
     *
     * @return the name of what shares its noise
     */
    public String group() {
        return group;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
