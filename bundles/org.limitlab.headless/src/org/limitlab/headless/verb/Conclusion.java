package org.limitlab.headless.verb;

import org.limitlab.engine.run.RunDirectory;
import org.limitlab.engine.run.StopRule;
import org.limitlab.headless.shell.Session;

import java.util.Set;

/** What follows from complete results: verdicts, tables, a report. */
final class Conclusion {

    private Conclusion() {}

    static StopRule stopRule(RunDirectory opened) {
        return replicas -> Set.of();
    }

    static Conclusion of(RunDirectory opened, Session session) {
        return new Conclusion();
    }
}
