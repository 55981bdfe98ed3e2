package semblance.transforms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** Rows of every type for tests, and a run that keeps what it is told. */
final class Rows {
    static final double NAN = Double.NaN;

    private Rows() {}

    /** One numeric column x. */
    static Table x(double... x) {
        return Table.of(Schema.of(new Column.Numeric("x")), List.of(x));
    }

    /** Five rows of every column type, with roles, weights and missing cells. */
    static Table mixed() {
        Schema schema = new Schema(
                List.of(
                        new Column.Numeric("height"),
                        new Column.Numeric("age", Kind.INTEGER),
                        new Column.Numeric("born", Kind.DATE),
                        new Column.Categorical("sex", "f", "m"),
                        new Column.Text("name"),
                        new Column.Tensor("image", List.of(2))),
                "sex",
                "w");
        List<Serializable> cells = List.of(
                new double[] {1.5, NAN, 1.75, 1.25, 2},
                new double[] {30, 41, NAN, 25, 77},
                new double[] {-4000, 12, 365, NAN, 20_000},
                new int[] {0, 1, -1, 1, 0},
                new String[] {"Ann", "Bob", null, "", "Eve"},
                new float[] {1, 2, 3, 4, 5, 6, 7, 8, Float.NaN, 1});
        return Table.of(schema, cells).withWeights(new double[] {1, 2, 1, 0.5, 1});
    }

    /** A run that remembers its warnings. */
    static final class Watched implements Run {
        final List<String> warnings = new ArrayList<>();

        @Override
        public Seed seed() {
            return new Seed(1);
        }

        @Override
        public void warn(String message) {
            warnings.add(message);
        }
    }
}
