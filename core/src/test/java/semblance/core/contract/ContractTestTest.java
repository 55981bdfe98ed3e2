package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import semblance.api.Extension;

class ContractTestTest {
    /** A contract test of an engine, whose excuses are given. */
    private static DynamicTest test(Extension extension, Map<String, String> excused, String name) {
        ContractTest test = new ContractTest() {
            @Override
            protected Extension extension() {
                return extension;
            }

            @Override
            protected Map<String, String> excused() {
                return excused;
            }
        };
        return test.contract()
                .filter(candidate -> candidate.getDisplayName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static final String ORDER = "partitions are merged in their order";
    private static final String ROWS = "bound rows are the same rows";

    @Test
    void aBrokenPromiseFails() {
        DynamicTest test = test(new Hasty(), Map.of(), ORDER);
        assertThatThrownBy(() -> test.getExecutable().execute()).isInstanceOf(ContractViolation.class);
    }

    @Test
    void anExcusedPromiseThatIsBrokenIsSkippedWithItsReason() {
        DynamicTest test = test(new Hasty(), Map.of(ORDER, "it is in a hurry"), ORDER);
        assertThatThrownBy(() -> test.getExecutable().execute())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("excused: it is in a hurry");
    }

    @Test
    void anExcusedPromiseThatIsKeptFails() {
        DynamicTest test = test(new Hasty(), Map.of(ROWS, "for nothing"), ROWS);
        assertThatThrownBy(() -> test.getExecutable().execute())
                .hasMessage("this check passes and need not be excused any more");
    }

    @Test
    void anExcuseForACheckThatDoesNotExistFails() {
        DynamicTest test = test(new Hasty(), Map.of("no such check", "a slip"), "no such check");
        assertThatThrownBy(() -> test.getExecutable().execute())
                .hasMessage("no check has this name; there is nothing to excuse");
    }

    @Test
    void whatIsOfNoKindHasNoContract() {
        Extension nothing = () -> "nothing";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contract.of(nothing, new World()))
                .withMessageEndingWith(
                        "is no trainer, transform, engine, optimizer, schedule, question, source or sink");
    }

    @Test
    void aFailureThatNoCheckForesawIsAViolation() {
        Check check = new Check("all is well", () -> {
            throw new NullPointerException("nothing is there");
        });
        assertThatThrownBy(check::run)
                .isInstanceOf(ContractViolation.class)
                .hasMessageStartingWith(
                        "expected that all is well\n   found java.lang.NullPointerException: nothing is there")
                .hasCauseInstanceOf(NullPointerException.class);
        assertThat(check.name()).isEqualTo("all is well");
    }
}
