package semblance.randomforest.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Trees;

/** The steps of learning, one by one. */
class TrainingTest {
    private static final AdversarialForestTrainer TRAINER = Fixtures.trainer(5, 3, LeafDensity.TRUNCATED_NORMAL);

    private static Reality reality(Table rows) {
        Dataset data = Dataset.of(rows);
        return Reality.of(data, Reality.cuts(data, 255, Run.of(1)), Run.of(1));
    }

    @Test
    void everyLeafHoldsEnoughRealRowsAndAllOfThemOnce() {
        Reality reality = reality(Fixtures.mixed(500, 1));
        Trees one = TRAINER.start(Dataset.of(Fixtures.mixed(500, 1)), Run.of(1)).candidate();
        Codes imitations = Imitation.of(reality, one, new Seed(3), Run.of(1));
        Discriminator told = Discriminator.of(reality, imitations, TRAINER, new Seed(4), Run.of(1));
        assertThat(told.trees().size()).isEqualTo(5);
        for (int tree = 0; tree < 5; tree++) {
            double[] held = new double[told.trees().leaves()];
            for (int leaf : told.trees().leaves(reality.codes, tree)) held[leaf]++;
            double[] own = Arrays.stream(held).filter(weight -> weight > 0).toArray();
            int nodes = told.trees().roots()[tree + 1] - told.trees().roots()[tree];
            assertThat(Arrays.stream(own)).hasSize((nodes + 1) / 2).allMatch(weight -> weight >= 5);
            assertThat(Arrays.stream(own).sum()).isEqualTo(500);
        }
        assertThat(told.trees().leaves()).isGreaterThan(50);
    }

    @Test
    void imitationsKeepColumnsAndLoseTheirDependence() {
        Table rows = Fixtures.mixed(2000, 1);
        Reality reality = reality(rows);
        Trees one = TRAINER.start(Dataset.of(rows), Run.of(1)).candidate();
        Codes imitations = Imitation.of(reality, one, new Seed(3), Run.of(1));
        assertThat(imitations.rows()).isEqualTo(2000);
        double[] real = new double[4];
        double[] drawn = new double[4];
        int[] both = new int[2];
        for (int r = 0; r < 2000; r++) {
            real[reality.codes.at(3, r) - 1]++;
            drawn[imitations.at(3, r) - 1]++;
            // the least x and a count of zero go together in the rows
            if (reality.codes.at(0, r) < 64 && reality.codes.at(2, r) > 1) both[0]++;
            if (imitations.at(0, r) < 64 && imitations.at(2, r) > 1) both[1]++;
        }
        assertThat(drawn).containsExactly(real, within(150.0));
        assertThat(both[0]).isZero();
        assertThat(both[1]).isGreaterThan(100);
    }

    @Test
    void rowsWithMissingCellsAreSharedAmongLeaves() {
        Table rows = Fixtures.mixed(300, 1);
        double[] x = rows.numbers(0).clone();
        for (int r = 0; r < x.length; r += 3) x[r] = Double.NaN;
        Table holes = Table.of(rows.schema(), java.util.List.of(x, rows.numbers(1), rows.numbers(2), rows.codes(3)));
        AdversarialForest model = Fixtures.fit(holes, TRAINER);
        assertThat(Arrays.stream(model.leaves().coverage()).sum()).isCloseTo(1, within(1e-12));
        Reality reality = reality(holes);
        Boxes boxes = new Boxes(reality.columns, model.cuts(), model.trees(), model.marginals());
        boolean shared = false;
        for (int tree = 0; tree < 5; tree++) {
            Falls falls = Falls.of(model.trees(), tree, reality, boxes.first[tree], boxes.first[tree + 1]);
            double[] each = new double[reality.rows()];
            for (int i = 0; i < falls.rows().length; i++) each[falls.rows()[i]] += falls.shares()[i];
            assertThat(each).containsExactly(reality.weights, within(1e-12));
            shared |= falls.rows().length > reality.rows();
        }
        assertThat(shared).isTrue();
    }

    @Test
    void independentColumnsAreNotTold() {
        var random = new Seed(5).random();
        Table rows = Table.of(
                Fixtures.columns(Fixtures.mixed(2, 1), 0, 1).schema(),
                java.util.List.of(
                        random.doubles(800).toArray(), random.doubles(800).toArray()));
        AdversarialForest model = Fixtures.fit(rows, Fixtures.trainer(20, 5, LeafDensity.TRUNCATED_NORMAL));
        assertThat(model.accuracies()[0]).isBetween(0.4, 0.56);
    }
}
