package semblance.core.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Imputer;
import semblance.api.model.Sampler;
import semblance.api.train.Seed;

class AnswersTest {
    private static final Schema SCHEMA = Schema.of(new Column.Numeric("x"));
    private static final long MOST = 68_719_476_736L;

    @Test
    void moreRowsThanCanBeCountedAreRefusedAndAsManyAsCanBeAreBegun() {
        Dataset most = Answers.sample(new Uniform(SCHEMA), MOST, new Seed(1));
        try (Stream<Table> tables = most.partition(most.partitions() - 1)) {
            assertThat(tables.findFirst().orElseThrow().rows()).isEqualTo(Dataset.BATCH);
        }
        for (long rows : new long[] {MOST + 1, Long.MAX_VALUE})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Answers.sample(new Uniform(SCHEMA), rows, new Seed(1)))
                    .withMessage(
                            "the number of rows must be at most 68719476736, got " + rows + "; draw them in parts");
    }

    @Test
    void moreDrawsThanCanBeCountedAreRefused() {
        Dataset rows = Dataset.of(Table.of(SCHEMA, List.of(new double[] {1, Double.NaN})));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Answers.impute(new Uniform(SCHEMA), rows, Integer.MAX_VALUE, new Seed(1)))
                .withMessage("the number of draws must be at most 4194304 here, got 2147483647");
    }

    /** Numbers between 0 and 1. */
    private record Uniform(Schema schema) implements Sampler, Imputer {
        @Override
        public Table sample(int n, RandomGenerator random) {
            return Table.of(schema, List.of(random.doubles(n).toArray()));
        }

        @Override
        public Table impute(Table rows) {
            return rows;
        }

        @Override
        public Table impute(Table rows, RandomGenerator random) {
            return rows;
        }
    }
}
