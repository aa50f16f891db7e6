package org.limitlab.report.draw;

import org.jfree.chart.ui.RectangleEdge;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The data area of one panel with its two axes: from values to places on paper. */
record Frame(Rectangle2D area, ChartAxis xAxis, ChartAxis yAxis) {
    double px(double x) {
        return xAxis.valueToJava2D(x, area, RectangleEdge.BOTTOM);
    }

    double py(double y) {
        return yAxis.valueToJava2D(y, area, RectangleEdge.LEFT);
    }

    /** Place of a value, the lower edge of the area where the scale has no place for it. */
    double pyOrFoot(double y) {
        double place = py(y);
        return Double.isFinite(place) ? place : area.getMaxY();
    }

    /** Adds a curve to a path, lifting the pen at missing values. */
    void trace(Path2D path, double[] x, double[] y) {
        boolean down = false;
        for (int i = 0; i < x.length; i++) {
            double px = px(x[i]);
            double py = py(y[i]);
            boolean placed = Double.isFinite(px) && Double.isFinite(py);
            if (placed && down) {
                path.lineTo(px, py);
            } else if (placed) {
                path.moveTo(px, py);
            }
            down = placed;
        }
    }
}
