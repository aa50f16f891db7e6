package org.limitlab.engine.run;

import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.store.BlockData;
import org.limitlab.engine.store.ResultStore;

import java.util.Optional;

/** Makes one block and stores it. What is there of it already is not computed again. */
final class BlockJob implements Crew.Job {

    /** The values themselves, their copy in the file's layout, and the bytes that are written. */
    private static final int COPIES = 3;

    private final Block block;
    private final ResultStore store;
    private final Ledger ledger;
    private final Crew crew;

    BlockJob(Block block, ResultStore store, Ledger ledger, Crew crew) {
        this.block = block;
        this.store = store;
        this.ledger = ledger;
        this.crew = crew;
    }

    Block block() {
        return block;
    }

    @Override
    public long bytes() {
        Cell cell = block.cell();
        int open = Math.min(block.count(), Replicas.batchSize(cell));
        return open * cell.cost().bytes()
                + COPIES * Double.BYTES * block.count() * cell.valuesPerReplica();
    }

    @Override
    public void run() {
        try {
            make();
        } catch (OutOfMemoryError e) {
            throw new ConfigurationException(
                    Place.of("model " + block.cell().modelId()),
                    "a block of cell "
                            + block.cell().key()
                            + " needs more memory than the "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB that there are; "
                            + (bytes() >> 20)
                            + " MB were expected",
                    "give Java more memory (-Xmx), use fewer threads (-j), or record less");
        }
    }

    private void make() {
        Optional<BlockData> before = store.prefix(block.cell().key(), block.range());
        int stored = before.map(BlockData::count).orElse(0);
        BlockData whole;
        if (stored == block.count()) {
            whole = before.orElseThrow();
        } else {
            Block rest = new Block(block.cell(), block.first() + stored, block.count() - stored);
            BlockData made =
                    Replicas.run(rest, new Replicas.Conditions(crew.workers(), crew::isStopping));
            whole = before.map(b -> b.join(made)).orElse(made);
        }
        store.put(whole);
        ledger.done(block, block.count() - stored, whole.failures());
    }
}
