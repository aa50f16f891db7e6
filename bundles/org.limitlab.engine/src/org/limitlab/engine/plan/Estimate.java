package org.limitlab.engine.plan;

/**
 * What a run would cost, from the models' own statements alone.
 *
 * @param cells number of cells
 * @param theories number of theory tasks, whose cost nobody knows
 * @param replicas over all cells
 * @param blocks files of replicas
 * @param operations floating-point operations and random numbers, to a factor of three
 * @param values numbers that the replicas leave behind
 * @param replicaBytes memory of the largest open replica
 */
public record Estimate(
        int cells,
        int theories,
        long replicas,
        long blocks,
        double operations,
        long values,
        long replicaBytes) {

    static Estimate of(RunPlan plan, int replicas) {
        long all = 0;
        long blocks = 0;
        double operations = 0;
        long values = 0;
        long bytes = 0;
        for (Cell cell : plan.cells()) {
            int count = Math.min(replicas, cell.replicas());
            all += count;
            blocks += cell.layout().blocks(0, count).size();
            operations += count * cell.cost().operations();
            values += count * cell.valuesPerReplica();
            bytes = Math.max(bytes, cell.cost().bytes());
        }
        return new Estimate(
                plan.cells().size(),
                plan.theories().size(),
                all,
                blocks,
                operations,
                values,
                bytes);
    }

    /** Seconds on one core of the imaginary machine that block sizes are made for. */
    public double nominalSeconds() {
        return operations / BlockLayout.NOMINAL_SPEED;
    }

    /** Bytes of the replicas' observables, before files add their headings. */
    public long dataBytes() {
        return values * Double.BYTES;
    }
}
