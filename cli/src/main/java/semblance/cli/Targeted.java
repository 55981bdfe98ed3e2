package semblance.cli;

import java.io.Serializable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.config.Near;

/** Rows of which one column is now the one to predict. */
record Targeted(Dataset rows, Schema schema) implements Dataset {

    /** @throws Failure if there is no such column */
    static Dataset of(Dataset rows, String target) {
        Schema schema = rows.schema();
        if (target.isEmpty() || schema.target().equals(target)) return rows;
        require(schema, target, "--target");
        return new Targeted(rows, new Schema(schema.columns(), target, schema.weight()));
    }

    /** @throws Failure if the schema has no such column */
    static void require(Schema schema, String column, String option) {
        if (!schema.names().contains(column))
            throw new Failure(
                    Exit.USAGE,
                    option + ": no column '" + column + "'" + Near.hint(column, schema.names()) + "; the columns are "
                            + String.join(", ", schema.names()));
    }

    @Override
    public int partitions() {
        return rows.partitions();
    }

    @Override
    public Stream<Table> partition(int index) {
        return rows.partition(index).map(table -> {
            Serializable[] arrays = IntStream.range(0, schema.columns().size())
                    .mapToObj(table::array)
                    .toArray(Serializable[]::new);
            return Table.of(schema, java.util.List.of(arrays)).withWeights(table.weights());
        });
    }
}
