package org.limitlab.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.model.Cost;

import java.util.List;
import java.util.stream.IntStream;

class BlockLayoutTest {

    private static List<Integer> firsts(int size, int count) {
        return new BlockLayout(size)
                .blocks(0, count).stream().map(BlockLayout.Range::first).toList();
    }

    @Test
    void blocksDoubleUntilTheirSize() {
        assertEquals(List.of(0, 32, 64, 128, 256, 384), firsts(128, 512));
        assertEquals(List.of(0, 8, 16, 24, 32, 40), firsts(8, 48));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 32, 64, 1024, 16384})
    void everyPowerOfTwoFromTheFirstLookOnIsABoundary(int size) {
        BlockLayout layout = new BlockLayout(size);
        for (int looked = 32; looked <= 1 << 16; looked *= 2) {
            assertEquals(looked, layout.firstOf(looked));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 32, 256})
    void blocksTileAnyRangeAndAreCutOffAtItsEndsOnly(int size) {
        BlockLayout layout = new BlockLayout(size);
        List<BlockLayout.Range> blocks = layout.blocks(5, 1001);
        int at = 5;
        for (BlockLayout.Range block : blocks) {
            assertEquals(at, block.first());
            at = block.end();
            boolean whole =
                    layout.firstOf(block.first()) == block.first()
                            && layout.sizeAt(block.first()) == block.count();
            assertTrue(whole || block.first() == 5 || block.end() == 1001, block::toString);
        }
        assertEquals(1001, at);
    }

    @Test
    void aMillionCheapReplicasMakeFewFiles() {
        BlockLayout layout = BlockLayout.of(new Cost(1000, 100), 24);
        assertEquals(16384, layout.size());
        assertTrue(layout.blocks(0, 1_000_000).size() < 100);
    }

    @Test
    void sizesFollowCostAndDataAlone() {
        assertEquals(1, BlockLayout.of(new Cost(5e9, 100), 8).size());
        assertEquals(512, BlockLayout.of(new Cost(1e6, 100), 8).size());
        assertEquals(8, BlockLayout.of(new Cost(1, 100), 1 << 20).size());
        assertEquals(1, BlockLayout.of(new Cost(Double.POSITIVE_INFINITY, 1), 8).size());
        assertEquals(16384, BlockLayout.of(new Cost(Double.NaN, 1), 8).size());
    }

    @Test
    void shardsTakeEveryBlockOnce() {
        List<Integer> all = IntStream.range(0, 100).boxed().toList();
        assertEquals(
                all,
                IntStream.range(0, 3)
                        .mapToObj(i -> new Shard(i, 3).of(all))
                        .flatMap(List::stream)
                        .sorted()
                        .toList());
        assertEquals(new Shard(1, 3), Shard.parse(" 1/3"));
        for (String wrong : List.of("3/3", "-1/3", "1", "a/b", "1/2/3", "0/0")) {
            assertThrows(IllegalArgumentException.class, () -> Shard.parse(wrong), wrong);
        }
    }
}
