package org.limitlab.engine.run;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.TheoryData;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Asks a theory and stores its answer. "No prediction" is an answer; an exception of another sort
 * is a defect of the theory, which is reported and not stored.
 */
final class TheoryJob implements Crew.Job {

    private static final long BYTES = 16 << 20;

    private final TheoryTask task;
    private final long seed;
    private final ResultStore store;
    private final Ledger ledger;
    private final Crew crew;

    TheoryJob(TheoryTask task, long seed, ResultStore store, Ledger ledger, Crew crew) {
        this.task = task;
        this.seed = seed;
        this.store = store;
        this.ledger = ledger;
        this.crew = crew;
    }

    @Override
    public long bytes() {
        return BYTES;
    }

    @Override
    public void run() {
        Optional<TheoryData> stored = store.theory(task.key());
        if (stored.isPresent()) {
            ledger.answered(task, stored.get());
            return;
        }
        TheoryData answer;
        try {
            answer = answer(task, seed, crew::isStopping);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            ledger.broke(task, e);
            return;
        }
        store.put(answer);
        ledger.answered(task, answer);
    }

    /** What the theory says, "no prediction" included. */
    static TheoryData answer(TheoryTask task, long seed, BooleanSupplier cancelled) {
        String id = task.theoryId();
        int revision = task.theory().numericsRevision();
        try {
            return TheoryData.of(
                    task.key(),
                    id,
                    revision,
                    task.parametersText(),
                    task.times(),
                    task.observables(),
                    task.predict(seed, cancelled));
        } catch (NoPrediction | NumericalFailure e) {
            return TheoryData.none(
                    task.key(),
                    id,
                    revision,
                    task.parametersText(),
                    task.times(),
                    String.valueOf(e.getMessage()));
        }
    }
}
