package org.limitlab.engine.judge;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.model.Reduction;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.math.stats.Moments;
import org.limitlab.math.stats.Stopping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ends an adaptive run when every claim's intervals are narrow enough: half-widths of the
 * simultaneous intervals at most half the margin, or at most the width that the experiment names.
 * Verdicts are never looked at.
 */
public final class ClaimStopRule implements StopRule {

    private final RunPlan plan;
    private final ResultStore store;

    /** The rule for a plan whose results go into a store. */
    public ClaimStopRule(RunPlan plan, ResultStore store) {
        this.plan = plan;
        this.store = store;
    }

    @Override
    public Set<String> unfinished(int replicas) {
        Set<String> keys = new HashSet<>();
        StoreEvidence reader = new StoreEvidence(plan, store, replicas);
        for (Claim claim : plan.experiment().claims()) {
            Evidence evidence = reader.of(claim);
            if (replicas < firstLook(claim, evidence)) {
                evidence.spots().forEach(s -> keys.addAll(s.cells()));
                continue;
            }
            for (Verdict.Component wide : wide(Judge.judge(claim, evidence))) {
                evidence.spots().stream()
                        .filter(s -> s.point().entrySet().containsAll(wide.point().entrySet()))
                        .forEach(s -> keys.addAll(s.cells()));
            }
        }
        return keys;
    }

    /** Means and rates in time of skewed data, and corrected rms fits, wait for 128 replicas. */
    private static int firstLook(Claim claim, Evidence evidence) {
        if (claim.question() instanceof Question.Rate rate
                && !rate.along().equals(Question.Rate.TIME)) {
            boolean rms =
                    rate.of().gap() != org.limitlab.core.claim.Statistic.Gap.BIAS
                            && rate.correction().isPresent();
            return Stopping.firstLook(
                    rms ? Stopping.Kind.CORRECTED_RMS : Stopping.Kind.ORDINARY, 0);
        }
        Reduction reduction = claim.question().of().reduction().orElse(evidence.reduction());
        if (reduction == Reduction.PROBABILITY) {
            return Stopping.firstLook(Stopping.Kind.ORDINARY, 0);
        }
        return Stopping.firstLook(Stopping.Kind.MEAN, skewness(claim, evidence));
    }

    private static double skewness(Claim claim, Evidence evidence) {
        double largest = 0;
        for (Evidence.Spot spot : evidence.spots()) {
            if (spot.of().count() < 2) {
                continue;
            }
            try {
                Selection selection = Selection.of(claim.question().of(), spot);
                double[][] rows = selection.rows(spot.of());
                for (int j = 0; j < selection.count(); j++) {
                    double[] column = new double[rows.length];
                    for (int r = 0; r < rows.length; r++) {
                        column[r] = rows[r][j];
                    }
                    double skewness = Math.abs(Moments.of(column).skewness());
                    largest = Double.isNaN(skewness) ? largest : Math.max(largest, skewness);
                }
            } catch (Selection.Empty e) {
                return largest;
            }
        }
        return largest;
    }

    /** The components whose intervals are not yet narrow enough; only their cells go on. */
    private List<Verdict.Component> wide(Verdict verdict) {
        List<Verdict.Component> wide = new ArrayList<>();
        for (int i = 0; i < verdict.components().size(); i++) {
            Verdict.Component c = verdict.components().get(i);
            double wanted = plan.experiment().replicas().untilWidth().orElse(c.margin() / 2);
            if (isWide(c, wanted) || wanted > 0 && designHalfWidth(verdict, i) > wanted) {
                wide.add(c);
            }
        }
        return wide;
    }

    /** A rate must also be expected to be narrow if its exponent is as claimed. */
    private static double designHalfWidth(Verdict verdict, int component) {
        return verdict.fits().isEmpty() ? 0 : verdict.fits().get(component).designHalfWidth();
    }

    private static boolean isWide(Verdict.Component c, double wanted) {
        boolean judged = Double.isFinite(wanted) && wanted > 0 && c.replicas() > 0;
        double half = c.simultaneous().halfWidth() - c.budget().deterministic();
        boolean exact = c.own().lower() == c.own().upper();
        return judged && !exact && !(half <= wanted);
    }
}
