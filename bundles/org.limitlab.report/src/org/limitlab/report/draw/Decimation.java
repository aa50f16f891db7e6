package org.limitlab.report.draw;

import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;

import java.util.Arrays;

/**
 * Thins curves to what a drawing can show: in each column the first, lowest, highest and last point
 * stay, so that no extreme and no gap is lost, whatever the number of points.
 */
final class Decimation {
    private final Scale scale;
    private final double from;
    private final double width;
    private final int columns;

    /**
     * Columns of equal width along an axis.
     *
     * @param columns number of columns between the ends, positive
     */
    Decimation(Scale scale, double lower, double upper, int columns) {
        this.scale = scale;
        this.from = scale.forward(lower);
        this.width = scale.forward(upper) - from;
        this.columns = columns;
    }

    /** Indices of the points to keep, increasing. Points without a place and breaks (NaN) stay. */
    int[] keep(Samples x, Samples y) {
        int[] kept = new int[x.size()];
        int count = 0;
        for (int begin = 0; begin < x.size(); ) {
            int end = endOfColumn(x, y, begin);
            count = keepColumn(y, begin, end, kept, count);
            begin = end;
        }
        return Arrays.copyOf(kept, count);
    }

    /**
     * A band with the outermost values of each column, so that the drawn band covers the whole.
     *
     * @return x, lower and upper of the kept points
     */
    double[][] envelope(Samples x, Samples lower, Samples upper) {
        Samples both = sum(lower, upper);
        double[][] outer = new double[3][x.size()];
        int count = 0;
        for (int begin = 0; begin < x.size(); ) {
            int end = endOfColumn(x, both, begin);
            boolean few = end - begin <= 2;
            int last = few ? begin + 1 : end;
            for (int i : few ? new int[] {begin} : new int[] {begin, end - 1}) {
                outer[0][count] = x.at(i);
                outer[1][count] = extreme(lower, begin, last, false);
                outer[2][count++] = extreme(upper, begin, last, true);
            }
            begin = last;
        }
        int kept = count;
        return Arrays.stream(outer).map(a -> Arrays.copyOf(a, kept)).toArray(double[][]::new);
    }

    private static Samples sum(Samples a, Samples b) {
        double[] sum = new double[a.size()];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a.at(i) + b.at(i);
        }
        return Samples.of(sum);
    }

    private static double extreme(Samples values, int begin, int end, boolean upper) {
        double extreme = values.at(begin);
        for (int i = begin; i < end; i++) {
            extreme = upper ? Math.max(extreme, values.at(i)) : Math.min(extreme, values.at(i));
        }
        return extreme;
    }

    private int endOfColumn(Samples x, Samples y, int begin) {
        long column = column(x.at(begin));
        boolean missing = Double.isNaN(y.at(begin));
        int end = begin + 1;
        while (end < x.size()
                && column(x.at(end)) == column
                && Double.isNaN(y.at(end)) == missing) {
            end++;
        }
        return end;
    }

    private static int keepColumn(Samples y, int begin, int end, int[] kept, int count) {
        if (end - begin <= 4) {
            for (int i = begin; i < end; i++) {
                kept[count++] = i;
            }
            return count;
        }
        int lowest = begin;
        int highest = begin;
        for (int i = begin; i < end; i++) {
            lowest = y.at(i) < y.at(lowest) ? i : lowest;
            highest = y.at(i) > y.at(highest) ? i : highest;
        }
        int previous = -1;
        int[] four = {begin, Math.min(lowest, highest), Math.max(lowest, highest), end - 1};
        for (int index : four) {
            if (index != previous) {
                kept[count++] = index;
                previous = index;
            }
        }
        return count;
    }

    private long column(double x) {
        double place = (scale.forward(x) - from) / width;
        return Double.isNaN(place) ? Long.MIN_VALUE : (long) Math.floor(place * columns);
    }
}
