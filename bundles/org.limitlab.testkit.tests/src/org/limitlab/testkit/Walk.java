package org.limitlab.testkit;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.Theory;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Walkers that fall back to 0: dX = -X dt + dB, by Euler steps, two fixed chunks a step. A good
 * model, unless it is given a fault.
 */
public class Walk implements Model<Walk.Parameters> {

    enum Kind {
        PLAIN,
        MIRRORED
    }

    record Parameters(
            @Parameter(
                            symbol = "N",
                            text = "Number of walkers.",
                            value = "6",
                            range = "[2, 1000000]")
                    int walkers,
            @Parameter(
                            symbol = "h",
                            text = "Length of a step.",
                            value = "0.01",
                            unit = "time",
                            range = "(0, 0.5]")
                    double step,
            @Parameter(symbol = "k", text = "Sign of what is seen.", value = "plain") Kind kind,
            @Parameter(symbol = "s", text = "True to start spread out.", value = "true")
                    boolean spread,
            @Parameter(symbol = "c", text = "Centre of the start.", value = "[0.5, 1.5]")
                    double[] centre) {
        Parameters {
            if (centre.length != 2) {
                throw new InvalidValue("centre", centre.length + " numbers are not 2", "give two");
            }
        }
    }

    private final Fault fault;

    /** A good one. */
    public Walk() {
        this(Fault.NONE);
    }

    Walk(Fault fault) {
        this.fault = fault;
    }

    @Override
    public String id() {
        return "walk";
    }

    @Override
    public String title() {
        return "Walk";
    }

    @Override
    public String summary() {
        return fault == Fault.NO_FULL_STOP ? "Walkers fall back" : "Walkers fall back to 0.";
    }

    @Override
    public List<String> sources() {
        return List.of("M01", "A textbook on diffusions");
    }

    @Override
    public Class<Parameters> parameters() {
        return Parameters.class;
    }

    @Override
    public int numericsRevision() {
        return fault == Fault.REVISED ? 2 : 1;
    }

    @Override
    public Set<String> scales() {
        return Set.of(fault == Fault.UNKNOWN_SCALE ? "size" : "walkers");
    }

    @Override
    public Optional<String> numericalStep() {
        return Optional.of("step");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        Axis walkers = Axis.indices("walker", p.walkers());
        return List.of(
                Observable.scalar("mean", fault == Fault.NO_SYMBOL ? "" : "m", "mean position"),
                Observable.vector("positions", "X", "positions", walkers),
                Observable.once("firstAbove", "tau", "first time above 1")
                        .reducedTo(Reduction.CENSORED_TIME));
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double operations = duration / p.step() * p.walkers() * 10;
        return new Cost(fault == Fault.NO_COST ? 0 : 1 + operations, 1000);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new Walkers(p, batch, fault);
    }

    @Override
    public List<Theory<?>> theories() {
        return fault == Fault.NONE ? List.of(new Fall(Fall.Fault.NONE)) : List.of();
    }

    /** What can be wrong with a model, each with the rule that finds it. */
    enum Fault {
        NONE(""),
        NO_FULL_STOP("texts"),
        UNKNOWN_SCALE("roles"),
        NO_SYMBOL("observables"),
        NO_COST("cost"),
        FILLS_TOO_LITTLE("finite"),
        WRITES_BESIDE("finite"),
        FAILS_A_REPLICA("finite"),
        OWN_RANDOM("same-seed"),
        CHANGES_PARAMETERS("parameters-unchanged"),
        SHARED_STATE("stateless"),
        ONE_STREAM_A_BATCH("batch"),
        CHUNKS_TOUCH("threads"),
        COUNTS_FROM_ITS_BLOCK("blocks"),
        OBSERVING_MOVES("observing"),
        MOVES_AT_START("start"),
        STOPS_WITH_A_FAILURE("failure"),
        IGNORES_REFINEMENT("shared-noise"),
        STARTS_WITH_ITS_STEP("shared-noise"),
        ALLOCATES("allocation"),
        OTHER_NUMBERS("golden"),
        REVISED("golden");

        private final String rule;

