package org.limitlab.report.draw;

import org.jfree.chart.ui.RectangleEdge;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Tone;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Areas over two axes: heat maps, verdicts on a grid, and where a theory does not speak. */
final class MapPainters {
    /** Image points for each unit of the drawing. */
    private static final int FINENESS = 2;

    private MapPainters() {}

    /** A heat map as an image with its cells in place: no seams between them at any size. */
    record HeatCells(Layer.Heat heat, Theme theme) implements FramePainter {
        @Override
        public void paint(Graphics2D g, Frame frame) {
            Rectangle2D area = frame.area();
            int width = (int) Math.round(area.getWidth() * FINENESS);
            int height = (int) Math.round(area.getHeight() * FINENESS);
            int[] columns = new int[width];
            for (int i = 0; i < width; i++) {
                double x = area.getMinX() + (i + 0.5) / FINENESS;
                columns[i] =
                        cell(
                                heat.xEdges(),
                                frame.xAxis().java2DToValue(x, area, RectangleEdge.BOTTOM));
            }
            double[] ends = Ramps.ends(heat);
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            for (int j = 0; j < height; j++) {
                double y = area.getMinY() + (j + 0.5) / FINENESS;
                int row =
                        cell(
                                heat.yEdges(),
                                frame.yAxis().java2DToValue(y, area, RectangleEdge.LEFT));
                for (int i = 0; i < width; i++) {
                    image.setRGB(i, j, rgb(row, columns[i], ends));
                }
            }
            int x = (int) area.getMinX();
            int y = (int) area.getMinY();
            g.drawImage(image, x, y, (int) area.getWidth(), (int) area.getHeight(), null);
        }

        private int rgb(int row, int column, double[] ends) {
            if (row < 0 || column < 0) {
                return 0;
            }
            double value = heat.values().at(row * (heat.xEdges().size() - 1) + column);
            return Double.isNaN(value)
                    ? 0
                    : Ramps.colour(heat.ramp(), (value - ends[0]) / (ends[1] - ends[0])).getRGB();
        }

        private static int cell(Samples edges, double value) {
            int found = Arrays.binarySearch(edges.toArray(), value);
            int cell = found >= 0 ? found : -found - 2;
            return cell >= 0 && cell < edges.size() - 1 ? cell : -1;
        }
    }

    /** Verdicts on a grid: a light cell with a mark, so that colour is not needed to read it. */
    record VerdictCells(Layer.Verdicts map, Theme theme) implements FramePainter {
        private static final double SEAM = 0.75;

        @Override
        public void paint(Graphics2D g, Frame frame) {
            Samples x = Cells.edges(map.x(), frame.xAxis().scale());
            Samples y = Cells.edges(map.y(), frame.yAxis().scale());
            for (int row = 0; row < map.y().size(); row++) {
                for (int column = 0; column < map.x().size(); column++) {
                    double left = frame.px(x.at(column));
                    double top = frame.py(y.at(row + 1));
                    double width = frame.px(x.at(column + 1)) - left;
                    double height = frame.py(y.at(row)) - top;
                    Rectangle2D cell =
                            new Rectangle2D.Double(
                                    left + SEAM, top + SEAM, width - 2 * SEAM, height - 2 * SEAM);
                    double atX = frame.px(map.x().at(column));
                    double atY = frame.py(map.y().at(row));
                    paint(g, cell, atX, atY, map.at(row, column), theme);
                }
            }
        }

        /** One cell; also the legend's. */
        static void paint(Graphics2D g, Rectangle2D cell, Tone tone, Theme theme) {
            paint(g, cell, cell.getCenterX(), cell.getCenterY(), tone, theme);
        }

        /** A cell with its mark where the point itself lies. */
        private static void paint(
                Graphics2D g, Rectangle2D cell, double x, double y, Tone tone, Theme theme) {
            if (tone == Tone.NEUTRAL) {
                g.setPaint(theme.ground());
                g.setStroke(Theme.solid(1f));
                g.draw(cell);
                return;
            }
            g.setPaint(theme.fill(tone));
            g.fill(cell);
            double size = Math.clamp(0.42 * Math.min(cell.getWidth(), cell.getHeight()), 3, 11);
            mark(g, x, y, size / 2, tone, theme.tone(tone));
        }

