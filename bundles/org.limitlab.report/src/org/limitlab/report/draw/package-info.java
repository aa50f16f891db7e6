/**
 * The one renderer: a chart model drawn by JFreeChart on any {@code Graphics2D}, and writers that
 * give SVG, PDF, PNG and CSV. The same figure gives the same bytes on one machine; every file
 * carries its title, specification and cell keys. Text is set in DejaVu Sans from this bundle, so
 * that machines without any font draw the same picture.
 *
 * <p>Read first: {@link org.limitlab.report.draw.Figure}, {@link
 * org.limitlab.report.draw.FigureWriter}, {@link org.limitlab.report.draw.ChartPainter}.
 */
package org.limitlab.report.draw;
