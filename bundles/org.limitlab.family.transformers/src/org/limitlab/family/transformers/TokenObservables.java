package org.limitlab.family.transformers;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;

import java.util.ArrayList;
import java.util.List;

/** What tokens show; definitions (5) to (14) of docs/models/transformers.md. */
final class TokenObservables {

    static final String AMPLITUDE = "modeAmplitude";
    static final String LOG_AMPLITUDE = "logModeAmplitude";
    static final String QUIET_RATE = "quietRate";
    static final String POWER = "degreePower";
    static final String PHASE = "modePhase";
    static final String PHASE_SHIFT = "clusterShift";
    static final String ENERGY = "energy";
    static final String DISSIPATION_ENERGY = "pointEnergyGap";
    static final String RELATIVE_ENERGY = "relativeEnergy";
    static final String MEAN_COSINE = "meanCosine";
    static final String COSINES = "cosineHistogram";
    static final String COSINE_MATRIX = "cosineMatrix";
    static final String CLUSTERS = "clusterCount";
    static final String CLUSTER_ANGLES = "clusterAngles";
    static final String AZIMUTHS = "azimuthHistogram";
    static final String NEAR = "massNearSubspace";
    static final String LOG_DISTANCE = "meanLogDistance";
    static final String SQUARE_DISTANCE = "meanSquareDistance";
    static final String PAIR_ANGLE = "pairAngle";
    static final String ANGLE_SUM = "angleSum";
    static final String LENGTH_ERROR = "lengthError";
    static final String WINNER = "winningMode";
    static final String PASSAGE = "passageTime";
    static final String FASTEST_WINS = "fastestWins";
    static final String LAW_DISTANCE = "meanFieldDistance";
    static final String METHOD = "fieldMethod";
    static final String FIRST_COORDINATE = "firstCoordinates";
    static final String ANGLES = "angles";
    static final String NAMED_ANGLES = "namedAngles";
    static final String PREDICTED_ANGLES = "predictedAngles";
    static final String POSITIONS = "positions";

    /** Cosines and distances are taken over pairs among this many tokens at most, the first. */
    static final int PAIRED = 2048;

    /** Room for the angles of clusters. */
    static final int MOST_CLUSTERS = 32;

    private static final int BINS = 40;
    static final int CIRCLE_BINS = 72;

    private TokenObservables() {}

    /** True where the degree that wins is watched at every step. */
    static boolean watchesDegrees(SelfAttention.Parameters p) {
        return p.dimension() == 2 || p.dimension() == 3;
    }

