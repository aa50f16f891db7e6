package org.limitlab.family.transformers.field;

/** Plain loops, token by token. */
final class ScalarHarmonicSums extends HarmonicSums {

    ScalarHarmonicSums(int count, int chunk, HarmonicTable table) {
        super(count, chunk, table);
    }

    @Override
    void accumulate(int index) {
        double[] into = partial[index];
        java.util.Arrays.fill(into, 0);
        int top = table.degrees + 1;
        for (int i = index * chunk; i < Math.min(count, (index + 1) * chunk); i++) {
            double x = 1;
            double y = 0;
            for (int m = 0; m <= top; m++) {
                double before = 0;
                double now = 1;
                int at = table.at(m, m);
                for (int l = m; l <= top; l++, at++) {
                    into[2 * at] += now * x;
                    into[2 * at + 1] += now * y;
                    double b = l < top ? table.recurrence[at + 1] : 0;
                    double next = axes[2][i] * now - b * before;
                    before = now;
                    now = next;
                }
                double turned = x * axes[0][i] - y * axes[1][i];
                y = x * axes[1][i] + y * axes[0][i];
                x = turned;
            }
        }
    }

    @Override
    void evaluate(int index, double[] factors) {
        double[] sums = new double[8];
        for (int i = index * chunk; i < Math.min(count, (index + 1) * chunk); i++) {
            double x = 1;
            double y = 0;
            double[] total = new double[4];
            for (int m = 0; m <= table.degrees; m++) {
                order(m, axes[2][i], factors, sums);
                for (int f = 0; f < 4; f++) {
                    total[f] += x * sums[2 * f] + y * sums[2 * f + 1];
                }
                double turned = x * axes[0][i] - y * axes[1][i];
                y = x * axes[1][i] + y * axes[0][i];
                x = turned;
            }
            weight[i] = total[0];
            for (int a = 0; a < 3; a++) {
                field[a][i] = total[a + 1];
            }
        }
    }

    private void order(int m, double z, double[] factors, double[] sums) {
        java.util.Arrays.fill(sums, 0);
        double before = 0;
        double now = 1;
        int at = table.at(m, m);
        for (int l = m; l <= table.degrees; l++, at++) {
            for (int f = 0; f < 8; f++) {
                sums[f] += factors[8 * at + f] * now;
            }
            double next = z * now - table.recurrence[at + 1] * before;
            before = now;
            now = next;
        }
    }
}
