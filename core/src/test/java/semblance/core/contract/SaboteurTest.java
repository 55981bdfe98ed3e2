package semblance.core.contract;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SaboteurTest {
    @ParameterizedTest
    @EnumSource(Fault.class)
    void dump(Fault fault) {
        List<String> failed = new ArrayList<>();
        long start = System.nanoTime();
        for (Check check : Contract.of(new Marginals(10, 0.5, fault), new World())) {
            try {
                check.run();
            } catch (NotApplicable e) {
                failed.add("N/A " + check.name() + e.getMessage());
            } catch (ContractViolation e) {
                failed.add(check.name() + " :: " + e.getMessage().replace("\n", " | "));
            }
        }
        System.out.println("=== " + fault + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
        failed.forEach(f -> System.out.println("    " + f));
    }
}
