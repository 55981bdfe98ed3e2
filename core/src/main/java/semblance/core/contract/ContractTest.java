package semblance.core.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import semblance.api.Extension;

/**
 * Runs the contract of an extension in JUnit, one test for each check:
 *
 * <pre>{@code
 * class BoxContractTest extends ContractTest {
 *     @Override
 *     protected Extension extension() {
 *         return new BoxTrainer();
 *     }
 * }
 * }</pre>
 *
 * A trainer that needs long may be returned with parameters that make it quick. Every method of {@link Surroundings} may
 * be overridden, such as {@link #examples()} by a trainer that learns from rows of its own kind alone, and must be for a
 * data source, {@link #location()}.
 */
public abstract class ContractTest implements Surroundings {

    /** For subclasses. */
    protected ContractTest() {}

    /** What is to be checked. */
    protected abstract Extension extension();

    /**
     * The names of checks that the extension cannot pass, each with the reason. They are run all the same: one that
     * passes, or that is not among the checks, need not be excused and fails.
     */
    protected Map<String, String> excused() {
        return Map.of();
    }

    /** One test for each check. */
    @TestFactory
    @SuppressWarnings("exports") // JUnit is there wherever this class is used, and nowhere else
    public Stream<DynamicTest> contract() {
        List<Check> checks = Contract.of(extension(), this);
        Map<String, String> excused = new LinkedHashMap<>(excused());
        List<DynamicTest> tests = new java.util.ArrayList<>();
        for (Check check : checks) {
            String excuse = excused.remove(check.name());
            tests.add(dynamicTest(check.name(), () -> run(check, excuse == null ? "" : excuse)));
        }
        for (String unknown : new TreeSet<>(excused.keySet()))
            tests.add(
                    dynamicTest(unknown, () -> Assertions.fail("no check has this name; there is nothing to excuse")));
        return tests.stream();
    }

    private static void run(Check check, String excuse) {
        try {
            check.run();
        } catch (NotApplicable e) {
            Assumptions.abort("not applicable: " + e.getMessage());
        } catch (ContractViolation e) {
            if (excuse.isEmpty()) throw e;
            Assumptions.abort("excused: " + excuse);
        }
        if (!excuse.isEmpty()) Assertions.fail("this check passes and need not be excused any more");
    }
}
