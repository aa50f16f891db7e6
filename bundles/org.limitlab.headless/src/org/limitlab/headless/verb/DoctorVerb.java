package org.limitlab.headless.verb;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.engine.store.Host;
import org.limitlab.headless.shell.Amounts;
import org.limitlab.headless.shell.Environment;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code limitlab doctor}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab doctor",
            "",
            "Exits with 5 where a plug-in is broken, with 6 where results cannot be written here."
        })
public final class DoctorVerb extends Verb {

    private static final long LITTLE_MEMORY = 500_000_000;
    private static final double SLOW_DISK_SECONDS = 0.05;

    /** How one finding is to be read. */
    enum Grade {
        OK,
        WARNING,
        PROBLEM
    }

    /** One line of the answer. */
    record Finding(String name, Grade grade, String text, int code) {}

    @Option(names = "--json", description = "One object a finding.")
    private boolean json;

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public Integer call() {
        java();
        machine();
        memory();
        catalog();
        pictures();
        disk();
        int code = ExitCode.DONE;
        Table table = new Table();
        for (Finding finding : findings) {
            code = ExitCode.of(code, finding.code());
            String grade = finding.grade().name().toLowerCase(Locale.ROOT);
            if (json) {
                session().json(object(finding, grade));
            } else {
                table.row(finding.name(), grade, finding.text());
            }
        }
        session().print(table.lines(0, session().width()));
        return code;
    }

    private static Map<String, Object> object(Finding finding, String grade) {
        return Json.map("name", finding.name(), "grade", grade, "text", finding.text());
    }

    private void note(String name, String text) {
        findings.add(new Finding(name, Grade.OK, text, ExitCode.DONE));
    }

    private void warn(String name, String text) {
        findings.add(new Finding(name, Grade.WARNING, text, ExitCode.DONE));
    }

    private void problem(String name, String text, int code) {
        findings.add(new Finding(name, Grade.PROBLEM, text, code));
    }

    private void java() {
        note("LimitLab", session().environment().version());
        note("Java", Host.jvm());
        try {
            Class.forName("jdk.incubator.vector.DoubleVector");
            note("vectors", Host.machineType());
        } catch (ClassNotFoundException e) {
            warn(
                    "vectors",
                    "jdk.incubator.vector is not to be had: use a whole JDK 25, or set"
                            + " LIMITLAB_JAVA_OPTIONS=--add-modules=jdk.incubator.vector");
        }
        note("system", Host.operatingSystem());
    }

    private void machine() {
        Environment environment = session().environment();
        String slurm = environment.variable("SLURM_CPUS_PER_TASK");
        String cores = count(environment.cores(), "core") + (slurm.isEmpty() ? "" : ", by Slurm");
        note("processor", Host.processor() + ", " + cores);
    }

    private void memory() {
        long heap = Runtime.getRuntime().maxMemory();
        String text = Amounts.bytes(heap) + " for replicas and tables";
        if (heap < LITTLE_MEMORY) {
            warn("memory", text + ": give more with LIMITLAB_JAVA_OPTIONS=-Xmx2g");
        } else {
            note("memory", text);
        }
    }

    private void catalog() {
        Catalog catalog = session().catalog();
        note(
                "plug-ins",
                count(catalog.models().size(), "model")
                        + ", "
                        + catalog.theories().size()
                        + " theories, "
                        + count(catalog.examples().size(), "example")
                        + ", "
                        + count(catalog.declaredClaims().size(), "claim"));
        catalog.problems().forEach(p -> problem("plug-ins", p.toString(), ExitCode.PLUGIN));
    }

    private void pictures() {
        String problem = PictureProbe.problem();
        if (problem.isEmpty()) {
            note("pictures", "SVG, PDF and PNG are drawn, with the fonts that ship with LimitLab");
        } else {
            problem("pictures", "figures cannot be drawn: " + problem, ExitCode.IO);
        }
    }

    private void disk() {
        DiskProbe probe = DiskProbe.of(session().environment().directory());
        if (!probe.problem().isEmpty()) {
            problem("disk", probe.problem(), ExitCode.IO);
        } else if (probe.seconds() > SLOW_DISK_SECONDS) {
            warn(
                    "disk",
                    String.format(
                            Locale.ROOT,
                            "slow: %.0f ms to make a small file durable; runs with many small"
                                    + " blocks will wait for it",
                            1e3 * probe.seconds()));
        } else {
            note(
                    "disk",
                    String.format(
                            Locale.ROOT,
                            "%.1f ms to make a small file durable, %s free",
                            1e3 * probe.seconds(),
                            Amounts.bytes(probe.free())));
        }
    }
}
