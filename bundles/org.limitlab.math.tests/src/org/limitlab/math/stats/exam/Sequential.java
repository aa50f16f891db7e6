package org.limitlab.math.stats.exam;

import org.limitlab.math.stats.Decision;

/**
 * A run that doubles its replicas until its interval is narrow enough, as the engine does.
 *
 * <p>One object is one claim: {@link #more} draws replicas up to a count, {@link #look} judges.
 */
abstract class Sequential {

    private static final int MOST = 1 << 14;

    /**
     * One look.
     *
     * @param enough true if the stopping rule is met
     */
    record Look(Decision decision, boolean covered, boolean enough) {}

    /** Draws what is missing up to this number of replicas. */
    abstract void more(int replicas);

    /** Judges with all replicas so far. */
    abstract Look look();

    /** First number of replicas at which to look. */
    abstract int first();

    Trial.Outcome run() {
        int replicas = first();
        while (true) {
            more(replicas);
            Look look = look();
            if (look.enough() || replicas >= MOST) {
                return new Trial.Outcome(look.decision(), look.covered(), replicas, look.enough());
            }
            replicas *= 2;
        }
    }

    /** A fixed number of replicas: judged once. */
    Trial.Outcome run(int replicas) {
        more(replicas);
        Look look = look();
        return new Trial.Outcome(look.decision(), look.covered(), replicas, true);
    }
}
