package semblance.bayesiannetwork.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.Extension;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;
import semblance.core.contract.ContractTest;
import semblance.core.contract.Example;

/** Few components, to be quick: choosing among many is tested elsewhere. */
class ChowLiuMixtureContractTest extends ContractTest {
    private static final int ROWS = 240;

    @Override
    protected Extension extension() {
        return new ChowLiuMixtureTrainer(List.of(1, 3), Criterion.HELD_OUT, 2, 2, 40, 1e-5);
    }

    /** Beside the common examples, most of which have numbers and are refused, some of levels with all that levels can have. */
    @Override
    public List<Example> examples() {
        List<Example> examples = new ArrayList<>(super.examples());
        Schema plain = schema("", "");
        int[][] cells = cells(false);
        examples.add(new Example("levels", Table.of(plain, List.of(cells))));
        examples.add(new Example("levels with a target", Table.of(schema("c", ""), List.of(cells))));
        examples.add(new Example("levels with holes", Table.of(plain, List.of(cells(true)))));
        RandomGenerator random = new Seed(5).random();
        double[] weights = random.ints(ROWS, 0, 4).asDoubleStream().toArray();
        examples.add(new Example(
                "levels with weights", Table.of(schema("", "w"), List.of(cells)).withWeights(weights)));
        return examples;
    }

    private static Schema schema(String target, String weight) {
        return new Schema(
                List.of(
                        new Column.Categorical("a", "no", "yes"),
                        new Column.Categorical("b", "low", "middle", "high"),
                        new Column.Categorical("c", "no", "yes"),
                        new Column.Categorical("d", "p", "q", "r", "s")),
                target,
                weight);
    }

    private static int[][] cells(boolean holes) {
        RandomGenerator random = new Seed(3).random();
        int[][] cells = new int[4][ROWS];
        for (int r = 0; r < ROWS; r++) {
            int kind = random.nextInt(2);
            cells[0][r] = random.nextInt(5) > 0 ? kind : 1 - kind;
            cells[1][r] = random.nextInt(3) > 0 ? cells[0][r] : random.nextInt(3);
            cells[2][r] = random.nextInt(4) > 0 ? (cells[1][r] == 1 ? kind : 1 - kind) : random.nextInt(2);
            cells[3][r] = random.nextInt(2) > 0 ? 2 * kind + cells[2][r] : random.nextInt(4);
            for (int c = 0; c < 4 && holes; c++) if (random.nextInt(6) == 0) cells[c][r] = -1;
        }
        return cells;
    }
}
