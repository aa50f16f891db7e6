package org.limitlab.family.teachers.batch.classes;

import org.limitlab.math.linear.Blas;
import org.limitlab.math.random.RandomStream;

/**
 * Samples of a multi-class perceptron: inputs with variance 1/d, labels argmax_c (X W*)_c.
 *
 * @param samples n
 * @param dimension d
 * @param classes k
 * @param inputs X, shape (n, d)
 * @param teacher W*, shape (d, k)
 * @param labels shape (n)
 */
public record ClassData(
        int samples, int dimension, int classes, double[] inputs, double[] teacher, int[] labels) {

    /**
     * Draws a teacher and samples.
     *
     * @param samples n
     * @param dimension d
     * @param classes k
     * @param prior law of the teacher's weights
     * @param weights numbers of the teacher
     * @param data numbers of the inputs
     * @return the samples
     */
    public static ClassData draw(
            int samples,
            int dimension,
            int classes,
            TeacherPrior prior,
            RandomStream weights,
            RandomStream data) {
        double[] teacher = new double[dimension * classes];
        if (prior == TeacherPrior.GAUSSIAN) {
            weights.fillGaussian(teacher, 0, teacher.length);
        } else {
            for (int i = 0; i < teacher.length; i++) {
                teacher[i] = weights.nextDouble() < 0.5 ? -1 : 1;
            }
        }
        double[] x = new double[samples * dimension];
        data.fillGaussian(x, 0, x.length);
        double scale = 1 / Math.sqrt(dimension);
        for (int i = 0; i < x.length; i++) {
            x[i] *= scale;
        }
        double[] fields = new double[samples * classes];
        Blas.multiply(samples, classes, dimension, x, teacher, fields);
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = largest(fields, i * classes, classes);
        }
        return new ClassData(samples, dimension, classes, x, teacher, labels);
    }

    static int largest(double[] of, int at, int k) {
        int largest = 0;
        for (int j = 1; j < k; j++) {
            largest = of[at + j] > of[at + largest] ? j : largest;
        }
        return largest;
    }

    /**
     * Share of the samples that weights misclassify.
     *
     * @param weights W, shape (d, k)
     * @return the training error
     */
    public double trainError(double[] weights) {
        double[] fields = new double[samples * classes];
        Blas.multiply(samples, classes, dimension, inputs, weights, fields);
        int wrong = 0;
        for (int i = 0; i < samples; i++) {
            wrong += largest(fields, i * classes, classes) == labels[i] ? 0 : 1;
        }
        return (double) wrong / samples;
    }
}
