package semblance.randomforest;

import java.util.Arrays;
import java.util.List;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

/**
 * Quantiles of a numeric target for each row (Meinshausen 2006, "Quantile regression forests"): the training values in the
 * leaves that the row falls into, each tree having a weight of one, are a distribution whose mean is the prediction.
 */
@Help("quantiles of a numeric target for each row; for a forest learned with quantiles=true")
public record QuantilesQuestion(
        @Help("the shares of the distribution that are to lie below, each from 0 to 1")
        List<Double> levels) implements Question<ForestModel> {
    private static final int PIECE = 128; // rows
    private static final double ROUNDING = 1e-9; // of a sum of weights

    /** The median, and an interval of nine tenths. */
    public QuantilesQuestion() {
        this(List.of(0.05, 0.5, 0.95));
    }

    /** @throws IllegalArgumentException if there is no level or one is not from 0 to 1 or is repeated */
    public QuantilesQuestion {
        levels = List.copyOf(levels);
        if (levels.isEmpty()
                || levels.stream().anyMatch(level -> !(level >= 0 && level <= 1))
                || levels.stream().distinct().count() < levels.size())
            throw new IllegalArgumentException("levels must be different numbers from 0 to 1, got " + levels);
    }

    @Override
    public String name() {
        return "quantiles";
    }

    /** Columns {@code quantile 0.05} and so on. */
    @Override
    public Dataset ask(ForestModel model, Dataset rows, Run run) {
        Forest forest = model.forest();
        if (forest.content().classes() > 0)
            throw new IllegalArgumentException("the target '" + forest.schema().target()
                    + "' has levels, which have no quantiles, whatever the rows");
        if (!forest.content().values().kept())
            throw new IllegalArgumentException("the leaves of this forest have not kept the values of the rows it was"
                    + " learned from; learn it with quantiles=true");
        Schema schema = new Schema(
                levels.stream()
                        .map(level -> (Column) new Column.Numeric("quantile " + level))
                        .toList(),
                "",
                "");
        return Answers.rowByRow(forest, rows, run, schema, PIECE, some -> quantiles(forest, some));
    }

    private double[][] quantiles(Forest forest, Table rows) {
        QuantileLeaves values = forest.content().values();
        Descent descent = forest.descent(rows);
        int trees = forest.content().nodes().trees();
        int[][] leaves = new int[trees][rows.rows()];
        for (int t = 0; t < trees; t++) descent.leaves(t, leaves[t]);
        double[] weights = new double[values.values().length];
        int[] met = new int[weights.length];
        double[][] answer = new double[levels.size()][rows.rows()];
        for (int r = 0; r < rows.rows(); r++) {
            int count = 0;
            for (int t = 0; t < trees; t++) {
                int leaf = leaves[t][r];
                double all = 0;
                for (int i = values.starts()[leaf]; i < values.starts()[leaf + 1]; i++) all += values.weights()[i];
                for (int i = values.starts()[leaf]; i < values.starts()[leaf + 1]; i++) {
                    int rank = values.ranks()[i];
                    if (weights[rank] == 0) met[count++] = rank;
                    weights[rank] += values.weights()[i] / (all * trees);
                }
            }
            Arrays.sort(met, 0, count);
            for (int l = 0; l < answer.length; l++) {
                double below = 0;
                int i = -1;
                while (i + 1 < count && (i < 0 || below < levels.get(l) - ROUNDING)) below += weights[met[++i]];
                answer[l][r] = forest.value(values.values()[met[i]]);
            }
            for (int i = 0; i < count; i++) weights[met[i]] = 0;
        }
        return answer;
    }
}
