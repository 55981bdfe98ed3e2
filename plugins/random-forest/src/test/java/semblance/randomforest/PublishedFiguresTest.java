package semblance.randomforest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** Out-of-bag errors as other programs find them. */
class PublishedFiguresTest {

    /** The range of ranger over 40 seeds, and a row or two more. */
    @Test
    void irisHasAnOutOfBagErrorOfThreeToSixInHundred() {
        Table iris = Published.numbers("tabular/iris.csv", 0, 4);
        for (int seed = 1; seed <= 3; seed++)
            assertThat(new ForestTrainer()
                            .fit(Dataset.of(iris), Run.of(seed))
                            .outOfBag()
                            .error())
                    .isBetween(0.033, 0.06);
    }

    @Test
    void breastCancerHasAnOutOfBagErrorOfThreeToFourInHundred() {
        Table cancer = Published.numbers("tabular/wdbc.csv", 1, 1);
        Forest forest = new ForestTrainer().fit(Dataset.of(cancer), Run.of(1));
        assertThat(forest.outOfBag().error()).isBetween(0.033, 0.0405);
        assertThat(forest.impurityImportance().get(0).column())
                .isIn("concave points_worst", "perimeter_worst", "area_worst", "radius_worst", "concave points_mean");
    }
}
