package org.limitlab.benchmarks;

import org.limitlab.family.teachers.batch.classes.BayesOptimal;
import org.limitlab.family.teachers.batch.classes.TeacherPrior;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * Thirty points, alpha = 1/3 to 10, of the Bayes-optimal error of three classes on one thread,
 * cold: the promise is 5 s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LearningCurve {

    /** The curve. */
    @Benchmark
    public double curve() {
        BayesOptimal bayes = new BayesOptimal(3, TeacherPrior.GAUSSIAN);
        double sum = 0;
        for (int i = 1; i <= 30; i++) {
            sum += bayes.solve(i / 3.0, BayesOptimal.Branch.OPTIMAL).error();
        }
        return sum;
    }
}
