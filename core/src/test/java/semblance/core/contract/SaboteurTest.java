package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SaboteurTest {
    private static final List<String> SOME = List.of("missing", "weighted", "classes", "texts");

    /** Fewer examples, so that many saboteurs can be tried. */
    private static final class Small extends World {
        @Override
        public List<Example> examples() {
            return super.examples().stream()
                    .filter(example -> SOME.contains(example.name()))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyFaultIsFoundByTheCheckThatNamesIt(Fault fault) {
        Map<String, ContractViolation> violations = World.violations(new Marginals(4, 0.5, fault), new Small());
        assertThat(violations).containsKey(fault.check);
        if (fault.alone) assertThat(violations).containsOnlyKeys(fault.check);
        ContractViolation violation = violations.get(fault.check);
        assertThat(violation.getMessage())
                .startsWith("expected ")
                .contains("\n   found ")
                .contains("\n  breaks ")
                .endsWith("\"");
    }

    @Test
    void anHonestTrainerBreaksNothing() {
        assertThat(World.violations(new Marginals(), new World())).isEmpty();
    }

    @Test
    void aViolationSaysWhatWasExpectedWhatWasFoundAndWhichSentenceIsBroken() {
        Map<String, ContractViolation> violations =
                World.violations(new Marginals(4, 0.5, Fault.LOSES_THE_TARGET), new World());
        assertThat(violations.get("the model describes the columns of the rows"))
                .hasMessage("""
                        expected a model with the target of the rows
                           found color is not , on the example 'classes'
                          breaks Model.schema: "tables given to it and made by it have exactly these\"""");
    }

    @Test
    void aTrainerThatCanDoEverythingFacesMoreThanFortyChecks() {
        List<Check> checks = Contract.of(new Marginals(), new World());
        assertThat(checks).hasSizeGreaterThanOrEqualTo(80);
        assertThat(checks).extracting(Check::name).doesNotHaveDuplicates();
    }

    @Test
    void aQuickTrainerIsCheckedWithinThreeSeconds() {
        World.violations(new Marginals(), new World()); // the first run compiles
        long start = System.nanoTime();
        World.violations(new Marginals(), new World());
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(3);
    }
}
