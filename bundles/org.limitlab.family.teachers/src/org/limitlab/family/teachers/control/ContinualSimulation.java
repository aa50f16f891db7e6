package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.family.teachers.online.PlantedVectors;
import org.limitlab.math.control.Scheme;
import org.limitlab.math.control.Stepper;
import org.limitlab.math.control.TerminalCost;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

import java.util.Arrays;

/** Replicas of {@link ContinualLearning}. */
final class ContinualSimulation extends StepSimulation {

    private final ContinualLearning.Parameters p;
    private final int n;
    private final int hidden;
    private final Net[] nets;
    private final double[] x;
    private final double[] fields;
    private final TaskDynamics dynamics;
    private final Stepper losses;

    /** One network with its random numbers. */
    private static final class Net {
        private final double[] weights;
        private final double[] teachers;
        private final double[][] readouts;
        private final RandomStream data;
        private final RandomStream choice;
        private final RandomStream noise;

        Net(ContinualLearning.Parameters p, Batch batch, int replica) {
            int n = p.inputDimension();
            double[] planted =
                    PlantedVectors.draw(
                            p.setup().planted(),
                            p.hidden() + 1,
                            n,
                            batch.stream(replica, Purpose.INITIAL));
            teachers = Arrays.copyOf(planted, 2 * n);
            weights = new double[p.hidden() * n];
            System.arraycopy(planted, 0, weights, 0, n);
            System.arraycopy(planted, 2 * n, weights, n, weights.length - n);
            readouts = new double[2][p.hidden()];
            readouts[0][0] = 1;
            Arrays.fill(readouts[1], p.freshReadout());
            data = batch.stream(replica, Purpose.DATA);
            choice = batch.stream(replica, Purpose.CHOICE);
            noise = batch.stream(replica, Purpose.NOISE);
        }
    }

    ContinualSimulation(ContinualLearning.Parameters p, Batch batch) {
        super(batch, p.inputDimension());
        this.p = p;
        this.n = p.inputDimension();
        this.hidden = p.hidden();
        this.x = new double[n];
        this.fields = new double[hidden];
        this.dynamics = p.setup().dynamics();
        this.losses = new Stepper(dynamics, Scheme.EULER);
        this.nets = new Net[batch.size()];
        for (int replica = 0; replica < nets.length; replica++) {
            nets[replica] = new Net(p, batch, replica);
        }
    }

    @Override
    void step(int replica, double time) {
        Net net = nets[replica];
        double root = Math.sqrt(n);
        int task = net.choice.nextDouble() < share(p.task(), time, "task") ? 1 : 0;
        double rate = p.learningRate().at(time);
        net.data.fillGaussian(x, 0, n);
        double[] v = net.readouts[task];
        double error = -g(dot(net.teachers, task, x) / root);
        if (p.labelNoise() > 0) {
            error -= p.labelNoise() * net.noise.nextGaussian();
        }
        for (int i = 0; i < hidden; i++) {
            fields[i] = dot(net.weights, i, x) / root;
            error += v[i] * g(fields[i]);
        }
        finite(error, "the error");
        double readoutRate =
                p.readoutRule() == ContinualLearning.ReadoutRule.TIED ? rate : p.readoutRate();
        for (int i = 0; i < hidden; i++) {
            double pull = rate / root * error * v[i] * slope(fields[i]);
            int at = i * n;
            for (int j = 0; j < n; j++) {
                net.weights[at + j] -= pull * x[j];
            }
            v[i] -= readoutRate / n * error * g(fields[i]);
        }
    }

    /** The order parameters of a network. */
    private double[] state(Net net) {
        double[] s = new double[dynamics.states()];
        int at = 0;
        for (int i = 0; i < hidden; i++) {
            for (int k = i; k < hidden; k++) {
                s[at++] = dot(net.weights, i, net.weights, k, n) / n;
            }
        }
        for (int i = 0; i < hidden; i++) {
            for (int t = 0; t < 2; t++) {
                s[at++] = dot(net.weights, i, net.teachers, t, n) / n;
            }
        }
        for (double[] readout : net.readouts) {
            System.arraycopy(readout, 0, s, at, hidden);
            at += hidden;
        }
        return s;
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        double[] s = state(nets[replica]);
        int triangle = hidden * (hidden + 1) / 2;
        switch (observable.id()) {
            case "oldLoss" -> into[at] = loss((tape, y) -> dynamics.loss(tape, y, 0), s);
            case "newLoss" -> into[at] = loss((tape, y) -> dynamics.loss(tape, y, 1), s);
            case "meanLoss" -> into[at] = loss(dynamics::meanLoss, s);
            // the network starts as the old task's teacher: its loss there is 0
            case "forgetting" -> into[at] = loss((tape, y) -> dynamics.loss(tape, y, 0), s);
            case "task" -> into[at] = p.task().at(now(replica));
            case "learningRate" -> into[at] = p.learningRate().at(now(replica));
            case "studentOverlaps" -> System.arraycopy(s, 0, into, at, triangle);
            case "teacherOverlaps" -> System.arraycopy(s, triangle, into, at, 2 * hidden);
            case "readouts" -> System.arraycopy(s, triangle + 2 * hidden, into, at, 2 * hidden);
            default -> throw new IllegalArgumentException(observable.id());
        }
    }

    private double loss(TerminalCost cost, double[] state) {
        return losses.cost(cost, state);
    }
}