    /** Degrees 1 .. K. */
    static Axis degrees(int count) {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = k + 1;
        }
        return new Axis("degree", "", values);
    }

    /** Centres of equal bins. */
    private static Axis bins(String id, String unit, double from, double to, int count) {
        double[] centres = new double[count];
        for (int b = 0; b < count; b++) {
            centres[b] = from + (b + 0.5) * (to - from) / count;
        }
        return new Axis(id, unit, centres);
    }

    /** Equal bins of the circle. */
    static Axis circleBins(int count) {
        return bins("azimuth", "radians", 0, 2 * Math.PI, count);
    }

    static List<Observable> of(SelfAttention.Parameters p) {
        List<Observable> list = new ArrayList<>();
        modes(p, list);
        energies(p, list);
        pairs(p, list);
        groups(p, list);
        once(p, list);
        members(p, list);
        return List.copyOf(list);
    }

    private static void modes(SelfAttention.Parameters p, List<Observable> list) {
        Axis degrees = degrees(p.degrees());
        list.add(Observable.vector(AMPLITUDE, "|mu_k|", "modal amplitude", degrees));
        list.add(
                Observable.vector(
                        LOG_AMPLITUDE, "log |mu_k|", "logarithm of the modal amplitude", degrees));
        list.add(Observable.vector(POWER, "S_k", "mean Gegenbauer polynomial of cosines", degrees));
        if (p.dimension() == 2) {
            list.add(
                    Observable.scalar(
                                    QUIET_RATE,
                                    "log(|mu_k0(t)|/|mu_k0(0)|)/t",
                                    "mean growth rate of the mode of the start; 0 at time 0")
                            .in("1/time"));
            list.add(
                    Observable.vector(PHASE, "arg mu_k", "phase of the mode", degrees)
                            .in("radians")
                            .reducedTo(Reduction.CIRCULAR_MEAN));
            list.add(
                    Observable.vector(
                                    PHASE_SHIFT,
                                    "|arg mu_k(t) - arg mu_k(0)|/k",
                                    "distance of k clusters from where the start puts them",
                                    degrees)
                            .in("radians"));
        }
    }

    private static void energies(SelfAttention.Parameters p, List<Observable> list) {
        if (p.largestScore() <= SelfAttention.MOST_EXPONENT) {
            list.add(Observable.scalar(ENERGY, "E", "interaction energy"));
        }
        if (p.inverseTemperature() <= SelfAttention.MOST_EXPONENT) {
            list.add(
                    Observable.scalar(
                            DISSIPATION_ENERGY, "E_beta", "energy below that of a single point"));
        }
        list.add(
                Observable.scalar(
                        RELATIVE_ENERGY,
                        "mean exp(beta(s-1))",
                        "interaction over that of a single point"));
    }

    private static void pairs(SelfAttention.Parameters p, List<Observable> list) {
        list.add(Observable.scalar(MEAN_COSINE, "mean <x,y>", "mean cosine of all pairs"));
        list.add(
                Observable.vector(
                        COSINES, "p(bin)", "share of pairs", bins("cosine", "", -1, 1, BINS)));
        if (p.tokens() > 1) {
            list.add(Observable.scalar(LOG_DISTANCE, "mean log |x-y|", "mean log distance"));
            list.add(Observable.scalar(SQUARE_DISTANCE, "mean |x-y|²", "mean square distance"));
            list.add(
                    Observable.scalar(PAIR_ANGLE, "phi_12", "angle between the first two tokens")
                            .in("radians"));
        }
    }

    private static void groups(SelfAttention.Parameters p, List<Observable> list) {
        list.add(Observable.scalar(CLUSTERS, "n_c", "number of clusters"));
        list.add(Observable.scalar(NEAR, "mu(E_delta)", "share of tokens near the subspace"));
        if (p.dimension() >= 2) {
            list.add(
                    Observable.vector(
                            AZIMUTHS, "mu(bin)", "share of tokens", circleBins(CIRCLE_BINS)));
        }
        if (p.dimension() == 2 && p.isIsotropic() && p.start() != SelfAttention.Start.POINTS) {
            list.add(
                    Observable.scalar(
                                    LAW_DISTANCE,
                                    "W1",
                                    "transport distance from the mean-field law")
                            .in("radians"));
        }
        if (p.runsOnAngles()) {
            list.add(
                    Observable.scalar(ANGLE_SUM, "sum theta", "sum of the angles since the start")
                            .in("radians"));
        }
        list.add(
                Observable.scalar(
                        LENGTH_ERROR, "max ||x|-1|", "largest distance from the unit sphere"));
    }

    private static void once(SelfAttention.Parameters p, List<Observable> list) {
        if (watchesDegrees(p)) {
            list.add(
                    Observable.once(WINNER, "k*", "degree that first reaches the threshold")
                            .reducedTo(Reduction.MODE));
            list.add(
                    Observable.once(PASSAGE, "t*", "time at which a degree reaches the threshold")
                            .in("time")
                            .reducedTo(Reduction.CENSORED_TIME));
        }
        if (p.dimension() >= 2 && p.isIsotropic() && watchesDegrees(p)) {
            list.add(
                    Observable.once(FASTEST_WINS, "k* = kmax", "the fastest degree wins")
                            .reducedTo(Reduction.PROBABILITY));
        }
        list.add(
                Observable.once(
                                METHOD,
                                "method",
                                "field method: 1 direct, 2 Fourier sum, 3 grid and FFT, 4 Legendre")
                        .reducedTo(Reduction.MODE));
    }

    private static void members(SelfAttention.Parameters p, List<Observable> list) {
        int named = Math.min(p.named(), p.tokens());
        list.add(
                member(
                        COSINE_MATRIX,
                        "<x_i,x_j>",
                        "cosines of the named tokens",
                        Axis.indices("token", named),
                        Axis.indices("other", named)));
        if (p.dimension() == 2) {
            list.add(
                    member(
                                    CLUSTER_ANGLES,
                                    "theta_c",
                                    "angles of the clusters, rising; -1 where there are fewer",
                                    Axis.indices("cluster", MOST_CLUSTERS))
                            .in("radians"));
            list.add(member(ANGLES, "theta_i", "angles of the tokens", tokens(p)).in("radians"));
        }
        if (p.dimension() == 2) {
            list.add(
                    member(
                                    NAMED_ANGLES,
                                    "theta_i",
                                    "angles of the named tokens",
                                    Axis.indices("token", named))
                            .in("radians"));
        }
        if (p.dimension() == 2 && p.isIsotropic()) {
            int fastest = Harmonics.fastest(p.inverseTemperature(), 2);
            list.add(
                    member(
                                    PREDICTED_ANGLES,
                                    "theta_c",
                                    "predicted cluster angles",
                                    Axis.indices("cluster", fastest))
                            .in("radians"));
        }
        list.add(member(FIRST_COORDINATE, "x_i1", "first coordinate of the tokens", tokens(p)));
        list.add(
                member(
                        POSITIONS,
                        "x_i",
                        "positions of the tokens",
                        tokens(p),
                        Axis.indices("axis", p.dimension())));
    }

    private static Axis tokens(SelfAttention.Parameters p) {
        return Axis.indices("token", p.tokens());
    }

    private static Observable member(String id, String symbol, String label, Axis... axes) {
        return new Observable(id, symbol, label, "", true, List.of(axes), Reduction.MEMBERS);
    }
}