        Fault(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    /** State for {@link Fault#SHARED_STATE}: what no model may have. */
    static double shared;

    private static final class Walkers implements Simulation {

        private static final int CHUNKS = 2;

        private final Parameters p;
        private final Batch batch;
        private final Fault fault;
        private final double[][] positions;
        private final double[][] noise;
        private final BrownianIncrements[][] increments;
        private final double[] firstAbove;
        private final java.util.Random own = new java.util.Random();
        private double touched;
        private final IntConsumer move = this::move;
        private double[] waste = {};
        private int current;
        private long done;

        Walkers(Parameters p, Batch batch, Fault fault) {
            this.p = p;
            this.batch = batch;
            this.fault = fault;
            this.positions = new double[batch.size()][p.walkers()];
            this.noise = new double[batch.size()][p.walkers()];
            this.increments = new BrownianIncrements[batch.size()][CHUNKS];
            this.firstAbove = new double[batch.size()];
            for (int r = 0; r < batch.size(); r++) {
                open(r);
            }
        }

        private void open(int r) {
            int mine = fault == Fault.ONE_STREAM_A_BATCH ? r : (int) batch.replica(r);
            RandomStream start = batch.source(Purpose.INITIAL).open(mine);
            double shift = fault == Fault.STARTS_WITH_ITS_STEP ? p.step() : 0;
            shift += fault == Fault.OTHER_NUMBERS ? 1e-9 : 0;
            shift += fault == Fault.COUNTS_FROM_ITS_BLOCK ? batch.replica(0) / 3 : 0;
            for (int i = 0; i < p.walkers(); i++) {
                double spread = p.spread() ? start.nextGaussian() : 0;
                positions[r][i] = p.centre()[i % 2] + spread + shift;
            }
            firstAbove[r] = Double.POSITIVE_INFINITY;
            int level = fault == Fault.IGNORES_REFINEMENT ? 0 : batch.refinement();
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                int width = end(chunk) - begin(chunk);
                increments[r][chunk] =
                        BrownianIncrements.open(
                                batch.source(Purpose.NOISE), mine, chunk, width, level);
            }
            if (fault == Fault.CHANGES_PARAMETERS) {
                p.centre()[0] = 7;
            }
            if (fault == Fault.FAILS_A_REPLICA && batch.replica(r) == 3) {
                batch.fail(r, new org.limitlab.core.problem.NumericalFailure("third"));
            }
        }

        private int begin(int chunk) {
            return chunk * p.walkers() / CHUNKS;
        }

        private int end(int chunk) {
            return (chunk + 1) * p.walkers() / CHUNKS;
        }

        @Override
        public void advance(double time) {
            long until = Steps.until(time, p.step());
            if (fault == Fault.MOVES_AT_START && until == 0) {
                positions[0][0] += 1;
            }
            for (; done < until; done++) {
                for (int r = 0; r < batch.size(); r++) {
                    if (batch.isAlive(r)) {
                        step(r);
                    } else if (fault == Fault.STOPS_WITH_A_FAILURE) {
                        return;
                    }
                }
            }
        }

        private void step(int r) {
            if (fault == Fault.ALLOCATES) {
                waste = new double[100];
            }
            current = r;
            batch.workers().run(CHUNKS, move);
            noteFirst(r);
        }

        private void move(int chunk) {
            int r = current;
            double h = p.step();
            double root = Math.sqrt(h);
            increments[r][chunk].nextStep();
            increments[r][chunk].fill(noise[r], begin(chunk), end(chunk));
            touched = 2 * touched + chunk;
            for (int i = begin(chunk); i < end(chunk); i++) {
                positions[r][i] += -positions[r][i] * h + root * noise[r][i];
                if (fault == Fault.OWN_RANDOM) {
                    positions[r][i] += own.nextDouble();
                } else if (fault == Fault.CHUNKS_TOUCH) {
                    positions[r][i] += touched;
                } else if (fault == Fault.SHARED_STATE) {
                    positions[r][i] += shared;
                    shared += 1;
                }
            }
        }

        private void noteFirst(int r) {
            for (double x : positions[r]) {
                if (x > 1 && firstAbove[r] == Double.POSITIVE_INFINITY) {
                    firstAbove[r] = (done + 1) * p.step();
                }
            }
        }

        @Override
        public void observe(int replica, Observable observable, double[] into, int at) {
            double sign = p.kind() == Kind.MIRRORED ? -1 : 1;
            double[] x = positions[replica];
            switch (observable.id()) {
                case "mean" -> into[at] = sign * mean(x);
                case "positions" -> {
                    int size = fault == Fault.FILLS_TOO_LITTLE ? x.length - 1 : x.length;
                    for (int i = 0; i < size; i++) {
                        into[at + i] = sign * x[i];
                    }
                }
                default -> into[at] = firstAbove[replica];
            }
            if (fault == Fault.WRITES_BESIDE && at > 0) {
                into[at - 1] = 0.5;
            }
            if (fault == Fault.OBSERVING_MOVES) {
                x[0] += 1e-3 + waste.length;
            }
        }

        private static double mean(double[] x) {
            double sum = 0;
            for (double v : x) {
                sum += v;
            }
            return sum / x.length;
        }
    }
}
