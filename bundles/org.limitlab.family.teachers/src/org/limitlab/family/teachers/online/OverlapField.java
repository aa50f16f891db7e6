package org.limitlab.family.teachers.online;

import org.limitlab.math.gaussian.ErfIntegrals;
import org.limitlab.math.ode.VectorField;

import java.util.Arrays;

/**
 * The right-hand side of the order parameters' equations, dS/dα = f(S), α = steps/N: equations (3)
 * and (5) of docs/models/teachers.md for K, M of any size. With u_f the weight of field f in -e
 * (the target of a teacher, minus the readout of a student) and c the number of different students
 * among its indices,
 *
 * <pre>
 * dR_ib = η a_i Σ_f p^c(i,f) u_f I3(i,b,f)          b a fixed vector
 * dQ_ik = η a_i Σ_f p^c(i,f) u_f I3(i,k,f) + (i ↔ k)
 *         + η² a_i a_k [ Σ_fg p^c(i,k,f,g) u_f u_g I4(i,k,f,g) + p^c(i,k) σ² J2(i,k) ]
 * dv_i  = η_v Σ_f p^c(i,f) u_f I2(i,f)
 * </pre>
 *
 * <p>Cost K² (K+M)²/4 evaluations of I4; nothing is allocated. Not thread-safe. Source: Saad and
 * Solla, Phys. Rev. E 52, 4225 (1995); Goldt et al. (2019); with masks Mori and Mignacco (P07).
 */
public final class OverlapField {

    final OverlapShape shape;
    final int students;
    final int n;
    final int active;
    final double[] c;
    final double[] weight;
    final double[] feedback;
    final double[] power = new double[5];

    /**
     * A field.
     *
     * @param shape layout of states
     * @param fixed overlaps of the fixed vectors among themselves, shape (M + E, M + E): T, and
     *     those with others
     * @throws IllegalArgumentException if the shape differs
     */
    public OverlapField(OverlapShape shape, double[][] fixed) {
        this.shape = shape;
        this.students = shape.students();
        this.n = shape.fields();
        this.active = shape.students() + shape.teachers();
        this.c = new double[n * n];
        this.weight = new double[active];
        this.feedback = new double[students];
        if (fixed.length != shape.fixed()) {
            throw new IllegalArgumentException(
                    fixed.length + " rows of fixed overlaps for " + shape.fixed() + " vectors");
        }
        for (int a = 0; a < fixed.length; a++) {
            for (int b = 0; b < fixed.length; b++) {
                c[(students + a) * n + students + b] = fixed[a][b];
            }
        }
    }

    /** Layout of the states. */
    public OverlapShape shape() {
        return shape;
    }

    /** The equation at a rule that does not change in time. */
    public VectorField at(LearningRule rule) {
        return (t, state, into) -> derivative(rule, state, into);
    }

    /**
     * The covariance of all fields.
     *
     * @param state not modified
     * @return shape (n, n) row by row; a view that the next call overwrites
     */
    public double[] covariance(double[] state) {
        shape.covariance(state, c);
        return c;
    }

    /**
     * Evaluates the right-hand side.
     *
     * @param rule the learning rule
     * @param state not modified
     * @param into derivative; overwritten
     * @throws ArithmeticException where the overlaps are no covariance
     */
    public void derivative(LearningRule rule, double[] state, double[] into) {
        prepare(rule, state);
        Arrays.fill(into, 0);
        for (int i = 0; i < students; i++) {
            double pull = rule.rate() * feedback[i];
            for (int b = 0; b < shape.fixed(); b++) {
                into[shape.r(i, b)] = pull * drift(i, students + b);
            }
            for (int k = 0; k < students; k++) {
                into[shape.q(i, k)] += (k == i ? 2 : 1) * pull * drift(i, k);
            }
            into[shape.v(rule.head(), i)] = rule.readoutRate() * readoutDrift(i);
        }
        double square = rule.rate() * rule.rate();
        for (int i = 0; square != 0 && i < students; i++) {
            for (int k = i; k < students; k++) {
                into[shape.q(i, k)] +=
                        square * feedback[i] * feedback[k] * spread(i, k, rule.noise());
            }
        }
    }

