package org.limitlab.math.adjoint;

import java.util.Arrays;

/**
 * A record of scalar operations for reverse accumulation. A node is named by its number; operations
 * take nodes and give a new one. {@link #sweep} turns the record round.
 *
 * <p>Exact up to rounding. Memory grows to the largest record and is kept by {@link #clear}. Not
 * thread-safe. Source: Griewank, Walther (2008), Evaluating derivatives, chapter 3.
 */
public final class Tape {

    private double[] value = new double[1024];
    private int[] end = new int[1024];
    private int[] parent = new int[4096];
    private double[] partial = new double[4096];
    private double[] adjoint = new double[0];
    private int nodes;
    private int edges;

    /** Forgets everything recorded. */
    public void clear() {
        nodes = 0;
        edges = 0;
    }

    /** Number of nodes recorded. */
    public int size() {
        return nodes;
    }

    /** A variable or a constant: a node that depends on nothing. */
    public int leaf(double v) {
        return close(v);
    }

    /** Leaves with the given values. */
    public int[] leaves(double[] v) {
        int[] made = new int[v.length];
        for (int i = 0; i < v.length; i++) {
            made[i] = leaf(v[i]);
        }
        return made;
    }

    /**
     * Notes a partial derivative of the node that {@link #close} will make next.
     *
     * @param node what the next node depends on
     * @param derivative of the next node with respect to it
     */
    public void edge(int node, double derivative) {
        if (edges == parent.length) {
            parent = Arrays.copyOf(parent, 2 * edges);
            partial = Arrays.copyOf(partial, 2 * edges);
        }
        parent[edges] = node;
        partial[edges] = derivative;
        edges++;
    }

    /** Ends a node whose edges were noted. */
    public int close(double v) {
        if (nodes == value.length) {
            value = Arrays.copyOf(value, 2 * nodes);
            end = Arrays.copyOf(end, 2 * nodes);
        }
        value[nodes] = v;
        end[nodes] = edges;
        return nodes++;
    }

    /** The value of a node. */
    public double value(int node) {
        return value[node];
    }

    /** a + b. */
    public int plus(int a, int b) {
        edge(a, 1);
        edge(b, 1);
        return close(value[a] + value[b]);
    }

    /** a - b. */
    public int minus(int a, int b) {
        edge(a, 1);
        edge(b, -1);
        return close(value[a] - value[b]);
    }

    /** a b. */
    public int times(int a, int b) {
        edge(a, value[b]);
        edge(b, value[a]);
        return close(value[a] * value[b]);
    }

    /** a b c. */
    public int times(int a, int b, int c) {
        edge(a, value[b] * value[c]);
        edge(b, value[a] * value[c]);
        edge(c, value[a] * value[b]);
        return close(value[a] * value[b] * value[c]);
    }

    /** a / b. */
    public int over(int a, int b) {
        double quotient = value[a] / value[b];
        edge(a, 1 / value[b]);
        edge(b, -quotient / value[b]);
        return close(quotient);
    }

    /** factor a + shift. */
    public int affine(double factor, int a, double shift) {
        edge(a, factor);
        return close(factor * value[a] + shift);
    }

    /** a + factor b. */
    public int axpy(int a, double factor, int b) {
        edge(a, 1);
        edge(b, factor);
        return close(value[a] + factor * value[b]);
    }

    /** Sum of nodes. */
    public int sum(int... terms) {
        double total = 0;
        for (int term : terms) {
            edge(term, 1);
            total += value[term];
        }
        return close(total);
    }

    /** a². */
    public int square(int a) {
        edge(a, 2 * value[a]);
        return close(value[a] * value[a]);
    }

    /** Square root. */
    public int sqrt(int a) {
        double root = Math.sqrt(value[a]);
        edge(a, 0.5 / root);
        return close(root);
    }

    /** Arc sine; NaN outside [-1, 1]. */
    public int asin(int a) {
        edge(a, 1 / Math.sqrt((1 - value[a]) * (1 + value[a])));
        return close(Math.asin(value[a]));
    }

    /** Arc cosine; NaN outside [-1, 1]. */
    public int acos(int a) {
        edge(a, -1 / Math.sqrt((1 - value[a]) * (1 + value[a])));
        return close(Math.acos(value[a]));
    }

    /**
     * Derivatives of one node with respect to all before it.
     *
     * @param of the node
     */
    public void sweep(int of) {
        if (adjoint.length < value.length) {
            adjoint = new double[value.length];
        }
        Arrays.fill(adjoint, 0, of + 1, 0);
        adjoint[of] = 1;
        for (int node = of; node > 0; node--) {
            double weight = adjoint[node];
            if (weight != 0) {
                for (int e = end[node - 1]; e < end[node]; e++) {
                    adjoint[parent[e]] += weight * partial[e];
                }
            }
        }
    }

    /** Derivative of the last swept node with respect to this earlier one. */
    public double adjoint(int node) {
        return adjoint[node];
    }
}
