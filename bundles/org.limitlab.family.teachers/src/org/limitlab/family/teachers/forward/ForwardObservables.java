package org.limitlab.family.teachers.forward;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.family.teachers.online.OverlapField;
import org.limitlab.family.teachers.online.OverlapShape;

import java.util.List;

/** What a network shows, as functions of its order parameters. Not thread-safe. */
final class ForwardObservables {

    private final OverlapField field;
    private final double[] target;

    ForwardObservables(Network network) {
        this.field = new OverlapField(network.shape(), network.fixed());
        this.target = network.target();
    }

    static List<Observable> of(int hidden, int teacherHidden) {
        return List.of(
                Observable.scalar("generalisationError", "eps_g", "generalisation error"),
                Observable.scalar("alignment", "cos(A, v)", "alignment of feedback and readout"),
                Observable.scalar(
                                "alignmentAngle",
                                "angle(A, v)",
                                "angle between feedback overlaps and readout")
                        .in("degree"),
                matrix("studentOverlaps", "Q", "overlaps of students, row by row", hidden, hidden),
                matrix(
                        "teacherOverlap",
                        "R",
                        "overlaps of students and teachers, row by row",
                        hidden,
                        teacherHidden),
                Observable.vector(
                        "feedbackOverlap",
                        "A",
                        "overlaps of students and feedback",
                        Axis.indices("student", hidden)),
                Observable.vector("readout", "v", "readout", Axis.indices("student", hidden)));
    }

    private static Observable matrix(
            String id, String symbol, String label, int rows, int columns) {
        return new Observable(
                id,
                symbol,
                label,
                "",
                true,
                List.of(Axis.indices("student", rows), Axis.indices("unit", columns)),
                Reduction.MEAN);
    }

    /** Writes one observable of a state. */
    void observe(String id, double[] state, double[] into, int at) {
        OverlapShape shape = field.shape();
        int k = shape.students();
        int m = shape.teachers();
        switch (id) {
            case "generalisationError" -> into[at] = field.generalisationError(state, target, 0, 1);
            case "alignment" -> into[at] = cosine(state);
            case "alignmentAngle" ->
                    into[at] = Math.toDegrees(Math.acos(Math.clamp(cosine(state), -1, 1)));
            case "studentOverlaps" -> {
                for (int i = 0; i < k * k; i++) {
                    into[at + i] = state[shape.q(i / k, i % k)];
                }
            }
            case "teacherOverlap" -> {
                for (int i = 0; i < k * m; i++) {
                    into[at + i] = state[shape.r(i / m, i % m)];
                }
            }
            case "feedbackOverlap" -> {
                for (int i = 0; i < k; i++) {
                    into[at + i] = state[shape.r(i, m)];
                }
            }
            case "readout" -> System.arraycopy(state, shape.v(0, 0), into, at, k);
            default -> throw new IllegalArgumentException(id);
        }
    }

    /** 0 where one of the two vectors is 0. */
    private double cosine(double[] state) {
        OverlapShape shape = field.shape();
        double product = 0;
        double a = 0;
        double v = 0;
        for (int i = 0; i < shape.students(); i++) {
            double overlap = state[shape.r(i, shape.teachers())];
            double readout = state[shape.v(0, i)];
            product += overlap * readout;
            a += overlap * overlap;
            v += readout * readout;
        }
        return a > 0 && v > 0 ? product / Math.sqrt(a * v) : 0;
    }
}