        private static void mark(
                Graphics2D g, double x, double y, double r, Tone tone, Color colour) {
            g.setPaint(colour);
            g.setStroke(
                    new BasicStroke(
                            (float) (0.45 * r), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            switch (tone) {
                case SUPPORTED -> g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
                case REFUTED -> {
                    g.draw(new Line2D.Double(x - r, y - r, x + r, y + r));
                    g.draw(new Line2D.Double(x - r, y + r, x + r, y - r));
                }
                case UNDECIDED -> g.draw(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
                default -> g.draw(new Line2D.Double(x - r, y, x + r, y));
            }
        }
    }

    /** Cells outside a theory's stated domain, hatched. */
    record HatchedCells(Layer.Outside cells, Theme theme) implements FramePainter {
        @Override
        public void paint(Graphics2D g, Frame frame) {
            Samples x = Cells.edges(cells.x(), frame.xAxis().scale());
            Samples y = Cells.edges(cells.y(), frame.yAxis().scale());
            Path2D region = new Path2D.Double();
            for (int i = 0; i < cells.outside().size(); i++) {
                if (cells.outside().get(i)) {
                    int column = i % cells.x().size();
                    int row = i / cells.x().size();
                    double left = frame.px(x.at(column));
                    double top = frame.py(y.at(row + 1));
                    double width = frame.px(x.at(column + 1)) - left;
                    double height = frame.py(y.at(row)) - top;
                    region.append(new Rectangle2D.Double(left, top, width, height), false);
                }
            }
            Shape before = g.getClip();
            g.clip(region);
            g.setPaint(theme.quiet());
            g.setStroke(Theme.solid(0.8f));
            Hatch.lines(g, frame.area());
            g.setClip(before);
        }
    }

    /**
     * The boundary of a theory's stated domain, hatched on the side where the theory does not
     * speak.
     */
    record Hatch(Layer.Domain domain, Theme theme) implements FramePainter {
        private static final double SPACING = 7;
        private static final double HALO = 3.5;

        @Override
        public void paint(Graphics2D g, Frame frame) {
            Path2D boundary = new Path2D.Double();
            frame.trace(boundary, domain.x().toArray(), domain.y().toArray());
            Shape before = g.getClip();
            g.clip(outside(frame));
            g.setPaint(theme.quiet());
            g.setStroke(Theme.solid(0.8f));
            lines(g, frame.area());
            g.setClip(before);
            g.setPaint(theme.background());
            g.setStroke(Theme.solid((float) (1.8 + HALO / 2)));
            g.draw(boundary);
            g.setPaint(theme.colour(domain.look()));
            g.setStroke(Theme.solid(1.8f));
            g.draw(boundary);
            drawLabel(g, frame);
        }

        static void lines(Graphics2D g, Rectangle2D area) {
            double height = area.getHeight();
            for (double x = area.getMinX() - height; x < area.getMaxX(); x += SPACING) {
                g.draw(new Line2D.Double(x, area.getMaxY(), x + height, area.getMinY()));
            }
        }

        private Shape outside(Frame frame) {
            Rectangle2D area = frame.area();
            double firstX = frame.px(domain.x().first());
            double lastX = frame.px(domain.x().last());
            double firstY = frame.py(domain.y().first());
            double lastY = frame.py(domain.y().last());
            Path2D region = new Path2D.Double();
            frame.trace(region, domain.x().toArray(), domain.y().toArray());
            switch (domain.outside()) {
                case ABOVE, BELOW -> {
                    double edge =
                            domain.outside() == Layer.Side.ABOVE ? area.getMinY() : area.getMaxY();
                    region.lineTo(lastX, edge);
                    region.lineTo(firstX, edge);
                }
                case LEFT, RIGHT -> {
                    double edge =
                            domain.outside() == Layer.Side.LEFT ? area.getMinX() : area.getMaxX();
                    region.lineTo(edge, lastY);
                    region.lineTo(edge, firstY);
                }
            }
            region.closePath();
            return region;
        }

        /** Beside the boundary's last point inside the panel, on a patch of background. */
        private void drawLabel(Graphics2D g, Frame frame) {
            if (domain.label().isEmpty()) {
                return;
            }
            SetText words = SetText.of(domain.label(), GroundPainters.WORD_SIZE, false);
            for (int i = domain.x().size() - 1; i >= 0; i--) {
                double x = frame.px(domain.x().at(i)) - 8;
                double y = frame.py(domain.y().at(i)) - 10;
                Rectangle2D box =
                        new Rectangle2D.Double(
                                x - words.width() - 3,
                                y - words.ascent() - 2,
                                words.width() + 6,
                                words.height() + 4);
                if (frame.area().contains(box)) {
                    g.setPaint(theme.background());
                    g.fill(box);
                    g.setPaint(theme.ink());
                    words.draw(g, x, y, SetText.Anchor.RIGHT);
                    return;
                }
            }
        }
    }
}
