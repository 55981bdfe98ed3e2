package semblance.bayesiannetwork.learning;

import java.io.Serializable;
import semblance.bayesiannetwork.Score;

/**
 * A score and its prior.
 *
 * @param equivalentSampleSize rows that the Dirichlet prior of {@link Score#BDEU} is worth
 * @param rows the number of rows that is penalised for, the sum of their weights
 * @param penalty what is taken from a log-likelihood for each parameter
 */
record Criterion(Score score, double equivalentSampleSize, double rows, double penalty) implements Serializable {

    static Criterion of(Score score, double equivalentSampleSize, double rows) {
        double penalty = score == Score.AIC ? 1 : StrictMath.log(Math.max(1, rows)) / 2;
        return new Criterion(score, equivalentSampleSize, rows, penalty);
    }

    /** The log-likelihood, nothing taken from it. */
    static Criterion likelihood(double rows) {
        return new Criterion(Score.AIC, 0, rows, 0);
    }

    /** Whether counts enter by log-likelihood less a penalty. */
    boolean likelihood() {
        return score == Score.BIC || score == Score.AIC;
    }

    /** The Dirichlet prior's weight of one level in one of some configurations. */
    double alpha(double configurations, int states) {
        return score == Score.K2 ? 1 : equivalentSampleSize / configurations / states;
    }

    /**
     * The score of a categorical node.
     *
     * @param fit the log-likelihood or log marginal likelihood of the rows in which node and parents are known
     * @param known the weight of these rows: {@code fit} is extrapolated to all, so that node-average likelihoods are
     *     compared (Balov 2013)
     * @param configurations of the parents, those that do not occur among them
     */
    double score(double fit, double known, double configurations, int states) {
        double all = known > 0 ? fit * (rows / known) : 0;
        return likelihood() ? all - penalty * configurations * (states - 1) : all;
    }
}
