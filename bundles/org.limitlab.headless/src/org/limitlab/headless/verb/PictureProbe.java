package org.limitlab.headless.verb;

import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.CurveChart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Look;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;
import org.limitlab.report.draw.Figure;
import org.limitlab.report.draw.FigureSpec;
import org.limitlab.report.draw.FigureWriter;

import java.util.List;

/** Whether figures can be drawn here: fonts, image writers, PDF. */
final class PictureProbe {

    private PictureProbe() {}

    /** Why not; an empty text where they can. */
    static String problem() {
        try {
            CurveChart chart =
                    new CurveChart(
                            Text.plain("doctor"),
                            Tone.NEUTRAL,
                            Axis.linear(Text.plain("x")),
                            Axis.linear(Text.plain("y")),
                            List.of(
                                    new Layer.Line(
                                            Text.plain("line"),
                                            Look.finite(0),
                                            Samples.of(0, 1),
                                            Samples.of(0, 1))),
                            false);
            Figure figure =
                    new Figure(
                            chart.chart(), FigureSpec.ofObservable("curve", "doctor"), List.of());
            for (FigureWriter.Format format : FigureWriter.Format.values()) {
                if (FigureWriter.bytes(figure, format).length == 0) {
                    return format + " comes out empty";
                }
            }
            return "";
        } catch (RuntimeException | LinkageError e) {
            return e.toString();
        }
    }
}