    /** Σ_f p^c u_f I3(i,b,f). */
    private double drift(int i, int b) {
        double sum = 0;
        for (int f = 0; f < active; f++) {
            if (weight[f] != 0) {
                sum += power[distinct(i, i, f, f)] * weight[f] * ErfIntegrals.i3(c, n, i, b, f);
            }
        }
        return sum;
    }

    /** Σ_f p^c u_f I2(i,f). */
    private double readoutDrift(int i) {
        double sum = 0;
        for (int f = 0; f < active; f++) {
            if (weight[f] != 0) {
                sum += power[distinct(i, i, f, f)] * weight[f] * ErfIntegrals.i2(c, n, i, f);
            }
        }
        return sum;
    }

    /** The bracket of η². */
    private double spread(int i, int k, double noise) {
        double sum =
                noise == 0
                        ? 0
                        : power[distinct(i, k, i, k)] * noise * noise * ErfIntegrals.j2(c, n, i, k);
        for (int f = 0; f < active; f++) {
            for (int g = f; g < active; g++) {
                double product = weight[f] * weight[g];
                if (product != 0) {
                    sum +=
                            (f == g ? 1 : 2)
                                    * power[distinct(i, k, f, g)]
                                    * product
                                    * ErfIntegrals.i4(c, n, i, k, f, g);
                }
            }
        }
        return sum;
    }

    /**
     * Half the mean squared error of the noiseless teacher's labels, ½⟨(ŷ - y)²⟩, of the network
     * with all students on and its readout multiplied by {@code rescaling}.
     *
     * @param state not modified
     * @param target readout of the teachers, shape (M)
     * @param head which readout
     * @param rescaling factor of the readout: p after dropout, 1 without
     */
    public double generalisationError(double[] state, double[] target, int head, double rescaling) {
        shape.covariance(state, c);
        for (int f = 0; f < active; f++) {
            weight[f] = f < students ? -rescaling * state[shape.v(head, f)] : target[f - students];
        }
        double sum = 0;
        for (int f = 0; f < active; f++) {
            for (int g = 0; g < active; g++) {
                if (weight[f] * weight[g] != 0) {
                    sum += weight[f] * weight[g] * ErfIntegrals.i2(c, n, f, g);
                }
            }
        }
        return 0.5 * sum;
    }

    /** Half the mean squared error that a step sees: ½⟨e²⟩ over inputs, masks and label noise. */
    public double trainingLoss(LearningRule rule, double[] state) {
        prepare(rule, state);
        double sum = rule.noise() * rule.noise();
        for (int f = 0; f < active; f++) {
            for (int g = 0; g < active; g++) {
                double mask = power[distinct(f, f, g, g)];
                sum += mask * weight[f] * weight[g] * ErfIntegrals.i2(c, n, f, g);
            }
        }
        return 0.5 * sum;
    }

    /** Fills covariance, weights, feedback and powers of p. */
    void prepare(LearningRule rule, double[] state) {
        shape.covariance(state, c);
        for (int f = 0; f < active; f++) {
            weight[f] =
                    f < students ? -state[shape.v(rule.head(), f)] : rule.target()[f - students];
        }
        switch (rule.feedback()) {
            case LearningRule.Readout() -> {
                for (int i = 0; i < students; i++) {
                    feedback[i] = state[shape.v(rule.head(), i)];
                }
            }
            case LearningRule.Fixed(double[] values) ->
                    System.arraycopy(values, 0, feedback, 0, students);
            case LearningRule.Overlap(int vector) -> {
                for (int i = 0; i < students; i++) {
                    feedback[i] = state[shape.r(i, vector)];
                }
            }
        }
        power[0] = 1;
        for (int k = 1; k < power.length; k++) {
            power[k] = power[k - 1] * rule.activation();
        }
    }

    /** How many different students are among four fields: each has one mask. */
    int distinct(int a, int b, int f, int g) {
        int count = a < students ? 1 : 0;
        if (b < students && b != a) {
            count++;
        }
        if (f < students && f != a && f != b) {
            count++;
        }
        if (g < students && g != a && g != b && g != f) {
            count++;
        }
        return count;
    }
}
