package semblance.randomforest;

import java.util.ArrayList;
import java.util.List;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

/**
 * What each column adds to the prediction of each row (exact TreeSHAP, see {@link Shapley}). In each row of the answer the
 * base, which is what is predicted of a row of which nothing is known, and what the columns add sum to the prediction: the
 * mean of a number, or the probability of a level.
 */
@Help("what each column adds to the prediction of each row (TreeSHAP)")
public record ContributionsQuestion(
        @Help("the level whose probability is explained; all levels if empty")
        String level) implements Question<ForestModel> {
    private static final int PIECE = 16; // rows

    /** All levels. */
    public ContributionsQuestion() {
        this("");
    }

    @Override
    public String name() {
        return "contributions";
    }

    @Override
    public Dataset ask(ForestModel model, Dataset rows, Run run) {
        Forest forest = model.forest();
        List<Integer> levels = levels(forest);
        double[] weights = forest.content().nodes().weights();
        double[] bases = bases(forest, levels, weights);
        return Answers.rowByRow(
                forest,
                rows,
                run,
                schema(forest, levels),
                PIECE,
                some -> explain(forest, levels, weights, bases, some));
    }

    /** The levels that are explained; of length 0 for numbers. */
    private List<Integer> levels(Forest forest) {
        Column target = forest.schema().column(forest.schema().target());
        if (!(target instanceof Column.Categorical some)) {
            if (level.isEmpty()) return List.of();
            throw new IllegalArgumentException("level is for a target of levels, and '" + target.name()
                    + "' has numbers; leave it out, got '" + level + "'");
        }
        if (level.isEmpty()) {
            List<Integer> all = new ArrayList<>();
            for (int k = 0; k < some.levels().size(); k++) all.add(k);
            return all;
        }
        int index = some.levels().indexOf(level);
        if (index < 0)
            throw new IllegalArgumentException("level must be one of '" + target.name() + "', "
                    + String.join(", ", some.levels()) + ", got '" + level + "'");
        return List.of(index);
    }

    /** {@code base} and the columns; or, of several levels, {@code base for LEVEL}, {@code COLUMN for LEVEL} and so on. */
    private static Schema schema(Forest forest, List<Integer> levels) {
        List<String> names = new ArrayList<>(forest.features());
        String base = "base";
        while (names.contains(base)) base = "forest " + base;
        names.add(0, base);
        Column target = forest.schema().column(forest.schema().target());
        List<Column> columns = new ArrayList<>();
        for (int k = 0; k < Math.max(1, levels.size()); k++)
            for (String name : names)
                columns.add(new Column.Numeric(
                        levels.size() < 2
                                ? name
                                : name + " for "
                                        + ((Column.Categorical) target).levels().get(levels.get(k))));
        return new Schema(columns, "", "");
    }

    /** The prediction without a known cell: leaves weighted by their rows. */
    private static double[] bases(Forest forest, List<Integer> levels, double[] weights) {
        Nodes nodes = forest.content().nodes();
        double[] bases = new double[Math.max(1, levels.size())];
        for (int t = 0; t < nodes.trees(); t++) {
            int root = nodes.roots()[t];
            for (int i = root; i < nodes.roots()[t + 1]; i++)
                if (nodes.leaf(i))
                    for (int k = 0; k < bases.length; k++)
                        bases[k] += value(forest.content(), i, levels.isEmpty() ? 0 : levels.get(k))
                                * (nodes.weight(i) / weights[root]);
        }
        for (int k = 0; k < bases.length; k++) bases[k] /= nodes.trees();
        return bases;
    }

    /** The value of a leaf: a number in the unit of leaves, or the share of a level. */
    private static double value(Content content, int leaf, int level) {
        if (content.classes() == 0) return content.nodes().value(leaf);
        if (content.classes() == 1) return 1;
        if (content.classes() == 2) {
            double second = content.nodes().value(leaf);
            return level == 1 ? second : 1 - second;
        }
        LeafShares shares = content.shares();
        int distribution = content.nodes().distribution(leaf);
        for (int e = shares.start(distribution); e < shares.ends()[distribution]; e++)
            if (shares.classes()[e] == level) return shares.shares()[e];
        return 0;
    }

    private static double[][] explain(
            Forest forest, List<Integer> levels, double[] weights, double[] bases, Table rows) {
        Content content = forest.content();
        int columns = forest.cuts().size();
        int trees = content.nodes().trees();
        double[][] answer = new double[bases.length * (columns + 1)][rows.rows()];
        Descent descent = forest.descent(rows);
        double[] sums = new double[bases.length * columns];
        int[] explained = levels.stream().mapToInt(k -> k).toArray();
        Shapley shapley = new Shapley(
                content.nodes(),
                weights,
                columns,
                bases.length,
                (leaf, k) -> value(content, leaf, explained.length == 0 ? 0 : explained[k]));
        for (int r = 0; r < rows.rows(); r++) {
            for (int t = 0; t < trees; t++) shapley.run(t, descent, r, sums);
            for (int k = 0; k < bases.length; k++) {
                answer[k * (columns + 1)][r] = explained.length == 0 ? forest.value(bases[k]) : bases[k];
                for (int c = 0; c < columns; c++) {
                    double added = sums[k * columns + c] / trees;
                    answer[k * (columns + 1) + 1 + c][r] = explained.length == 0 ? added * content.scale() : added;
                    sums[k * columns + c] = 0;
                }
            }
        }
        return answer;
    }
}
