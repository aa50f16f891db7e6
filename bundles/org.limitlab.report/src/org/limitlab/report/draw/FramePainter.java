package org.limitlab.report.draw;

import java.awt.Graphics2D;

/** Draws a layer that is no series into the frame of its panel. */
@FunctionalInterface
interface FramePainter {
    void paint(Graphics2D g, Frame frame);
}
