package semblance.core.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.model.Evidence;
import semblance.api.model.Evidence.OneOf;
import semblance.api.model.Evidence.Range;

class GivenTest {
    private static final Schema SCHEMA = Schema.of(
            new Column.Numeric("age", Kind.INTEGER),
            new Column.Numeric("born", Kind.DATE),
            new Column.Numeric("t"),
            new Column.Categorical("sex", "Female", "Male"),
            new Column.Categorical("income", "<=50K", ">50K", "a,b|c"));

    @Test
    void rangesSetsAndValuesAreRead() {
        assertThat(Given.parse("age=30..40, sex=Female|Male,born=2000-01-02..,t=..-1e-3", SCHEMA))
                .isEqualTo(Evidence.of(
                        new Range("age", 30, 40),
                        new OneOf("sex", List.of("Female", "Male")),
                        new Range("born", 10958, Double.POSITIVE_INFINITY),
                        new Range("t", Double.NEGATIVE_INFINITY, -1e-3)));
    }

    @Test
    void aSingleNumberIsAKnownValue() {
        assertThat(Given.parse("t=-5", SCHEMA)).isEqualTo(Evidence.of(new Range("t", -5, -5)));
    }

    @Test
    void levelsMayHoldSignsAndQuotesKeepTheRest() {
        assertThat(Given.parse("income=<=50K|'a,b|c',\"sex\"=Male", SCHEMA))
                .isEqualTo(
                        Evidence.of(new OneOf("income", List.of("<=50K", "a,b|c")), new OneOf("sex", List.of("Male"))));
    }

    @Test
    void noTextIsNoEvidence() {
        assertThat(Given.parse(" ", SCHEMA).conditions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
                    age -> expected column=value, column=low..high or column=level|level, found 'age'
                    agee=3 -> no column 'agee'; did you mean 'age'? the columns are age, born, t, sex, income
                    age=3.5 -> 'age': '3.5' is not a whole number
                    age=30|40 -> 'age': '30|40' is not a whole number; give a range low..high, sets are for levels
                    age=40..30 -> 'age': no number lies in 40.0..30.0
                    age=.. -> 'age': '..' has no bound
                    sex=female -> column 'sex' has no level 'female'; its levels are Female, Male
                    sex='Female -> a quote is not closed in 'sex='Female'
                    sex=Male,sex=Male -> two conditions on column 'sex'
                    born=1.1.2000 -> 'born': '1.1.2000' is not a date such as 2024-02-29
                    """)
    void whatCannotBeReadIsNamed(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Given.parse(text, SCHEMA))
                .withMessage(message);
    }
}
