package semblance.bayesiannetwork.learning;

import java.util.Arrays;

/**
 * Scores numeric nodes: a linear regression in each configuration of the categorical parents, with the variances of
 * maximum likelihood (Lauritzen and Wermuth 1989). A configuration with hardly more rows than coefficients has the
 * regression of all rows, so that single rows are not fitted exactly.
 */
final class GaussianFit {
    private final Scales scales;

    GaussianFit(Scales scales) {
        this.scales = scales;
    }

    /**
     * The regression of each configuration.
     *
     * @param node the numeric node, a column
     * @param parents its numeric parents, columns
     */
    Regression[] regressions(Moments moments, int node, int[] parents) {
        int[] places = places(moments, parents);
        int place = Arrays.binarySearch(moments.columns(), node);
        double floor = scales.floor()[node];
        Regression[] regressions = new Regression[moments.count()];
        Regression all = null;
        for (int j = 0; j < regressions.length; j++) {
            if (!Regression.sparse(moments.weight(j), parents.length)) {
                regressions[j] = Regression.of(moments, j, place, places, floor);
                continue;
            }
            if (all == null) all = Regression.of(pooled(moments), 0, place, places, floor);
            double squares = all.squares(moments, j, place, places);
            regressions[j] = new Regression(all.coefficients(), all.variance(), squares, moments.weight(j));
        }
        return regressions;
    }

    private static int[] places(Moments moments, int[] columns) {
        return Arrays.stream(columns)
                .map(column -> Arrays.binarySearch(moments.columns(), column))
                .toArray();
    }

    /** The moments of all configurations together. */
    static Moments pooled(Moments moments) {
        int size = Moments.size(moments.columns().length);
        double[] sum = new double[size];
        for (int i = 0; i < moments.products().length; i++) sum[i % size] += moments.products()[i];
        return new Moments(moments.columns(), 1, sum);
    }

    /** @param configurations of the categorical parents, including those that do not occur */
    double score(Criterion criterion, Moments moments, int node, int[] parents, double configurations) {
        double fit = 0;
        double known = 0;
        for (Regression regression : regressions(moments, node, parents)) {
            if (!(regression.weight() > 0)) continue;
            fit += regression.logDensity(regression.squares(), regression.weight());
            known += regression.weight();
        }
        if (parents.length > 0 && Regression.sparse(known, parents.length)) return Double.NEGATIVE_INFINITY;
        if (known > 0) fit = (fit - known * StrictMath.log(scales.spread()[node])) * (criterion.rows() / known);
        return fit - criterion.penalty() * configurations * (parents.length + 2);
    }
}
