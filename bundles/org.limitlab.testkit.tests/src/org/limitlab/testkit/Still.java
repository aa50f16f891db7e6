package org.limitlab.testkit;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;

import java.util.List;

/** A model in which nothing moves, over any record of parameters. */
class Still<P extends Record> implements Model<P> {

    /** A sentence without its full stop. */
    record NoFullStop(@Parameter(symbol = "N", text = "Size", value = "1") int size) {}

    /** A symbol with a blank. */
    record NoSymbol(@Parameter(symbol = " ", text = "Size.", value = "1") int size) {}

    /** Comes back one larger. */
    record Growing(@Parameter(symbol = "N", text = "Size.", value = "1") int size) {
        Growing {
            size = size + 1;
        }
    }

    /** Throws what is no refusal. */
    record Throwing(
            @Parameter(symbol = "N", text = "Size.", value = "1", range = "[0, 9]") int size) {
        Throwing {
            if (size == 0) {
                throw new ArithmeticException("/ by zero");
            }
        }
    }

    /** Refuses without a name. */
    record Nameless(
            @Parameter(symbol = "N", text = "Size.", value = "1", range = "[0, 9]") int size) {
        Nameless {
            if (size == 9) {
                throw new IllegalArgumentException("no");
            }
        }
    }

    private final Class<P> type;

    Still(Class<P> type) {
        this.type = type;
    }

    @Override
    public String id() {
        return "still";
    }

    @Override
    public String title() {
        return "Still";
    }

    @Override
    public String summary() {
        return "Nothing moves.";
    }

    @Override
    public List<String> sources() {
        return List.of("M01");
    }

    @Override
    public Class<P> parameters() {
        return type;
    }

    @Override
    public int numericsRevision() {
        return 1;
    }

    @Override
    public List<Observable> observables(P parameters) {
        return List.of(Observable.scalar("value", "v", "value"));
    }

    @Override
    public Simulation open(P parameters, Batch batch) {
        return new Simulation() {
            @Override
            public void advance(double time) {
                // nothing moves
            }

            @Override
            public void observe(int replica, Observable observable, double[] into, int at) {
                into[at] = 1;
            }
        };
    }
}
