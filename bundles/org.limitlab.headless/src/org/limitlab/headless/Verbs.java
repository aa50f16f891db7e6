package org.limitlab.headless;

import org.limitlab.headless.verb.CompareVerb;
import org.limitlab.headless.verb.DescribeVerb;
import org.limitlab.headless.verb.DoctorVerb;
import org.limitlab.headless.verb.ExportVerb;
import org.limitlab.headless.verb.JudgeVerb;
import org.limitlab.headless.verb.ListVerb;
import org.limitlab.headless.verb.MergeVerb;
import org.limitlab.headless.verb.NewVerb;
import org.limitlab.headless.verb.PapersVerb;
import org.limitlab.headless.verb.PlanVerb;
import org.limitlab.headless.verb.PlotVerb;
import org.limitlab.headless.verb.ReportVerb;
import org.limitlab.headless.verb.RerunVerb;
import org.limitlab.headless.verb.ResumeVerb;
import org.limitlab.headless.verb.RunVerb;
import org.limitlab.headless.verb.SelftestVerb;
import org.limitlab.headless.verb.SimulateVerb;
import org.limitlab.headless.verb.SolveVerb;
import org.limitlab.headless.verb.ValidateVerb;
import org.limitlab.headless.verb.Verb;
import org.limitlab.headless.verb.VerifyVerb;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The commands, in the order of the help. Only the one that is called is loaded. */
final class Verbs {

    /** One command: what it does, and how to make it. */
    record Entry(String name, String summary, Supplier<Verb> maker) {}

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        add("list", "List models, theories, named parts, examples and claims.", ListVerb::new);
        add("describe", "Describe what is installed, by its id.", DescribeVerb::new);
        add("papers", "List the papers with their claims, or why not.", PapersVerb::new);
        add("doctor", "Check this machine and the installation.", DoctorVerb::new);
        add("selftest", "Run the installation from end to end.", SelftestVerb::new);
        add("new", "Write an experiment file to start from.", NewVerb::new);
        add("validate", "Check experiment files and show every problem.", ValidateVerb::new);
        add("plan", "Show what a run would compute and what it costs.", PlanVerb::new);
        add("run", "Run an experiment to its verdicts.", RunVerb::new);
        add("resume", "Go on with a run, from its directory alone.", ResumeVerb::new);
        add("merge", "Join the results of shards.", MergeVerb::new);
        add("rerun", "Repeat a result and compare the numbers.", RerunVerb::new);
        add("compare", "Compare the numbers of two directories.", CompareVerb::new);
        add("verify", "Run examples and compare with announced verdicts.", VerifyVerb::new);
        add("judge", "Judge data of another program.", JudgeVerb::new);
        add("report", "Write the report on results.", ReportVerb::new);
        add("plot", "Write a figure of results.", PlotVerb::new);
        add("export", "Write results as a table.", ExportVerb::new);
        add("solve", "Compute what a theory predicts.", SolveVerb::new);
        add("simulate", "Simulate a model, and write nothing.", SimulateVerb::new);
    }

    private Verbs() {}

    static Map<String, Entry> all() {
        return Collections.unmodifiableMap(ENTRIES);
    }

    private static void add(String name, String summary, Supplier<Verb> maker) {
        ENTRIES.put(name, new Entry(name, summary, maker));
    }
}
