/**
 * What a picture shows, without saying how: panels, axes and layers as immutable values, free of
 * colours, fonts and widgets. A series has a {@link org.limitlab.report.chart.Role} and a rank; the
 * theme gives these a colour, a line pattern and a marker. Labels are {@link
 * org.limitlab.report.chart.Text} with a little TeX inside dollar signs. The factories ({@code
 * OverlayChart}, {@code RateChart}, {@code ValidityMap}, {@code HistogramChart}, {@code
 * CurveChart}, {@code ProfileChart}, {@code HeatMapChart}) put together the pictures that every
 * report is made of.
 *
 * <p>Read first: {@link org.limitlab.report.chart.Chart}, {@link org.limitlab.report.chart.Layer},
 * {@link org.limitlab.report.chart.Axis}.
 */
package org.limitlab.report.chart;
