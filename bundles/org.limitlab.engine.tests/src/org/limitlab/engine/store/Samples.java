package org.limitlab.engine.store;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Blocks for tests: replica r of a cell has the same values in whatever block it stands. */
final class Samples {

    static final Machine MACHINE = new Machine("amd64 avx2", "Test VM 25", "java");
    static final double[] TIMES = {0, 0.5, 1};

    static final Observable MOMENT =
            Observable.scalar("secondMoment", "V", "second moment").in("length²");
    static final Observable HIT =
            Observable.once("hittingTime", "τ", "hitting time").reducedTo(Reduction.CENSORED_TIME);
    static final Observable OVERLAP =
            new Observable(
                    "overlap",
                    "Q",
                    "overlap",
                    "",
                    true,
                    List.of(Axis.indices("unit", 2), new Axis("unit", "", new double[] {0.5, 7})),
                    Reduction.MEAN);

    private Samples() {}

    static BlockData block(String key, long first, int count) {
        List<ObservableData> data = new ArrayList<>();
        for (Observable observable : List.of(MOMENT, HIT, OVERLAP)) {
            data.add(new ObservableData(observable, values(observable, first, count)));
        }
        List<FailedReplica> failures = new ArrayList<>();
        for (long replica = first; replica < first + count; replica++) {
            if (replica % 7 == 3) {
                failures.add(new FailedReplica(replica, 0.5, "ξ is not finite at (3, 1)"));
            }
        }
        return new BlockData(
                key,
                "cbo",
                2,
                "{dimension: 2, noise: 0.5, objective: quadratic}",
                TIMES,
                first,
                count,
                data,
                failures);
    }

    private static double[] values(Observable observable, long first, int count) {
        int stride = ObservableData.stride(observable, TIMES.length);
        double[] values = new double[count * stride];
        for (int r = 0; r < count; r++) {
            RandomStream stream =
                    Streams.of(11, observable.id()).source(Purpose.NOISE).open(first + r);
            for (int i = 0; i < stride; i++) {
                values[r * stride + i] =
                        (first + r) % 7 == 3 && i >= stride / 3
                                ? Double.NaN
                                : stream.nextGaussian();
            }
        }
        return values;
    }

    static TheoryData theory(String key) {
        return new TheoryData(
                key,
                "moment",
                1,
                "{noise: 0.5}",
                TIMES,
                List.of(
                        new TheoryData.Values(
                                MOMENT, new double[] {1, 0.5, 0.25}, new double[] {0, 1e-9, 2e-9})),
                java.util.Map.of("overlap", "β = 3 exceeds 2"),
                java.util.Optional.empty());
    }

    static ResultStore open(Path directory) {
        return ResultStore.open(directory, Access.RUN, MACHINE, StoreListener.NONE);
    }

    static ReplicaRange range(long first, long last) {
        return new ReplicaRange(first, last + 1);
    }
}
