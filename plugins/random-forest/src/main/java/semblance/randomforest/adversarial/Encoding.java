package semblance.randomforest.adversarial;

import java.util.Arrays;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.decisiontree.growing.Trees;

/** Rows as the leaves they lie in. */
final class Encoding {
    private Encoding() {}

    static Schema schema(Trees trees) {
        return new Schema(
                IntStream.rangeClosed(1, trees.size())
                        .mapToObj(tree -> (Column) new Column.Numeric("tree" + tree, Kind.INTEGER))
                        .toList(),
                "",
                "");
    }

    static Table encode(Cells cells, Known known, Table rows) {
        Batch batch = new Batch(cells, known, rows);
        int[] first = cells.boxes.first;
        double[][] codes = new double[cells.trees.size()][batch.size];
        for (int tree = 0; tree < codes.length; tree++) {
            int[] leaves = cells.trees.leaves(batch.codes, tree);
            for (int r = 0; r < leaves.length; r++) codes[tree][r] = leaves[r] - first[tree] + 1;
        }
        Candidates candidates = new Candidates(batch);
        for (int r = 0; r < batch.size; r++) {
            if (batch.complete[r]) continue;
            double[] shares = candidates.shares(candidates.find(r, -1));
            double[] most = new double[codes.length];
            for (int i = 0; i < candidates.size; i++) {
                int tree = cells.boxes.tree(candidates.leaves[i]);
                if (!(shares[i] > most[tree])) continue;
                most[tree] = shares[i];
                codes[tree][r] = candidates.leaves[i] - first[tree] + 1;
            }
        }
        return Table.of(schema(cells.trees), Arrays.asList(codes));
    }
}
