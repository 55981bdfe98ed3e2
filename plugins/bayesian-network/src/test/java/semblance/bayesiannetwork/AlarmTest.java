package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Seed;

/** The alarm network (Beinlich et al. 1989), where its file is at hand. */
class AlarmTest {
    private static BayesianNetwork alarm() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("../shared/data/bn"))) root = root.getParent();
        Assumptions.assumeTrue(root != null, "no shared data");
        return read(Files.readString(root.resolve("../shared/data/bn/bif/alarm.bif")));
    }

    /** Reads the plainest dialect; rows are brought to sum to 1. */
    private static BayesianNetwork read(String text) {
        List<Column> columns = new ArrayList<>();
        Matcher variable = Pattern.compile("variable (\\w+) \\{\\s*type discrete \\[ \\d+ ] \\{ ([^}]*) }")
                .matcher(text);
        while (variable.find())
            columns.add(new Column.Categorical(
                    variable.group(1), List.of(variable.group(2).split(", ")), false));
        Schema schema = new Schema(columns, "", "");
        Node[] nodes = new Node[columns.size()];
        Matcher block = Pattern.compile("probability \\( (\\w+)(?: \\| ([^)]*))? \\) \\{([^}]*)}")
                .matcher(text);
        while (block.find()) {
            int column = schema.indexOf(block.group(1));
            int states = ((Column.Categorical) columns.get(column)).levels().size();
            String[] names =
                    block.group(2) == null ? new String[0] : block.group(2).split(", ");
            int[] parents = Arrays.stream(names)
                    .mapToInt(name -> schema.indexOf(name.strip()))
                    .toArray();
            int size = states;
            for (int parent : parents)
                size *= ((Column.Categorical) columns.get(parent)).levels().size();
            double[] table = new double[size];
            Matcher row = Pattern.compile("(?:\\(([^)]*)\\)|table) ([^;]*);").matcher(block.group(3));
            while (row.find()) {
                int configuration = 0;
                String[] levels =
                        row.group(1) == null ? new String[0] : row.group(1).split(", ");
                for (int k = 0; k < levels.length; k++) {
                    List<String> known = ((Column.Categorical) columns.get(parents[k])).levels();
                    configuration = configuration * known.size() + known.indexOf(levels[k]);
                }
                double[] numbers = Arrays.stream(row.group(2).split(", "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                double sum = Arrays.stream(numbers).sum();
                for (int s = 0; s < states; s++) table[configuration * states + s] = numbers[s] / sum;
            }
            nodes[column] = new Node(parents, new ProbabilityTable(table));
        }
        return new BayesianNetwork(schema, List.of(nodes));
    }

    @ParameterizedTest
    @CsvSource({
        "BP, LOW, '', .3899931",
        "BP, NORMAL, '', .2047078",
        "BP, HIGH, '', .4052992",
        "HYPOVOLEMIA, TRUE, BP=LOW HRBP=HIGH, .26796824",
        "LVFAILURE, TRUE, HISTORY=TRUE CVP=HIGH, .33099756"
    })
    void answersAreThoseOfOthers(String column, String level, String known, double expected) throws IOException {
        BayesianNetwork alarm = alarm();
        Prediction.Levels levels =
                (Prediction.Levels) alarm.predict(Networks.row(alarm.schema(), known.split(" ")), column);
        int code = levels.column().levels().indexOf(level);
        assertThat(levels.probabilities()[code][0]).isCloseTo(expected, within(1e-7));
    }

    @Test
    void oneTreeForAllPatternsAgreesWithOneForEach() throws IOException {
        BayesianNetwork alarm = alarm();
        assertThat(alarm.cost(List.of()).entries()).isLessThan(1500);
        Table rows = Networks.holes(alarm.sample(60, new Seed(1).random()), 0.5, new Seed(2).random());
        double[][][] all = alarm.marginals(rows).probabilities();
        double[] logDensity = alarm.logDensity(rows);
        for (int c : new int[] {0, 9, 20, 36}) {
            double[][] alone = ((Prediction.Levels)
                            alarm.predict(rows, alarm.schema().names().get(c)))
                    .probabilities();
            for (int r = 0; r < 60; r++) {
                if (rows.codes(c)[r] >= 0) continue;
                // and with the ratio of densities, which come from other trees
                String level = ((Column.Categorical) alarm.schema().columns().get(c))
                        .levels()
                        .get(0);
                double ratio = alarm.logDensity(with(rows.slice(r, r + 1), c, 0))[0] - logDensity[r];
                assertThat(all[c][0][r]).as(level).isCloseTo(alone[0][r], within(1e-12));
                assertThat(Math.exp(ratio)).as(level).isCloseTo(alone[0][r], within(1e-10));
            }
        }
    }

    private static Table with(Table row, int column, int level) {
        List<java.io.Serializable> columns = new ArrayList<>();
        for (int c = 0; c < row.schema().columns().size(); c++)
            columns.add(c == column ? new int[] {level} : row.codes(c));
        return Table.of(row.schema(), columns);
    }
}
