package semblance.bayesiannetwork.learning;

import java.util.Arrays;
import semblance.bayesiannetwork.LogisticRegression;

/**
 * Multinomial logistic regressions of a categorical node on numeric parents, one for each configuration of the categorical
 * parents, by Newton's method. In standard units every coefficient has a normal prior of variance 100, so that levels which
 * a number tells apart exactly have finite coefficients too. The first state's coefficients are 0.
 */
final class LogisticFit {
    /** One over the variance of the prior. */
    private static final double PRECISION = 0.01;
    /** Newton steps at most; a dozen suffice unless levels are told apart exactly. */
    private static final int STEPS = 60;
    /** Nats that Newton may leave unclimbed. */
    private static final double CLOSE = 1e-9;

    private final Rows rows;
    private final Scales scales;
    private final int node;
    private final int[] numbers;
    private final int states;
    private final int size; // of a state's coefficients
    private final Configurations configurations;
    private final int[] starts; // where the rows of each configuration begin
    private final int[] order; // rows whose family is known, by configuration

    /** @param parents ascending, some of them numeric */
    LogisticFit(Rows rows, Scales scales, int node, int[] parents) {
        this.rows = rows;
        this.scales = scales;
        this.node = node;
        numbers = Arrays.stream(parents).filter(rows.layout::numeric).toArray();
        int[] levels =
                Arrays.stream(parents).filter(p -> !rows.layout.numeric(p)).toArray();
        states = rows.layout.radix()[node];
        size = numbers.length + 1;
        configurations = Configurations.of(rows, levels);
        starts = new int[configurations.count() + 1];
        for (int r = 0; r < rows.count; r++) if (known(r)) starts[configurations.of()[r] + 1]++;
        for (int j = 0; j < configurations.count(); j++) starts[j + 1] += starts[j];
        order = new int[starts[configurations.count()]];
        int[] next = starts.clone();
        for (int r = 0; r < rows.count; r++)
            if (known(r)) order[next[configurations.of()[r]]++] = r;
    }

    private boolean known(int row) {
        boolean known = configurations.of()[row] < configurations.count() && !rows.missing(node, row);
        for (int number : numbers) known &= !rows.missing(number, row);
        return known;
    }

    /** What the regression of one configuration comes to. */
    private record Fit(double[] coefficients, double objective, double logLikelihood) {}

    double score(Criterion criterion) {
        double fit = 0;
        double weight = 0;
        for (int j = 0; j < configurations.count(); j++) fit += fit(j).logLikelihood;
        for (int row : order) weight += rows.weight(row);
        if (weight > 0) fit *= criterion.rows() / weight;
        return fit - criterion.penalty() * configurations.count() * (states - 1) * size;
    }

    /** The regressions in the units of the columns. */
    LogisticRegression regression() {
        double[] all = new double[configurations.count() * states * size];
        for (int j = 0; j < configurations.count(); j++) {
            double[] standard = fit(j).coefficients;
            for (int k = 1; k < states; k++) {
                int to = (j * states + k) * size;
                int from = (k - 1) * size;
                all[to] = standard[from];
                for (int i = 0; i < numbers.length; i++) {
                    double slope = standard[from + i + 1] / scales.spread()[numbers[i]];
                    all[to + i + 1] = slope;
                    all[to] -= slope * scales.location()[numbers[i]];
                }
            }
        }
        return new LogisticRegression(all);
    }

    private Fit fit(int configuration) {
        int from = starts[configuration];
        int to = starts[configuration + 1];
        int free = (states - 1) * size;
        double[][] x = new double[to - from][size];
        for (int i = 0; i < x.length; i++) {
            x[i][0] = 1;
            for (int k = 0; k < numbers.length; k++)
                x[i][k + 1] = scales.standard(numbers[k], rows.numbers[numbers[k]][order[from + i]]);
        }
        Fit best = evaluate(new double[free], x, from, null, null);
        for (int step = 0; step < STEPS && x.length > 0 && free > 0; step++) {
            double[] gradient = new double[free];
            double[][] hessian = new double[free][free];
            evaluate(best.coefficients, x, from, gradient, hessian);
            double[] move = solve(hessian, gradient);
            Fit next = best;
            for (double part = 1; part > 1e-6; part /= 2) {
                double[] moved = best.coefficients.clone();
                for (int i = 0; i < free; i++) moved[i] += part * move[i];
                next = evaluate(moved, x, from, null, null);
                if (next.objective >= best.objective) break;
            }
            if (!(next.objective > best.objective + CLOSE)) return next.objective > best.objective ? next : best;
            best = next;
        }
        return best;
    }

    /** The penalised likelihood at some coefficients, and if there is room for them its slope and minus its curvature. */
    private Fit evaluate(double[] coefficients, double[][] x, int from, double[] gradient, double[][] hessian) {
        double[] p = new double[states];
        double likelihood = 0;
        double penalty = 0;
        for (double coefficient : coefficients) penalty += PRECISION / 2 * coefficient * coefficient;
        for (int i = 0; i < x.length; i++) {
            int row = order[from + i];
            int state = rows.code(node, row);
            double weight = rows.weight(row);
            likelihood += weight * probabilities(coefficients, x[i], p, state);
            if (gradient != null) add(x[i], p, state, weight, gradient, hessian);
        }
        if (gradient != null)
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] -= PRECISION * coefficients[i];
                hessian[i][i] += PRECISION;
            }
        return new Fit(coefficients, likelihood - penalty, likelihood);
    }

    /** Fills in the probability of each state; the log probability of one. */
    private double probabilities(double[] coefficients, double[] x, double[] p, int state) {
        double largest = 0;
        p[0] = 0;
        for (int k = 1; k < states; k++) {
            p[k] = 0;
            for (int i = 0; i < size; i++) p[k] += coefficients[(k - 1) * size + i] * x[i];
            largest = Math.max(largest, p[k]);
        }
        double log = p[state] - largest;
        double sum = 0;
        for (int k = 0; k < states; k++) sum += p[k] = StrictMath.exp(p[k] - largest);
        for (int k = 0; k < states; k++) p[k] /= sum;
        return log - StrictMath.log(sum);
    }

    private void add(double[] x, double[] p, int state, double weight, double[] gradient, double[][] hessian) {
        for (int k = 1; k < states; k++) {
            double slope = weight * ((state == k ? 1 : 0) - p[k]);
            for (int i = 0; i < size; i++) gradient[(k - 1) * size + i] += slope * x[i];
            for (int l = 1; l <= k; l++) {
                double curve = weight * p[k] * ((k == l ? 1 : 0) - p[l]);
                for (int i = 0; i < size; i++)
                    for (int j = 0; j < size; j++)
                        hessian[(k - 1) * size + i][(l - 1) * size + j] += curve * x[i] * x[j];
            }
        }
    }

    /** Solves by Cholesky's factors, of which the lower triangle is given; the prior keeps it positive. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[] y = b.clone();
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < k; j++) a[k][k] -= a[k][j] * a[k][j];
            a[k][k] = Math.sqrt(Math.max(a[k][k], PRECISION / 2));
            for (int i = k + 1; i < n; i++) {
                for (int j = 0; j < k; j++) a[i][k] -= a[i][j] * a[k][j];
                a[i][k] /= a[k][k];
            }
            for (int j = 0; j < k; j++) y[k] -= a[k][j] * y[j];
            y[k] /= a[k][k];
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int i = k + 1; i < n; i++) y[k] -= a[i][k] * y[i];
            y[k] /= a[k][k];
        }
        return y;
    }
}
