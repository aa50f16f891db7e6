package org.limitlab.family.transformers.field;

/**
 * What the vector classes share. Their bits must not depend on what the JVM has compiled so far, so
 * they use sums, products, fma, comparisons and bit operations only: functions such as exp, and
 * sums over lanes, give other bits interpreted than compiled.
 */
final class Lanes {

    /**
     * Whether this JVM has the module that gives vector instructions: from its start, or defined by
     * the application since.
     */
    static final boolean PRESENT = present();

    /** Lanes of the widest registers that the padding allows for. */
    static final int MOST = 8;

    private Lanes() {}

    private static boolean present() {
        try {
            Class.forName("jdk.incubator.vector.DoubleVector");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The sum of consecutive entries, first to last. */
    static double sum(double[] array, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += array[i];
        }
        return sum;
    }
}
