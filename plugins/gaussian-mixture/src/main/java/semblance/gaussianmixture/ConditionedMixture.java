package semblance.gaussianmixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Density;
import semblance.api.model.Evidence;
import semblance.api.model.Sampler;

/**
 * A mixture of which something is known. A range of a column of whole numbers reaches half a unit beyond its bounds,
 * because samples are rounded.
 *
 * @param mixture before anything was known
 * @param low least value of each numeric column, perhaps infinite, shape [d]
 * @param high greatest value of each numeric column, equal to {@code low} where the value is known, shape [d]
 * @param allowed whether each level of each categorical column is possible, shape [c][levels]
 * @param logMass the log of the density or probability of what is known under each component, shape [K]
 */
public record ConditionedMixture(
        GaussianMixture mixture, double[] low, double[] high, boolean[][] allowed, double[] logMass)
        implements Sampler, Density, Conditional<ConditionedMixture> {

    static ConditionedMixture of(GaussianMixture mixture, Evidence evidence) {
        Layout layout = new Layout(mixture.schema());
        double[] low = new double[layout.numeric.length];
        double[] high = new double[low.length];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        boolean[][] allowed =
                Arrays.stream(layout.levels).mapToObj(boolean[]::new).toArray(boolean[][]::new);
        for (boolean[] levels : allowed) Arrays.fill(levels, true);
        return new ConditionedMixture(mixture, low, high, allowed, new double[0]).given(evidence);
    }

    @Override
    public Schema schema() {
        return mixture.schema();
    }

    @Override
    public ConditionedMixture given(Evidence evidence) {
        evidence.check(schema());
        Layout layout = new Layout(schema());
        double[] least = low.clone();
        double[] greatest = high.clone();
        boolean[][] possible = Arrays.stream(allowed).map(boolean[]::clone).toArray(boolean[][]::new);
        for (Evidence.Condition condition : evidence.conditions()) {
            int column = schema().indexOf(condition.column());
            if (condition instanceof Evidence.Range range) {
                int j = Arrays.binarySearch(layout.numeric, column);
                boolean whole = layout.number(j).kind().whole();
                double from = whole ? Math.ceil(range.low()) : range.low();
                double to = whole ? Math.floor(range.high()) : range.high();
                double margin = whole && from < to || whole && !range.known() ? 0.5 : 0;
                least[j] = Math.max(least[j], from - margin);
                greatest[j] = Math.min(greatest[j], to + margin);
                if (!(from <= to && least[j] <= greatest[j])) throw impossible(condition);
            } else if (condition instanceof Evidence.OneOf some) {
                int c = Arrays.binarySearch(layout.categorical, column);
                Column.Categorical category = layout.category(c);
                boolean any = false;
                for (int level = 0; level < possible[c].length; level++) {
                    possible[c][level] &=
                            some.levels().contains(category.levels().get(level));
                    any |= possible[c][level];
                }
                if (!any) throw impossible(condition);
            }
        }
        Mixture parameters = mixture.mixture();
        double[] mass = new double[parameters.components()];
        boolean certain = false;
        for (int k = 0; k < mass.length; k++) {
            mass[k] = new Box(parameters.means()[k], parameters.covariances()[k], least, greatest).logMass()
                    + logLevels(parameters.levels()[k], possible);
            certain |= mass[k] + Math.log(parameters.weights()[k]) > Double.NEGATIVE_INFINITY;
        }
        if (!certain) throw new IllegalArgumentException("evidence of probability 0: " + evidence.conditions());
        return new ConditionedMixture(mixture, least, greatest, possible, mass);
    }

    private static IllegalArgumentException impossible(Evidence.Condition condition) {
        return new IllegalArgumentException(
                "column '" + condition.column() + "': evidence of probability 0: " + condition);
    }

    /** The log of the probability that every column has a possible level. */
    private static double logLevels(double[][] levels, boolean[][] possible) {
        double log = 0;
        for (int c = 0; c < levels.length; c++) log += logLevels(levels[c], possible[c]);
        return log;
    }

    private static double logLevels(double[] probabilities, boolean[] possible) {
        double sum = 0;
        boolean all = true;
        for (int level = 0; level < possible.length; level++) {
            if (possible[level]) sum += probabilities[level];
            all &= possible[level];
        }
        return all ? 0 : Math.log(sum);
    }

    /** The log of the density or probability of all that is known, nats. */
    public double logEvidence() {
        return logSum(logMass);
    }

    private double logSum(double[] mass) {
        double top = Double.NEGATIVE_INFINITY;
        double[] joint = new double[mass.length];
        for (int k = 0; k < mass.length; k++) {
            joint[k] = mass[k] + Math.log(mixture.mixture().weights()[k]);
            top = Math.max(top, joint[k]);
        }
        if (top == Double.NEGATIVE_INFINITY) return top;
        double sum = 0;
        for (double each : joint) sum += Math.exp(each - top);
        return top + Math.log(sum);
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        Layout layout = new Layout(schema());
        Mixture parameters = mixture.mixture();
        double evidence = logEvidence();
        double[] weights = new double[logMass.length];
        Box[] boxes = new Box[weights.length];
        double[][][] levels = new double[weights.length][allowed.length][];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = parameters.weights()[k] * Math.exp(logMass[k] - evidence);
            boxes[k] = new Box(parameters.means()[k], parameters.covariances()[k], low, high);
            for (int c = 0; c < allowed.length; c++)
                levels[k][c] = restricted(parameters.levels()[k][c], allowed[c]);
        }
        Serializable[] columns = Draws.columns(layout, n);
        double[] values = new double[low.length];
        for (int r = 0; r < n; r++) {
            int k = Draws.choose(weights, random);
            boxes[k].draw(random, values);
            for (int j = 0; j < values.length; j++)
                ((double[]) columns[layout.numeric[j]])[r] = inside(layout.round(j, values[j]), j);
            for (int c = 0; c < allowed.length; c++)
                ((int[]) columns[layout.categorical[c]])[r] = Draws.choose(levels[k][c], random);
        }
        return Table.of(schema(), Arrays.asList(columns));
    }

    /** A draw on the very edge of a range of whole numbers may have been rounded out of it. */
    private double inside(double value, int j) {
        if (value < low[j]) return Math.ceil(low[j]);
        return value > high[j] ? Math.floor(high[j]) : value;
    }

    private static double[] restricted(double[] probabilities, boolean[] possible) {
        return IntStream.range(0, possible.length)
                .mapToDouble(level -> possible[level] ? probabilities[level] : 0)
                .toArray();
    }

    @Override
    public double[] logDensity(Table rows) {
        Layout layout = new Layout(schema());
        Components components = new Components(layout, mixture.mixture());
        double[][] numbers = layout.numbers(rows);
        int[][] codes = layout.codes(rows);
        double evidence = logEvidence();
        double[] logs = mixture.logDensity(completed(layout, rows));
        for (int r = 0; r < logs.length; r++)
            logs[r] = open(numbers, codes, r)
                    ? logDensity(components, numbers, codes, r, evidence)
                    : judged(numbers, codes, r, logs[r] - evidence);
        return logs;
    }

    /** The rows with what is known filled in. */
    private Table completed(Layout layout, Table rows) {
        Serializable[] columns = new Serializable[schema().columns().size()];
        for (int j = 0; j < low.length; j++) {
            double[] column = rows.numbers(layout.numeric[j]);
            double value = low[j];
            columns[layout.numeric[j]] = low[j] < high[j]
                    ? column
                    : Arrays.stream(column)
                            .map(x -> Double.isNaN(x) ? value : x)
                            .toArray();
        }
        for (int c = 0; c < allowed.length; c++) {
            int[] column = rows.codes(layout.categorical[c]);
            int only = only(allowed[c]);
            columns[layout.categorical[c]] = only < 0
                    ? column
                    : Arrays.stream(column).map(code -> code < 0 ? only : code).toArray();
        }
        return Table.of(schema(), Arrays.asList(columns));
    }

    /** The only level that is possible, or -1 if there are several. */
    private static int only(boolean[] possible) {
        int[] levels = IntStream.range(0, possible.length)
                .filter(level -> possible[level])
                .toArray();
        return levels.length == 1 ? levels[0] : -1;
    }

    /** Whether a row leaves out a cell of which more than nothing and less than its value is known. */
    private boolean open(double[][] numbers, int[][] codes, int r) {
        for (int j = 0; j < low.length; j++) {
            boolean limited = low[j] > Double.NEGATIVE_INFINITY || high[j] < Double.POSITIVE_INFINITY;
            if (Double.isNaN(numbers[j][r]) && limited && low[j] < high[j]) return true;
        }
        for (int c = 0; c < allowed.length; c++) {
            boolean all = true;
            for (boolean possible : allowed[c]) all &= possible;
            if (codes[c][r] < 0 && !all && only(allowed[c]) < 0) return true;
        }
        return false;
    }

    /** The density of a row, unless it contradicts what is known or says nothing beyond it. */
    private double judged(double[][] numbers, int[][] codes, int r, double density) {
        boolean news = false;
        for (int j = 0; j < low.length; j++) {
            double value = numbers[j][r];
            if (value < low[j] || value > high[j]) return Double.NEGATIVE_INFINITY;
            news |= !Double.isNaN(value) && low[j] < high[j];
        }
        for (int c = 0; c < codes.length; c++) {
            if (codes[c][r] < 0) continue;
            if (!allowed[c][codes[c][r]]) return Double.NEGATIVE_INFINITY;
            news |= only(allowed[c]) < 0;
        }
        return news ? density : 0;
    }

    /** The same where some probabilities of ranges and sets remain to be found. */
    private double logDensity(Components components, double[][] numbers, int[][] codes, int r, double evidence) {
        double judged = judged(numbers, codes, r, 1);
        if (judged <= 0) return judged;
        double[] least = low.clone();
        double[] greatest = high.clone();
        for (int j = 0; j < least.length; j++) {
            if (Double.isNaN(numbers[j][r])) continue;
            least[j] = numbers[j][r];
            greatest[j] = numbers[j][r];
        }
        Mixture parameters = mixture.mixture();
        double[] mass = new double[logMass.length];
        for (int k = 0; k < mass.length; k++) {
            mass[k] = new Box(parameters.means()[k], parameters.covariances()[k], least, greatest).logMass();
            for (int c = 0; c < codes.length; c++)
                mass[k] += codes[c][r] < 0
                        ? logLevels(parameters.levels()[k][c], allowed[c])
                        : components.logLevels[k][c][codes[c][r] + 1];
        }
        return logSum(mass) - evidence;
    }
}
