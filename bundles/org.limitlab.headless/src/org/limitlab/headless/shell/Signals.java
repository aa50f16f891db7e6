package org.limitlab.headless.shell;

import sun.misc.Signal;
import sun.misc.SignalHandler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where the signals that ask for a stop come from. */
public interface Signals {

    /** What a signal asks for. */
    enum Request {
        /** Ctrl-C: leave everything finished on disk and end with 130. */
        INTERRUPT("INT"),
        /** A time limit or a shutdown: leave everything finished on disk and end with 75. */
        TERMINATE("TERM"),
        /** A batch system's warning before its limit: as {@link #TERMINATE}. */
        WARN("USR1");

        private final String signal;

        Request(String signal) {
            this.signal = signal;
        }
    }

    /** Ends the watch and gives signals back what they did before. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Calls the listener, on a thread of its own, for each signal until the watch is closed.
     *
     * @param listener must return soon
     */
    Watch watch(Consumer<Request> listener);

    /** Ends the process at once, without anything that was left to do. */
    void halt(int code);

    /** Never a signal; {@link #halt} is refused. For tests and programs that call us. */
    static Signals none() {
        return new Signals() {
            @Override
            public Watch watch(Consumer<Request> listener) {
                return () -> {};
            }

            @Override
            public void halt(int code) {
                throw new IllegalStateException("asked to end the process with " + code);
            }
        };
    }

    /** Signals of the operating system, where it has them. */
    static Signals system() {
        return new Signals() {
            @Override
            public Watch watch(Consumer<Request> listener) {
                List<Runnable> undo = new ArrayList<>();
                for (Request request : Request.values()) {
                    try {
                        Signal signal = new Signal(request.signal);
                        SignalHandler before =
                                Signal.handle(signal, caught -> listener.accept(request));
                        undo.add(() -> Signal.handle(signal, before));
                    } catch (IllegalArgumentException e) {
                        continue; // this system has no such signal
                    }
                }
                return () -> undo.forEach(Runnable::run);
            }

            @Override
            public void halt(int code) {
                Runtime.getRuntime().halt(code);
            }
        };
    }
}
