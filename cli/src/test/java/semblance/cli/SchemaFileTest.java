package semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;

class SchemaFileTest {
    @Test
    void everyTypeAndRoleIsRead() {
        SchemaFile file = SchemaFile.parse("adult.yaml", """
                columns:
                  age: integer
                  born: date
                  seen: date-time
                  size: {type: categorical, levels: [S, M, 1], ordered: true}
                  income: categorical
                  image: {type: tensor, shape: [28, 28, 1]}
                  fnlwgt: real
                  remark: text
                target: income
                weight: fnlwgt
                without: [id, remark]
                """);
        assertThat(file.expected())
                .isEqualTo(new Schema(
                        List.of(
                                new Column.Numeric("age", Kind.INTEGER),
                                new Column.Numeric("born", Kind.DATE),
                                new Column.Numeric("seen", Kind.DATE_TIME),
                                new Column.Categorical("size", List.of("S", "M", "1"), true),
                                new Column.Categorical("income"),
                                new Column.Tensor("image", List.of(28, 28, 1)),
                                new Column.Text("remark")),
                        "income",
                        "fnlwgt"));
        assertThat(file.without()).containsExactly("id", "remark");
    }

    @Test
    void whatIsPrintedReadsBackAsTheSameSchema() {
        Schema schema = new Schema(
                List.of(
                        new Column.Numeric("a b: c"),
                        new Column.Categorical("yes", List.of("no", "", "1.0", "x: y", "#", "it's", "\"q\"\n"), false),
                        new Column.Tensor("t", List.of(2, 3)),
                        new Column.Text("null")),
                "yes",
                "w");
        SchemaFile file = SchemaFile.parse("x", Outline.text(SchemaFile.tree(schema)));
        assertThat(file.expected()).isEqualTo(schema);
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        Failure failure = catchThrowableOfType(Failure.class, () -> SchemaFile.parse("adult.yaml", """
                        columns:
                          age: intger
                          size: {type: categorical, level: [S]}
                          image: {type: tensor, shape: [0]}
                          sex: {type: categorical, levels: [a, a], ordered: maybe}
                          age: real
                        targt: income
                        """));
        assertThat(failure.exit()).isEqualTo(Exit.USAGE);
        assertThat(failure.lines())
                .containsExactly(
                        "adult.yaml:7: unknown 'targt'; did you mean 'target'?; known: columns, target, weight, without",
                        "adult.yaml:6: 'age' is there twice",
                        "adult.yaml:3: unknown 'level'; did you mean 'levels'?; known: type, levels, ordered",
                        "adult.yaml:4: a length must be a whole number from 1, found '0'",
                        "adult.yaml:5: ordered must be true or false, found 'maybe'",
                        "adult.yaml:5: column 'sex': a level is repeated in [a, a]");
    }

    @Test
    void brokenYamlIsToldWithItsLine() {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> SchemaFile.parse("x.yaml", "columns:\n  a: [real\nb: 1\n"));
        assertThat(failure.getMessage()).startsWith("x.yaml:3: this is not YAML: while parsing a flow sequence");
    }
}
