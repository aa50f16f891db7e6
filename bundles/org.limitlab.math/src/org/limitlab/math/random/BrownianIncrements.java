package org.limitlab.math.random;

/**
 * The standard normals that drive the steps of an SDE, on one dyadic family of time grids over the
 * same Brownian path.
 *
 * <p>Level 0 has the base step h and reads the noise stream directly, so an uncoupled run pays
 * nothing. Level k &gt; 0 has the step h/2^k: each coarser step is split by a Brownian bridge whose
 * normals come from a stream of that level. Level -k has the step 2^k h and sums. In units of the
 * square root of its own step, the normals of level k satisfy
 *
 * <pre>z(level k, step i) = ( z(level k+1, step 2i) + z(level k+1, step 2i+1) ) / sqrt 2</pre>
 *
 * <p>up to rounding, for all k. Use: call {@link #nextStep()}, then {@link #fill} until {@code
 * width} normals are read.
 */
public final class BrownianIncrements {

    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final int FINEST = 30;

    private final int width;
    private final Grid grid;
    private final double[] buffer;
    private int used;

    private BrownianIncrements(int width, Grid grid) {
        this.width = width;
        this.grid = grid;
        this.used = width;
        this.buffer = grid instanceof BaseGrid ? new double[0] : new double[Math.min(width, 1024)];
    }

    /**
     * Opens the noise of one replica, or of one chunk of it.
     *
     * @param source the streams of a noise purpose
     * @param replica index of the replica, 0 or more
     * @param chunk index of the fixed part of the simulation, 0 or more
     * @param width normals per step, 1 or more
     * @param level how often the base step is halved, -30 to 30; negative: doubled
     * @return the increments, before their first step
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static BrownianIncrements open(
            StreamSource source, long replica, int chunk, int width, int level) {
        if (width < 1) {
            throw new IllegalArgumentException("width = " + width + " must be positive");
        }
        if (Math.abs(level) > FINEST) {
            throw new IllegalArgumentException("level = " + level + " must lie in -30..30");
        }
        Grid grid = new BaseGrid(source.open(replica, chunk, 0));
        for (int k = 1; k <= level; k++) {
            grid = new BridgedGrid(grid, source.open(replica, chunk, k), width);
        }
        for (int k = -1; k >= level; k--) {
            grid = new SummedGrid(grid, width);
        }
        return new BrownianIncrements(width, grid);
    }

    /**
     * Moves to the next step of this level. Needed before the first fill, too.
     *
     * @throws IllegalStateException if normals of the previous step are unread: the path would
     *     shift
     */
    public void nextStep() {
        if (used != width) {
            throw new IllegalStateException(
                    "only " + used + " of " + width + " normals of this step were read");
        }
        grid.prepare();
        used = 0;
    }

    /**
     * Reads the next normals of this step.
     *
     * @param target overwritten in [from, to) with standard normals
     * @param from first index
     * @param to index after the last
     * @throws IllegalStateException if the step has fewer normals left
     */
    public void fill(double[] target, int from, int to) {
        requireLeft(to - from);
        grid.read(used, target, from, to);
        used += to - from;
    }

    /**
     * Reads the next normals of this step straight into a multiplicative Euler step; see {@link
     * RandomStream#multiplicativeStep}. At level 0 without a buffer, with equal results at every
     * level.
     *
     * @param state changed in [from, to)
     * @param from first index
     * @param to index after the last
     * @param centre centre of each entry, at least {@code to - from} values
     * @param drift drift rate times the step
     * @param noise noise amplitude times the root of the step
     * @throws IllegalStateException if the step has fewer normals left
     */
    public void multiplicativeStep(
            double[] state, int from, int to, double[] centre, double drift, double noise) {
        requireLeft(to - from);
        if (grid instanceof BaseGrid base) {
            base.stream.multiplicativeStep(state, from, to, centre, drift, noise);
            used += to - from;
            return;
        }
        int most = buffer.length;
        for (int i = from; i < to; i += most) {
            int count = Math.min(most, to - i);
            fill(buffer, 0, count);
            for (int k = 0; k < count; k++) {
                state[i + k] += (state[i + k] - centre[i + k - from]) * (noise * buffer[k] - drift);
            }
        }
    }

    private void requireLeft(int count) {
        if (count > width - used) {
            throw new IllegalStateException(
                    count + " normals wanted, " + (width - used) + " of " + width + " left");
        }
    }

    /**
     * Normals per step.
     *
     * @return the width given at opening
     */
    public int width() {
        return width;
    }

    private interface Grid {
        void prepare();

        void read(int position, double[] target, int from, int to);
    }

    private record BaseGrid(RandomStream stream) implements Grid {
        @Override
        public void prepare() {
            // the stream stands at the step's first number already
        }

        @Override
        public void read(int position, double[] target, int from, int to) {
            stream.fillGaussian(target, from, to);
        }
    }

    private static final class BridgedGrid implements Grid {
        private final Grid coarse;
        private final RandomStream bridge;
        private final double[] first;
        private final double[] second;
        private boolean secondIsReady;
        private double[] current;

        BridgedGrid(Grid coarse, RandomStream bridge, int width) {
            this.coarse = coarse;
            this.bridge = bridge;
            this.first = new double[width];
            this.second = new double[width];
        }

        @Override
        public void prepare() {
            if (secondIsReady) {
                current = second;
                secondIsReady = false;
                return;
            }
            coarse.prepare();
            coarse.read(0, first, 0, first.length);
            bridge.fillGaussian(second, 0, second.length);
            for (int i = 0; i < first.length; i++) {
                double sum = first[i];
                double difference = second[i];
                first[i] = (sum + difference) * ROOT_HALF;
                second[i] = (sum - difference) * ROOT_HALF;
            }
            current = first;
            secondIsReady = true;
        }

        @Override
        public void read(int position, double[] target, int from, int to) {
            System.arraycopy(current, position, target, from, to - from);
        }
    }

    private static final class SummedGrid implements Grid {
        private final Grid fine;
        private final double[] sum;
        private final double[] part;

        SummedGrid(Grid fine, int width) {
            this.fine = fine;
            this.sum = new double[width];
            this.part = new double[width];
        }

        @Override
        public void prepare() {
            fine.prepare();
            fine.read(0, sum, 0, sum.length);
            fine.prepare();
            fine.read(0, part, 0, part.length);
            for (int i = 0; i < sum.length; i++) {
                sum[i] = (sum[i] + part[i]) * ROOT_HALF;
            }
        }

        @Override
        public void read(int position, double[] target, int from, int to) {
            System.arraycopy(sum, position, target, from, to - from);
        }
    }
}
