package semblance.core.contract;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Decoder;
import semblance.api.model.Density;
import semblance.api.model.Evidence;
import semblance.api.model.Imputer;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;

/**
 * Independent columns: logistic distributions cut off at two bounds, and shares of levels. Equal bounds mean a known
 * value.
 */
public record MarginalsModel(
        Schema schema, double[] centres, double[] scales, double[] lows, double[] highs, double[][] shares, Fault fault)
        implements Sampler, Density, Conditional<MarginalsModel>, Predictor, Imputer, Decoder {

    private boolean numeric(int column) {
        return schema.columns().get(column) instanceof Column.Numeric;
    }

    private void check(Table rows) {
        if (fault == Fault.ACCEPTS_OTHER_COLUMNS) return;
        for (int c = 0; c < Math.max(centres.length, rows.schema().columns().size()); c++) {
            String expected = c < centres.length ? schema.columns().get(c).toString() : "none";
            String found = c < rows.schema().columns().size()
                    ? rows.schema().columns().get(c).toString()
                    : "none";
            if (!expected.equals(found))
                throw new IllegalArgumentException("expected the column " + expected + ", found " + found);
        }
    }

    // F(x) = 1 / (1 + exp(-(x - centre) / scale)), cut off at the bounds

    private double cumulative(int column, double x) {
        return 1 / (1 + Math.exp((centres[column] - x) / scales[column]));
    }

    private double mass(int column) {
        return cumulative(column, highs[column]) - cumulative(column, lows[column]);
    }

    private double number(int column, double x) {
        boolean inside = x >= lows[column] && x <= highs[column] || fault == Fault.POSSIBLE_CONTRADICTION;
        if (!inside) return Double.NEGATIVE_INFINITY;
        if (lows[column] == highs[column] && fault != Fault.COUNTS_KNOWN_COLUMNS) return 0;
        double z = Math.abs(x - centres[column]) / scales[column];
        double logDensity = -z - 2 * Math.log1p(Math.exp(-z)) - Math.log(scales[column]);
        if (fault == Fault.NAN_IN_THE_TAILS) logDensity = Math.log(Math.exp(-z)) - Math.log(Math.exp(-z)) + logDensity;
        if (fault == Fault.NOT_NORMALISED) logDensity += 0.1;
        return fault == Fault.FORGETS_TO_RENORMALISE || lows[column] == highs[column]
                ? logDensity
                : logDensity - Math.log(mass(column));
    }

    @Override
    public double[] logDensity(Table rows) {
        check(rows);
        double[] logDensity = new double[rows.rows()];
        for (int c = 0; c < Math.min(centres.length, rows.schema().columns().size()); c++) {
            if (fault == Fault.WRITES_INTO_SCORED_ROWS && numeric(c) && rows.rows() > 0) rows.numbers(c)[0] += 1;
            for (int r = 0; r < rows.rows(); r++) {
                if (rows.missing(c, r)) logDensity[r] -= fault == Fault.MISSING_CELLS_COST ? 0.01 : 0;
                else if (rows.array(c) instanceof double[] numbers) logDensity[r] += number(c, numbers[r]);
                else logDensity[r] += Math.log(shares[c][rows.codes(c)[r]]);
                if (fault == Fault.LEVELS_NOT_NORMALISED && !numeric(c) && !rows.missing(c, r)) logDensity[r] += 0.01;
            }
        }
        if (fault == Fault.DEPENDS_ON_THE_FIRST_ROW)
            for (int r = 1; r < logDensity.length; r++) logDensity[r] += 1e-3 * logDensity[0];
        if (fault == Fault.ADDS_WEIGHTS)
            for (int r = 0; r < logDensity.length; r++) logDensity[r] += 1e-3 * (rows.weights()[r] - 1);
        return logDensity;
    }

    private double draw(int column, RandomGenerator random) {
        if (lows[column] == highs[column]) return lows[column];
        double low = fault == Fault.DISOBEYS_RANGES ? 0 : cumulative(column, lows[column]);
        double high = fault == Fault.DISOBEYS_RANGES ? 1 : cumulative(column, highs[column]);
        double u = low + (high - low) * (random.nextDouble() * (1 - 2e-12) + 1e-12);
        double scale = scales[column] * (fault == Fault.WIDER_SAMPLES ? 1.3 : 1);
        double x = centres[column] + scale * Math.log(u / (1 - u));
        if (fault != Fault.DISOBEYS_RANGES) x = Math.max(lows[column], Math.min(highs[column], x));
        return whole(column) ? Math.rint(x) : x;
    }

    private boolean whole(int column) {
        return ((Column.Numeric) schema.columns().get(column)).kind().whole();
    }

    private int level(int column, RandomGenerator random) {
        double u = random.nextDouble();
        if (fault == Fault.UNIFORM_LEVELS || fault == Fault.DISOBEYS_LEVELS) return (int) (u * shares[column].length);
        int level = 0;
        while (level < shares[column].length - 1 && (u -= shares[column][level]) > 0) level++;
        while (shares[column][level] == 0) level--; // rounding left a little at the end
        return level;
    }

    @Override
    public Table sample(int n, RandomGenerator given) {
        RandomGenerator random = fault == Fault.OWN_GENERATOR
                ? new java.util.Random()
                : fault == Fault.ALWAYS_THE_SAME_SAMPLE ? new java.util.SplittableRandom(1) : given;
        Table blank = Rows.blank(schema, fault == Fault.ONE_ROW_TOO_MANY && n == 1 ? 2 : n);
        Table rows = fill(blank, random);
        return fault == Fault.MISSING_IN_SAMPLES && n > 500 ? Rows.without(rows.slice(0, n), 0, hole(n)) : rows;
    }

    private static boolean[] hole(int n) {
        boolean[] hole = new boolean[n];
        hole[n / 2] = true;
        return hole;
    }

    /** The rows with missing cells drawn row by row or, without a generator, replaced by what is expected. */
    private Table fill(Table rows, RandomGenerator... random) {
        double[][] numbers = new double[centres.length][rows.rows()];
        int[][] codes = new int[centres.length][rows.rows()];
        for (int r = 0; r < rows.rows(); r++)
            for (int c = 0; c < centres.length; c++) {
                boolean missing = rows.missing(c, r);
                if (numeric(c) && !missing) numbers[c][r] = rows.numbers(c)[r];
                else if (numeric(c)) numbers[c][r] = random.length > 0 ? draw(c, random[0]) : rounded(c);
                else if (!missing) codes[c][r] = rows.codes(c)[r];
                else codes[c][r] = random.length > 0 ? level(c, random[0]) : mode(c);
            }
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < centres.length; c++) columns.add(numeric(c) ? numbers[c] : codes[c]);
        return Table.of(schema, columns).withWeights(rows.weights());
    }

    private int mode(int column) {
        return IntStream.range(0, shares[column].length)
                .reduce(0, (best, level) -> shares[column][level] > shares[column][best] ? level : best);
    }

    private double rounded(int column) {
        double mean = mean(column) + (fault == Fault.BIASED_EXPECTATION ? scales[column] : 0);
        return whole(column) ? Math.rint(mean) : mean;
    }

    /** The integral of x f(x) between the bounds, by parts. */
    private double mean(int column) {
        if (lows[column] == highs[column]) return lows[column];
        return centres[column] + (parts(column, highs[column]) - parts(column, lows[column])) / mass(column);
    }

    private double parts(int column, double x) {
        if (Double.isInfinite(x)) return 0;
        double z = (x - centres[column]) / scales[column];
        double softplus = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
        return scales[column] * (z * cumulative(column, x) - softplus);
    }

    @Override
    public MarginalsModel given(Evidence evidence) {
        if (fault != Fault.ACCEPTS_UNKNOWN_EVIDENCE) evidence.check(schema);
        double[] newLows = lows.clone();
        double[] newHighs = highs.clone();
        double[][] newShares = shares.clone();
        if (fault == Fault.LAST_EVIDENCE_ONLY) {
            Arrays.fill(newLows, Double.NEGATIVE_INFINITY);
            Arrays.fill(newHighs, Double.POSITIVE_INFINITY);
        }
        for (Evidence.Condition condition : evidence.conditions()) {
            if (!schema.names().contains(condition.column())) continue; // a saboteur has let it pass
            int c = schema.indexOf(condition.column());
            if (condition instanceof Evidence.Range range) {
                newLows[c] = Math.max(lows[c], range.low());
                newHighs[c] = Math.min(highs[c], range.high());
                if (newLows[c] > newHighs[c])
                    throw new IllegalArgumentException("column '" + condition.column() + "' cannot be " + range);
            } else if (schema.columns().get(c) instanceof Column.Categorical some) {
                List<String> levels = ((Evidence.OneOf) condition).levels();
                newShares[c] = IntStream.range(0, shares[c].length)
                        .mapToDouble(level -> levels.contains(some.levels().get(level)) ? shares[c][level] : 0)
                        .toArray();
                double sum = Arrays.stream(newShares[c]).sum();
                if (!(sum > 0) && fault != Fault.ACCEPTS_IMPOSSIBLE_EVIDENCE)
                    throw new IllegalArgumentException("column '" + some.name() + "' cannot be one of " + levels);
                for (int level = 0; level < shares[c].length; level++) newShares[c][level] /= sum;
            }
        }
        return new MarginalsModel(schema, centres, scales, newLows, newHighs, newShares, fault);
    }

    @Override
    public List<String> predictable() {
        List<String> names = new ArrayList<>(schema.names());
        if (!schema.target().isEmpty()) {
            names.remove(schema.target());
            names.add(fault == Fault.TARGET_LAST ? names.size() : 0, schema.target());
        }
        return names;
    }

    @Override
    public Prediction predict(Table rows, String name) {
        check(rows);
        String known = fault == Fault.PREDICTS_ANYTHING && !schema.names().contains(name)
                ? schema.names().get(0)
                : name;
        int c = schema.indexOf(known);
        if (schema.columns().get(c) instanceof Column.Categorical some) {
            double[][] probabilities = new double[shares[c].length][rows.rows()];
            for (int level = 0; level < probabilities.length; level++)
                Arrays.fill(probabilities[level], shares[c][level] * (fault == Fault.PERCENTAGES ? 100 : 1));
            return new Prediction.Levels(some, probabilities);
        }
        double[] means = new double[rows.rows()];
        Arrays.fill(means, mean(c));
        if (fault == Fault.PEEKS)
            for (int r = 0; r < means.length; r++) if (!rows.missing(c, r)) means[r] = rows.numbers(c)[r];
        double[] deviations = new double[rows.rows()];
        Arrays.fill(deviations, fault == Fault.NEGATIVE_DEVIATION ? -1 : Double.NaN);
        return new Prediction.Numbers((Column.Numeric) schema.columns().get(c), means, deviations);
    }

    @Override
    public Table impute(Table rows) {
        check(rows);
        return spoil(rows, fill(rows));
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        check(rows);
        return spoil(rows, fault == Fault.IMPUTES_THE_SAME ? fill(rows) : fill(rows, random));
    }

    private Table spoil(Table rows, Table filled) {
        if (fault == Fault.OVERWRITES) return Rows.concat(List.of(fill(Rows.blank(rows))), schema);
        return fault == Fault.LEAVES_HOLES && rows.rows() > 0 && Rows.incomplete(rows, 0) ? rows : filled;
    }

    @Override
    public Schema codes() {
        return new Schema(
                schema.names().stream()
                        .map(name -> (Column) new Column.Numeric(name + " code"))
                        .toList(),
                "",
                "");
    }

    @Override
    public Table encode(Table rows) {
        check(rows);
        Table filled = fault == Fault.CODES_WITH_HOLES ? rows : fill(rows);
        List<double[]> columns = new ArrayList<>();
        for (int c = 0; c < centres.length; c++) {
            int column = c;
            columns.add(
                    numeric(c)
                            ? Arrays.stream(filled.numbers(c))
                                    .map(x -> (x - centres[column]) / scales[column])
                                    .toArray()
                            : Arrays.stream(filled.codes(c)).asDoubleStream().toArray());
        }
        return Table.of(codes(), columns);
    }

    @Override
    public Table decode(Table codes) {
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < centres.length; c++) {
            int column = c;
            columns.add(
                    numeric(c)
                            ? Arrays.stream(codes.numbers(c))
                                    .map(z -> centres[column] + z * scales[column])
                                    .map(x -> whole(column) ? Math.rint(x) : x)
                                    .toArray()
                            : Arrays.stream(codes.numbers(c))
                                    .mapToInt(z -> (int) z)
                                    .toArray());
        }
        Table rows = Table.of(schema, columns);
        return fault == Fault.DECODES_TOO_FEW && rows.rows() > 0 ? rows.slice(1, rows.rows()) : rows;
    }
}
