package org.limitlab.report.draw;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Marker shapes of about equal weight, told apart without colour. */
final class Markers {
    private Markers() {}

    /**
     * The marker of a rank: disc, square, triangle, diamond, triangle downwards, cross; then again
     * from the start.
     */
    static Shape shape(int rank, double size) {
        double r = size / 2;
        return switch (rank % 6) {
            case 0 -> new Ellipse2D.Double(-r, -r, size, size);
            case 1 -> new Rectangle2D.Double(-0.88 * r, -0.88 * r, 1.76 * r, 1.76 * r);
            case 2 -> polygon(0, -1.2 * r, 1.1 * r, 0.8 * r, -1.1 * r, 0.8 * r);
            case 3 -> polygon(0, -1.25 * r, 1.25 * r, 0, 0, 1.25 * r, -1.25 * r, 0);
            case 4 -> polygon(0, 1.2 * r, 1.1 * r, -0.8 * r, -1.1 * r, -0.8 * r);
            default -> cross(r);
        };
    }

    private static Shape cross(double r) {
        double a = 0.4 * r;
        double b = 1.1 * r;
        return polygon(
                -a, -b, a, -b, a, -a, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b, -a, -a, -a);
    }

    static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
