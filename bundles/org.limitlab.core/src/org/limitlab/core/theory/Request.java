package org.limitlab.core.theory;

import org.limitlab.math.random.Streams;

import java.util.function.BooleanSupplier;

/**
 * What is asked of a theory besides its parameters.
 *
 * @param times times at which values in time are wanted, increasing, shape (T)
 * @param streams random numbers for a theory that samples, keyed by its own task
 * @param cancelled polled by long work; when true, throw {@link
 *     java.util.concurrent.CancellationException}
 */
public record Request(double[] times, Streams streams, BooleanSupplier cancelled) {

    public Request {
        times = times.clone();
    }

    /** Ends long work that nobody waits for any more. */
    public void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new java.util.concurrent.CancellationException("theory task cancelled");
        }
    }
}
