package semblance.randomforest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** Answers to questions about rows, worked out for some rows at a time by all threads of a run. */
final class Answers {
    private Answers() {}

    /**
     * One answer for each row.
     *
     * @param schema of the answers, all of them numbers
     * @param piece rows that one thread takes at a time
     * @param answer the answers, shape [columns][rows]
     */
    static Dataset rowByRow(
            Forest forest, Dataset rows, Run run, Schema schema, int piece, Function<Table, double[][]> answer) {
        List<Table> answers = new ArrayList<>();
        for (Table table : tables(forest, rows)) {
            int pieces = (table.rows() + piece - 1) / piece;
            List<double[][]> parts =
                    run.map(pieces, p -> answer.apply(table.slice(p * piece, Math.min(table.rows(), (p + 1) * piece))));
            double[][] columns = new double[schema.columns().size()][];
            for (int c = 0; c < columns.length; c++) {
                int column = c;
                columns[c] = parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part[column]))
                        .toArray();
            }
            answers.add(Table.of(schema, List.of(columns)));
        }
        return of(schema, answers);
    }

    /** The rows, checked against the forest's columns. */
    static List<Table> tables(Forest forest, Dataset rows) {
        List<Table> tables = new ArrayList<>();
        for (int p = 0; p < rows.partitions(); p++)
            try (Stream<Table> partition = rows.partition(p)) {
                partition.forEachOrdered(tables::add);
            }
        tables.forEach(forest::check);
        return tables;
    }

    /** Answers that are there already. */
    static Dataset of(Schema schema, List<Table> answers) {
        return new Dataset() {
            @Override
            public Schema schema() {
                return schema;
            }

            @Override
            public int partitions() {
                return answers.size();
            }

            @Override
            public Stream<Table> partition(int index) {
                return Stream.of(answers.get(index));
            }
        };
    }
}
