package org.limitlab.family.teachers.control;

/** The start of {@link ContinualLearning} and its equations. */
record TaskSetup(
        int hidden,
        double similarity,
        double labelNoise,
        double readoutRate,
        ContinualLearning.ReadoutRule readoutRule,
        double freshNorm,
        double freshReadout) {

    TaskDynamics dynamics() {
        return new TaskDynamics(
                hidden,
                similarity,
                labelNoise,
                readoutRate,
                readoutRule == ContinualLearning.ReadoutRule.TIED);
    }

    /** The state at time 0. */
    double[] start() {
        TaskDynamics dynamics = dynamics();
        double[] x = new double[dynamics.states()];
        for (int i = 0; i < hidden; i++) {
            x[Overlaps.triangle(hidden, i, i)] = i == 0 ? 1 : freshNorm;
        }
        int r = hidden * (hidden + 1) / 2;
        x[r] = 1;
        x[r + 1] = similarity;
        int v = r + 2 * hidden;
        x[v] = 1;
        java.util.Arrays.fill(x, v + hidden, x.length, freshReadout);
        return x;
    }
}
