package org.limitlab.math.adjoint;

/**
 * Averages of g(x) = erf(x / sqrt 2) and its derivative over centred Gaussian fields, as nodes of a
 * tape with their partial derivatives written out. Fields a, b, c, d have the covariances C_ab and
 * so on; repetitions are allowed. NaN where a covariance is not positive semidefinite.
 *
 * <p>Each average is one node. Source: Saad, Solla (1995), On-line learning in soft committee
 * machines.
 */
public final class ErfNodes {

    private static final double TWO_OVER_PI = 2 / Math.PI;

    private final Tape tape;

    /** Averages on a tape. */
    public ErfNodes(Tape tape) {
        this.tape = tape;
    }

    /** I2 = <g(a) g(b)>. */
    public int i2(int aa, int bb, int ab) {
        double a = 1 + tape.value(aa);
        double b = 1 + tape.value(bb);
        double root = Math.sqrt(a * b);
        double z = guarded(tape.value(ab) / root);
        double outer = TWO_OVER_PI / Math.sqrt((1 - z) * (1 + z));
        tape.edge(ab, outer / root);
        tape.edge(aa, -0.5 * outer * z / a);
        tape.edge(bb, -0.5 * outer * z / b);
        return tape.close(TWO_OVER_PI * Math.asin(z));
    }

    /** J2 = <g'(a) g'(b)>. */
    public int j2(int aa, int bb, int ab) {
        double a = 1 + tape.value(aa);
        double b = 1 + tape.value(bb);
        double c = tape.value(ab);
        double l = a * b - c * c;
        double j = TWO_OVER_PI / Math.sqrt(l);
        tape.edge(aa, -0.5 * j / l * b);
        tape.edge(bb, -0.5 * j / l * a);
        tape.edge(ab, j / l * c);
        return tape.close(j);
    }

    /** I3 = <g'(a) b g(c)>. */
    public int i3(int aa, int cc, int ab, int ac, int bc) {
        double a = 1 + tape.value(aa);
        double c = 1 + tape.value(cc);
        double vab = tape.value(ab);
        double vac = tape.value(ac);
        double vbc = tape.value(bc);
        double l = a * c - vac * vac;
        double scale = TWO_OVER_PI / (a * Math.sqrt(l));
        double top = vbc * a - vab * vac;
        double whole = scale * top;
        tape.edge(aa, scale * vbc - whole / a - 0.5 * whole / l * c);
        tape.edge(cc, -0.5 * whole / l * a);
        tape.edge(ab, -scale * vac);
        tape.edge(ac, -scale * vab + whole / l * vac);
        tape.edge(bc, scale * a);
        return tape.close(whole);
    }

    /**
     * I4 = <g'(a) g'(b) g(c) g(d)>.
     *
     * @param v covariances in the order aa, bb, cc, dd, ab, ac, ad, bc, bd, cd
     */
    public int i4(int... v) {
        double a = 1 + tape.value(v[0]);
        double b = 1 + tape.value(v[1]);
        double c = 1 + tape.value(v[2]);
        double d = 1 + tape.value(v[3]);
        double ab = tape.value(v[4]);
        double ac = tape.value(v[5]);
        double ad = tape.value(v[6]);
        double bc = tape.value(v[7]);
        double bd = tape.value(v[8]);
        double cd = tape.value(v[9]);
        double l4 = a * b - ab * ab;
        double l0 = l4 * cd - bc * bd * a - ac * ad * b + ab * ac * bd + ab * ad * bc;
        double l1 = l4 * c - bc * bc * a - ac * ac * b + 2 * ab * ac * bc;
        double l2 = l4 * d - bd * bd * a - ad * ad * b + 2 * ab * ad * bd;
        double root = Math.sqrt(l1 * l2);
        double z = guarded(l0 / root);
        double front = TWO_OVER_PI * TWO_OVER_PI / Math.sqrt(l4);
        double angle = Math.asin(z);
        double by = front / Math.sqrt((1 - z) * (1 + z));
        double by0 = by / root;
        double by1 = -0.5 * by * z / l1;
        double by2 = -0.5 * by * z / l2;
        double by4 = by0 * cd + by1 * c + by2 * d - 0.5 * front * angle / l4;
        tape.edge(v[0], by4 * b - by0 * bc * bd - by1 * bc * bc - by2 * bd * bd);
        tape.edge(v[1], by4 * a - by0 * ac * ad - by1 * ac * ac - by2 * ad * ad);
        tape.edge(v[2], by1 * l4);
        tape.edge(v[3], by2 * l4);
        tape.edge(
                v[4],
                -2 * by4 * ab + by0 * (ac * bd + ad * bc) + 2 * by1 * ac * bc + 2 * by2 * ad * bd);
        tape.edge(v[5], by0 * (ab * bd - ad * b) + 2 * by1 * (ab * bc - ac * b));
        tape.edge(v[6], by0 * (ab * bc - ac * b) + 2 * by2 * (ab * bd - ad * b));
        tape.edge(v[7], by0 * (ab * ad - bd * a) + 2 * by1 * (ab * ac - bc * a));
        tape.edge(v[8], by0 * (ab * ac - bc * a) + 2 * by2 * (ab * ad - bd * a));
        tape.edge(v[9], by0 * l4);
        return tape.close(front * angle);
    }

    /** Sets what exceeds [-1, 1] by rounding to the bound. */
    private static double guarded(double z) {
        return Math.abs(z) > 1 && Math.abs(z) <= 1 + 1e-12 ? Math.signum(z) : z;
    }
}
