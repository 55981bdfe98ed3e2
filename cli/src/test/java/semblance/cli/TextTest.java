package semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

class TextTest {
    private static Map<String, Object> tree() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("name", "a\"b\\\n\u0001é");
        inner.put("values", List.of(0.1, 1e20, Double.NaN, 3, true));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("parts", List.of(inner, Map.of()));
        tree.put("none", null);
        return tree;
    }

    @Test
    void jsonEscapesAndHasNoInfinities() {
        assertThat(Json.line(tree()))
                .isEqualTo(
                        "{\"parts\": [{\"name\": \"a\\\"b\\\\\\n\\u0001é\", \"values\": [0.1, 1E+20, null, 3, true]}, {}], "
                                + "\"none\": null}");
        assertThat(Json.pretty(Map.of("a", List.of(Map.of())))).isEqualTo("{\n  \"a\": [\n    {}\n  ]\n}");
    }

    @Test
    void outlinesAreYaml() {
        assertThat(Outline.text(tree())).isEqualTo("""
                        parts:
                          - name: "a\\"b\\\\\\n\\u0001é"
                            values: [0.1, 1E+20, null, 3, true]
                          - {}
                        none: null
                        """);
    }

    @Test
    void aTapSumsInTheOrderOfThePartitionsWhateverTheOrderOfReading() {
        double[] values = new double[3 * Dataset.BATCH];
        for (int i = 0; i < values.length; i++) values[i] = -Math.sin(i) * 1e3;
        Dataset rows = Dataset.of(Table.of(Schema.of(new Column.Numeric("logDensity")), List.of(values)));
        Tap<LogDensities> forward = new Tap<>(rows, LogDensities::new);
        Tap<LogDensities> backward = new Tap<>(rows, LogDensities::new);
        for (int p = 0; p < 3; p++) {
            forward.partition(p).forEach(table -> {});
            backward.partition(2 - p).forEach(table -> {});
        }
        assertThat(backward.total().mean()).isEqualTo(forward.total().mean());
        assertThat(forward.total().tree()).containsEntry("rows", (long) values.length);
    }

    @Test
    void anImpossibleRowMakesTheMeanInfinite() {
        Dataset rows = Dataset.of(
                Table.of(Schema.of(new Column.Numeric("logDensity")), List.of(new double[] {-1, -Double.MAX_VALUE})));
        LogDensities sum = rows.collect(LogDensities::new);
        assertThat(Json.line(sum.tree()))
                .isEqualTo(
                        "{\"rows\": 2, \"meanLogDensity\": null, \"minimum\": -1, \"maximum\": -1, \"impossibleRows\": 1}");
        assertThat(sum).hasToString("1 of 2 rows are impossible");
    }
}
